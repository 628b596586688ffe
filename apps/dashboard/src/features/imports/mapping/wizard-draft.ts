import type { MapUploadInput } from '../../../graphql/generated/graphql.ts';
import type { RowUnit, Survey, SurveyedTable, TableMapping, TableReading } from './survey.ts';

/** The steps by which a person says what files are. */
export const STEPS = ['files', 'reading', 'columns', 'codes', 'place', 'check'] as const;
export type Step = (typeof STEPS)[number];

/** What a person has decided so far. Plain data: the server keeps it, and gives it back to whoever goes on. */
export interface WizardDraft {
  readonly version: 1;
  readonly step: Step;
  /** Of the source. */
  readonly name: string;
  /** The table that is being looked at. */
  readonly at: number;
  /** In the order of the survey. */
  readonly tables: readonly TableDraft[];
}

export interface TableDraft {
  readonly isChosen: boolean;
  readonly reading: TableReading;
  readonly rowIs: RowUnit;
  readonly isLinked: boolean;
  readonly keyScope: string;
  readonly missing: readonly string[];
  readonly dateOrder: string;
  readonly decimalMark: string;
  readonly srid: number | null;
  /** The headings that the rest was decided for. */
  readonly headings: readonly string[];
  /** For each column its field, `null` where it is only kept. */
  readonly fields: readonly (string | null)[];
  /** For each column what its values mean; a value that is not there is not decided. */
  readonly codes: readonly Readonly<Record<string, string | null>>[];
  /** For each column that was looked through its values in the whole file; null before. */
  readonly scanned: Readonly<Record<number, readonly string[]>> | null;
}

/** As it was left, where the survey still has the same tables; else as it is proposed. */
export function startWizard({ tables, decided }: Survey): WizardDraft {
  const kept = decided as WizardDraft | null;
  if (kept?.version === 1 && kept.tables.length === tables.length) return kept;
  const drafts = tables.map((table) => startTable(table, table.linked));
  return {
    version: 1,
    step: 'files',
    name: '',
    at: Math.max(
      0,
      drafts.findIndex(({ isChosen }) => isChosen),
    ),
    tables: drafts,
  };
}

/** @param linked how it is proposed to be read with others; `null` where it is not */
export function startTable({ columns, codes, mapping, content }: SurveyedTable, linked: TableMapping | null): TableDraft {
  const { rowIs, headings, dateOrder, decimalMark, srid, missing = [], reading = {} } = linked ?? mapping;
  return {
    isChosen: linked !== null,
    reading: content === null ? reading : { ...reading, content },
    rowIs,
    isLinked: linked?.linked === true,
    keyScope: linked?.keyScope ?? 'year',
    missing,
    dateOrder,
    decimalMark,
    srid,
    headings,
    fields: columns.map(({ field }) => field),
    codes: columns.map((_, position) => {
      const values = codes.find((each) => each.position === position)?.values ?? [];
      return Object.fromEntries(values.flatMap(({ value, target }) => (target === undefined ? [] : [[value, target]])));
    }),
    scanned: null,
  };
}

/** After a file was cut anew: what was decided for the same headings stays, the rest is proposed again. */
export function recutTable(draft: TableDraft, table: SurveyedTable, reading: TableReading): TableDraft {
  const isSame = draft.headings.join('\n') === table.mapping.headings.join('\n');
  if (isSame) return { ...draft, reading, scanned: null };
  const { isChosen, isLinked, keyScope } = draft;
  return { ...startTable(table, null), isChosen, isLinked, keyScope, reading };
}

/** A field belongs to one column: choosing it takes it from another. What values meant under another field is forgotten. */
export function chooseField(draft: TableDraft, position: number, field: string | null): TableDraft {
  const fields = draft.fields.map((each, i) => (i === position ? field : each === field ? null : each));
  return { ...draft, fields, codes: draft.codes.map((codes, i) => (fields[i] === draft.fields[i] ? codes : {})) };
}

/** Which axis a column is, the other way round. */
export function exchangeAxes(draft: TableDraft): TableDraft {
  const other: Readonly<Record<string, string>> = {
    longitude: 'latitude',
    latitude: 'longitude',
    easting: 'northing',
    northing: 'easting',
  };
  return { ...draft, fields: draft.fields.map((field) => (field === null ? null : (other[field] ?? field))) };
}

