import type { AccidentFilter, Language } from '@elektron/domain';

import type { Organisation } from '../common/organisation.ts';
import type { ExportColumn, ExportNote, ExportTable } from './export-table.ts';
import { describeFilter } from './filter-words.ts';

/** What a file must say of itself, because it is read far from where it was made. */
export interface ExportFacts {
  readonly filter: AccidentFilter;
  readonly count: number;
  /** Data version. */
  readonly version: number;
  readonly now: Date;
}

const TEXTS = {
  title: { el: 'Ατυχήματα', en: 'Accidents' },
  organisation: { el: 'Οργανισμός', en: 'Organisation' },
  attribution: { el: 'Πηγή', en: 'Source' },
  filter: { el: 'Φίλτρο', en: 'Filter' },
  count: { el: 'Ατυχήματα', en: 'Accidents' },
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

export function describeTable(
  columns: readonly ExportColumn[],
  { name, attribution, speedUnit, timeZone }: Organisation,
  language: Language,
  { filter, count, version, now }: ExportFacts,
): ExportTable {
  // In both languages 05/03/2026, 10:00.
  const madeAt = new Intl.DateTimeFormat('en-GB', { ...TO_THE_MINUTE, timeZone }).format(now);
  const note = (id: keyof typeof TEXTS, value: string | number): ExportNote => ({ id, label: TEXTS[id][language], value });
  return {
    language,
    title: TEXTS.title[language],
    columns,
    notes: [
      note('organisation', name[language]),
      ...(attribution[language] === '' ? [] : [note('attribution', attribution[language])]),
      note('filter', describeFilter(filter, language, speedUnit)),
      note('count', count),
      note('version', version),
      note('madeAt', `${madeAt} (${timeZone})`),
    ],
    madeAt: now,
  };
}
