import { estimateSite, NO_ESTIMATE, type EstimateOptions, type SiteEstimate } from './estimate-site.ts';
import { CALIBRATION_CERTAIN, CALIBRATION_PLAUSIBLE } from './calibrate-function.ts';
import { findFunction, type FindOptions, type FoundFunction } from './find-function.ts';
import { momentsOfGroup, sizeOf } from './group-moments.ts';
import type {
  FittedTerm,
  GroupMoments,
  GroupWarning,
  NoFunctionReason,
  NoScreeningReason,
  SafetyPerformanceFunction,
  ScreenedGroup,
  ScreenedSite,
  ScreeningBasis,
} from './screening-result.ts';
import type { ScreeningSite } from './screening-site.ts';
import { averagesOfGroup, measureSite, type MeasureOptions } from './site-measures.ts';

/** A mean and a spread of fewer sites are no comparison. This product's choice. */
export const MOMENTS_SITES = 10;
/** Below this intervals of expected accidents are too narrow: they take the function for certain. Source: tests/reference, coverage by simulation. */
export const ADVISED_SITES = 100;
/** By chance one in twenty sums lies outside of two standard deviations; more say that traffic works otherwise than the function has it. */
const DOUBTFUL_SHARE = 0.05;

/** An exponent that is another in one of twenty pools where it is the same in all. */
const DIFFERENT_EXPONENTS = 0.05;

export type GroupOptions = FindOptions & EstimateOptions & MeasureOptions;

/** A group and its sites, index by index, not ranked yet. */
export interface GroupOutcome {
  readonly group: ScreenedGroup;
  readonly sites: readonly Omit<ScreenedSite, 'rank' | 'rankInterval'>[];
}

/**
 * Screens sites of one group: those with traffic by a safety performance function where one can be fitted, the others by the counts of the whole group.
 * @param sites of one group and one kind, at least one
 */
export function screenGroup(name: string, sites: readonly ScreeningSite[], options: GroupOptions): GroupOutcome {
  const found = findFunction(name, sites, options);
  const fitted = typeof found === 'string' ? null : found;
  const needsMoments = fitted === null || !sites.every(fitted.isAsked);
  const reason = needsMoments ? whyNoMoments(sites) : null;
  const moments = needsMoments && reason === null ? momentsOfGroup(sites) : null;
  const averages = averagesOfGroup(sites, options);
  let next = 0;
  const screened = sites.map((site) => {
    const prediction = predict(site, fitted?.isAsked(site) ? { fitted, i: next++ } : null, moments);
    const estimate: SiteEstimate =
      prediction === null ? NO_ESTIMATE : estimateSite(site.accidents, prediction.predicted, prediction.overdispersion, options);
    const basis = prediction?.basis ?? null;
    const noRank: NoScreeningReason | null = prediction === null ? reason : prediction.overdispersion === 0 ? 'NO_VARIATION' : null;
    return { basis, reason: noRank, ...estimate, measures: measureSite(site, estimate, basis, averages, options) };
  });
  return { group: describeGroup(name, sites, { found, moments, reason }), sites: screened };
}

interface Prediction {
  readonly basis: ScreeningBasis;
  readonly predicted: number;
  readonly overdispersion: number;
}

function predict(
  site: ScreeningSite,
  own: { readonly fitted: FoundFunction; readonly i: number } | null,
  moments: GroupMoments | null,
): Prediction | null {
  if (own !== null) {
    const { basis, predicted, overdispersion } = own.fitted;
    return { basis, predicted: predicted[own.i]!, overdispersion: overdispersion[own.i]! };
  }
  if (moments === null) return null;
  return { basis: 'moments', predicted: moments.mean * sizeOf(site), overdispersion: moments.overdispersion };
}

function whyNoMoments(sites: readonly ScreeningSite[]): NoScreeningReason | null {
  if (sites.length < MOMENTS_SITES) return 'SITES_TOO_FEW';
  return sites.every(({ accidents }) => accidents === 0) ? 'NO_ACCIDENTS' : null;
}

