import { describeShift, UNDEFINED_REASON_TEXTS, type BeforeAfterAnswer, type SeriesRatio } from '@elektron/statistics';

import type {
  LogOddsEstimateObject,
  ProportionShiftObject,
  SeriesRatioObject,
  TimeSeriesEstimateObject,
} from './estimate-details.objects.ts';

/** What only one method says, as it is shown. */
export interface EstimateDetails {
  readonly timeSeries: TimeSeriesEstimateObject | null;
  readonly proportionShift: ProportionShiftObject | null;
  readonly logOdds: LogOddsEstimateObject | null;
}

export function presentDetails(answer: BeforeAfterAnswer | null): EstimateDetails {
  return { timeSeries: presentSeries(answer), proportionShift: presentShift(answer), logOdds: presentLogOdds(answer) };
}

function presentRatio({ ratio, lower, upper, level, pValue }: SeriesRatio): SeriesRatioObject {
  return { ratio, interval: { lower, upper, level }, pValue };
}

function presentSeries(answer: BeforeAfterAnswer | null): TimeSeriesEstimateObject | null {
  if (answer?.detail.kind !== 'interrupted-time-series') return null;
  const { monthsBefore, monthsAfter, monthUnknown, family, points, ...detail } = answer.detail;
  const { treated, comparison, averted } = detail;
  return {
    ...{ monthsBefore, monthsAfter, monthUnknown, family, points },
    controlled: comparison !== null,
    levelChange: presentRatio(detail.levelChange),
    slopeChange: detail.slopeChange && presentRatio(detail.slopeChange),
    averted: averted.value,
    avertedInterval: averted.interval,
    draws: averted.draws,
    dispersion: treated.dispersion,
    residualCorrelation: treated.neighbours.correlation,
    residualPValue: treated.neighbours.pValue,
    neweyWest: presentRatio(detail.neweyWest),
    sensitivity: detail.sensitivity.map(({ effect, ...otherwise }) => ({ ...otherwise, effect: effect && presentRatio(effect) })),
  };
}

function presentShift(answer: BeforeAfterAnswer | null): ProportionShiftObject | null {
  if (answer?.effectKind !== 'difference-of-proportions') return null;
  const { meanDifference, medianDifference, medianConfidenceInterval, undefinedReason, detail } = answer;
  const { sites, sitesWithoutProportion, zeroDifferences, targetBefore, targetAfter } = detail;
  const describe = (language: 'el' | 'en'): string => describeShift({ ...detail, reason: undefinedReason }, detail.level, language);
  return {
    ...{ sitesWithoutProportion, zeroDifferences, targetBefore, targetAfter, meanDifference, medianDifference },
    sites: sites.length,
    medianInterval: medianConfidenceInterval,
    sentence: { el: describe('el'), en: describe('en') },
  };
}

function presentLogOdds(answer: BeforeAfterAnswer | null): LogOddsEstimateObject | null {
  if (answer?.detail.kind !== 'comparison-group') return null;
  const { oddsRatio, confidenceInterval, undefinedReason } = answer.detail.logOdds;
  return {
    oddsRatio,
    interval: confidenceInterval,
    nullReason: undefinedReason && UNDEFINED_REASON_TEXTS[undefinedReason],
  };
}
