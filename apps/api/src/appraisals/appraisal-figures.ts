import type { Text } from '@elektron/domain';
import type { Figure } from '@elektron/statistics';

import { ratioLimits } from './appraisal-sentence.ts';
import type { StoredAlternative } from './stored-appraisal.ts';

/** `money` in the currency of the values; `share` of 1. */
export type FigureUnit = 'money' | 'ratio' | 'percent' | 'share' | 'years';

interface FigureDeclaration {
  readonly id: string;
  readonly labels: Text;
  readonly unit: FigureUnit;
  readonly of: (alternative: StoredAlternative) => Figure;
  /** Simulated. */
  readonly limitsOf?: (alternative: StoredAlternative) => { readonly lower: number; readonly upper: number } | null;
}

const sure = (value: number): Figure => ({ value, reason: null });

/** THE figures of an alternative, as tables and files list them. */
export const APPRAISAL_FIGURES: readonly FigureDeclaration[] = [
  {
    id: 'presentBenefits',
    labels: { el: 'Οφέλη, παρούσα αξία', en: 'Benefits, present value' },
    unit: 'money',
    of: ({ appraisal }) => appraisal.presentBenefits,
  },
  {
    id: 'presentCosts',
    labels: { el: 'Κόστος, παρούσα αξία', en: 'Costs, present value' },
    unit: 'money',
    of: ({ appraisal }) => sure(appraisal.presentCosts.total),
  },
  {
    id: 'presentMaintenance',
    labels: { el: 'εκ του οποίου συντήρηση', en: 'of which maintenance' },
    unit: 'money',
    of: ({ appraisal }) => sure(appraisal.presentCosts.maintenance),
  },
  {
    id: 'netPresentValue',
    labels: { el: 'Καθαρή παρούσα αξία (ΚΠΑ)', en: 'Net present value (NPV)' },
    unit: 'money',
    of: ({ appraisal }) => appraisal.netPresentValue,
    limitsOf: ({ simulated }) => simulated.netPresentValue,
  },
  {
    id: 'equivalentAnnualValue',
    labels: { el: 'Το ίδιο ως ίσο ποσό ανά έτος', en: 'The same as an equal sum a year' },
    unit: 'money',
    of: ({ appraisal }) => appraisal.equivalentAnnualValue,
  },
  {
    id: 'benefitCostRatio',
    labels: { el: 'Λόγος οφέλους–κόστους', en: 'Benefit-cost ratio (BCR)' },
    unit: 'ratio',
    of: ({ appraisal }) => appraisal.benefitCostRatio,
    limitsOf: ({ appraisal, simulated }) => ratioLimits({ presentCosts: appraisal.presentCosts, simulated: simulated.netPresentValue }),
  },
  {
    id: 'firstYearRatePercent',
    labels: { el: 'Απόδοση πρώτου έτους (FYRR)', en: 'First-year rate of return (FYRR)' },
    unit: 'percent',
    of: ({ appraisal }) => appraisal.firstYearRatePercent,
  },
  {
    id: 'internalRate',
    labels: { el: 'Εσωτερικός βαθμός απόδοσης (IRR), ως πληροφορία', en: 'Internal rate of return (IRR), for information' },
    unit: 'share',
    of: ({ appraisal }) => appraisal.internalRate,
  },
  {
    id: 'paybackYears',
    labels: { el: 'Χρόνος επανείσπραξης, χωρίς προεξόφληση (έτη)', en: 'Payback, not discounted (years)' },
    unit: 'years',
    of: ({ appraisal }) => appraisal.paybackYears,
  },
  {
    id: 'breakEvenFactor',
    labels: { el: 'Οριακός CMF (πάνω από αυτόν το μέτρο ζημιώνει)', en: 'Break-even CMF (above it the measure is a loss)' },
    unit: 'ratio',
    of: ({ appraisal }) => appraisal.breakEvenFactor,
  },
  {
    id: 'probabilityWorthIt',
    labels: { el: 'Προσομοιώσεις όπου το όφελος ξεπερνά το κόστος', en: 'Simulations in which the benefit exceeds the cost' },
    unit: 'share',
    of: ({ simulated }) => simulated.probabilityWorthIt,
  },
];
