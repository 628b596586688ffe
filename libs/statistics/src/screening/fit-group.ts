import { isProblem } from '@elektron/domain';

import { fitNegativeBinomial, fitPoisson, type CountModel } from '../regression/fit-count-model.ts';
import type { CountData, Covariate } from '../regression/design.ts';
import { normalTail } from '../normal.ts';
import { cumulativeResiduals, testOverdispersion } from '../regression/model-checks.ts';
import { sizeOf } from './group-moments.ts';
import type { NoFunctionReason, ResidualCurve, SafetyPerformanceFunction } from './screening-result.ts';
import type { FittedSite, ScreeningSite, SiteExposure } from './screening-site.ts';

/** Below either no function is fitted: the numbers that are often named as the least. This product's choice, as docs/methods/network-screening.md says. */
export const FUNCTION_SITES = 30;
export const FUNCTION_ACCIDENTS = 100;

/** Names of coefficients: logarithms of vehicles a day and of kilometres. */
export const LN_TRAFFIC = 'ln-traffic';
export const LN_MINOR_TRAFFIC = 'ln-minor-traffic';
export const LN_LENGTH = 'ln-length';
/** Before the name of any other covariate. */
export const COVARIATE_PREFIX = 'covariate:';

export interface FunctionOptions {
  readonly years: number;
  readonly level: number;
  /** Whether accidents of a segment are proportional to its length, or the exponent is fitted, too. */
  readonly lengthForm: 'offset' | 'free';
  /** Of the sites' covariates, in their order. */
  readonly covariateNames?: readonly string[];
}

export type CountedSite = ScreeningSite & { readonly exposure: SiteExposure };

/** Whether all is known of a site that a function rests on. */
export function isCounted(site: ScreeningSite): site is CountedSite {
  return site.exposure !== null && (site.covariates ?? []).every((value) => value !== null);
}

/** A function with what it says of each of its sites, index by index. */
export interface FittedGroup {
  readonly function: SafetyPerformanceFunction;
  readonly predicted: Float64Array;
  readonly overdispersion: Float64Array;
}

/** Sites that a function is fitted to, with the years in which the accidents of each were counted. */
export interface Sample {
  readonly sites: readonly FittedSite[];
  readonly years: readonly number[];
  /** Covariates that are no property of a site, index by index of the sites. */
  readonly factors?: readonly Covariate[];
}

export type FitOptions = Pick<FunctionOptions, 'level' | 'lengthForm' | 'covariateNames'>;

/**
 * The safety performance function of sites of one group, all of which have traffic: ln mean = b0 + b1 ln traffic (+ b2 ln of the minor road's where every
 * site has one) + the other covariates that differ between its sites + ln (length · years). Of segments k is constant or k0 / length, whichever has the lesser AIC.
 * @returns why there is none, where there is none
 */
export function fitGroup(sites: readonly CountedSite[], options: FunctionOptions): FittedGroup | NoFunctionReason {
  return fitSample({ sites, years: sites.map(() => options.years) }, options, describeFit);
}

/**
 * The same of any sample of one group.
 * @param describe what is made of the fit; where it finds that there is none, that is the reason, too
 */
export function fitSample(
  sample: Sample,
  options: FitOptions,
  describe: (sample: Sample, fit: SampleFit) => FittedGroup,
): FittedGroup | NoFunctionReason {
  const { sites } = sample;
  if (sites.length === 0) return 'NO_EXPOSURE';
  if (sites.length < FUNCTION_SITES) return 'SITES_TOO_FEW';
  if (countAccidents(sites) < FUNCTION_ACCIDENTS) return 'ACCIDENTS_TOO_FEW';
  try {
    return describe(sample, fitForms(sample, options));
  } catch (error) {
    // The same traffic everywhere, or a likelihood without a top: nothing that a reader could set right in the data of one site.
    if (isProblem(error)) return 'FIT_FAILED';
    throw error;
  }
}

export function countAccidents(sites: readonly Pick<ScreeningSite, 'accidents'>[]): number {
  return sites.reduce((sum, { accidents }) => sum + accidents, 0);
}

/** A model with the form of its overdispersion, and the Poisson model of the same data. */
export interface SampleFit {
  readonly form: SafetyPerformanceFunction['overdispersionForm'];
  readonly model: CountModel;
  readonly poisson: CountModel;
}

function fitForms(sample: Sample, options: FitOptions): SampleFit {
  const { level } = options;
  const data = dataOf(sample, options);
  const poisson = fitPoisson(data, { level });
  const forms = [{ form: 'constant' as const, model: fitNegativeBinomial(data, { level }) }, ...fitOverLength(sample.sites, data, level)];
  return { ...forms.reduce((best, next) => (next.model.akaike < best.model.akaike ? next : best)), poisson };
}

