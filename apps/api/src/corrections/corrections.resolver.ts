import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';

import { AccidentDetailsRepository } from '../accidents/accident-details.repository.ts';
import { AccidentObject } from '../accidents/accident.object.ts';
import { Acting, type ActingContext } from '../common/acting-context.ts';
import { Allow } from '../common/allow.ts';
import { PERSONAL } from '../common/personal-field.ts';
import type { WarningObject } from '../common/warning.ts';
import { withUserErrors } from '../common/user-errors.ts';
import { AccidentHistoryService } from './accident-history.service.ts';
import { AccidentHistoryObject, CorrectAccidentInput, CorrectionPayload, WithdrawCorrectionInput } from './correction.objects.ts';
import { CorrectionsService } from './corrections.service.ts';
import { presentHistory } from './present-history.ts';

/** Corrections of accidents, and how they came to be what they are. */
@Resolver(() => AccidentObject)
export class CorrectionsResolver {
  readonly #corrections: CorrectionsService;
  readonly #history: AccidentHistoryService;
  readonly #details: AccidentDetailsRepository;

  constructor(corrections: CorrectionsService, history: AccidentHistoryService, details: AccidentDetailsRepository) {
    this.#corrections = corrections;
    this.#history = history;
    this.#details = details;
  }

  @ResolveField(() => AccidentHistoryObject, { middleware: [PERSONAL] })
  async history(@Acting() context: ActingContext, @Parent() accident: AccidentObject): Promise<AccidentHistoryObject> {
    return presentHistory(await this.#history.tell(context, accident.id));
  }

  @Mutation(() => CorrectionPayload)
  @Allow('records.import')
  correctAccident(@Acting() context: ActingContext, @Args('input') input: CorrectAccidentInput): Promise<CorrectionPayload> {
    return this.#answer(context, input.accidentId, () => this.#corrections.correct(context, input, new Date()));
  }

  @Mutation(() => CorrectionPayload)
  @Allow('records.import')
  withdrawCorrection(@Acting() context: ActingContext, @Args('input') input: WithdrawCorrectionInput): Promise<CorrectionPayload> {
    return this.#answer(context, input.accidentId, () => this.#corrections.withdraw(context, input.accidentId, input.correctionNo));
  }

  async #answer(context: ActingContext, accidentId: string, work: () => Promise<readonly WarningObject[]>): Promise<CorrectionPayload> {
    let warnings: readonly WarningObject[] = [];
    const payload = await withUserErrors('accident', async () => {
      warnings = await work();
      const [accident] = await this.#details.find(context, [accidentId.toLowerCase()]);
      return accident ?? null;
    });
    return { ...payload, warnings };
  }
}
