import { Field, ID, InputType, Int } from '@nestjs/graphql';

import type { DecidedTable } from './upload-mapping.service.ts';

@InputType({ description: 'What one value of a column means.' })
export class CodeMeaningInput {
  @Field({ description: 'Of a field that has a list.' })
  readonly field!: string;

  @Field({ description: 'As written in the file.' })
  readonly value!: string;

  @Field(() => String, { nullable: true, description: 'A value of the list; null where the source does not know.' })
  readonly target!: string | null;
}

@InputType({ description: 'How a file is cut into lines and cells; what is not said is found out.' })
export class TableReadingInput {
  @Field(() => String, { nullable: true, description: 'Sheet of a workbook, layer of a GeoPackage, content of an archive.' })
  readonly content?: string | null;

  @Field(() => String, { nullable: true, description: 'utf-8, windows-1253, iso-8859-7, cp737 …' })
  readonly encoding?: string | null;

  @Field(() => String, { nullable: true, description: ', ; | or a tab' })
  readonly delimiter?: string | null;

  @Field(() => String, { nullable: true, description: '" or \', or an empty text where quotation marks are letters' })
  readonly quote?: string | null;

  @Field(() => Int, { nullable: true, description: 'Lines of headings: 0, 1 or 2.' })
  readonly headerLines?: number | null;

  @Field(() => Int, { nullable: true, description: 'The line of the headings, or without headings of the first record.' })
  readonly headerRow?: number | null;
}

@InputType({ description: 'What the columns of one table of no known format are.' })
export class MappedTableInput {
  @Field(() => Int, { nullable: true, description: 'Which of the files of the upload, from 0; without it whichever the headings fit.' })
  readonly file?: number | null;

  @Field(() => [Int], {
    nullable: true,
    description: 'Instead of “file” where several files (one for each month) have tables with these headings: which, from 0.',
  })
  readonly files?: number[] | null;

  @Field({ description: 'Of the source: lower-case letters, digits, hyphens. What has the same name numbers its accidents together.' })
  readonly name!: string;

  @Field({ description: 'accident | vehicle | casualty | count | look | road; it says what the records are as well' })
  readonly rowIs!: string;

  @Field(() => Boolean, { nullable: true, description: 'Its lines name accidents of another table and say nothing else of them.' })
  readonly linked?: boolean | null;

  @Field(() => String, { nullable: true, description: 'year (numbers begin anew each year) | source' })
  readonly keyScope?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Of roads, where they meet: vertices (that they have in common) | touching (also where one ends on another) | crossing.',
  })
  readonly meetsAt?: string | null;

  @Field(() => String, { nullable: true, description: 'Of roads, the unit of bare numbers of kilometre positions: km | m' })
  readonly positionsIn?: string | null;

  @Field(() => TableReadingInput, { nullable: true })
  readonly reading?: TableReadingInput | null;

  @Field(() => [String], { nullable: true, description: 'Texts that stand for no value.' })
  readonly missing?: string[] | null;

  @Field(() => String, { nullable: true, description: 'Of counts without a column of hours: year (average day) | day | hour' })
  readonly countedOver?: string | null;

  @Field(() => Int, { nullable: true, description: 'Of counts without a column of time: the year of all of them.' })
  readonly countYear?: number | null;

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

@InputType({
  description:
    'What the tables of an upload are: one, or accidents with their vehicles and casualties; a table for each month counts as one.',
})
export class MapUploadInput {
  @Field(() => ID)
  readonly uploadId!: string;

  @Field(() => [MappedTableInput])
  readonly tables!: MappedTableInput[];
}

/** As the service takes it. */
export function toDecidedTable({ file, files, codes, reading, ...mapping }: MappedTableInput): DecidedTable {
  const where = files ?? (file == null ? undefined : [file]);
  return {
    ...(where === undefined ? {} : { files: where }),
    mapping: { ...mapping, ...(reading == null ? {} : { reading }), codes: groupCodes(codes) },
  };
}

function groupCodes(codes: readonly CodeMeaningInput[]): Record<string, Record<string, string | null>> {
  const groups = Map.groupBy(codes, ({ field }) => field);
  return Object.fromEntries(
    [...groups].map(([field, entries]) => [field, Object.fromEntries(entries.map(({ value, target }) => [value, target]))]),
  );
}
