import type { Language, Text } from '@elektron/domain';
import type { DetectedTable } from './detect-table.ts';
import { cutText } from './import-format.ts';
import type { PersonalColumn } from './match-table.ts';

/** What the values of a column were taken for. */
const REASONS: Readonly<Record<PersonalColumn['because'], Text | null>> = {
  heading: null,
  plate: { el: 'αριθμοί κυκλοφορίας', en: 'number plates' },
  amka: { el: 'ΑΜΚΑ', en: 'social security numbers (AMKA)' },
  afm: { el: 'ΑΦΜ', en: 'tax numbers (AFM)' },
  'identity-card': { el: 'αριθμοί ταυτότητας', en: 'identity card numbers' },
  phone: { el: 'τηλέφωνα', en: 'telephone numbers' },
  email: { el: 'διευθύνσεις ηλεκτρονικού ταχυδρομείου', en: 'e-mail addresses' },
};

const LONGEST_HEADING = 60;

/** Which columns of a file are left out because they look like a person's identity, and why; `null` when there are none. */
export function describePersonalColumns({ fileName, personalColumns }: Pick<DetectedTable, 'fileName' | 'personalColumns'>): Text | null {
  if (personalColumns.length === 0) return null;
  const list = (language: Language): string => personalColumns.map((column) => describeColumn(column, language)).join(', ');
  return {
    el: `Από το αρχείο «${fileName}» δεν διαβάζονται και δεν αποθηκεύονται οι στήλες: ${list('el')}. Μοιάζουν με στοιχεία ταυτότητας προσώπων, και καμία ανάλυση δεν τα χρειάζεται.`,
    en: `These columns of “${fileName}” are neither read nor stored: ${list('en')}. They look like the identity of persons, which no analysis needs.`,
  };
}

function describeColumn({ position, heading, because }: PersonalColumn, language: Language): string {
  const reason = REASONS[because]?.[language];
  const suffix = reason === undefined ? '' : ` (${reason})`;
  const name = cutText(heading.trim(), LONGEST_HEADING);
  if (name === '') return `${language === 'el' ? 'στήλη' : 'column'} ${position + 1}${suffix}`;
  return (language === 'el' ? `«${name}»` : `“${name}”`) + suffix;
}
