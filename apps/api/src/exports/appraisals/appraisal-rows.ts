import type { Language, Text } from '@elektron/domain';

import type { AppraisalObject, AppraisedAlternativeObject } from '../../appraisals/appraisal.objects.ts';
import type { ExportColumn, ExportValue } from '../export-table.ts';

/** What a row tells of. */
const PARTS = {
  answer: { el: 'Απάντηση', en: 'Answer' },
  parameter: { el: 'Παράμετρος', en: 'Parameter' },
  input: { el: 'Δεδομένο', en: 'Input' },
  figure: { el: 'Μέγεθος', en: 'Figure' },
  sensitivity: { el: 'Ευαισθησία της ΚΠΑ', en: 'Sensitivity of the NPV' },
  comparison: { el: 'Σύγκριση στην ίδια θέση', en: 'Comparison at one place' },
  package: { el: 'Πακέτο', en: 'Package' },
  notice: { el: 'Προσοχή', en: 'Notice' },
} as const satisfies Readonly<Record<string, Text>>;

/** One number, or one sentence, of an appraisal. */
export interface AppraisalRow {
  readonly part: keyof typeof PARTS;
  readonly alternative: string | null;
  readonly place: string | null;
  readonly id: string;
  readonly quantity: string;
  readonly severity: string | null;
  readonly value: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly unit: string | null;
  readonly text: string | null;
}

interface AppraisalColumn extends ExportColumn {
  readonly valueOf: (row: AppraisalRow) => ExportValue;
}

const column = (id: string, labels: Text, type: ExportColumn['type'], valueOf: AppraisalColumn['valueOf']): AppraisalColumn => ({
  id,
  labels,
  type,
  valueOf,
});

/** THE columns of a file of an appraisal. */
export const APPRAISAL_COLUMNS: readonly AppraisalColumn[] = [
  {
    ...column('part', { el: 'Μέρος', en: 'Part' }, 'text', ({ part }) => part),
    labelOf: (part) => PARTS[part as keyof typeof PARTS],
  },
  column('alternative', { el: 'Λύση', en: 'Alternative' }, 'text', ({ alternative }) => alternative),
  column('place', { el: 'Θέση', en: 'Place' }, 'text', ({ place }) => place),
  column('quantity_id', { el: 'Κωδικός', en: 'Code' }, 'text', ({ id }) => id),
  column('quantity', { el: 'Μέγεθος', en: 'Quantity' }, 'text', ({ quantity }) => quantity),
  column('severity', { el: 'Βαρύτητα', en: 'Severity' }, 'text', ({ severity }) => severity),
  column('value', { el: 'Τιμή', en: 'Value' }, 'decimal', ({ value }) => value),
  column('lower', { el: 'Κάτω όριο', en: 'Lower limit' }, 'decimal', ({ lower }) => lower),
  column('upper', { el: 'Άνω όριο', en: 'Upper limit' }, 'decimal', ({ upper }) => upper),
  column('unit', { el: 'Μονάδα', en: 'Unit' }, 'text', ({ unit }) => unit),
  column('text', { el: 'Κείμενο', en: 'Text' }, 'text', ({ text }) => text),
];

