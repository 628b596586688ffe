import type { Text } from '@elektron/domain';
import { normalizeLabel } from '@elektron/importers';
import { Args, Field, Float, ID, InputType, Int, Mutation, ObjectType, Resolver } from '@nestjs/graphql';

import { Acting, type ActingContext } from '../common/acting-context.ts';
import { Allow } from '../common/allow.ts';
import { AuditTrail } from '../common/audit-trail.ts';
import { UserErrorObject } from '../common/problem.ts';
import { TextObject } from '../common/text.ts';
import { withUserErrors } from '../common/user-errors.ts';
import { WarningObject } from '../common/warning.ts';
import { entryOfUpload } from './import-audit.ts';
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

@InputType({ description: 'What one value of a column means.' })
export class CodeMeaningInput {
  @Field({ description: 'Of a field that has a list.' })
  readonly field!: string;

  @Field({ description: 'As written in the file.' })
  readonly value!: string;

  @Field(() => String, { nullable: true, description: 'A value of the list; null where the source does not know.' })
  readonly target!: string | null;
}

@InputType({ description: 'What the columns of a file of no known format are.' })
export class MapUploadInput {
  @Field(() => ID)
  readonly uploadId!: string;

  @Field({ description: 'Of the source: lower-case letters, digits, hyphens. What has the same name numbers its accidents together.' })
  readonly name!: string;

  @Field({ description: 'accident | casualty' })
  readonly rowIs!: string;

  @Field(() => [String], { nullable: 'items', description: 'For each column its field, or null.' })
  readonly fields!: (string | null)[];

  @Field(() => [String])
  readonly headings!: string[];

  @Field({ description: 'day-first | month-first | year-first' })
  readonly dateOrder!: string;

  @Field({ description: '. or ,' })
  readonly decimalMark!: string;

  @Field(() => Int, { nullable: true, description: 'EPSG code of easting and northing.' })
  readonly srid!: number | null;

  @Field({ description: 'km/h | mph' })
  readonly speedUnit!: string;

  @Field(() => [CodeMeaningInput])
  readonly codes!: CodeMeaningInput[];
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

  @Mutation(() => MapUploadPayload, { description: 'Says what the columns of an uploaded file are.' })
  @Allow('records.import')
  mapUpload(@Acting() context: ActingContext, @Args('input') { uploadId, codes, ...mapping }: MapUploadInput): Promise<MapUploadPayload> {
    return withUserErrors('upload', async () => {
      const upload = await this.#mapping.map(context, uploadId, { ...mapping, codes: groupCodes(codes) });
      await this.#audit.record(context, entryOfUpload(upload));
      return presentUpload(upload);
    });
  }
}

function groupCodes(codes: readonly CodeMeaningInput[]): Record<string, Record<string, string | null>> {
  const groups = Map.groupBy(codes, ({ field }) => field);
  return Object.fromEntries(
    [...groups].map(([field, entries]) => [field, Object.fromEntries(entries.map(({ value, target }) => [normalizeLabel(value), target]))]),
  );
}
