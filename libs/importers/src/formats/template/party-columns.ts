import { chosen, RECORD_NUMBER, same, type TemplateColumn } from './template-column.ts';
import * as lists from './template-lists.ts';

/* The columns of the sheets of units and casualties. Headings are fixed, as those of accidents. */

const UNIT_NUMBER = {
  id: 'unit_number',
  headings: { el: 'Αριθμός οχήματος ή πεζού', en: 'Unit number' },
  form: 'text',
  example: same('1'),
} as const;

export const UNIT_COLUMNS: readonly TemplateColumn[] = [
  { ...RECORD_NUMBER, meaning: { el: 'Σε ποιο ατύχημα.', en: 'In which accident.' } },
  {
    ...UNIT_NUMBER,
    meaning: {
      el: 'Ένας αριθμός για κάθε όχημα και κάθε πεζό του ατυχήματος: 1, 2, 3.',
      en: 'A number for each vehicle and each pedestrian of the accident: 1, 2, 3.',
    },
    role: 'required',
    identifying: true,
  },
  {
    id: 'kind_of_unit',
    headings: { el: 'Είδος οχήματος ή πεζός', en: 'Kind of unit' },
    meaning: { el: 'Από τον κατάλογο.', en: 'From the list.' },
    role: 'required',
    identifying: true,
    form: 'text',
    list: lists.ROAD_USER_LIST,
    example: { el: 'Επιβατηγό', en: 'Car' },
  },
  {
    id: 'movement',
    headings: { el: 'Κίνηση', en: 'Movement' },
    meaning: {
      el: 'Τι έκανε το όχημα ή ο πεζός ακριβώς πριν από το ατύχημα, από τον κατάλογο. Κενό όπου δεν είναι γνωστό. Από εδώ σχεδιάζεται το διάγραμμα συγκρούσεων.',
      en: 'What the vehicle or the pedestrian was doing just before the accident, from the list. Blank where it is not known. The collision diagram is drawn from it.',
    },
    role: 'used',
    form: 'text',
    list: lists.MOVEMENT_LIST,
    example: { el: 'Αριστερή στροφή', en: 'Turning left' },
  },
  {
    id: 'direction_from',
    headings: { el: 'Κατεύθυνση από', en: 'Direction from' },
    meaning: {
      el: 'Από ποια πλευρά του σημείου ερχόταν το όχημα: ένα όχημα που κινείται προς βορρά έρχεται από τα νότια. Επίσης Β, ΒΑ, Α, ΝΑ, Ν, ΝΔ, Δ, ΒΔ, με ελληνικά γράμματα.',
      en: 'From which side of the place the vehicle came: one that travels north comes from the south. Also N, NE, E, SE, S, SW, W, NW.',
    },
    role: 'used',
    form: 'text',
    list: lists.COMPASS_LIST,
    example: { el: 'Νότια', en: 'South' },
  },
  {
    id: 'direction_to',
    headings: { el: 'Κατεύθυνση προς', en: 'Direction to' },
    meaning: {
      el: 'Προς ποια πλευρά πήγαινε. Χρειάζονται και οι δύο κατευθύνσεις όλων των οχημάτων που κινούνταν, αλλιώς σχεδιάζεται μόνο η κίνηση.',
      en: 'To which side it was going. Both directions of all vehicles that moved are needed, else the movement alone is drawn.',
    },
    role: 'used',
    form: 'text',
    list: lists.COMPASS_LIST,
    example: { el: 'Δυτικά', en: 'West' },
  },
];

export const CASUALTY_COLUMNS: readonly TemplateColumn[] = [
  { ...RECORD_NUMBER, meaning: { el: 'Σε ποιο ατύχημα.', en: 'In which accident.' } },
  {
    id: 'casualty_number',
    headings: { el: 'Αριθμός παθόντος', en: 'Casualty number' },
    meaning: {
      el: 'Ένας αριθμός για κάθε παθόντα του ατυχήματος: 1, 2, 3. Ποτέ όνομα, αριθμός ταυτότητας ή πινακίδα.',
      en: 'A number for each casualty of the accident: 1, 2, 3. Never a name, a number of an identity card or a plate.',
    },
    role: 'required',
    identifying: true,
    form: 'text',
    example: same('1'),
  },
  {
    ...UNIT_NUMBER,
    meaning: {
      el: 'Ο αριθμός του οχήματος ή του πεζού από το φύλλο των οχημάτων.',
      en: 'The number of the vehicle or the pedestrian on the sheet of units.',
    },
    role: 'used',
  },
  chosen('class', { el: 'Ιδιότητα', en: 'Class' }, lists.CASUALTY_CLASS_LIST, { el: 'Οδηγός', en: 'Driver or rider' }),
  {
    id: 'injury',
    headings: { el: 'Βαρύτητα παθόντος', en: 'Injury' },
    meaning: {
      el: 'Από τον κατάλογο. Όποιος δεν τραυματίστηκε δεν είναι παθών και δεν γράφεται.',
      en: 'From the list. Who was not hurt is no casualty and is not written down.',
    },
    role: 'required',
    form: 'text',
    list: lists.INJURY_LIST,
    example: { el: 'Βαριά τραυματίας', en: 'Seriously injured' },
  },
  chosen('sex', { el: 'Φύλο', en: 'Sex' }, lists.SEX_LIST, { el: 'Γυναίκα', en: 'Female' }),
  {
    id: 'age',
    headings: { el: 'Ηλικία', en: 'Age' },
    meaning: { el: 'Συμπληρωμένα έτη.', en: 'Completed years.' },
    role: 'used',
    form: 'whole',
    range: [0, 119],
    example: same('34'),
  },
  {
    id: 'road_user',
    headings: { el: 'Μέσο μετακίνησης', en: 'Road user' },
    meaning: { el: 'Πώς μετακινούνταν ο παθών, από τον κατάλογο.', en: 'How the casualty travelled, from the list.' },
    role: 'used',
    form: 'text',
    list: lists.ROAD_USER_LIST,
    example: { el: 'Επιβατηγό', en: 'Car' },
  },
];
