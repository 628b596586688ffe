import { Problem, type Text } from '@elektron/domain';
import { requireCount, requireFinite, requirePositive } from '../require-number.ts';

/** One finished evaluation, as pooling needs it. */
export interface Study {
  readonly id: string;
  /** Natural logarithm of the crash modification factor; 0 = no effect. */
  readonly logEffect: number;
  /** Of that logarithm, above 0. */
  readonly variance: number;
}

/** What the parts of a study are called where one is refused. */
export const STUDY_LABELS = {
  id: { el: 'κωδικός μελέτης', en: 'study id' },
  logEffect: { el: 'λογάριθμος της επίδρασης', en: 'logarithm of the effect' },
  variance: { el: 'διασπορά της επίδρασης', en: 'variance of the effect' },
  factor: { el: 'συντελεστής μεταβολής ατυχημάτων (CMF)', en: 'crash modification factor (CMF)' },
  standardError: { el: 'τυπικό σφάλμα', en: 'standard error' },
  count: { el: 'ατυχήματα', en: 'accidents' },
} as const satisfies Readonly<Record<string, Text>>;

/**
 * Studies that can be pooled, sorted by id, so that sums do not depend on the order given.
 * @throws Problem INPUT_INVALID for an id that occurs twice or an effect that is no number, NOT_POSITIVE for a variance that is none
 */
export function readStudies(studies: readonly Study[]): readonly Study[] {
  const seen = new Set<string>();
  for (const { id, logEffect, variance } of studies) {
    if (seen.has(id)) throw new Problem('INPUT_INVALID', { field: STUDY_LABELS.id, value: id });
    seen.add(id);
    requireFinite(nameOf(STUDY_LABELS.logEffect, id), logEffect);
    requirePositive(nameOf(STUDY_LABELS.variance, id), variance);
  }
  return [...studies].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/**
 * A factor with its standard error, on the logarithmic scale: the variance of ln(factor) is (standard error / factor)².
 * @throws Problem NOT_POSITIVE, INPUT_INVALID
 */
export function studyOfFactor(id: string, factor: number, standardError: number): Study {
  requirePositive(nameOf(STUDY_LABELS.factor, id), factor);
  requirePositive(nameOf(STUDY_LABELS.standardError, id), standardError);
  return { id, logEffect: Math.log(factor), variance: (standardError / factor) ** 2 };
}

/** Accidents of one study with a comparison group. */
export interface StudyCounts {
  readonly treatedBefore: number;
  readonly treatedAfter: number;
  readonly comparisonBefore: number;
  readonly comparisonAfter: number;
}

/** Added to all four counts of a study that has a zero among them. */
const ZERO_CORRECTION = 0.5;

/**
 * Log odds of four counts, ln[(treated after / before) / (comparison after / before)]; the variance is the sum of the reciprocal counts.
 * @throws Problem NEGATIVE_COUNT, COUNT_NOT_WHOLE, INPUT_INVALID
 * Source: Elvik 2001, "Area-wide urban traffic calming schemes: a meta-analysis of safety effects", Accident Analysis and Prevention 33, 327-336.
 */
export function studyOfCounts(id: string, counts: StudyCounts): Study {
  const given = [counts.treatedAfter, counts.treatedBefore, counts.comparisonAfter, counts.comparisonBefore];
  for (const count of given) requireCount(nameOf(STUDY_LABELS.count, id), count);
  const added = given.includes(0) ? ZERO_CORRECTION : 0;
  const [after, before, otherAfter, otherBefore] = given.map((count) => count + added) as [number, number, number, number];
  return {
    id,
    logEffect: Math.log(after / before / (otherAfter / otherBefore)),
    variance: 1 / after + 1 / before + 1 / otherAfter + 1 / otherBefore,
  };
}

function nameOf(label: Text, id: string): Text {
  return { el: `${label.el} (${id})`, en: `${label.en} (${id})` };
}