/** @param target `undefined` takes the decision back */
export function decideCode(draft: TableDraft, position: number, value: string, target: string | null | undefined): TableDraft {
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

/** The columns whose values have to be given a meaning: those of the first lines, then those that come later in the file. */
export function listCodeColumns({ fields }: Pick<Survey, 'fields'>, { columns, codes }: SurveyedTable, draft: TableDraft): CodeColumn[] {
  return draft.fields.flatMap((field, position) => {
    const list = fields.find(({ id }) => id === field)?.list;
    if (list === undefined) return [];
    const first = codes.find((each) => each.position === position)?.values.map(({ value }) => value) ?? [];
    const values = [...new Set([...first, ...(draft.scanned?.[position] ?? [])])].filter((value) => !draft.missing.includes(value));
    return values.length === 0 ? [] : [{ position, heading: columns[position]?.heading ?? '', list, values }];
  });
}

/** What is missing before files can be read, and at which step it is said. */
export interface WizardFlaw {
  readonly code: 'table' | 'date' | 'key' | 'main' | 'name';
  readonly step: Step;
  /** Of the table that lacks it. */
  readonly at: number | null;
}

const NAME = /^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/;

/** The first thing that a person still has to say; the server asks for the same. */
export function findFlaw({ tables, name }: WizardDraft): WizardFlaw | null {
  const chosen = tables.flatMap((table, at) => (table.isChosen ? [{ table, at }] : []));
  if (chosen.length === 0) return { code: 'table', step: 'files', at: null };
  // Of one kind there may be several with different headings, never accidents in one and persons in another.
  const own = new Set(chosen.flatMap(({ table }) => (table.isLinked ? [] : [table.rowIs])));
  if (own.size !== 1) return { code: 'main', step: 'columns', at: chosen[0]?.at ?? null };
  for (const { table, at } of chosen) {
    const needsDate = !table.isLinked || table.keyScope === 'year';
    if (needsDate && !['date', 'date-time', 'year'].some((field) => table.fields.includes(field)))
      return { code: 'date', step: 'columns', at };
    if (table.rowIs !== 'accident' && !table.fields.includes('accident-key')) return { code: 'key', step: 'columns', at };
  }
  return NAME.test(name) ? null : { code: 'name', step: 'check', at: null };
}

/** How one table is read, as the server takes it. */
export function toMapping(survey: Survey, table: SurveyedTable, draft: TableDraft, name: string): TableMapping {
  const codes = listCodeColumns(survey, table, draft).map(
    ({ position }) => [draft.fields[position] ?? '', draft.codes[position] ?? {}] as const,
  );
  return {
    name,
    rowIs: draft.rowIs,
    ...(draft.isLinked && draft.rowIs !== 'accident' ? { linked: true } : {}),
    ...(draft.keyScope === 'year' ? {} : { keyScope: draft.keyScope }),
    reading: draft.reading,
    ...(draft.missing.length > 0 ? { missing: draft.missing } : {}),
    fields: draft.fields,
    headings: draft.headings,
    dateOrder: draft.dateOrder,
    decimalMark: draft.decimalMark,
    srid: draft.srid,
    speedUnit: table.mapping.speedUnit,
    codes: Object.fromEntries(codes),
  };
}

/** In which files it and those like it are. */
function filesOf({ file, alike = [] }: SurveyedTable): { readonly file: number } | { readonly files: number[] } {
  const files = [...new Set([file, ...alike.map((other) => other.file)])];
  return files.length === 1 ? { file } : { files };
}

/** What is sent to read all of it. */
export function toInput(survey: Survey, tables: readonly SurveyedTable[], draft: WizardDraft): MapUploadInput {
  const mapped = draft.tables.flatMap((each, i) => {
    const table = tables[i];
    if (!each.isChosen || table === undefined) return [];
    const { codes, fields, headings, missing, reading, ...mapping } = toMapping(survey, table, each, draft.name);
    const meanings = Object.entries(codes).flatMap(([field, values]) =>
      Object.entries(values).map(([value, target]) => ({ field, value, target })),
    );
    const said = { ...mapping, fields: [...fields], headings: [...headings], codes: meanings };
    return [
      {
        ...said,
        ...filesOf(table),
        ...(reading === undefined ? {} : { reading }),
        ...(missing === undefined ? {} : { missing: [...missing] }),
      },
    ];
  });
  return { uploadId: survey.uploadId, tables: mapped };
}
