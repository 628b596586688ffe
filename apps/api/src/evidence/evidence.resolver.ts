import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';

import { Acting, type ActingContext } from '../common/acting-context.ts';
import { Allow } from '../common/allow.ts';
import { withUserErrors } from '../common/user-errors.ts';
import { EvidenceDecisionsService } from './evidence-decisions.service.ts';
import {
  DecideOnEvidenceInput,
  DecideOnFactorInput,
  EnterPublishedFactorInput,
  EvidenceFilterInput,
  RetirePublishedFactorInput,
  toEvidenceFilter,
  toEvidenceKind,
} from './evidence.inputs.ts';
import {
  EvidenceChoiceObject,
  EvidenceChoicePayload,
  EvidenceEntryObject,
  KindEvidenceObject,
  PublishedFactorPayload,
} from './evidence.objects.ts';
import { EvidenceService } from './evidence.service.ts';
import { presentChoice, presentEntry, presentFactor, presentKind } from './present-evidence.ts';
import { PublishedFactorsService } from './published-factors.service.ts';

const FILTER = { type: () => EvidenceFilterInput, nullable: true } as const;

@Resolver()
export class EvidenceResolver {
  readonly #evidence: EvidenceService;
  readonly #decisions: EvidenceDecisionsService;
  readonly #factors: PublishedFactorsService;

  constructor(evidence: EvidenceService, decisions: EvidenceDecisionsService, factors: PublishedFactorsService) {
    this.#evidence = evidence;
    this.#decisions = decisions;
    this.#factors = factors;
  }

  /** Every kind of intervention that can be pooled, with what is known of its effect. */
  @Query(() => [EvidenceEntryObject])
  @Allow('records.read')
  async evidenceLibrary(
    @Acting() context: ActingContext,
    @Args('filter', FILTER) filter: EvidenceFilterInput | null,
  ): Promise<EvidenceEntryObject[]> {
    return (await this.#evidence.listLibrary(context, toEvidenceFilter(filter))).map(presentEntry);
  }

  @Query(() => KindEvidenceObject)
  @Allow('records.read')
  async kindEvidence(
    @Acting() context: ActingContext,
    @Args('kind') kind: string,
    @Args('filter', FILTER) filter: EvidenceFilterInput | null,
  ): Promise<KindEvidenceObject> {
    return presentKind(await this.#evidence.findFactor(context, toEvidenceKind(kind), toEvidenceFilter(filter)), context.organisationId);
  }

  /** What the organisation has decided of an evaluation, and what leaves with it. */
  @Query(() => EvidenceChoiceObject)
  @Allow('records.read')
  async evidenceChoice(@Acting() context: ActingContext, @Args('runId', { type: () => ID }) runId: string): Promise<EvidenceChoiceObject> {
    return presentChoice(await this.#decisions.look(context, runId));
  }

  @Mutation(() => EvidenceChoicePayload)
  @Allow('sharing.manage')
  decideOnEvidence(
    @Acting() context: ActingContext,
    @Args('input') { runId, decision }: DecideOnEvidenceInput,
  ): Promise<EvidenceChoicePayload> {
    return withUserErrors('choice', async () => presentChoice(await this.#decisions.decide(context, runId, decision)));
  }

  @Mutation(() => PublishedFactorPayload)
  @Allow('analyses.run')
  enterPublishedFactor(@Acting() context: ActingContext, @Args('input') input: EnterPublishedFactorInput): Promise<PublishedFactorPayload> {
    return withUserErrors('factor', async () => presentFactor(await this.#factors.enter(context, input)));
  }

  @Mutation(() => PublishedFactorPayload)
  @Allow('sharing.manage')
  decideOnPublishedFactor(
    @Acting() context: ActingContext,
    @Args('input') { factorId, decision }: DecideOnFactorInput,
  ): Promise<PublishedFactorPayload> {
    return withUserErrors('factor', async () => presentFactor(await this.#factors.decide(context, factorId, decision)));
  }

  @Mutation(() => PublishedFactorPayload)
  @Allow('analyses.run')
  retirePublishedFactor(
    @Acting() context: ActingContext,
    @Args('input') { factorId }: RetirePublishedFactorInput,
  ): Promise<PublishedFactorPayload> {
    return withUserErrors('factor', async () => presentFactor(await this.#factors.retire(context, factorId)));
  }
}
