import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';

import { UserErrorObject } from '../common/problem.ts';
import { DateTimeScalar, JsonScalar } from '../common/scalars.ts';
import type { OpenDraft } from './upload-drafts.service.ts';

@ObjectType('UploadDraft', { description: 'Files of which somebody has begun to say what they are.' })
export class UploadDraftObject {
  @Field(() => ID)
  readonly uploadId!: string;

  @Field(() => [String], { description: 'Names of the files.' })
  readonly files!: readonly string[];

  @Field(() => DateTimeScalar)
  readonly begun!: Date;

  @Field(() => DateTimeScalar, { description: 'A day later the files are deleted, unless somebody goes on.' })
  readonly changed!: Date;

  @Field(() => JsonScalar, { nullable: true, description: 'What has been decided so far, as the page that asks keeps it.' })
  readonly decided!: object | null;
}

@InputType()
export class KeepUploadDraftInput {
  @Field(() => ID)
  readonly uploadId!: string;

  @Field(() => JsonScalar, { description: 'An object; it comes back as it is.' })
  readonly decided!: unknown;
}

@ObjectType('UploadDraftPayload')
export class UploadDraftPayload {
  @Field(() => UploadDraftObject, { nullable: true })
  readonly draft!: UploadDraftObject | null;

  @Field(() => [UserErrorObject])
  readonly userErrors!: readonly UserErrorObject[];
}

@InputType()
export class DiscardUploadInput {
  @Field(() => ID)
  readonly uploadId!: string;
}

@ObjectType('DiscardUploadPayload')
export class DiscardUploadPayload {
  @Field(() => ID, { nullable: true })
  readonly uploadId!: string | null;

  @Field(() => [UserErrorObject])
  readonly userErrors!: readonly UserErrorObject[];
}

@InputType({ description: 'One table of an upload, and how it is to be looked at.' })
export class LookAtTableInput {
  @Field(() => ID)
  readonly uploadId!: string;

  @Field(() => Int, { description: 'Which of the files, from 0.' })
  readonly file!: number;

  @Field(() => JsonScalar, { description: 'How the file is cut, as the “reading” of a mapping.' })
  readonly reading!: unknown;

  @Field(() => String, {
    nullable: true,
    description: 'What a person says that its records are (accident, traffic); without it, what its headings speak for.',
  })
  readonly recordKind?: string | null;

  @Field(() => JsonScalar, { nullable: true, description: 'A mapping; its first lines are then read by it.' })
  readonly mapping!: unknown;
}

export function toUploadDraftObject({ uploadId, files, begun, changed, decided }: OpenDraft): UploadDraftObject {
  return { uploadId, files: files.map(({ name }) => name), begun: new Date(begun), changed: new Date(changed), decided };
}
