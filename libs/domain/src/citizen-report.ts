import type { Text } from './language.ts';

/** What people report who were not in an accident. Reports are kept apart from the records of police and never counted among them. */
export const CITIZEN_REPORT_KINDS = ['near-miss', 'hazard', 'barrier'] as const;
export type CitizenReportKind = (typeof CITIZEN_REPORT_KINDS)[number];

export const CITIZEN_REPORT_KIND_LABELS: Readonly<Record<CitizenReportKind, Text>> = {
  'near-miss': { el: 'Παραλίγο ατύχημα', en: 'Near miss' },
  hazard: { el: 'Κίνδυνος στον δρόμο', en: 'Hazard on the road' },
  barrier: { el: 'Εμπόδιο προσβασιμότητας', en: 'Accessibility barrier' },
};

export interface CitizenReportCategory {
  readonly id: string;
  readonly kind: CitizenReportKind;
  readonly labels: Text;
}

/** THE list of what can be chosen; each id once. */
export const CITIZEN_REPORT_CATEGORIES: readonly CitizenReportCategory[] = [
  { id: 'pedestrian-and-vehicle', kind: 'near-miss', labels: { el: 'Πεζός και όχημα', en: 'Pedestrian and vehicle' } },
  { id: 'bicycle-and-vehicle', kind: 'near-miss', labels: { el: 'Ποδήλατο και όχημα', en: 'Bicycle and vehicle' } },
  {
    id: 'two-wheeler-and-vehicle',
    kind: 'near-miss',
    labels: { el: 'Μηχανή ή μοτοποδήλατο και όχημα', en: 'Motorcycle or moped and vehicle' },
  },
  { id: 'between-vehicles', kind: 'near-miss', labels: { el: 'Μεταξύ οχημάτων', en: 'Between vehicles' } },
  { id: 'other-near-miss', kind: 'near-miss', labels: { el: 'Κάτι άλλο', en: 'Something else' } },
  {
    id: 'road-surface',
    kind: 'hazard',
    labels: { el: 'Οδόστρωμα (λακκούβα, ολισθηρότητα, νερά)', en: 'Road surface (pothole, slippery, water)' },
  },
  { id: 'visibility', kind: 'hazard', labels: { el: 'Κακή ορατότητα', en: 'Poor visibility' } },
  { id: 'lighting', kind: 'hazard', labels: { el: 'Φωτισμός', en: 'Lighting' } },
  { id: 'signs-and-signals', kind: 'hazard', labels: { el: 'Σήμανση ή σηματοδότες', en: 'Signs or signals' } },
  { id: 'speed', kind: 'hazard', labels: { el: 'Υπερβολική ταχύτητα', en: 'Excessive speed' } },
  { id: 'unsafe-crossing', kind: 'hazard', labels: { el: 'Επικίνδυνη διάβαση ή έλλειψη διάβασης', en: 'Unsafe or missing crossing' } },
  { id: 'other-hazard', kind: 'hazard', labels: { el: 'Κάτι άλλο', en: 'Something else' } },
  { id: 'no-ramp', kind: 'barrier', labels: { el: 'Χωρίς ράμπα', en: 'No kerb ramp' } },
  { id: 'footway-blocked', kind: 'barrier', labels: { el: 'Κλειστό ή κατειλημμένο πεζοδρόμιο', en: 'Footway blocked or occupied' } },
  { id: 'footway-narrow', kind: 'barrier', labels: { el: 'Στενό ή χαλασμένο πεζοδρόμιο', en: 'Footway narrow or broken' } },
  {
    id: 'no-tactile-paving',
    kind: 'barrier',
    labels: { el: 'Χωρίς όδευση τυφλών ή διακοπή της', en: 'Tactile paving missing or interrupted' },
  },
  { id: 'steps', kind: 'barrier', labels: { el: 'Σκαλοπάτια χωρίς άλλη διαδρομή', en: 'Steps with no other way' } },
  { id: 'other-barrier', kind: 'barrier', labels: { el: 'Κάτι άλλο', en: 'Something else' } },
];

/** How far a report has come. Those that are `accepted` or `done` are seen by analysts, without words and photograph. */
export const CITIZEN_REPORT_STATES = ['received', 'accepted', 'declined', 'done'] as const;
export type CitizenReportState = (typeof CITIZEN_REPORT_STATES)[number];

export const CITIZEN_REPORT_STATE_LABELS: Readonly<Record<CitizenReportState, Text>> = {
  received: { el: 'Παραλήφθηκε και περιμένει', en: 'Received, waiting to be read' },
  accepted: { el: 'Έγινε δεκτή', en: 'Accepted' },
  declined: { el: 'Δεν έγινε δεκτή', en: 'Not accepted' },
  done: { el: 'Ολοκληρώθηκε', en: 'Done' },
};

/** Letters of what somebody writes, and of what is answered. */
export const LONGEST_CITIZEN_REPORT_TEXT = 1_000;
export const LARGEST_CITIZEN_PHOTO_MEGABYTES = 4;
/** How long a report is kept, unless the organisation says otherwise; then it is erased, with its photograph (days). */
export const CITIZEN_REPORT_DAYS = { least: 30, usual: 365, most: 730 } as const;
/** More from one organisation's ground that nobody has read yet are not taken in a day: somebody floods it, or nobody reads. */
export const MOST_CITIZEN_REPORTS_A_DAY = 200;
