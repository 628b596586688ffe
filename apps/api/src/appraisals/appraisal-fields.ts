import { Problem, type Text } from '@elektron/domain';

/** What the parts of a question are called where one is refused. */
export const APPRAISAL_FIELDS = {
  name: { el: 'όνομα', en: 'name' },
  place: { el: 'θέση', en: 'place' },
  country: { el: 'χώρα (δύο κεφαλαία λατινικά γράμματα)', en: 'country (two capital letters)' },
  values: { el: 'σειρά αξιών', en: 'set of unit values' },
  discountRate: { el: 'προεξοφλητικό επιτόκιο (%)', en: 'discount rate (%)' },
  trafficGrowth: { el: 'αύξηση της κυκλοφορίας (% ανά έτος)', en: 'growth of traffic (% a year)' },
  trafficExponent: { el: 'εκθέτης της κυκλοφορίας', en: 'exponent of traffic' },
  valueSpread: { el: 'αβεβαιότητα των αξιών (%)', en: 'uncertainty of unit values (%)' },
  effectsAre: { el: 'σχέση των σφαλμάτων (shared, independent)', en: 'how errors go together (shared, independent)' },
  reporting: { el: 'συντελεστής υποκαταγραφής', en: 'factor of under-reporting' },
  budget: { el: 'προϋπολογισμός', en: 'budget' },
  alternatives: { el: 'πλήθος λύσεων', en: 'number of alternatives' },
  capital: { el: 'κόστος κατασκευής', en: 'cost of construction' },
  yearlyMaintenance: { el: 'ετήσια συντήρηση', en: 'yearly maintenance' },
  residualValue: { el: 'υπολειμματική αξία', en: 'residual value' },
  serviceLifeYears: { el: 'διάρκεια ζωής (έτη)', en: 'service life (years)' },
  severity: { el: 'βαρύτητα', en: 'severity' },
  numbers: { el: 'ατυχήματα ή παθόντες χωρίς το μέτρο', en: 'accidents or casualties without the measure' },
  perYear: { el: 'πλήθος ανά έτος', en: 'number a year' },
  standardError: { el: 'τυπικό σφάλμα', en: 'standard error' },
  numbersSource: { el: 'πηγή των αριθμών', en: 'source of the numbers' },
  records: { el: 'φίλτρο των καταγεγραμμένων ατυχημάτων', en: 'filter of the records' },
  expected: { el: 'αναμενόμενα ατυχήματα της θέσης', en: 'expected accidents of the place' },
  effects: { el: 'αποτέλεσμα του μέτρου', en: 'effect of the measure' },
  factor: { el: 'συντελεστής μεταβολής ατυχημάτων (CMF)', en: 'crash modification factor (CMF)' },
  interval: { el: 'διάστημα του συντελεστή', en: 'interval of the factor' },
  effectSource: { el: 'πηγή του αποτελέσματος', en: 'source of the effect' },
  evaluation: { el: 'αξιολόγηση', en: 'evaluation' },
  library: { el: 'συντελεστής της βιβλιοθήκης', en: 'factor of the library' },
  together: { el: 'αποτελέσματα που συνδυάζονται', en: 'effects that are combined' },
  combining: { el: 'τρόπος συνδυασμού (multiplied, strongest)', en: 'way of combining (multiplied, strongest)' },
  gdp: { el: 'ΑΕΠ ανά κάτοικο', en: 'gross domestic product per head' },
  elasticity: { el: 'ελαστικότητα (0–2)', en: 'elasticity (0–2)' },
  gdpSource: { el: 'πηγή του ΑΕΠ', en: 'source of the gross domestic product' },
} as const satisfies Readonly<Record<string, Text>>;
export type AppraisalField = keyof typeof APPRAISAL_FIELDS;

/** Of what is named and is not there, or is another organisation's: both are told alike. */
export const NOT_THERE: Text = { el: 'δεν υπάρχει', en: 'there is none' };

const LONGEST_SHOWN = 100;

export function refuse(field: AppraisalField, value: string | Text): Problem {
  const shown = typeof value === 'string' ? value.slice(0, LONGEST_SHOWN) || '–' : value;
  return new Problem('INPUT_INVALID', { field: APPRAISAL_FIELDS[field], value: shown });
}

/** @throws Problem INPUT_INVALID */
export function requireText(field: AppraisalField, text: string | null | undefined, longest: number): string {
  const kept = (text ?? '').trim();
  if (kept.length < 1 || kept.length > longest) throw refuse(field, kept);
  return kept;
}

/** @throws Problem INPUT_INVALID for what is no number of the range */
export function requireBetween(field: AppraisalField, value: number, lowest: number, highest: number): number {
  // What a file gives need not be a number at all.
  if (!Number.isFinite(value) || value < lowest || value > highest) throw refuse(field, String(value));
  return value;
}
