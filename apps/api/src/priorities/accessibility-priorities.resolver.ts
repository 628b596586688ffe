import { parseLinkNumbers, parsePriorityCell } from '@elektron/domain';
import { Args, ID, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';

import { AccidentFilterInput, toAccidentFilter } from '../common/accident-filter.input.ts';
import { Acting, type ActingContext } from '../common/acting-context.ts';
import { Allow } from '../common/allow.ts';
import { AccessibilityPrioritiesObject, PrioritySiteConnection } from './accessibility-priorities.objects.ts';
import { AccessibilityPrioritiesService } from './accessibility-priorities.service.ts';
import { pageSites, parsePage, presentPriorities, type PresentedPriorities } from './present-priorities.ts';

@Resolver(() => AccessibilityPrioritiesObject)
export class AccessibilityPrioritiesResolver {
  readonly #priorities: AccessibilityPrioritiesService;

  constructor(priorities: AccessibilityPrioritiesService) {
    this.#priorities = priorities;
  }

  /** Sites of the network by the excess of pedestrian accidents and by what their crossings and footways lack: two axes, never one. */
  @Query(() => AccessibilityPrioritiesObject)
  @Allow('records.read')
  async accessibilityPriorities(
    @Acting() context: ActingContext,
    @Args('filter', {
      type: () => AccidentFilterInput,
      nullable: true,
      description: 'What it says of road users gives way to pedestrians.',
    })
    filter: AccidentFilterInput | null,
    @Args('partMeters', { type: () => Int, nullable: true }) partMeters: number | null,
    @Args('highPercent', { type: () => Int, nullable: true }) highPercent: number | null,
    @Args('runId', {
      type: () => ID,
      nullable: true,
      description: 'A run of the ranking of sites; the newest of these accidents without it.',
    })
    runId: string | null,
  ): Promise<PresentedPriorities> {
    const question = { filter: toAccidentFilter(filter), ...parseLinkNumbers({ partMeters, highPercent }), runId: runId ?? null };
    return presentPriorities(await this.#priorities.find(context, question));
  }

  @ResolveField(() => PrioritySiteConnection)
  async sites(
    @Acting() context: ActingContext,
    @Parent() { found }: PresentedPriorities,
    @Args('cell', {
      type: () => Int,
      nullable: true,
      description: 'Position in `cells`; without it the sites with crossings or footways, or with surely more accidents than their like.',
    })
    cell: number | null,
    @Args('first', { type: () => Int, nullable: true, defaultValue: 50 }) first: number,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
  ): Promise<PrioritySiteConnection> {
    const page = parsePage(parsePriorityCell(cell ?? null), first, after);
    return pageSites(page, await this.#priorities.list(context, found, page));
  }
}
