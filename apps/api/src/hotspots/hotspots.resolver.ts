import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';

import { toAccidentFilter } from '../common/accident-filter.input.ts';
import { Allow } from '../common/allow.ts';
import { Acting, type ActingContext } from '../common/acting-context.ts';
import { toParameterValues } from '../common/parameter.ts';
import { withUserErrors } from '../common/user-errors.ts';
import { HotspotComparisonObject } from './comparison/comparison.objects.ts';
import { HotspotComparisons } from './comparison/hotspot-comparisons.service.ts';
import { presentComparison } from './comparison/present-comparison.ts';
import { HotspotMethodObject, HotspotPayload, HotspotRunObject, HotspotRunSummaryObject } from './hotspot-run.objects.ts';
import { HotspotRunsService, parseRepeatVersion } from './hotspot-runs.service.ts';
import { HotspotRunInput, RepeatHotspotsInput, RunHotspotsInput } from './hotspot.inputs.ts';
import { presentRun, presentRunSummary } from './present-hotspot-run.ts';

@Resolver()
export class HotspotsResolver {
  readonly #runs: HotspotRunsService;
  readonly #comparisons: HotspotComparisons;

  constructor(runs: HotspotRunsService, comparisons: HotspotComparisons) {
    this.#runs = runs;
    this.#comparisons = comparisons;
  }

  @Query(() => [HotspotMethodObject])
  @Allow('records.read')
  async hotspotMethods(@Acting() context: ActingContext): Promise<HotspotMethodObject[]> {
    return this.#runs.listMethods(context);
  }

  /** Newest first. */
  @Query(() => [HotspotRunSummaryObject])
  @Allow('records.read')
  async hotspotRuns(@Acting() context: ActingContext): Promise<HotspotRunSummaryObject[]> {
    return (await this.#runs.list(context)).map(presentRunSummary);
  }

  @Query(() => HotspotRunObject, { nullable: true })
  @Allow('records.read')
  async hotspotRun(@Acting() context: ActingContext, @Args('id', { type: () => ID }) id: string): Promise<HotspotRunObject | null> {
    const run = await this.#runs.find(context, id);
    return run && presentRun(run);
  }

  /** Two to four finished runs beside each other. */
  @Query(() => HotspotComparisonObject)
  @Allow('records.read')
  async hotspotComparison(
    @Acting() context: ActingContext,
    @Args('runIds', { type: () => [ID] }) runIds: string[],
  ): Promise<HotspotComparisonObject> {
    return presentComparison(await this.#comparisons.compare(context, runIds));
  }

  @Mutation(() => HotspotPayload)
  @Allow('analyses.run')
  runHotspots(@Acting() context: ActingContext, @Args('input') input: RunHotspotsInput): Promise<HotspotPayload> {
    const { methodId, parameters, filter, seed } = input;
    return withUserErrors('run', async () =>
      presentRunSummary(
        await this.#runs.start(context, { methodId, seed, parameters: toParameterValues(parameters), filter: toAccidentFilter(filter) }),
      ),
    );
  }

  @Mutation(() => HotspotPayload)
  @Allow('analyses.run')
  repeatHotspotRun(@Acting() context: ActingContext, @Args('input') input: RepeatHotspotsInput): Promise<HotspotPayload> {
    return withUserErrors('run', async () =>
      presentRunSummary(await this.#runs.repeat(context, input.runId, parseRepeatVersion(input.dataVersion))),
    );
  }

  @Mutation(() => HotspotPayload)
  @Allow('analyses.run')
  cancelHotspotRun(@Acting() context: ActingContext, @Args('input') { runId }: HotspotRunInput): Promise<HotspotPayload> {
    return withUserErrors('run', async () => presentRunSummary(await this.#runs.cancel(context, runId)));
  }
}
