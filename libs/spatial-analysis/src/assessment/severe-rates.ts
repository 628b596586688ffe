import type { Severity } from '@elektron/domain';
import { exactRate, millionVehicleKilometers, type ExactRate, type SiteExposure, type SiteKind } from '@elektron/statistics';

const METERS_PER_KILOMETER = 1_000;
const MILLIONS_PER_BILLION = 1_000;

/** What of a site its fatal and serious accidents are set against. */
export interface SiteWithSevere {
  readonly kind: SiteKind;
  readonly lengthMeters: number | null;
  readonly severities: Readonly<Record<Severity | 'unknown', number>>;
  readonly exposure: SiteExposure | null;
}

/** Fatal and serious accidents, as the source calls them. */
export interface SevereRates {
  readonly fatal: number;
  readonly serious: number;
  /** Accidents a year and km; null of junctions, which have no length. */
  readonly perKilometerYear: ExactRate | null;
  /** Accidents per billion vehicle kilometres of the sections whose traffic is known; null where it is of none. */
  readonly perBillionVehicleKilometers: ExactRate | null;
  /** Length of the sections whose traffic is known (metres). */
  readonly trafficMeters: number;
}

/**
 * Fatal and serious accidents of some sites over their length, and over their traffic where that is known, each with exact limits. Length and traffic
 * are taken as known.
 * @param years of the period
 * @param level 0.95 for 95 %
 * @throws Problem NEGATIVE_COUNT, COUNT_NOT_WHOLE, INPUT_INVALID, NOT_POSITIVE
 * Source: Garwood 1936, Biometrika 28, 437-442.
 */
export function severeRates(sites: readonly SiteWithSevere[], years: number, level: number): SevereRates {
  const sections = sites.filter(({ kind }) => kind === 'segment');
  const counted = sections.filter(({ exposure }) => exposure !== null && exposure.isRelative !== true);
  const kilometers = sumOf(sections, lengthOf) / METERS_PER_KILOMETER;
  const traffic = sumOf(counted, (site) =>
    millionVehicleKilometers(site.exposure!.vehiclesPerDay, lengthOf(site) / METERS_PER_KILOMETER, years),
  );
  return {
    fatal: sumOf(sites, ({ severities }) => severities.fatal),
    serious: sumOf(sites, ({ severities }) => severities.serious),
    perKilometerYear: exactRate(sumOf(sections, severeOf), kilometers * years, level),
    perBillionVehicleKilometers: exactRate(sumOf(counted, severeOf), traffic / MILLIONS_PER_BILLION, level),
    trafficMeters: sumOf(counted, lengthOf),
  };
}

/** The same without limits: of sites that were chosen by their accidents no limits hold. */
export interface PlainRates extends Pick<SevereRates, 'fatal' | 'serious' | 'trafficMeters'> {
  readonly perKilometerYear: number | null;
  readonly perBillionVehicleKilometers: number | null;
}

export function withoutLimits({ fatal, serious, trafficMeters, ...rates }: SevereRates): PlainRates {
  return {
    fatal,
    serious,
    trafficMeters,
    perKilometerYear: rates.perKilometerYear?.rate ?? null,
    perBillionVehicleKilometers: rates.perBillionVehicleKilometers?.rate ?? null,
  };
}

const severeOf = ({ severities }: SiteWithSevere): number => severities.fatal + severities.serious;
const lengthOf = ({ lengthMeters }: SiteWithSevere): number => lengthMeters ?? 0;

function sumOf<Site>(sites: readonly Site[], of: (site: Site) => number): number {
  return sites.reduce((sum, site) => sum + of(site), 0);
}
