import { fillText, type Language, type Text } from '@elektron/domain';

import type { BackupSummary } from '../backup/make-backup.ts';
import type { CheckedBackup } from '../backup/check-backup.ts';

const BYTES_PER_MEGABYTE = 1_000_000;

const MADE: Text = {
  el: '{{file}}: {{rows}} {{rows|γραμμή|γραμμές}}, {{files}} {{files|αρχείο|αρχεία}}, {{megabytes}} MB. Χωρίς τη φράση του δεν διαβάζεται από κανέναν: φυλάξτε την χωριστά.',
  en: '{{file}}: {{rows}} {{rows|row|rows}}, {{files}} {{files|file|files}}, {{megabytes}} MB. Nobody can read it without its passphrase: keep that apart.',
};

const WHOLE: Text = {
  el: 'Το αντίγραφο είναι ακέραιο. Γράφτηκε {{madeAt}} (UTC) από την έκδοση {{version}}.',
  en: 'The backup is whole. It was made at {{madeAt}} (UTC) by version {{version}}.',
};

const RESTORED: Text = {
  el: 'Επαναφέρθηκαν {{rows}} {{rows|γραμμή|γραμμές}} σε {{tables}} {{tables|πίνακα|πίνακες}}, όπως ήταν {{madeAt}} (UTC), και συγκρίθηκαν μία προς μία.',
  en: 'Restored {{rows}} {{rows|row|rows}} of {{tables}} {{tables|table|tables}} as of {{madeAt}} (UTC), and compared each of them.',
};

/** What is still to be done by hand. */
const AFTERWARDS: readonly Text[] = [
  {
    el: 'Κλειδιά API και ρόλοι που ανακλήθηκαν μετά το αντίγραφο ισχύουν ξανά: ανακαλέστε τα πάλι (docs/backup.md).',
    en: 'API tokens and roles that were ended after the backup are in force again: end them once more (docs/backup.md).',
  },
  {
    el: 'Όσα δεδομένα προσώπων διαγράφηκαν μετά το αντίγραφο υπάρχουν ξανά: διαγράψτε τα πάλι (docs/backup.md).',
    en: 'Personal data that were erased after the backup are there again: erase them once more (docs/backup.md).',
  },
];

const SESSIONS_ENDED: Text = {
  el: 'Όλες οι συνδέσεις και οι σύνδεσμοι μίας χρήσης έληξαν· όλοι συνδέονται ξανά.',
  en: 'All sessions and one-time links have ended; everybody signs in again.',
};

/** One line about a backup that was written. */
export function describeMadeBackup(file: string, { rows, files, bytes }: BackupSummary, language: Language): string {
  return fillText(MADE[language], { file, rows, files, megabytes: Math.ceil((bytes * 10) / BYTES_PER_MEGABYTE) / 10 }, language);
}

/** A line about the file, and one for each table that has rows. */
export function describeContents({ header, contents, totals }: CheckedBackup, language: Language): string {
  const numbers = new Intl.NumberFormat(language === 'el' ? 'el-GR' : 'en-GB');
  const lines = contents.tables.flatMap(({ name }, i) => (totals[i]?.rows ? [`  ${name}  ${numbers.format(totals[i].rows)}`] : []));
  return [fillText(WHOLE[language], { madeAt: minuteOf(header.madeAt), version: header.softwareVersion }, language), ...lines].join('\n');
}

export function describeRestored({ header, totals }: CheckedBackup, keepSessions: boolean, language: Language): string {
  const rows = totals.reduce((sum, total) => sum + total.rows, 0);
  const first = fillText(RESTORED[language], { rows, tables: totals.length, madeAt: minuteOf(header.madeAt) }, language);
  return [first, ...(keepSessions ? [] : [SESSIONS_ENDED[language]]), ...AFTERWARDS.map((text) => text[language])].join('\n');
}

function minuteOf(instant: string): string {
  return instant.slice(0, 'YYYY-MM-DDTHH:MM'.length).replace('T', ' ');
}