/** The model of a sample with k of one form. @throws Problem as `fitNegativeBinomial` */
export function fitForm(sample: Sample, form: SampleFit['form'], options: FitOptions): CountModel {
  const { level } = options;
  const data = dataOf(sample, options);
  if (form === 'constant') return fitNegativeBinomial(data, { level });
  return fitNegativeBinomial(data, { level, dispersion: { form: 'over-size', sizes: sample.sites.map(sizeOf) } });
}

/** What a fit says of its sample. */
export function describeFit({ sites }: Sample, { form, model, poisson }: SampleFit): FittedGroup {
  const traffic = sites.map(({ exposure }) => exposure.vehiclesPerDay);
  return {
    function: {
      sites: model.sites,
      accidents: model.accidents,
      measuredSites: sites.filter(({ exposure }) => exposure.label === 'measured').length,
      coefficients: model.coefficients.map((coefficient) => ({
        ...coefficient,
        pValue: normalTail(coefficient.value / coefficient.standardError, 'two-sided'),
      })),
      level: model.level,
      overdispersion: model.dispersion?.k ?? 0,
      overdispersionForm: form,
      overdispersionPValue: testOverdispersion(poisson, model).pValue,
      logLikelihood: model.logLikelihood,
      akaike: model.akaike,
      residuals: residualsOf(
        sites.map(({ accidents }) => accidents),
        model.means,
        traffic,
      ),
      vehiclesPerDay: [Math.min(...traffic), Math.max(...traffic)],
    },
    predicted: model.means,
    overdispersion: model.dispersions,
  };
}

interface GroupData extends CountData {
  readonly offset: Float64Array;
}

function dataOf({ sites, years, factors = [] }: Sample, { lengthForm, covariateNames = [] }: FitOptions): GroupData {
  const isFree = lengthForm === 'free' && sites.every(({ kind }) => kind === 'segment');
  const covariates: Covariate[] = [{ name: LN_TRAFFIC, values: sites.map(({ exposure }) => Math.log(exposure.vehiclesPerDay)) }];
  const minor = sites.flatMap(({ exposure }) => exposure.minorVehiclesPerDay ?? []);
  if (minor.length === sites.length) covariates.push({ name: LN_MINOR_TRAFFIC, values: minor.map(Math.log) });
  covariates.push(...otherCovariates(sites, covariateNames));
  if (isFree) covariates.push({ name: LN_LENGTH, values: sites.map((site) => Math.log(sizeOf(site))) });
  return {
    counts: sites.map(({ accidents }) => accidents),
    covariates: [...covariates, ...factors],
    offset: Float64Array.from(sites, (site, i) => Math.log(isFree ? years[i]! : sizeOf(site) * years[i]!)),
  };
}

/** One that is the same at all sites of a group tells nothing there. */
function otherCovariates(sites: readonly FittedSite[], names: readonly string[]): Covariate[] {
  return names.flatMap((name, k) => {
    const values = sites.map(({ covariates }) => covariates?.[k] ?? 0);
    return values.every((value) => value === values[0]) ? [] : [{ name: `${COVARIATE_PREFIX}${name}`, values }];
  });
}

function fitOverLength(
  sites: readonly FittedSite[],
  data: CountData,
  level: number,
): readonly { readonly form: 'over-length'; readonly model: CountModel }[] {
  if (!sites.every(({ kind }) => kind === 'segment')) return [];
  try {
    return [
      { form: 'over-length', model: fitNegativeBinomial(data, { level, dispersion: { form: 'over-size', sizes: sites.map(sizeOf) } }) },
    ];
  } catch (error) {
    if (isProblem(error)) return [];
    throw error;
  }
}

/** More points than these a chart does not show apart. */
const CURVE_POINTS = 200;

/** Cumulative residuals along the traffic, thinned. */
export function residualsOf(counts: ArrayLike<number>, means: Float64Array, traffic: readonly number[]): ResidualCurve {
  const { order, cumulative, limits, shareOutside, largest } = cumulativeResiduals(counts, means, traffic);
  const step = Math.max(1, Math.ceil(order.length / CURVE_POINTS));
  const places = [...order.keys()].filter((place) => place % step === step - 1 || place === order.length - 1);
  return {
    vehiclesPerDay: places.map((place) => traffic[order[place]!]!),
    cumulative: places.map((place) => cumulative[place]!),
    limits: places.map((place) => limits[place]!),
    shareOutside,
    largest,
  };
}
