import type { ConfidenceInterval } from '../confidence-interval.ts';
import type { Heterogeneity } from './between-variance.ts';
import type { PoolingWarning } from './meta-analysis-codes.ts';
import type { PooledEffect } from './pooled-effect.ts';
import type { EggerTest } from './small-study-effects.ts';

/** Below it the variance between studies is hardly known. This product's choice: no standard sets it. */
const ADVISED_STUDIES = 5;
/** The tests of Q and of Egger have little power, so a tenth is usual for both. */
const SIGNIFICANCE = 0.1;

interface Pooled {
  readonly studies: number;
  readonly shown: PooledEffect | null;
  readonly shownPrediction: ConfidenceInterval | null;
  readonly heterogeneity: Heterogeneity | null;
  readonly egger: EggerTest | null;
}

export function warnOfPooling({ studies, shown, shownPrediction, heterogeneity, egger }: Pooled): PoolingWarning[] {
  const warnings: PoolingWarning[] = [];
  if (studies === 1) warnings.push({ code: 'SINGLE_STUDY', values: {} });
  if (studies > 1 && studies < ADVISED_STUDIES) warnings.push({ code: 'FEW_STUDIES', values: { studies, advised: ADVISED_STUDIES } });
  if (heterogeneity !== null && heterogeneity.pValue <= SIGNIFICANCE)
    warnings.push({ code: 'STUDIES_DIFFER', values: { p: heterogeneity.pValue } });
  if (shown !== null && shownPrediction !== null && !holdsNone(shown.confidenceInterval) && holdsNone(shownPrediction))
    warnings.push({ code: 'EFFECT_VARIES', values: {} });
  if (egger !== null && egger.pValue <= SIGNIFICANCE) warnings.push({ code: 'SMALL_STUDIES_DIFFER', values: { p: egger.pValue } });
  return warnings;
}

/** Whether an interval of logarithms contains "no effect". */
function holdsNone({ lower, upper }: ConfidenceInterval): boolean {
  return lower <= 0 && upper >= 0;
}
