import type { Text } from '@elektron/domain';
import { Args, Field, Float, ID, Mutation, ObjectType, Resolver } from '@nestjs/graphql';

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

@ObjectType('RecognisedUpload', { description: 'Files that can be imported, and what was found out about them.' })
export class RecognisedUploadObject {
  @Field(() => ID)
  readonly uploadId!: string;

  @Field(() => TextObject)
  readonly formatLabels!: Text;

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
}
