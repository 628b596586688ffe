import { SEVERITIES, type Severity } from '@elektron/domain';
import { combineFactors, type CombiningWay } from '@elektron/statistics';

import { APPRAISAL_LEVEL, type EffectOnSeverity } from './appraisal-question.ts';

/** What is said of a severity: of itself, or of all. */
export function effectOn(severity: Severity | null, effects: readonly EffectOnSeverity[]): EffectOnSeverity | undefined {
  return effects.find((effect) => effect.severity === null || effect.severity === severity);
}

/**
 * The effects of several measures as one list: for all severities where each measure has one for all, else for each severity that every measure has one for.
 * @throws Problem INPUT_INVALID as combineFactors
 */
export function combineEffects(measures: readonly (readonly EffectOnSeverity[])[], way: CombiningWay): EffectOnSeverity[] {
  const isForAll = measures.every((effects) => effects.every(({ severity }) => severity === null));
  const severities: readonly (Severity | null)[] = isForAll ? [null] : SEVERITIES;
  return severities.flatMap((severity) => {
    const found = measures.map((effects) => effectOn(severity, effects)).filter((effect) => effect !== undefined);
    return found.length < measures.length ? [] : [{ severity, ...combineFactors(found.map(toFactor), way, APPRAISAL_LEVEL) }];
  });
}

function toFactor({ factor, interval }: EffectOnSeverity): Omit<EffectOnSeverity, 'severity'> {
  return { factor, interval };
}
