import type { Language, Text } from '@elektron/domain';

import type { Organisation } from '../common/organisation.ts';
import type { ExportColumn, ExportNote, ExportTable } from './export-table.ts';

const TEXTS = {
  organisation: { el: 'Οργανισμός', en: 'Organisation' },
  attribution: { el: 'Πηγή', en: 'Source' },
  filter: { el: 'Φίλτρο', en: 'Filter' },
  version: { el: 'Έκδοση στοιχείων', en: 'Data version' },
  madeAt: { el: 'Δημιουργήθηκε', en: 'Made' },
} as const;

const TO_THE_MINUTE = {
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
} as const satisfies Intl.DateTimeFormatOptions;

/** What a file must say of itself, because it is read far from where it was made. */
export interface RowFacts {
  readonly columns: readonly ExportColumn[];
  readonly layer: string;
  /** What the rows are; their number stands under it too. */
  readonly title: Text;
  /** In words. */
  readonly filter: string;
  readonly count: number;
  /** Data version; null where the rows are of no one state of the records. */
  readonly version: number | null;
  readonly now: Date;
}

export function describeRows(
  { columns, layer, title, filter, count, version, now }: RowFacts,
  { name, attribution, timeZone }: Organisation,
  language: Language,
): ExportTable {
  // In both languages 05/03/2026, 10:00.
  const madeAt = new Intl.DateTimeFormat('en-GB', { ...TO_THE_MINUTE, timeZone }).format(now);
  const note = (id: keyof typeof TEXTS, value: string | number): ExportNote => ({ id, label: TEXTS[id][language], value });
  return {
    language,
    title: title[language],
    layer,
    columns,
    notes: [
      note('organisation', name[language]),
      ...(attribution[language] === '' ? [] : [note('attribution', attribution[language])]),
      note('filter', filter),
      { id: 'count', label: title[language], value: count },
      ...(version === null ? [] : [note('version', version)]),
      note('madeAt', `${madeAt} (${timeZone})`),
    ],
    madeAt: now,
  };
}