interface Found {
  readonly found: FoundFunction | NoFunctionReason;
  readonly moments: GroupMoments | null;
  readonly reason: NoScreeningReason | null;
}

function describeGroup(group: string, sites: readonly ScreeningSite[], { found, moments, reason }: Found): ScreenedGroup {
  const count = (label: string): number => sites.filter(({ exposure }) => exposure?.label === label).length;
  const sum = (of: (site: ScreeningSite) => number): number => sites.reduce((total, site) => total + of(site), 0);
  const { kind } = sites[0]!;
  const described = {
    group,
    kind,
    sites: sites.length,
    accidents: sum(({ accidents }) => accidents),
    lengthMeters: kind === 'segment' ? sum(({ lengthMeters }) => lengthMeters ?? 0) : null,
    measuredSites: count('measured'),
    modelledSites: count('modelled'),
    function: typeof found === 'string' ? null : found.function,
    ...(typeof found === 'string' || found.calibrated === null ? {} : { calibrated: found.calibrated }),
    noFunctionReason: typeof found === 'string' ? found : null,
    moments,
    reason: moments !== null && moments.overdispersion === 0 && typeof found === 'string' ? ('NO_VARIATION' as const) : reason,
  };
  return { ...described, warnings: findWarnings(described) };
}

/** Terms beside the constant that zero would explain as well. */
export function findInsignificant({ coefficients }: SafetyPerformanceFunction): readonly FittedTerm[] {
  return coefficients.slice(1).filter(({ lower, upper }) => lower <= 0 && upper >= 0);
}

function findWarnings({
  sites,
  function: spf,
  calibrated,
  moments,
  reason,
  measuredSites,
  modelledSites,
}: Omit<ScreenedGroup, 'warnings'>): GroupWarning[] {
  const curve = spf ?? calibrated ?? null;
  const base = curve ?? moments;
  if (base === null) return [];
  // The level of the own sites rests on these alone.
  const own = spf?.pooled?.ownSites ?? base.sites;
  const warnings: [GroupWarning, boolean][] = [
    ['FEW_SITES', own < ADVISED_SITES],
    ['POISSON', spf?.overdispersion === 0 || reason === 'NO_VARIATION'],
    ['EXPOSURE_MOSTLY_MODELLED', curve !== null && modelledSites > measuredSites],
    ['EXPOSURE_PARTLY_MISSING', curve !== null && measuredSites + modelledSites < sites],
    ['COVARIATE_PARTLY_MISSING', spf !== null && own < measuredSites + modelledSites],
    ['TERM_NOT_SIGNIFICANT', spf !== null && findInsignificant(spf).length > 0],
    ['FORM_DOUBTFUL', isDoubtful(spf)],
    ['EXPONENTS_DIFFER', (spf?.pooled?.exponentsPValue ?? 1) < DIFFERENT_EXPONENTS],
    ['FACTOR_UNCERTAIN', (calibrated?.coefficientOfVariation ?? 0) > CALIBRATION_CERTAIN],
    ['FACTOR_FAR', Math.abs(Math.log(calibrated?.factor ?? 1)) > Math.log(CALIBRATION_PLAUSIBLE)],
    ['FUNCTION_WITHOUT_LIMITS', calibrated?.published.vehiclesPerDay === null],
    ['OUTSIDE_FUNCTION', (calibrated?.outsideSites ?? 0) > 0],
    ['CALIBRATED_FORM_DOUBTFUL', isDoubtful(calibrated)],
  ];
  return warnings.flatMap(([code, holds]) => (holds ? [code] : []));
}

function isDoubtful(curve: Pick<SafetyPerformanceFunction, 'residuals'> | null | undefined): boolean {
  return (curve?.residuals.shareOutside ?? 0) > DOUBTFUL_SHARE;
}
