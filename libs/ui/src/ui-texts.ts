import type { Text } from '@elektron/domain';

/** The words of the shared components; pages bring their own. */
export const UI_TEXTS = {
  loading: { el: 'Φόρτωση…', en: 'Loading…' },
  failed: { el: 'Δεν φορτώθηκε', en: 'Could not be loaded' },
  retry: { el: 'Δοκιμάστε ξανά', en: 'Try again' },
  refreshing: { el: 'Ενημερώνεται…', en: 'Updating…' },
  help: { el: 'Τι σημαίνει: {{what}}', en: 'What it means: {{what}}' },
  close: { el: 'Κλείσιμο', en: 'Close' },
  table: { el: 'Πίνακας', en: 'Table' },
  chart: { el: 'Διάγραμμα', en: 'Chart' },
  tableOf: { el: 'Πίνακας: {{what}}', en: 'Table: {{what}}' },
  chartOf: { el: 'Διάγραμμα: {{what}}', en: 'Chart: {{what}}' },
  clearOwn: { el: 'Καθαρισμός', en: 'Clear' },
  clearOwnOf: { el: 'Καθαρισμός φίλτρου: {{what}}', en: 'Clear filter: {{what}}' },
  value: { el: 'Τιμή', en: 'Value' },
  share: { el: 'Μερίδιο', en: 'Share' },
  total: { el: 'Σύνολο', en: 'Total' },
  selected: { el: 'επιλεγμένο', en: 'selected' },
  filterBy: { el: 'Φίλτρο', en: 'Filter' },
  chooseHelp: {
    el: 'Βέλη για μετακίνηση, Enter για επιλογή ή αποεπιλογή.',
    en: 'Arrow keys to move, Enter to select or deselect.',
  },
  multiValued: {
    el: 'Ένα ατύχημα μπορεί να μετρά σε περισσότερες από μία μπάρες· μαζί ξεπερνούν το σύνολο ({{total}}).',
    en: 'One accident can count in more than one bar; together they exceed the total ({{total}}).',
  },
  fewer: { el: 'λιγότερα', en: 'fewer' },
  more: { el: 'περισσότερα', en: 'more' },
  day: { el: 'Ημέρα', en: 'Day' },
  hour: { el: 'Ώρα', en: 'Hour' },
  datePlaceholder: { el: 'ηη/μμ/εεεε', en: 'dd/mm/yyyy' },
  dateInvalid: { el: 'Γράψτε ημέρα/μήνα/έτος, π.χ. 05/03/2026', en: 'Write day/month/year, e.g. 05/03/2026' },
  leftEmpty: { el: 'κενό', en: 'empty' },
  range: { el: 'Από {{minimum}} έως {{maximum}}', en: 'From {{minimum}} to {{maximum}}' },
  rangeInvalid: { el: 'Δώστε αριθμό από {{minimum}} έως {{maximum}}.', en: 'Give a number from {{minimum}} to {{maximum}}.' },
  wholeInvalid: {
    el: 'Δώστε ακέραιο αριθμό από {{minimum}} έως {{maximum}}.',
    en: 'Give a whole number from {{minimum}} to {{maximum}}.',
  },
  zoomIn: { el: 'Μεγέθυνση', en: 'Zoom in' },
  zoomOut: { el: 'Σμίκρυνση', en: 'Zoom out' },
  mapKeys: {
    el: 'Χάρτης. Βέλη για μετακίνηση, συν και πλην για κλίμακα. Όσα δείχνει υπάρχουν και ως λίστα.',
    en: 'Map. Arrow keys to move, plus and minus to zoom. What it shows is also there as a list.',
  },
  basemapMissing: { el: 'Το υπόβαθρο χάρτη δεν είναι διαθέσιμο', en: 'The basemap is not available' },
  noEffect: { el: 'καμία μεταβολή', en: 'no change' },
  fewerAccidents: { el: '← λιγότερα ατυχήματα', en: '← fewer accidents' },
  moreAccidents: { el: 'περισσότερα ατυχήματα →', en: 'more accidents →' },
  contrastOnly: { el: 'μόνο για αντιπαραβολή', en: 'a contrast only' },
  notComputed: { el: 'δεν υπολογίζεται', en: 'not computed' },
  unknown: { el: 'Άγνωστο', en: 'Unknown' },
} as const satisfies Readonly<Record<string, Text>>;

export type UiTextKey = keyof typeof UI_TEXTS;
