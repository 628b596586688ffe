import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';

import { Acting, ActingPerson, type ActingContext, type Actor } from '../common/acting-context.ts';
import { Allow } from '../common/allow.ts';
import { OrganisationDirectory } from '../common/organisation.ts';
import { JsonScalar } from '../common/scalars.ts';
import { withUserErrors } from '../common/user-errors.ts';
import { RemarkReadings } from './remark-readings.ts';
import { presentLook, presentSurvey, type PresentedLook, type PresentedSurvey } from './present-survey.ts';
import {
  DiscardUploadInput,
  DiscardUploadPayload,
  KeepUploadDraftInput,
  LookAtTableInput,
  toUploadDraftObject,
  UploadDraftObject,
  UploadDraftPayload,
} from './upload-draft.object.ts';
import { UploadDrafts } from './upload-drafts.service.ts';
import { UploadSurveys } from './upload-surveys.service.ts';

/** Files of no known format, on the way to being read. */
@Resolver()
export class UploadDraftsResolver {
  readonly #drafts: UploadDrafts;
  readonly #surveys: UploadSurveys;
  readonly #directory: OrganisationDirectory;
  readonly #readings: RemarkReadings;

  constructor(drafts: UploadDrafts, surveys: UploadSurveys, directory: OrganisationDirectory, readings: RemarkReadings) {
    this.#drafts = drafts;
    this.#surveys = surveys;
    this.#directory = directory;
    this.#readings = readings;
  }

  @Query(() => [UploadDraftObject], { description: 'Files that wait for somebody to say what they are.' })
  @Allow('records.import')
  async uploadDrafts(@Acting() context: ActingContext): Promise<UploadDraftObject[]> {
    return (await this.#drafts.list(context)).map(toUploadDraftObject);
  }

  @Query(() => JsonScalar, { description: 'What such files look like, as the upload route has answered, with what was decided since.' })
  @Allow('records.import')
  async uploadSurvey(
    @Acting() context: ActingContext,
    @ActingPerson() { personId }: Actor,
    @Args('uploadId', { type: () => ID }) uploadId: string,
  ): Promise<PresentedSurvey> {
    const opened = await this.#drafts.open(context, uploadId);
    await this.#readings.noteUpload(context, uploadId, personId, 'uploadSurvey');
    return presentSurvey(opened);
  }

  @Query(() => JsonScalar, { description: 'One table as it would be read: its lines cut anew, the first ones read, three places.' })
  @Allow('records.import')
  async uploadTable(
    @Acting() context: ActingContext,
    @ActingPerson() { personId }: Actor,
    @Args('input') { mapping, ...question }: LookAtTableInput,
  ): Promise<PresentedLook> {
    const [looked, { srid }] = await Promise.all([this.#surveys.look(context, question, mapping), this.#directory.get(context)]);
    await this.#readings.noteUpload(context, question.uploadId, personId, 'uploadTable');
    return presentLook(looked, srid);
  }

  @Mutation(() => UploadDraftPayload, { description: 'Keeps what has been decided about an upload so far.' })
  @Allow('records.import')
  keepUploadDraft(
    @Acting() context: ActingContext,
    @Args('input') { uploadId, decided }: KeepUploadDraftInput,
  ): Promise<UploadDraftPayload> {
    return withUserErrors('draft', async () => toUploadDraftObject(await this.#drafts.keep(context, uploadId, decided)));
  }

  @Mutation(() => DiscardUploadPayload, { description: 'Takes the files of an upload away that is not being imported.' })
  @Allow('records.import')
  discardUpload(@Acting() context: ActingContext, @Args('input') { uploadId }: DiscardUploadInput): Promise<DiscardUploadPayload> {
    return withUserErrors('uploadId', async () => {
      await this.#drafts.discard(context, uploadId);
      return uploadId;
    });
  }
}
