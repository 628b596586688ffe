import {
  accountStateOf,
  describeAccount,
  describeProblem,
  describeRowIssue,
  fillText,
  ROW_ISSUE_LEVEL_LABELS,
  type Language,
  type Text,
} from '@elektron/domain';

import type { BatchStatus, ImportBatch } from '../imports/import-batch.ts';
import type { IssueGroup } from '../imports/row-issue.repository.ts';

export const STATUS_LABELS: Readonly<Record<BatchStatus, Text>> = {
  queued: { el: 'περιμένει να ξεκινήσει', en: 'waiting to start' },
  running: { el: 'εκτελείται', en: 'running' },
  ready: { el: 'διαβάστηκε και περιμένει την καταχώρισή της', en: 'read, waiting to be committed' },
  committed: { el: 'ολοκληρώθηκε', en: 'finished' },
  undone: { el: 'αναιρέθηκε', en: 'undone' },
  cancelled: { el: 'ακυρώθηκε', en: 'cancelled' },
  failed: { el: 'απέτυχε', en: 'failed' },
  interrupted: { el: 'διακόπηκε', en: 'interrupted' },
  discarded: { el: 'απορρίφθηκε ολόκληρη', en: 'discarded' },
};

/** Kinds of remarks that a terminal shows; `--json` and the page have all of them. */
const SHOWN_GROUPS = 10;

/** `12  undone  5 lines were read. …  (a.csv)`: one line about a batch. */
export function describeBatch(batch: ImportBatch, language: Language): string {
  const files = batch.files.map((file) => file.name).join(', ');
  const problem = batch.problem === null ? '' : ` — ${describeProblem(batch.problem, language)}`;
  return `${batch.batchId}  ${STATUS_LABELS[batch.status][language]}  ${describeLines(batch, language)}  (${files})${problem}`;
}

/** What the page of an import says: what became of its lines, and which remarks there are, the most frequent first. */
export function describeImport(batch: ImportBatch, groups: readonly IssueGroup[], language: Language): string {
  const shown = groups.slice(0, SHOWN_GROUPS).map((group) => `  ${describeGroup(group, batch.files.length > 1, language)}`);
  const more = groups.length > SHOWN_GROUPS ? ['  …'] : [];
  return [describeBatch(batch, language), ...shown, ...more].join('\n');
}

function describeLines({ counts, status }: ImportBatch, language: Language): string {
  return describeAccount(counts, accountStateOf(status), language);
}

/** @param isOfSeveral the number of a line tells nothing without its file */
function describeGroup(group: IssueGroup, isOfSeveral: boolean, language: Language): string {
  const { code, column, count, exampleFile, exampleRow, exampleValue: value, level } = group;
  const text = `{{count}} {{count|${LINES[language]}}} · ${ROW_ISSUE_LEVEL_LABELS[level][language]} · {{issue}} (${EXAMPLE[language]} {{row}}${isOfSeveral ? ', {{file}}' : ''})`;
  return fillText(
    text,
    { count, row: exampleRow, file: exampleFile, issue: describeRowIssue({ code, column, value }, language) },
    language,
  );
}

const LINES: Text = { el: 'γραμμή|γραμμές', en: 'line|lines' };
const EXAMPLE: Text = { el: 'π.χ. γραμμή', en: 'e.g. line' };
