import { describeProblem, type Language, type LineCounts, type Text } from '@elektron/domain';

import type { BatchStatus, ImportBatch } from '../imports/import-batch.ts';

export const STATUS_LABELS: Readonly<Record<BatchStatus, Text>> = {
  queued: { el: 'σε αναμονή', en: 'queued' },
  running: { el: 'εκτελείται', en: 'running' },
  committed: { el: 'ολοκληρώθηκε', en: 'committed' },
  undone: { el: 'αναιρέθηκε', en: 'undone' },
  cancelled: { el: 'ακυρώθηκε', en: 'cancelled' },
  failed: { el: 'απέτυχε', en: 'failed' },
  interrupted: { el: 'διακόπηκε', en: 'interrupted' },
  discarded: { el: 'απορρίφθηκε', en: 'discarded' },
};

const COUNT_LABELS: Readonly<Record<keyof LineCounts, Text>> = {
  lines: { el: 'γραμμές', en: 'lines' },
  skipped: { el: 'κενές', en: 'blank' },
  added: { el: 'νέες', en: 'new' },
  changed: { el: 'άλλαξαν', en: 'changed' },
  unchanged: { el: 'ίδιες', en: 'unchanged' },
  duplicates: { el: 'διπλές', en: 'duplicates' },
  held: { el: 'σε αναμονή', en: 'held' },
  rejected: { el: 'απορρίφθηκαν', en: 'rejected' },
  warnings: { el: 'επιφυλάξεις', en: 'remarks' },
};

/** `3 450 lines: 3 449 new, 1 rejected`: only what there is. */
export function describeCounts(counts: LineCounts, language: Language): string {
  const format = new Intl.NumberFormat(language === 'el' ? 'el-GR' : 'en-GB');
  const { lines, ...rest } = counts;
  const parts = (Object.keys(rest) as (keyof typeof rest)[])
    .filter((name) => rest[name] > 0)
    .map((name) => `${format.format(rest[name])} ${COUNT_LABELS[name][language]}`);
  return `${format.format(lines)} ${COUNT_LABELS.lines[language]}${parts.length > 0 ? `: ${parts.join(', ')}` : ''}`;
}

/** One line about a batch. */
export function describeBatch(batch: ImportBatch, language: Language): string {
  const files = batch.files.map((file) => file.name).join(', ');
  const problem = batch.problem === null ? '' : ` — ${describeProblem(batch.problem, language)}`;
  return `${batch.batchId}  ${STATUS_LABELS[batch.status][language]}  ${describeCounts(batch.counts, language)}  (${files})${problem}`;
}
