import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';

import { toAccidentFilter } from '../common/accident-filter.input.ts';
import { Acting, type ActingContext } from '../common/acting-context.ts';
import { Allow } from '../common/allow.ts';
import { withUserErrors } from '../common/user-errors.ts';
import { AppraisalInput, TransferInput, UnitValuesInput } from './appraisal.inputs.ts';
import { AppraisalObject, AppraisalPayload, AppraisalSummaryObject } from './appraisal.objects.ts';
import { AppraisalsService } from './appraisals.service.ts';
import { presentAppraisal, presentAppraisalSummary, presentValues } from './present-appraisal.ts';
import { UnitValueSetObject, UnitValuesPayload } from './unit-values.objects.ts';
import { UnitValuesService } from './unit-values.service.ts';

@Resolver()
export class AppraisalsResolver {
  readonly #appraisals: AppraisalsService;
  readonly #values: UnitValuesService;

  constructor(appraisals: AppraisalsService, values: UnitValuesService) {
    this.#appraisals = appraisals;
    this.#values = values;
  }

  /** The table, then the own sets with all their versions. */
  @Query(() => [UnitValueSetObject])
  @Allow('records.read')
  async unitValueSets(@Acting() context: ActingContext): Promise<UnitValueSetObject[]> {
    return (await this.#values.list(context)).map(presentValues);
  }

  /** Newest first. */
  @Query(() => [AppraisalSummaryObject])
  @Allow('records.read')
  async appraisals(@Acting() context: ActingContext): Promise<AppraisalSummaryObject[]> {
    return (await this.#appraisals.list(context)).map(presentAppraisalSummary);
  }

  @Query(() => AppraisalObject, { nullable: true })
  @Allow('records.read')
  async appraisal(@Acting() context: ActingContext, @Args('id', { type: () => ID }) id: string): Promise<AppraisalObject | null> {
    const found = await this.#appraisals.find(context, id);
    return found && presentAppraisal(found);
  }

  @Mutation(() => AppraisalPayload)
  @Allow('analyses.run')
  makeAppraisal(@Acting() context: ActingContext, @Args('input') input: AppraisalInput): Promise<AppraisalPayload> {
    const { alternatives: asked, ...draft } = input;
    return withUserErrors('appraisal', async () => {
      const alternatives = asked.map(({ records, ...alternative }) => ({
        ...alternative,
        records: records == null ? null : toAccidentFilter(records),
      }));
      return presentAppraisal(await this.#appraisals.make(context, { ...draft, alternatives }));
    });
  }

  @Mutation(() => UnitValuesPayload)
  @Allow('analyses.run')
  addUnitValues(@Acting() context: ActingContext, @Args('input') input: UnitValuesInput): Promise<UnitValuesPayload> {
    return withUserErrors('values', async () => presentValues(await this.#values.add(context, input)));
  }

  @Mutation(() => UnitValuesPayload)
  @Allow('analyses.run')
  transferUnitValues(@Acting() context: ActingContext, @Args('input') input: TransferInput): Promise<UnitValuesPayload> {
    return withUserErrors('values', async () => presentValues(await this.#values.transfer(context, input)));
  }
}
