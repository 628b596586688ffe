export { betaLowerTail, betaQuantile, betaUpperTail } from './beta.ts';
export * from './binomial.ts';
export * from './chi-square.ts';
export * from './confidence-interval.ts';
export * from './disclosure-control.ts';
export * from './exact-poisson-test.ts';
export * from './exact-power.ts';
export * from './exact-ratio.ts';
export * from './false-discovery-rate.ts';
export * from './fisher-f.ts';
export * from './funnel-limits.ts';
export * from './gamma.ts';
export * from './negative-binomial.ts';
export * from './normal.ts';
export * from './odds-ratio.ts';
export * from './over-represented.ts';
export * from './poisson.ts';
export * from './poisson-interval.ts';
export * from './quantile.ts';
export { randomInteger, seededRandom, shuffle, type Random } from './random.ts';
export * from './random-variates.ts';
export { rankCorrelation } from './rank-correlation.ts';
export * from './short-period.ts';
export * from './signed-rank.ts';
export * from './student-t.ts';
export * from './before-after/before-after-codes.ts';
export * from './before-after/before-after-input.ts';
export * from './before-after/before-after-labels.ts';
export * from './before-after/before-after-method.ts';
export * from './before-after/before-after-methods.ts';
export * from './before-after/before-after-result.ts';
export { estimateComparability } from './before-after/comparison-group/comparability.ts';
export { describeComparability } from './before-after/comparison-group/comparison-group.ts';
export * from './before-after/comparison-group/comparison-group-detail.ts';
export * from './before-after/comparison-group/log-odds-comparison.ts';
export * from './before-after/empirical-bayes/empirical-bayes-detail.ts';
export * from './before-after/empirical-bayes/expected-accidents.ts';
export * from './before-after/empirical-bayes/fitted-function-detail.ts';
export * from './before-after/empirical-bayes/function-sites.ts';
export * from './before-after/empirical-bayes/method-of-moments.ts';
export * from './before-after/effect-test.ts';
export { ADVISED_YEARS_AFTER, ADVISED_YEARS_BEFORE, YEAR_TOLERANCE } from './before-after/design-warnings.ts';
export { ADVISED_REFERENCE_SITES, MINIMUM_REFERENCE_SITES } from './before-after/empirical-bayes/reference-model.ts';
export * from './before-after/estimate-effect.ts';
export * from './before-after/exact-test/exact-test-detail.ts';
export * from './before-after/interrupted-time-series/describe-time-series.ts';
export * from './before-after/interrupted-time-series/fit-study.ts';
export * from './before-after/interrupted-time-series/interrupted-time-series.ts';
export * from './before-after/interrupted-time-series/monthly-series.ts';
export * from './before-after/interrupted-time-series/neighbour-correlation.ts';
export * from './before-after/interrupted-time-series/orthodox-easter.ts';
export * from './before-after/interrupted-time-series/segmented-regression.ts';
export * from './before-after/interrupted-time-series/series-effect.ts';
export * from './before-after/interrupted-time-series/simulate-averted.ts';
export * from './before-after/interrupted-time-series/time-series-result.ts';
export * from './before-after/interrupted-time-series/time-series-texts.ts';
export * from './before-after/naive/naive-detail.ts';
export * from './before-after/sample-size.ts';
export * from './before-after/study-plan.ts';
export { findYearJumps, STEPS_THAT_SHOW_SPREAD, type JumpLimits, type YearJump, type YearOfSeries } from './year-jumps.ts';
export * from './before-after/shift-of-proportions/shift-of-proportions.ts';
export * from './before-after/site-interval.ts';
export { cellOf, CELLS, MONTHS, summarizeDays, WEEKDAYS, type DailyCount, type DaysOfYear } from './traffic/daily-counts.ts';
export * from './traffic/expand-short-count.ts';
export {
  expansionFactors,
  givenFactors,
  observedFactors,
  observeYears,
  type ExpansionFactors,
  type ObservedYears,
} from './traffic/expansion-factors.ts';
export { givenHours, hourProfile, type HourProfile } from './traffic/hour-profile.ts';
export * from './traffic/season.ts';
export * from './traffic/speed-percentile.ts';
export { type CountData, type Covariate, INTERCEPT } from './regression/design.ts';
export * from './regression/fit-count-model.ts';
export * from './regression/model-checks.ts';
export * from './screening/accident-rate.ts';
export * from './screening/exact-rate.ts';
export * from './screening/high-proportion.ts';
export * from './screening/level-of-service.ts';
export * from './screening/rank-sites.ts';
export * from './screening/severity-weights.ts';
export * from './screening/screening-site.ts';
export * from './screening/screen-sites.ts';
export * from './screening/screening-result.ts';
export { COVARIATE_PREFIX, FUNCTION_ACCIDENTS, FUNCTION_SITES, LN_LENGTH, LN_MINOR_TRAFFIC, LN_TRAFFIC } from './screening/fit-group.ts';
export {
  CALIBRATION_ACCIDENTS,
  CALIBRATION_SITES,
  type FunctionCalibration,
  type PublishedFunction,
} from './screening/calibrate-function.ts';
export type { FunctionSource } from './screening/find-function.ts';
export { POOL_ACCIDENTS, POOL_SITES } from './screening/fit-pooled-group.ts';
export { ADVISED_SITES, findInsignificant, MOMENTS_SITES, screenGroup, type GroupOptions } from './screening/screen-group.ts';
export * from './screening/estimate-site.ts';
export {
  BETWEEN_VARIANCE_METHODS,
  betweenVarianceInterval,
  estimateBetweenVariance,
  type BetweenVarianceMethod,
  type Heterogeneity,
} from './meta-analysis/between-variance.ts';
export * from './meta-analysis/analyze-studies.ts';
export * from './meta-analysis/factor-scale.ts';
export * from './meta-analysis/leave-one-out.ts';
export * from './meta-analysis/meta-analysis-codes.ts';
export { poolKnappHartung, poolNormal, type PooledEffect, type PredictionIntervals } from './meta-analysis/pooled-effect.ts';
export { FUNNEL_STUDIES, type FunnelPoint, type PublicationStudy } from './meta-analysis/publication.ts';
export { testSmallStudies, type EggerTest } from './meta-analysis/small-study-effects.ts';
export { studyOfCounts, studyOfFactor, type Study, type StudyCounts } from './meta-analysis/study.ts';
export { trimAndFill, type TrimAndFill } from './meta-analysis/trim-and-fill.ts';
export { findUnvalued, type ProjectToAppraise, type ValuedAccidents } from './economics/appraisal-input.ts';
export { appraiseProject, type Appraisal, type PresentCosts } from './economics/appraise-project.ts';
export * from './economics/best-package.ts';
export * from './economics/casualty-values.ts';
export * from './economics/combine-factors.ts';
export * from './economics/compare-alternatives.ts';
export { accidentGrowth, annuityFactor, discountFactor, LONGEST_LIFE_YEARS, presentValue } from './economics/discounting.ts';
export { ECONOMIC_REASON_TEXTS, type EconomicReason, type Figure } from './economics/economic-reasons.ts';
export * from './economics/effect-sensitivity.ts';
export { internalRateOfReturn } from './economics/internal-rate.ts';
export * from './economics/one-way-sensitivity.ts';
export { type PackageOption } from './economics/package-options.ts';
export * from './economics/price-year.ts';
export * from './economics/simulate-appraisal.ts';
