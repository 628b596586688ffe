/** Where a site's traffic is from: counted at the site, taken from elsewhere or from other years, or not known. */
export const EXPOSURE_LABELS = ['measured', 'modelled', 'missing'] as const;
export type ExposureLabel = (typeof EXPOSURE_LABELS)[number];

/** Motor traffic of a site, the mean over the years of the period. */
export interface SiteExposure {
  readonly label: Exclude<ExposureLabel, 'missing'>;
  /** Vehicles a day, both directions: of a segment its own, of a junction those of its busiest road. */
  readonly vehiclesPerDay: number;
  /** Of a junction, those of its busiest other road; null for a segment, and where a leg of another road was not counted. */
  readonly minorVehiclesPerDay: number | null;
  /** Of a junction, half of the sum over its legs; null for a segment, and where a leg was not counted. */
  readonly enteringVehiclesPerDay: number | null;
  /** The numbers are in proportion to traffic and no vehicles a day: a function can rest on them, and no rate. Absent for vehicles a day. */
  readonly isRelative?: true;
  /** The count site's name at its source, and the latest year of it that was used; of a table of sites its column, and a year where it says one. */
  readonly source: string;
  readonly year: number | null;
}

export const SITE_KINDS = ['segment', 'junction'] as const;
export type SiteKind = (typeof SITE_KINDS)[number];

/** A place that is ranked, with what happened there. Sites without accidents are sites, too. */
export interface ScreeningSite {
  readonly kind: SiteKind;
  /** Sites of one group are alike: they are compared with each other. */
  readonly group: string;
  /** Null for a junction. */
  readonly lengthMeters: number | null;
  /** Accidents of the whole period. */
  readonly accidents: number;
  /** The same by severity, in the order of the weights. */
  readonly bySeverity: readonly number[];
  readonly exposure: SiteExposure | null;
  /** What else the mean may depend on, in the order of the names in the options; null where a value is not known. */
  readonly covariates?: readonly (number | null)[];
}

/** As much of a site with traffic as a function rests on. */
export interface FittedSite extends Pick<ScreeningSite, 'kind' | 'lengthMeters' | 'accidents' | 'covariates'> {
  readonly exposure: Pick<SiteExposure, 'label' | 'vehiclesPerDay' | 'minorVehiclesPerDay'>;
}

/** Sites of another organisation: they tell how accidents depend on traffic and length, and not how many there are here. */
export interface PooledOrganisation {
  readonly key: string;
  /** In which its accidents were counted. */
  readonly years: number;
  readonly sites: readonly (FittedSite & Pick<ScreeningSite, 'group'>)[];
}
