import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';

import { toAccidentFilter } from '../common/accident-filter.input.ts';
import { Acting, type ActingContext } from '../common/acting-context.ts';
import { Allow } from '../common/allow.ts';
import { withUserErrors } from '../common/user-errors.ts';
import { CorrectInterventionInput } from './evaluation.inputs.ts';
import { InterventionDocuments } from './intervention-documents.service.ts';
import {
  InterventionChangeObject,
  InterventionDocumentObject,
  InterventionDocumentsPayload,
  InterventionPayload,
} from './intervention.objects.ts';
import { InterventionsService } from './interventions.service.ts';
import { presentChange, presentDocument, presentIntervention } from './present-intervention.ts';

/** The register of interventions, beyond entering and listing. */
@Resolver()
export class InterventionsResolver {
  readonly #interventions: InterventionsService;
  readonly #documents: InterventionDocuments;

  constructor(interventions: InterventionsService, documents: InterventionDocuments) {
    this.#interventions = interventions;
    this.#documents = documents;
  }

  /** The latest first. */
  @Query(() => [InterventionChangeObject])
  @Allow('records.read')
  async interventionChanges(
    @Acting() context: ActingContext,
    @Args('interventionId', { type: () => ID }) interventionId: string,
  ): Promise<InterventionChangeObject[]> {
    return (await this.#interventions.listChanges(context, interventionId)).map(presentChange);
  }

  /** The first added first. */
  @Query(() => [InterventionDocumentObject])
  @Allow('records.read')
  async interventionDocuments(
    @Acting() context: ActingContext,
    @Args('interventionId', { type: () => ID }) interventionId: string,
  ): Promise<InterventionDocumentObject[]> {
    return (await this.#documents.list(context, interventionId)).map((document) => presentDocument(interventionId, document));
  }

  @Mutation(() => InterventionPayload, { description: 'Evaluations that were made keep what they used.' })
  @Allow('analyses.run')
  correctIntervention(
    @Acting() context: ActingContext,
    @Args('input') { interventionId, version, stated }: CorrectInterventionInput,
  ): Promise<InterventionPayload> {
    const { worksStart, worksEnd, targetFilter, ...correction } = stated;
    return withUserErrors('intervention', async () =>
      presentIntervention(
        await this.#interventions.correct(context, interventionId, version, {
          ...correction,
          targetFilter: targetFilter == null ? null : toAccidentFilter(targetFilter),
          worksPeriod: { start: worksStart, end: worksEnd },
        }),
      ),
    );
  }

  @Mutation(() => InterventionPayload, { description: 'Only of one that was not evaluated; the answer is what it was.' })
  @Allow('analyses.run')
  deleteIntervention(
    @Acting() context: ActingContext,
    @Args('interventionId', { type: () => ID }) interventionId: string,
  ): Promise<InterventionPayload> {
    return withUserErrors('intervention', async () => presentIntervention(await this.#interventions.delete(context, interventionId)));
  }

  @Mutation(() => InterventionDocumentsPayload)
  @Allow('analyses.run')
  removeInterventionDocument(
    @Acting() context: ActingContext,
    @Args('interventionId', { type: () => ID }) interventionId: string,
    @Args('documentId', { type: () => ID }) documentId: string,
  ): Promise<InterventionDocumentsPayload> {
    return withUserErrors('documents', async () =>
      (await this.#documents.remove(context, interventionId, documentId)).map((document) => presentDocument(interventionId, document)),
    );
  }
}
