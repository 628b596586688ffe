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
  /** What a person has said that the records are; what they are tells rowIs. */
  readonly recordKind?: string;
  readonly rowIs: RowUnit;
  readonly isLinked: boolean;
  readonly keyScope: string;
  /** Of roads; absent in what was kept before there were any. */
  readonly meetsAt?: string;
  readonly positionsIn?: string;
  readonly missing: readonly string[];
  /** Of counts: what the numbers of a line are of. */
  readonly countedOver?: string | undefined;
  /** Of counts without a column of time. */
  readonly countYear?: number | null;
  /** Of counts: km/h or mph; absent for that of the organisation. */
  readonly speedUnit?: string;
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
  const { rowIs, headings, dateOrder, decimalMark, srid, missing = [], reading = {}, positionsIn, countedOver } = linked ?? mapping;
  return {
    isChosen: linked !== null,
    reading: content === null ? reading : { ...reading, content },
    rowIs,
    isLinked: linked?.linked === true,
    keyScope: linked?.keyScope ?? 'year',
    ...(positionsIn === undefined ? {} : { positionsIn }),
    missing,
    ...(countedOver === undefined ? {} : { countedOver }),
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
  const { isChosen, isLinked, keyScope, recordKind } = draft;
  return { ...startTable(table, null), isChosen, isLinked, keyScope, reading, ...(recordKind === undefined ? {} : { recordKind }) };
}

/** Its records are of another kind: nothing that was decided of its columns stays. */
export function changeKind({ isChosen, reading }: TableDraft, table: SurveyedTable, recordKind: string): TableDraft {
  return { ...startTable(table, null), isChosen, reading, recordKind };
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
  readonly code: 'table' | 'date' | 'key' | 'line' | 'main' | 'site' | 'countYear' | 'look' | 'name';
  readonly step: Step;
  /** Of the table that lacks it. */
  readonly at: number | null;
}

/** What makes a line of a file a road. */
export const LINE_FIELD = 'road-line';

const NAME = /^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/;

/** Their lines are no parts of accidents, and have no numbers of such. */
const OF_ONE_UNIT: readonly RowUnit[] = ['count', 'look', 'road'];

/** One of each. */
const NEEDED_OF_A_LOOK = [['feature-number'], ['item'], ['state'], ['date', 'date-time']];

/** The first thing that a person still has to say; the server asks for the same. */
export function findFlaw({ tables, name }: WizardDraft): WizardFlaw | null {
  const chosen = tables.flatMap((table, at) => (table.isChosen ? [{ table, at }] : []));
  if (chosen.length === 0) return { code: 'table', step: 'files', at: null };
  // Of one kind there may be several with different headings, never accidents in one and persons in another.
  const own = new Set(chosen.flatMap(({ table }) => (table.isLinked ? [] : [table.rowIs])));
  if (own.size !== 1) return { code: 'main', step: 'columns', at: chosen[0]?.at ?? null };
  for (const { table, at } of chosen) {
    if (table.rowIs === 'road') {
      if (!table.fields.includes(LINE_FIELD)) return { code: 'line', step: 'columns', at };
      continue;
    }
    if (table.rowIs === 'count') {
      if (!table.fields.includes('count-site')) return { code: 'site', step: 'columns', at };
      if (!isDated(table) && table.countYear == null) return { code: 'countYear', step: 'columns', at };
      continue;
    }
    if (table.rowIs === 'look') {
      if (!NEEDED_OF_A_LOOK.every((any) => any.some((field) => table.fields.includes(field)))) return { code: 'look', step: 'columns', at };
      continue;
    }
    const needsDate = !table.isLinked || table.keyScope === 'year';
    if (needsDate && !isDated(table)) return { code: 'date', step: 'columns', at };
    if (table.rowIs !== 'accident' && !table.fields.includes('accident-key')) return { code: 'key', step: 'columns', at };
  }
  return NAME.test(name) ? null : { code: 'name', step: 'check', at: null };
}

/** Some column says at least the year. */
export function isDated({ fields }: Pick<TableDraft, 'fields'>): boolean {
  return ['date', 'date-time', 'year'].some((field) => fields.includes(field));
}

/** How one table is read, as the server takes it. */
export function toMapping(survey: Survey, table: SurveyedTable, draft: TableDraft, name: string): TableMapping {
  const codes = listCodeColumns(survey, table, draft).map(
    ({ position }) => [draft.fields[position] ?? '', draft.codes[position] ?? {}] as const,
  );
  return {
    name,
    rowIs: draft.rowIs,
    ...countsOf(draft),
    ...(draft.isLinked && draft.rowIs !== 'accident' ? { linked: true } : {}),
    ...(draft.keyScope === 'year' || OF_ONE_UNIT.includes(draft.rowIs) ? {} : { keyScope: draft.keyScope }),
    ...(draft.rowIs === 'road' && draft.meetsAt !== undefined ? { meetsAt: draft.meetsAt } : {}),
    ...(draft.rowIs === 'road' && draft.positionsIn !== undefined ? { positionsIn: draft.positionsIn } : {}),
    reading: draft.reading,
    ...(draft.missing.length > 0 ? { missing: draft.missing } : {}),
    fields: draft.fields,
    headings: draft.headings,
    dateOrder: draft.dateOrder,
    decimalMark: draft.decimalMark,
    srid: draft.srid,
    speedUnit: draft.speedUnit ?? table.mapping.speedUnit,
    codes: Object.fromEntries(codes),
  };
}

/** A year of all lines is asked for only where no column has one. */
function countsOf(draft: TableDraft): Pick<TableMapping, 'countedOver' | 'countYear'> {
  if (draft.rowIs !== 'count') return {};
  if (!isDated(draft)) return draft.countYear == null ? {} : { countYear: draft.countYear };
  return draft.countedOver === undefined ? {} : { countedOver: draft.countedOver };
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
