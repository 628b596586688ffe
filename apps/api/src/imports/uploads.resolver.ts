import type { Text } from '@elektron/domain';
import { Args, Field, Float, ID, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';

import { Acting, type ActingContext } from '../common/acting-context.ts';
import { Allow } from '../common/allow.ts';
import { AuditTrail } from '../common/audit-trail.ts';
import { UserErrorObject } from '../common/problem.ts';
import { TextObject } from '../common/text.ts';
import { withUserErrors } from '../common/user-errors.ts';
import { WarningObject } from '../common/warning.ts';
import { entryOfUpload } from './import-audit.ts';
import { MapUploadInput, toDecidedTable } from './map-upload.input.ts';
import { presentUpload } from './present-upload.ts';
import { UploadMapping } from './upload-mapping.service.ts';

@ObjectType('UploadedFile')
export class UploadedFileObject {
  @Field()
  readonly name!: string;

  @Field(() => Float)
  readonly size!: number;

  @Field(() => TextObject)
  readonly tableLabels!: Text;

  @Field(() => [String], { description: 'Columns that nothing is read from; they are kept as written.' })
  readonly unknownColumns!: readonly string[];
}

@ObjectType('UploadFormatChoice', { description: 'What the same files can be read as.' })
export class UploadFormatChoiceObject {
  @Field(() => ID)
  readonly formatId!: string;

  @Field(() => TextObject)
  readonly labels!: Text;
}

@InputType()
export class ChooseUploadFormatInput {
  @Field(() => ID)
  uploadId!: string;

  @Field({ description: 'One of the choices of the upload.' })
  formatId!: string;
}

@ObjectType('RecognisedUpload', { description: 'Files that can be imported, and what was found out about them.' })
export class RecognisedUploadObject {
  @Field(() => ID)
  readonly uploadId!: string;

  @Field(() => ID)
  readonly formatId!: string;

  @Field(() => TextObject)
  readonly formatLabels!: Text;

  @Field({ description: 'accidents | traffic | roads | accessibility' })
  readonly kind!: string;

  @Field(() => String, { nullable: true, description: 'Of roads which network they belong to, where it has a name.' })
  readonly network!: string | null;

  @Field(() => [UploadFormatChoiceObject], { description: 'Empty where the files can be one thing alone.' })
  readonly choices!: readonly UploadFormatChoiceObject[];

  @Field(() => [UploadedFileObject])
  readonly files!: readonly UploadedFileObject[];

  @Field(() => [WarningObject])
  readonly notes!: readonly WarningObject[];
}

@ObjectType('MapUploadPayload')
export class MapUploadPayload {
  @Field(() => RecognisedUploadObject, { nullable: true })
  readonly upload!: RecognisedUploadObject | null;

  @Field(() => [UserErrorObject])
  readonly userErrors!: readonly UserErrorObject[];
}

@Resolver()
export class UploadsResolver {
  readonly #mapping: UploadMapping;
  readonly #audit: AuditTrail;

  constructor(mapping: UploadMapping, audit: AuditTrail) {
    this.#mapping = mapping;
    this.#audit = audit;
  }

  @Mutation(() => MapUploadPayload, { description: 'Says what the columns of uploaded files are.' })
  @Allow('records.import')
  mapUpload(@Acting() context: ActingContext, @Args('input') { uploadId, tables }: MapUploadInput): Promise<MapUploadPayload> {
    return withUserErrors('upload', async () => {
      const upload = await this.#mapping.map(context, uploadId, tables.map(toDecidedTable));
      await this.#audit.record(context, entryOfUpload(upload));
      return presentUpload(upload);
    });
  }

  @Mutation(() => MapUploadPayload, { description: 'Reads files that could be several things as another one of them.' })
  @Allow('records.import')
  chooseUploadFormat(
    @Acting() context: ActingContext,
    @Args('input') { uploadId, formatId }: ChooseUploadFormatInput,
  ): Promise<MapUploadPayload> {
    return withUserErrors('upload', async () => {
      const upload = await this.#mapping.choose(context, uploadId, formatId);
      await this.#audit.record(context, entryOfUpload(upload));
      return presentUpload(upload);
    });
  }
}
