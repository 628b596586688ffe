import type { MapUploadInput } from '../../../graphql/generated/graphql.ts';
import type { Survey } from './survey.ts';

/** What a person has decided so far. */
export interface MappingDraft {
  readonly name: string;
  readonly rowIs: string;
  readonly dateOrder: string;
  readonly decimalMark: string;
  readonly srid: number | null;
  /** For each column its field, `null` where it is only kept. */
  readonly fields: readonly (string | null)[];
  /** For each column what its values mean; a value that is not there is not decided. */
  readonly codes: readonly Readonly<Record<string, string | null>>[];
}

export function startDraft({ columns, codes, mapping }: Survey): MappingDraft {
  const { name, rowIs, dateOrder, decimalMark, srid } = mapping;
  return {
    name,
    rowIs,
    dateOrder,
    decimalMark,
    srid,
    fields: columns.map(({ field }) => field),
    codes: columns.map((_, position) => {
      const values = codes.find((each) => each.position === position)?.values ?? [];
      return Object.fromEntries(values.flatMap(({ value, target }) => (target === undefined ? [] : [[value, target]])));
    }),
  };
}

/** A field belongs to one column: choosing it takes it from another. What values meant under another field is forgotten. */
export function chooseField(draft: MappingDraft, position: number, field: string | null): MappingDraft {
  const fields = draft.fields.map((each, i) => (i === position ? field : each === field ? null : each));
  return { ...draft, fields, codes: draft.codes.map((codes, i) => (fields[i] === draft.fields[i] ? codes : {})) };
}

/** @param target `undefined` takes the decision back */
export function decideCode(draft: MappingDraft, position: number, value: string, target: string | null | undefined): MappingDraft {
  const codes = draft.codes.map((each, i) => {
    if (i !== position) return each;
    const { [value]: _, ...others } = each;
    return target === undefined ? others : { ...others, [value]: target };
  });
  return { ...draft, codes };
}

export interface CodeColumn {
  readonly position: number;
  readonly heading: string;
  readonly list: string;
  readonly values: readonly string[];
}

/** The columns whose values have to be given a meaning. */
export function listCodeColumns({ columns, codes, fields }: Survey, draft: MappingDraft): CodeColumn[] {
  return draft.fields.flatMap((field, position) => {
    const list = fields.find(({ id }) => id === field)?.list;
    const values = codes.find((each) => each.position === position)?.values ?? [];
    if (list === undefined || values.length === 0) return [];
    return [{ position, heading: columns[position]?.heading ?? '', list, values: values.map(({ value }) => value) }];
  });
}

/** What is missing before a file can be read, in the order of the form. */
export type MappingFlaw = 'date' | 'key' | 'name';

const NAME = /^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/;

/** The first thing that a person still has to say; the server asks for the same. */
export function findFlaw({ fields, rowIs, name }: MappingDraft): MappingFlaw | null {
  if (!['date', 'date-time', 'year'].some((field) => fields.includes(field))) return 'date';
  if (rowIs === 'casualty' && !fields.includes('accident-key')) return 'key';
  return NAME.test(name) ? null : 'name';
}

/** What is sent. */
export function toInput(survey: Survey, draft: MappingDraft): MapUploadInput {
  const { name, rowIs, dateOrder, decimalMark, srid, fields } = draft;
  return {
    uploadId: survey.uploadId,
    name,
    rowIs,
    fields: [...fields],
    headings: [...survey.mapping.headings],
    dateOrder,
    decimalMark,
    srid,
    speedUnit: survey.mapping.speedUnit,
    codes: listCodeColumns(survey, draft).flatMap(({ position }) =>
      Object.entries(draft.codes[position] ?? {}).map(([value, target]) => ({ field: fields[position] ?? '', value, target })),
    ),
  };
}