const WORDS = {
  sentence: { el: 'Σε μία πρόταση', en: 'In one sentence' },
  values: { el: 'Σειρά αξιών', en: 'Set of unit values' },
  valuesSource: { el: 'Πηγή των αξιών', en: 'Source of the unit values' },
  discountRate: { el: 'Προεξοφλητικό επιτόκιο', en: 'Discount rate' },
  trafficGrowth: { el: 'Αύξηση της κυκλοφορίας ανά έτος', en: 'Growth of traffic a year' },
  trafficExponent: { el: 'Εκθέτης της κυκλοφορίας', en: 'Exponent of traffic' },
  valueSpread: { el: 'Αβεβαιότητα των αξιών', en: 'Uncertainty of unit values' },
  effectsAre: { el: 'Σφάλματα των αποτελεσμάτων', en: 'Errors of effects' },
  seed: { el: 'Σπόρος τυχαίων αριθμών', en: 'Seed' },
  draws: { el: 'Προσομοιώσεις', en: 'Simulations' },
  level: { el: 'Κάλυψη των ορίων', en: 'Coverage of the limits' },
  softwareVersion: { el: 'Έκδοση λογισμικού', en: 'Software version' },
  digest: { el: 'Αποτύπωμα του αποτελέσματος (SHA-256)', en: 'Digest of the result (SHA-256)' },
  capital: { el: 'Κόστος κατασκευής', en: 'Cost of construction' },
  yearlyMaintenance: { el: 'Ετήσια συντήρηση', en: 'Yearly maintenance' },
  residualValue: { el: 'Υπολειμματική αξία', en: 'Residual value' },
  serviceLifeYears: { el: 'Διάρκεια ζωής', en: 'Service life' },
  numbersSource: { el: 'Πηγή των αριθμών', en: 'Source of the numbers' },
  effectSource: { el: 'Πηγή του αποτελέσματος', en: 'Source of the effect' },
  perYear: { el: 'Ανά έτος χωρίς το μέτρο', en: 'A year without the measure' },
  reportingFactor: { el: 'Συντελεστής υποκαταγραφής', en: 'Factor of under-reporting' },
  factor: { el: 'Συντελεστής μεταβολής (CMF)', en: 'Crash modification factor (CMF)' },
  unitValue: { el: 'Αξία μονάδας', en: 'Unit value' },
  firstYearBenefit: { el: 'Όφελος πρώτου έτους', en: 'Benefit of the first year' },
  incrementalRatio: { el: 'Οριακός λόγος οφέλους–κόστους έναντι', en: 'Incremental benefit-cost ratio against' },
  chosen: { el: 'Προκρίνεται', en: 'Chosen' },
  budget: { el: 'Προϋπολογισμός', en: 'Budget' },
  packageCost: { el: 'Κόστος κατασκευής του πακέτου', en: 'Construction cost of the package' },
  packageWorth: { el: 'Καθαρή παρούσα αξία του πακέτου', en: 'Net present value of the package' },
  packageBound: { el: 'Κανένα πακέτο δεν αξίζει περισσότερο από', en: 'No package is worth more than' },
} as const satisfies Readonly<Record<string, Text>>;

const NOTHING = { alternative: null, place: null, severity: null, value: null, lower: null, upper: null, unit: null, text: null };

/** All of an appraisal, one number or sentence a row. */
export function listAppraisalRows(appraisal: AppraisalObject, language: Language): AppraisalRow[] {
  const money = `${appraisal.values.currency} ${appraisal.values.priceYear ?? ''}`.trim();
  const word = (part: AppraisalRow['part'], id: keyof typeof WORDS, said: Partial<AppraisalRow>): AppraisalRow => ({
    ...NOTHING,
    part,
    id,
    quantity: WORDS[id][language],
    ...said,
  });
  return [
    word('answer', 'sentence', { text: appraisal.sentence[language] }),
    ...appraisal.warnings.map((warning): AppraisalRow => ({
      ...NOTHING,
      part: 'notice',
      id: warning.code,
      quantity: '',
      text: warning.message[language],
    })),
    ...parameterRows(appraisal, language, word),
    ...appraisal.alternatives.flatMap((alternative) => alternativeRows(alternative, { language, money, word })),
    ...comparisonRows(appraisal, language, word),
    ...packageRows(appraisal, money, language, word),
  ];
}

type Word = (part: AppraisalRow['part'], id: keyof typeof WORDS, said: Partial<AppraisalRow>) => AppraisalRow;

function parameterRows({ values, question, ...rest }: AppraisalObject, language: Language, word: Word): AppraisalRow[] {
  return [
    word('parameter', 'values', { text: `${values.name[language]} – ${values.id}, ${values.version}. ${values.standsFor[language]}` }),
    word('parameter', 'valuesSource', { text: values.source[language] }),
    word('parameter', 'discountRate', { value: question.discountRate }),
    word('parameter', 'trafficGrowth', { value: question.trafficGrowth }),
    word('parameter', 'trafficExponent', { value: question.trafficExponent }),
    word('parameter', 'valueSpread', { value: question.valueSpread }),
    word('parameter', 'effectsAre', { text: question.effectsAre }),
    word('parameter', 'seed', { value: rest.seed }),
    word('parameter', 'draws', { value: rest.draws }),
    word('parameter', 'level', { value: rest.level }),
    word('parameter', 'softwareVersion', { text: rest.softwareVersion }),
    word('parameter', 'digest', { text: rest.resultDigest }),
  ];
}

