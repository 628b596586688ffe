import type { Text } from '@elektron/domain';

/** What can be wrong in a line of a file of interventions, and what to do. */
export const LINE_FAULTS = {
  NAME: { el: 'λείπει το όνομα· γράψτε πώς λέγεται η παρέμβαση', en: 'the name is missing; write what the intervention is called' },
  WORD: { el: 'δεν είναι του καταλόγου· γράψτε ένα από τα:', en: 'is not in the list; write one of:' },
  DAY: { el: 'δεν είναι ημέρα· γράψτε την ως 2016-04-01 ή 01/04/2016', en: 'is no day; write it as 2016-04-01 or 01/04/2016' },
  ORDER: { el: 'τα έργα τελειώνουν πριν αρχίσουν· ελέγξτε τις δύο ημέρες', en: 'the works end before they begin; check the two days' },
  NUMBER: { el: 'δεν είναι αριθμός· γράψτε μόνο ψηφία, χωρίς σύμβολα', en: 'is no number; write digits only, without symbols' },
  ANSWER: { el: 'γράψτε ναι ή όχι', en: 'write yes or no' },
  SOURCE: {
    el: 'λείπει η πηγή· γράψτε ποιος το λέει, ή ότι η παρέμβαση είναι επινοημένη',
    en: 'the source is missing; write who says so, or that the intervention is invented',
  },
  GEOMETRY: {
    el: 'δεν είναι σημεία, γραμμές ή περιοχές (όχι γραμμές μαζί με περιοχές)· γράψτε π.χ. LINESTRING (23.72 37.98, 23.73 37.99), γεωγραφικό μήκος πρώτα',
    en: 'is not made of points, lines or areas (and not of lines together with areas); write e.g. LINESTRING (23.72 37.98, 23.73 37.99), longitude first',
  },
  NOWHERE: {
    el: 'δεν λέει πού ήταν· συμπληρώστε το σχήμα, ή γεωγραφικό πλάτος και μήκος',
    en: 'does not say where it was; fill in the shape, or latitude and longitude',
  },
  TWICE: {
    el: 'είναι ίδια με προηγούμενη γραμμή του αρχείου· κρατήστε τη μία',
    en: 'is the same as an earlier line of the file; keep one of them',
  },
} as const satisfies Readonly<Record<string, Text>>;

export const FILE_FAULTS = {
  FIELD: { el: 'αρχείο', en: 'file' },
  MISSING: { el: 'λείπουν οι στήλες', en: 'columns are missing' },
  REJECTED: {
    el: 'κάποιες γραμμές δεν είναι παρεμβάσεις και δεν αποθηκεύτηκε καμία· διορθώστε τες και στείλτε πάλι το αρχείο',
    en: 'some lines are no interventions, and none was stored; mend them and send the file again',
  },
} as const satisfies Readonly<Record<string, Text>>;
