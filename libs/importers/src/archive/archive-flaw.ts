import type { Text } from '@elektron/domain';

/** THE reasons for which an archive is not opened. */
export const ARCHIVE_FLAWS = {
  damaged: { el: 'είναι κομμένο ή χαλασμένο', en: 'it is cut short or damaged' },
  encrypted: { el: 'είναι κλειδωμένο με κωδικό', en: 'it is encrypted' },
  unsupported: { el: 'είναι συμπιεσμένο με τρόπο που δεν διαβάζεται εδώ', en: 'it is packed in a way that is not read here' },
  overlapping: { el: 'τα περιεχόμενά του επικαλύπτονται', en: 'its contents overlap' },
  untruthful: { el: 'δηλώνει άλλα από όσα περιέχει', en: 'it holds something else than it declares' },
  nested: { el: 'περιέχει κι άλλο συμπιεσμένο αρχείο', en: 'there is another archive inside of it' },
  misnamed: { el: 'τα ονόματα των περιεχομένων του δεν είναι αποδεκτά', en: 'the names of its contents are not acceptable' },
  tooMany: { el: 'περιέχει πάρα πολλά αρχεία', en: 'it holds too many files' },
  tooLong: { el: 'το περιεχόμενό του είναι πάρα πολύ μεγάλο', en: 'its contents are too long' },
  tooDense: { el: 'το περιεχόμενό του είναι ασυνήθιστα συμπιεσμένο', en: 'its contents are packed more tightly than any table is' },
} as const satisfies Readonly<Record<string, Text>>;

export type ArchiveFlaw = keyof typeof ARCHIVE_FLAWS;

export class ArchiveError extends Error {
  override readonly name = 'ArchiveError';
  readonly flaw: ArchiveFlaw;

  constructor(flaw: ArchiveFlaw) {
    super(ARCHIVE_FLAWS[flaw].en);
    this.flaw = flaw;
  }
}
