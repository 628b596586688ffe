import { DIAGNOSIS_LEVEL, type DiagnosedFactor, type SeverityShare } from './diagnose.ts';
import type { BlackSpotDiagnosisObject, DiagnosedFactorObject, DiagnosedSeverityObject } from './diagnosis.objects.ts';
import { describeDiagnosis, describeFactor, describePeers } from './diagnosis-sentence.ts';
import type { CaseDiagnosis } from './diagnosis.service.ts';

/** Behind every q, which is a probability. */
const UNTESTED = 2;

/** A diagnosis as the API shows it: factors that were tested, the least likely by chance first, then those that could not be. */
export function presentDiagnosis(diagnosis: CaseDiagnosis): BlackSpotDiagnosisObject {
  return {
    ...diagnosis,
    peersText: describePeers(diagnosis),
    sentence: describeDiagnosis(diagnosis),
    level: DIAGNOSIS_LEVEL,
    factors: diagnosis.factors.toSorted((a, b) => orderOf(a) - orderOf(b) || a.pValue - b.pValue).map(presentFactor),
    untested: diagnosis.factors.length - diagnosis.tested,
    severities: diagnosis.severities.map(presentSeverity),
  };
}

function orderOf({ qValue }: DiagnosedFactor): number {
  return qValue ?? UNTESTED;
}

function presentFactor(factor: DiagnosedFactor): DiagnosedFactorObject {
  const { group, value, unknown, shares, oddsRatio, pValue, qValue, overRepresented } = factor;
  return {
    group: group.labels,
    value,
    here: shares.first,
    hereKnown: shares.firstTotal,
    hereUnknown: unknown,
    elsewhere: shares.second,
    elsewhereKnown: shares.secondTotal,
    oddsRatio: oddsRatio.ratio,
    oddsRatioLower: oddsRatio.lower,
    oddsRatioUpper: oddsRatio.upper,
    pValue,
    qValue,
    overRepresented,
    sentence: describeFactor(factor),
  };
}

function presentSeverity({ severity, count, share, interval }: SeverityShare): DiagnosedSeverityObject {
  return { severity, count, share, shareLower: interval?.lower ?? null, shareUpper: interval?.upper ?? null };
}