interface Saying {
  readonly language: Language;
  readonly money: string;
  readonly word: Word;
}

function alternativeRows(of: AppraisedAlternativeObject, saying: Saying): AppraisalRow[] {
  const { language, money, word } = saying;
  const here = { alternative: of.name, place: of.place };
  return [
    word('answer', 'sentence', { ...here, text: of.sentence[language] }),
    word('input', 'capital', { ...here, value: of.capital, unit: money }),
    word('input', 'yearlyMaintenance', { ...here, value: of.yearlyMaintenance, unit: money }),
    word('input', 'residualValue', { ...here, value: of.residualValue, unit: money }),
    word('input', 'serviceLifeYears', { ...here, value: of.serviceLifeYears, unit: 'years' }),
    word('input', 'numbersSource', { ...here, text: of.numbersSource[language] }),
    word('input', 'effectSource', { ...here, text: of.effectSource[language] }),
    ...of.rows.flatMap((row) => {
      const mine = { ...here, severity: row.labels[language] };
      return [
        word('input', 'perYear', { ...mine, value: row.perYear }),
        word('input', 'reportingFactor', { ...mine, value: row.reportingFactor }),
        word('input', 'factor', { ...mine, value: row.factor, lower: row.lower, upper: row.upper }),
        word('input', 'unitValue', { ...mine, value: row.unitValue, unit: money }),
        word('figure', 'firstYearBenefit', { ...mine, value: row.firstYearBenefit, unit: money }),
      ];
    }),
    ...resultRows(of, here, saying),
  ];
}

function resultRows(
  { figures, sensitivity }: AppraisedAlternativeObject,
  here: Pick<AppraisalRow, 'alternative' | 'place'>,
  { language, money }: Saying,
): AppraisalRow[] {
  return [
    ...figures.map(({ id, labels, unit, value, reason, lower, upper }): AppraisalRow => ({
      ...NOTHING,
      ...here,
      part: 'figure',
      id,
      quantity: labels[language],
      value,
      lower,
      upper,
      unit: unit === 'money' ? money : unit,
      text: reason?.[language] ?? null,
    })),
    ...sensitivity.map((row): AppraisalRow => ({
      ...NOTHING,
      ...here,
      part: 'sensitivity',
      id: row.input,
      quantity: row.labels[language],
      lower: row.netPresentValueAtLower,
      upper: row.netPresentValueAtUpper,
      unit: money,
      text: row.reason?.[language] ?? null,
    })),
  ];
}

function comparisonRows({ comparisons, alternatives }: AppraisalObject, language: Language, word: Word): AppraisalRow[] {
  const nameOf = (id: string | null): string | null => alternatives.find((each) => each.id === id)?.name ?? null;
  return comparisons.flatMap(({ place, chosenId, steps, sentence }) => [
    ...steps.map((step) =>
      word('comparison', 'incrementalRatio', {
        place,
        alternative: nameOf(step.challengerId),
        quantity: `${WORDS.incrementalRatio[language]}: ${nameOf(step.defenderId) ?? ''}`,
        value: step.incrementalRatio,
        text: step.reason?.[language] ?? null,
      }),
    ),
    word('comparison', 'chosen', { place, alternative: nameOf(chosenId), text: sentence[language] }),
  ]);
}

function packageRows({ package: chosen }: AppraisalObject, money: string, language: Language, word: Word): AppraisalRow[] {
  if (chosen === null) return [];
  return [
    word('package', 'budget', { value: chosen.budget, unit: money }),
    word('package', 'packageCost', { value: chosen.cost, unit: money }),
    word('package', 'packageWorth', { value: chosen.netPresentValue, unit: money, text: chosen.sentence[language] }),
    word('package', 'packageBound', { value: chosen.upperBound, unit: money }),
  ];
}
