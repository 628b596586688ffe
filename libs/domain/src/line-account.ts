import { fillText, type Language, type Text } from './language.ts';
import type { LineCounts } from './row-issue.ts';

/** What a line can become, in the order in which it is told; together they are all lines. */
export const LINE_PARTS = ['added', 'changed', 'unchanged', 'duplicates', 'held', 'rejected', 'skipped'] as const;
export type LinePart = (typeof LINE_PARTS)[number];

/**
 * What became of the whole: `kept`: it is part of the records; `under-way`: it may still become that; `waiting`: it will when a person says so; `withdrawn`: cancelled, failed or
 * discarded; `undone`: it was part of the records.
 */
export const ACCOUNT_STATES = ['kept', 'under-way', 'waiting', 'withdrawn', 'undone'] as const;
export type AccountState = (typeof ACCOUNT_STATES)[number];

/** @param status of an import batch */
export function accountStateOf(status: string): AccountState {
  if (status === 'committed') return 'kept';
  if (status === 'undone') return 'undone';
  if (status === 'ready') return 'waiting';
  return ['cancelled', 'failed', 'discarded'].includes(status) ? 'withdrawn' : 'under-way';
}

const OUTCOMES: Readonly<Record<AccountState, Text>> = {
  kept: { el: 'Αποτέλεσμα', en: '{{lines|It|They}} became' },
  'under-way': {
    el: 'Τίποτα δεν φαίνεται ακόμη. Ως τώρα',
    en: 'None of it is visible yet. So far {{lines|it was|they were}} found to be',
  },
  waiting: {
    el: 'Με την καταχώριση θα είναι',
    en: 'Once committed {{lines|it becomes|they become}}',
  },
  withdrawn: {
    el: 'Δεν κρατήθηκε τίποτα. Το αποτέλεσμα θα ήταν',
    en: 'Nothing of it was kept. {{lines|It|They}} would have become',
  },
  undone: { el: 'Η εισαγωγή αναιρέθηκε. Το αποτέλεσμα ήταν', en: 'The import was undone. {{lines|It|They}} had become' },
};

const READ: Text = {
  el: '{{lines|Διαβάστηκε|Διαβάστηκαν}} {{lines}} {{lines|γραμμή|γραμμές}}.',
  en: '{{lines}} {{lines|line was|lines were}} read.',
};

const PARTS: Readonly<Record<LinePart, Text>> = {
  added: { el: '{{count|νέα|νέες}}', en: 'new' },
  changed: { el: '{{count|αλλαγμένη|αλλαγμένες}}', en: 'changed' },
  unchanged: { el: '{{count|ίδια|ίδιες}}', en: 'unchanged' },
  duplicates: { el: '{{count|διπλή|διπλές}}', en: '{{count|duplicate|duplicates}}' },
  held: { el: '{{count|έμεινε|έμειναν}} εκτός', en: 'held back' },
  rejected: { el: '{{count|απορρίφθηκε|απορρίφθηκαν}}', en: 'rejected' },
  // Titles, blank ones, and in files of persons those of people who were not hurt.
  skipped: { el: 'χωρίς εγγραφή', en: 'without a record' },
};

const REMARKS: Text = {
  el: '{{count}} {{count|παρατήρηση|παρατηρήσεις}} για επιμέρους τιμές',
  en: '{{count}} {{count|remark|remarks}} on single values',
};

/** How many lines were read, and under which condition the parts are to be understood; the parts follow. */
export function introduceAccount(lines: number, state: AccountState, language: Language): string {
  return fillText(`${READ[language]} ${OUTCOMES[state][language]}:`, { lines }, language);
}

/** The word for lines of one kind. */
export function describeLinePart(part: LinePart, count: number, language: Language): string {
  return fillText(PARTS[part][language], { count }, language);
}

/** How many values were remarked upon. */
export function describeRemarks(count: number, language: Language): string {
  return fillText(REMARKS[language], { count }, language);
}

/** The whole account in words: `3,450 lines were read. They became: 3,449 new, 1 rejected.` Only what there is. */
export function describeAccount(counts: LineCounts, state: AccountState, language: Language): string {
  if (counts.lines === 0) return fillText(READ[language], { lines: 0 }, language);
  const parts = LINE_PARTS.filter((part) => counts[part] > 0).map((part) =>
    fillText(`{{count}} ${PARTS[part][language]}`, { count: counts[part] }, language),
  );
  const remarks = counts.warnings === 0 ? '' : ` ${describeRemarks(counts.warnings, language)}.`;
  return `${introduceAccount(counts.lines, state, language)} ${parts.join(', ')}.${remarks}`;
}
