import type { NetworkSite, ScreenedNetwork, SiteExposure } from '@elektron/spatial-analysis';
import type { FunctionSite, FunctionSites, FunctionYear } from '@elektron/statistics';

import type { SiteCounts } from '../site-counts.ts';
import type { ChosenRoadSites } from './choose-road-sites.ts';

/** A calendar year, or a period as a whole, with the traffic of every site of the network in it. */
export interface YearOfTraffic extends Pick<FunctionYear, 'part' | 'year' | 'years'> {
  readonly calendarYears: readonly number[];
  readonly exposure: readonly (SiteExposure | null)[];
}

const METERS_PER_KILOMETER = 1_000;
/** With fewer reference sites on either side a difference between junctions of three and of more legs would be one of single sites. */
const LEAST_OF_LEGS = 10;

/** What of a kind of sites accidents are set against. */
interface Terms {
  readonly traffic: boolean;
  readonly minorTraffic: boolean;
  readonly legs: boolean;
}

/** Names of covariates as the functions of the ranking have them. */
const COVARIATES = ['ln-traffic', 'ln-minor-traffic', 'four-legs'] as const;

/** Chosen sites in the form in which a function is fitted to them: accidents by length and, where it is known, traffic of each year. */
export function toFunctionSites(
  { sites }: ScreenedNetwork,
  counts: SiteCounts,
  { treated, reference, kindsWithTraffic }: ChosenRoadSites,
  years: readonly YearOfTraffic[],
): FunctionSites {
  const termsOf = findTerms(sites, { treated, reference, kindsWithTraffic }, years);
  const valuesOf = ({ exposure }: YearOfTraffic, of: readonly number[]): number[][] => {
    const values = of.map((i) => {
      const terms = termsOf.get(sites[i]!.kind)!;
      const known = exposure[i];
      return [
        terms.traffic ? Math.log(known!.vehiclesPerDay) : 0,
        terms.minorTraffic ? Math.log(known!.minorVehiclesPerDay!) : 0,
        terms.legs && hasManyLegs(sites[i]!) ? 1 : 0,
      ];
    });
    return COVARIATES.map((_, c) => values.map((row) => row[c]!));
  };
  return {
    covariates: COVARIATES,
    reference: reference.map((i) => toSite(sites[i]!)),
    treated: treated.map((i) => toSite(sites[i]!)),
    observedBefore: reference.map((i) => counts.before[i]!),
    observedAfter: reference.map((i) => counts.after[i]!),
    years: years.map((year) => ({
      part: year.part,
      year: year.year,
      years: year.years,
      observed: reference.map((i) => accidentsOf(counts, i, year)),
      reference: valuesOf(year, reference),
      treated: valuesOf(year, treated),
    })),
  };
}

function findTerms(
  sites: readonly NetworkSite[],
  { treated, reference, kindsWithTraffic }: Pick<ChosenRoadSites, 'treated' | 'reference' | 'kindsWithTraffic'>,
  years: readonly YearOfTraffic[],
): ReadonlyMap<NetworkSite['kind'], Terms> {
  const knowsMinor = (i: number): boolean => years.every(({ exposure }) => exposure[i]?.minorVehiclesPerDay != null);
  return new Map(
    (['segment', 'junction'] as const).map((kind) => {
      const [own, others] = [treated, reference].map((of) => of.filter((i) => sites[i]!.kind === kind)) as [number[], number[]];
      const manyLegs = others.filter((i) => hasManyLegs(sites[i]!)).length;
      const traffic = kindsWithTraffic.includes(kind);
      const minorTraffic = traffic && [...own, ...others].every(knowsMinor);
      return [kind, { traffic, minorTraffic, legs: Math.min(manyLegs, others.length - manyLegs) >= LEAST_OF_LEGS }];
    }),
  );
}

function hasManyLegs({ legs }: NetworkSite): boolean {
  return (legs ?? 0) > 3;
}

function toSite({ kind, lengthMeters }: NetworkSite): FunctionSite {
  return { kind, size: lengthMeters === null ? 1 : lengthMeters / METERS_PER_KILOMETER };
}

function accidentsOf({ segments, bySegment, before, after }: SiteCounts, site: number, { part, year }: YearOfTraffic): number {
  if (year === null) return (part === 'before' ? before : after)[site]!;
  const position = segments.findIndex((segment) => segment.part === part && segment.year === year);
  return position < 0 ? 0 : bySegment[site * segments.length + position]!;
}
