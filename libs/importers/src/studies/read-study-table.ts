import {
  MOST_STUDY_SITES,
  PREDICTION_FIELDS,
  Problem,
  STUDY_FIELDS,
  STUDY_TRAFFIC_FIELDS,
  type SiteRemark,
  type StudyField,
} from '@elektron/domain';
import type { ByteSource } from '../byte-source.ts';
import { words } from '../mapping/words.ts';
import { countLines, findDecimalMark, findPositions, proposeFields, readLines, showColumns } from '../sites/site-lines.ts';
import { surveyContent, surveyTables } from '../survey-tables.ts';
import { parseStudySite, type StudySite } from './parse-study-site.ts';

/** The heading of the column of each field that has one. */
export type StudyColumns = Readonly<Partial<Record<StudyField, string>>>;

/** A table of a file as a person sees it before it is read. */
export interface StudyTableLook {
  /** Of the sheet; empty where the file is the table. */
  readonly content: string;
  /** As many as can be read, and one more, where there are more. */
  readonly lines: number;
  readonly headings: readonly string[];
  /** Those whose first values are numbers. */
  readonly numbers: readonly string[];
  /** The first values of each column. */
  readonly examples: readonly (readonly string[])[];
  readonly columns: StudyColumns;
}

/** How a person says that a table is to be read. */
export interface StudyTableReading {
  readonly content: string;
  readonly columns: StudyColumns;
}

export interface ReadStudy {
  readonly sites: readonly StudySite[];
  /** All lines that are no sites. An answer without them would be another answer, so whoever reads the study refuses it. */
  readonly faults: readonly SiteRemark[];
}

const KNOWN = {
  fields: STUDY_FIELDS,
  texts: new Set<StudyField>(['code', 'role']),
  headings: {
    code: words('site; site id; site code; code; id; name; θεση; κωδικοσ θεσησ; κωδικοσ; ονομα'),
    role: words('role; group; treated; treatment; ρολοσ; ομαδα; παρεμβαση; ειδοσ θεσησ'),
    before: words(`
      before; accidents before; crashes before; observed before; count before; before total; πριν; ατυχηματα πριν; παρατηρηθεντα πριν`),
    after: words(
      'after; accidents after; crashes after; observed after; count after; after total; μετα; ατυχηματα μετα; παρατηρηθεντα μετα',
    ),
    'predicted-before': words('predicted before; spf before; expected before; προβλεψη πριν'),
    'predicted-after': words('predicted after; spf after; expected after; προβλεψη μετα'),
    overdispersion: words('overdispersion; dispersion; k; υπερδιασπορα; διασπορα'),
    'traffic-before': words('aadt before; traffic before; volume before; εμηκ πριν; κυκλοφορια πριν'),
    'traffic-after': words('aadt after; traffic after; volume after; εμηκ μετα; κυκλοφορια μετα'),
  },
} as const;

/**
 * The tables of a file that may hold the sites of a study: text and workbooks, also packed. Columns that tell who somebody is are passed over.
 * @throws Problem for what is wrong with the whole file, as surveyTables
 */
export async function lookAtStudyTables(source: ByteSource, fileName: string): Promise<readonly StudyTableLook[]> {
  const looks: StudyTableLook[] = [];
  for (const { content, outcome } of await surveyTables(source, fileName)) {
    if (outcome instanceof Problem || outcome.headless === true || outcome.isConcealed === true) continue;
    const { rows, ...shown } = showColumns(outcome);
    const columns = proposeFields(KNOWN, shown.headings, rows);
    looks.push({ content: content ?? '', lines: await countLines(source, outcome, MOST_STUDY_SITES), ...shown, columns });
  }
  return looks;
}

/**
 * The sites of a study.
 * @throws Problem INPUT_INVALID for a column that is not there, one that is missing, and half a function or half the traffic; FILE_EMPTY,
 *   FILE_TOO_MANY_LINES; as readRecords
 */
export async function readStudyTable(source: ByteSource, fileName: string, { content, columns }: StudyTableReading): Promise<ReadStudy> {
  requireWhole(columns);
  const table = await surveyContent(source, fileName, content === '' ? {} : { content });
  const mapped = STUDY_FIELDS.flatMap((field) => columns[field] ?? []);
  const positions = findPositions(table, mapped);
  const numbers = STUDY_FIELDS.flatMap((field) => (KNOWN.texts.has(field) ? [] : (columns[field] ?? [])));
  const form = { columns, decimalMark: findDecimalMark(table, numbers, positions) };
  const sites: StudySite[] = [];
  const faults: SiteRemark[] = [];
  const codes = new Set<string>();
  for await (const { row, cells } of readLines(source, table)) {
    if (sites.length + faults.length >= MOST_STUDY_SITES)
      throw new Problem('FILE_TOO_MANY_LINES', { file: fileName, limit: MOST_STUDY_SITES });
    const site = parseStudySite(row, (heading) => (cells[positions.get(heading) ?? -1] ?? '').trim(), form);
    if (!('code' in site)) faults.push(...site);
    else if (codes.has(site.code)) faults.push({ row, column: columns.code ?? '', code: 'CODE_TWICE', value: site.code });
    else {
      codes.add(site.code);
      sites.push(site);
    }
  }
  if (sites.length + faults.length === 0) throw new Problem('FILE_EMPTY', { file: fileName });
  return { sites, faults };
}

/** @throws Problem INPUT_INVALID */
function requireWhole(columns: StudyColumns): void {
  const lacks = (['before', 'after'] as const).filter((field) => columns[field] === undefined);
  for (const whole of [PREDICTION_FIELDS, STUDY_TRAFFIC_FIELDS]) {
    const missing = whole.filter((field) => columns[field] === undefined);
    if (missing.length > 0 && missing.length < whole.length) throw missingColumns(missing);
  }
  if (lacks.length > 0) throw missingColumns(lacks);
}

function missingColumns(fields: readonly StudyField[]): Problem {
  return new Problem('INPUT_INVALID', { field: 'columns', value: fields.join(', ') });
}
