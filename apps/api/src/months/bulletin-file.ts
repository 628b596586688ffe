import { ACCIDENT_MEASURE_TEXTS, formatDayNumber, getDayNumber, type Language, type Text } from '@elektron/domain';

import type { Organisation } from '../common/organisation.ts';
import type { ExportColumn, ExportNote, ExportRow, ExportTable, ExportValue } from '../exports/export-table.ts';
import { BULLETIN_LEVEL, type Bulletin, type BulletinComparison, type BulletinUnitMonth } from './bulletin.service.ts';

const column = (id: string, labels: Text, type: ExportColumn['type'] = 'whole'): ExportColumn => ({ id, labels, type });

const PERCENT = BULLETIN_LEVEL * 100;

const COLUMNS: readonly ExportColumn[] = [
  column('measure', { el: 'Μέγεθος', en: 'Measure' }, 'text'),
  column('window', { el: 'Διάστημα', en: 'Time' }, 'text'),
  column('now', { el: 'Φέτος', en: 'This year' }),
  column('before', { el: 'Πέρυσι', en: 'Last year' }),
  column('accidentsNow', { el: 'Σε ατυχήματα, φέτος', en: 'In accidents, this year' }),
  column('accidentsBefore', { el: 'Σε ατυχήματα, πέρυσι', en: 'In accidents, last year' }),
  column('ratio', { el: 'Λόγος ατυχημάτων ανά ημέρα', en: 'Ratio of accidents per day' }, 'decimal'),
  column('lower', { el: `Κάτω όριο ${PERCENT}%`, en: `Lower limit ${PERCENT}%` }, 'decimal'),
  column('upper', { el: `Άνω όριο ${PERCENT}%`, en: `Upper limit ${PERCENT}%` }, 'decimal'),
];

const TEXTS = {
  title: { el: 'Μηνιαίο δελτίο', en: 'Monthly bulletin' },
  month: { el: 'Μήνας', en: 'Month' },
  yearToDate: { el: 'Από την αρχή του έτους', en: 'Year to date' },
  organisation: { el: 'Οργανισμός', en: 'Organisation' },
  unit: { el: 'Μονάδα καταγραφής', en: 'Recording unit' },
  everyUnit: { el: 'όλες, και ό,τι δεν ανήκει σε καμία', en: 'all, and what is of none' },
  version: { el: 'Έκδοση στοιχείων', en: 'Data version' },
  notReceived: { el: 'Δεν έχουν παραληφθεί', en: 'Not received' },
  notSigned: { el: 'Δεν έχουν υπογραφεί', en: 'Not signed off' },
  changed: {
    el: 'Άλλαξαν αφότου υπογράφηκαν (διορθώσεις, μεταγενέστεροι θάνατοι)',
    en: 'Changed since signed off (corrections, later deaths)',
  },
  none: { el: 'κανένας μήνας', en: 'no month' },
  deaths: { el: 'Μετρούν θάνατοι εντός 30 ημερών, έως και', en: 'Deaths within 30 days count, up to and including' },
  method: { el: 'Μέθοδος', en: 'Method' },
  methodText: {
    el: 'Ακριβές διάστημα του λόγου δύο πληθών Poisson (Przyborowski & Wilenski 1940), ανά ημέρα. Ο λόγος αφορά ατυχήματα: τα πρόσωπα ενός ατυχήματος δεν είναι ανεξάρτητα. Κενό: δεν υπάρχουν παλαιότερα στοιχεία ή το παλαιότερο πλήθος είναι 0.',
    en: 'Exact interval of the ratio of two Poisson counts (Przyborowski & Wilenski 1940), per day. The ratio is of accidents: people in one accident are not independent. Empty: there are no earlier records, or the earlier count is 0.',
  },
} as const satisfies Readonly<Record<string, Text>>;

/** A bulletin as a table of four measures in two stretches of time, with what must be known to read it. */
export function describeBulletin(bulletin: Bulletin, organisation: Organisation, language: Language, now: Date): ExportTable {
  const note = (id: keyof typeof TEXTS, value: string | number): ExportNote => ({ id, label: TEXTS[id][language], value });
  return {
    language,
    layer: 'bulletin',
    title: TEXTS.title[language],
    columns: COLUMNS,
    notes: [
      note('organisation', organisation.name[language]),
      note('month', bulletin.month),
      note('unit', bulletin.unit?.name[language] ?? TEXTS.everyUnit[language]),
      note('version', bulletin.dataVersion),
      note('notReceived', listUnitMonths(bulletin.notReceived, language)),
      note('notSigned', listUnitMonths(bulletin.notSigned, language)),
      note(
        'changed',
        listUnitMonths(
          bulletin.notSigned.filter(({ state }) => state.status === 'reopened'),
          language,
        ),
      ),
      note('deaths', formatDayNumber(getDayNumber(bulletin.deathsCompleteOn) - 1)),
      note('method', TEXTS.methodText[language]),
    ],
    madeAt: now,
  };
}

function listUnitMonths(months: readonly BulletinUnitMonth[], language: Language): string {
  return months.length === 0 ? TEXTS.none[language] : months.map(({ unit, month }) => `${unit.name[language]} ${month}`).join(', ');
}

export function rowsOfBulletin({ lines }: Bulletin, language: Language): ExportRow[] {
  return lines.flatMap(({ measure, month, yearToDate }) => {
    const name = ACCIDENT_MEASURE_TEXTS[measure].labels[language];
    return [toRow(name, TEXTS.month[language], month), toRow(name, TEXTS.yearToDate[language], yearToDate)];
  });
}

function toRow(measure: string, window: string, { now, before, accidentsNow, accidentsBefore, ratio }: BulletinComparison): ExportRow {
  const values: ExportValue[] = [measure, window, now, before, accidentsNow, accidentsBefore];
  return { values: [...values, ratio?.ratio ?? null, ratio?.lower ?? null, ratio?.upper ?? null], place: null };
}
