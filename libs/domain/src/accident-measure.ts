import type { Text } from './language.ts';

/** What a number counts. KSI is deliberately absent: Greek "serious" counts are too unreliable to be added to deaths. */
export const ACCIDENT_MEASURES = ['accidents', 'casualties', 'killed', 'seriously-injured', 'slightly-injured'] as const;
export type AccidentMeasure = (typeof ACCIDENT_MEASURES)[number];

export interface AccidentMeasureText {
  readonly labels: Text;
  /** Shown behind the "?" of every figure. */
  readonly definition: Text;
}

export const ACCIDENT_MEASURE_TEXTS: Readonly<Record<AccidentMeasure, AccidentMeasureText>> = {
  accidents: {
    labels: { el: 'Ατυχήματα', en: 'Accidents' },
    definition: {
      el: 'Οδικά τροχαία ατυχήματα που έχουν καταγραφεί. Η βαρύτητα ενός ατυχήματος είναι η βαρύτερη συνέπεια για παθόντα.',
      en: 'Recorded road accidents. The severity of an accident is that of its worst casualty.',
    },
  },
  casualties: {
    labels: { el: 'Παθόντες', en: 'Casualties' },
    definition: { el: 'Νεκροί και τραυματίες μαζί.', en: 'People killed or injured, together.' },
  },
  killed: {
    labels: { el: 'Νεκροί', en: 'Killed' },
    definition: {
      el: 'Πρόσωπα που πέθαναν από το ατύχημα εντός 30 ημερών.',
      en: 'People who died of the accident within 30 days.',
    },
  },
  'seriously-injured': {
    labels: { el: 'Βαριά τραυματίες', en: 'Seriously injured' },
    definition: {
      el: 'Κατά την κρίση της αστυνομίας· δεν είναι ο ιατρικός ορισμός MAIS3+. Δεν αθροίζονται με τους νεκρούς.',
      en: 'As judged by the police, which is not the medical definition MAIS3+. Not added to the killed.',
    },
  },
  'slightly-injured': {
    labels: { el: 'Ελαφρά τραυματίες', en: 'Slightly injured' },
    definition: {
      el: 'Κατά την κρίση της αστυνομίας. Τα ελαφρά ατυχήματα καταγράφονται λιγότερο από όσα συμβαίνουν.',
      en: 'As judged by the police. Slight accidents are recorded less often than they happen.',
    },
  },
};
