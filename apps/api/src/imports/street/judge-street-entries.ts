import { describeProblem, describeRowIssue, type ProblemDetails, type RowIssue, type Text } from '@elektron/domain';
import { accessibilitySurvey, detectTable, readTable, SURVEY_SHEET, type ByteSource, type ReadLine } from '@elektron/importers';

import { isRefusal } from '../manual/refusal.ts';
import { createProjector } from '../reading/project-position.ts';
import type { StreetEntry, StreetReason } from './street-entry.ts';
import { FIELD_OF_COLUMN } from './write-street-table.ts';

/** The line of the first entry, below the headings. */
export const FIRST_ROW = 2;

/** What a form is to be put right for at once, beside what no form may have: a time that ends before it begins. */
const CONTRADICTION = 'VALUES_CONTRADICT';

export interface StreetRules {
  /** The last day that can have been seen, `YYYY-MM-DD`. */
  readonly latestDate: string;
  /** Of the organisation. */
  readonly srid: number;
}

/**
 * Judges entries by reading their lines as the form for surveys is read.
 * @param text of writeStreetTable, of these entries in this order
 * @returns for each why it is no record; null for what is one
 */
export async function judgeStreetEntries(
  entries: readonly StreetEntry[],
  text: string,
  { latestDate, srid }: StreetRules,
): Promise<(StreetReason | null)[]> {
  const source = sourceOf(text);
  const table = await detectTable(source, 'entries', { formatId: accessibilitySurvey.id });
  const lines = new Map<number, ReadLine>();
  for await (const batch of readTable(source, table, { latestDate })) for (const line of batch.lines) lines.set(line.row, line);
  const project = createProjector(srid);
  return entries.map((entry, i) => {
    const line = lines.get(FIRST_ROW + i);
    // A number that shows how the form is filled is no feature's.
    if (line === undefined) return reasonOf('FIELD_INVALID', 'featureNumber', { value: entry.featureNumber ?? '' });
    const refusal = line.issues.find((issue) => isRefusal(issue) || issue.code === CONTRADICTION);
    if (refusal !== undefined) return reasonOfIssue(refusal);
    const feature = line.drafts.find((draft) => draft.kind === 'accessibility-feature');
    const isPlaced = feature?.position != null && project(feature.position) !== null;
    return isPlaced ? null : reasonOf('FIELD_OUT_OF_AREA', 'place', { value: `${entry.latitude} / ${entry.longitude}` });
  });
}

/** The same words as after an import of the form. */
export function reasonOfIssue(issue: Pick<RowIssue, 'code' | 'column'> & { readonly value: string | null }): StreetReason {
  const headings = headingsOf(issue.column);
  const inLanguage = (language: keyof Text): string =>
    describeRowIssue({ ...issue, column: headings?.[language] ?? issue.column }, language);
  return {
    code: issue.code,
    field: FIELD_OF_COLUMN[issue.column ?? ''] ?? null,
    message: { el: inLanguage('el'), en: inLanguage('en') },
  };
}

function reasonOf(code: 'FIELD_INVALID' | 'FIELD_OUT_OF_AREA', field: string, details: ProblemDetails): StreetReason {
  const name = field === 'place' ? PLACE : (headingsOf('feature_number') ?? PLACE);
  const inLanguage = (language: keyof Text): string => describeProblem({ code, details: { ...details, name } }, language);
  return { code, field, message: { el: inLanguage('el'), en: inLanguage('en') } };
}

const PLACE: Text = { el: 'Θέση', en: 'Place' };

function headingsOf(columnId: string | null): Text | undefined {
  return SURVEY_SHEET.columns.find(({ id }) => id === columnId)?.headings;
}

function sourceOf(text: string): ByteSource {
  const bytes = Buffer.from(text);
  return {
    size: bytes.length,
    read: async function* () {
      yield bytes;
    },
  };
}
