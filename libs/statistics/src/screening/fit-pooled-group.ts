import { isProblem } from '@elektron/domain';

import { chiSquareUpperTail } from '../chi-square.ts';
import type { Covariate } from '../regression/design.ts';
import {
  countAccidents,
  describeFit,
  fitForm,
  fitGroup,
  fitSample,
  LN_TRAFFIC,
  residualsOf,
  type CountedSite,
  type FittedGroup,
  type FunctionOptions,
  type Sample,
  type SampleFit,
} from './fit-group.ts';
import type { FittedTerm, NoFunctionReason, OrganisationFactor, PooledFit } from './screening-result.ts';
import type { PooledOrganisation } from './screening-site.ts';

/** With fewer sites or accidents of its own, nothing tells the level of an organisation. This product's choice, as docs/methods/network-screening.md says. */
export const POOL_SITES = 10;
export const POOL_ACCIDENTS = 10;

const FACTOR_PREFIX = 'organisation:';

/**
 * The safety performance function of one group on own sites and those that others have opened: exponents and k are one for all, and each organisation
 * has a factor of its own, so that none takes the level of another. It predicts for the own sites. Others with too few sites for a factor are left out.
 * @param others their sites of this group
 * @returns why there is none; that of the own sites alone where no other can be taken
 */
export function fitPooledGroup(
  own: readonly CountedSite[],
  options: FunctionOptions,
  others: readonly PooledOrganisation[],
): FittedGroup | NoFunctionReason {
  const alone = fitGroup(own, options);
  const pool = comparableOf(own, others).filter(({ sites }) => isEnough(sites));
  if (pool.length === 0 || own.length === 0) return alone;
  if (!isEnough(own)) return 'OWN_SITES_TOO_FEW';
  const found = fitSample(poolSites(own, options.years, pool), options, (sample, fit) => {
    const { function: spf, predicted, overdispersion } = describeFit(sample, fit);
    const factors = spf.coefficients.slice(-pool.length);
    const pooled: PooledFit = {
      ownSites: own.length,
      ownAccidents: countAccidents(own),
      organisations: pool.map((organisation, i) => describeFactor(organisation, factors[i]!)),
      exponentsPValue: testExponents(sample, fit, options),
      alone: typeof alone === 'string' ? alone : functionAlone(alone),
    };
    const means = predicted.slice(0, own.length);
    const traffic = own.map(({ exposure }) => exposure.vehiclesPerDay);
    // Whether it fits is asked of the sites that it predicts for: those of others could hide that it does not.
    const residuals = residualsOf(
      own.map(({ accidents }) => accidents),
      means,
      traffic,
    );
    return {
      function: {
        ...spf,
        coefficients: spf.coefficients.slice(0, -pool.length),
        residuals,
        // The least and the most of the whole pool would be the traffic of two sites of others.
        vehiclesPerDay: [Math.min(...traffic), Math.max(...traffic)],
        pooled,
      },
      predicted: means,
      overdispersion: overdispersion.slice(0, own.length),
    };
  });
  return typeof found === 'string' && typeof alone !== 'string' ? alone : found;
}

/** Where every own site has the minor road's traffic, those of others that lack it are left out: they would take its term from all. */
function comparableOf(own: readonly CountedSite[], others: readonly PooledOrganisation[]): readonly PooledOrganisation[] {
  if (own.some(({ exposure }) => exposure.minorVehiclesPerDay === null)) return others;
  return others.map((each) => ({ ...each, sites: each.sites.filter(({ exposure }) => exposure.minorVehiclesPerDay !== null) }));
}

function isEnough(sites: PooledOrganisation['sites'] | readonly CountedSite[]): boolean {
  return sites.length >= POOL_SITES && countAccidents(sites) >= POOL_ACCIDENTS;
}

/** The own sites first; the own organisation is what the factors are told against. */
function poolSites(own: readonly CountedSite[], years: number, pool: readonly PooledOrganisation[]): Required<Sample> {
  const owners = [...own.map(() => null), ...pool.flatMap(({ key, sites }) => sites.map(() => key))];
  return {
    sites: [...own, ...pool.flatMap(({ sites }) => sites)],
    years: [...own.map(() => years), ...pool.flatMap((organisation) => organisation.sites.map(() => organisation.years))],
    factors: pool.map(({ key }) => ({ name: `${FACTOR_PREFIX}${key}`, values: owners.map((owner) => (owner === key ? 1 : 0)) })),
  };
}

function describeFactor({ key, sites }: PooledOrganisation, { value, lower, upper }: FittedTerm): OrganisationFactor {
  return {
    key,
    sites: sites.length,
    accidents: countAccidents(sites),
    factor: Math.exp(value),
    lower: Math.exp(lower),
    upper: Math.exp(upper),
  };
}

function functionAlone({ function: { coefficients, overdispersion, overdispersionForm } }: FittedGroup): PooledFit['alone'] {
  return { coefficients, overdispersion, overdispersionForm };
}

/**
 * Twice what the likelihood gains by an exponent of traffic of each organisation's own, against chi-square with as many degrees of freedom as there are others.
 * @returns null where such a model cannot be fitted: the traffic of one organisation is the same everywhere
 */
function testExponents({ factors = [], ...sample }: Sample, { form, model }: SampleFit, options: FunctionOptions): number | null {
  const logTraffic = sample.sites.map(({ exposure }) => Math.log(exposure.vehiclesPerDay));
  const own = factors.map(({ name, values }): Covariate => ({
    name: `${name}:${LN_TRAFFIC}`,
    values: logTraffic.map((value, i) => value * values[i]!),
  }));
  try {
    const wider = fitForm({ ...sample, factors: [...factors, ...own] }, form, options);
    return chiSquareUpperTail(Math.max(0, 2 * (wider.logLikelihood - model.logLikelihood)), factors.length);
  } catch (error) {
    if (isProblem(error)) return null;
    throw error;
  }
}
