import type { SiteRemark, SiteSeverity, SiteTableKind, SiteTableStatement, TrafficOrigin, TrafficMeasure } from '@elektron/domain';
import type { SiteTableReading } from '@elektron/importers';

/** All that a person has decided of a file. */
export interface SaidOfTable {
  readonly statement: SiteTableStatement;
  readonly reading: SiteTableReading;
  /** EPSG code of places, and of lines that name none; null for what the file says. */
  readonly srid: number | null;
}

/** A site in degrees, as it is stored. */
export interface PlacedSite {
  readonly siteCode: string;
  readonly name: string;
  readonly group: string;
  /** A GeoJSON Point or LineString in degrees, as text. */
  readonly shape: string;
  readonly lengthMeters: number | null;
  readonly traffic: number | null;
  readonly minorTraffic: number | null;
  readonly accidents: number | null;
  readonly bySeverity: Readonly<Record<SiteSeverity, number>>;
  readonly covariates: readonly (number | null)[];
}

/** What a file came to. */
export interface PlacedSites {
  readonly kind: SiteTableKind;
  readonly sites: readonly PlacedSite[];
  readonly leftOut: readonly SiteRemark[];
  readonly remarks: readonly SiteRemark[];
}

/** What is stored of a table beside its sites. */
export interface SiteTableDraft {
  readonly kind: SiteTableKind;
  readonly name: string;
  /** Empty where nobody has said it. */
  readonly source: string;
  readonly fileName: string;
  /** Null where it has no numbers of accidents. */
  readonly firstYear: number | null;
  readonly lastYear: number | null;
  readonly trafficMeasure: TrafficMeasure;
  readonly trafficOrigin: TrafficOrigin;
  /** Empty where it has no traffic. */
  readonly trafficColumn: string;
  readonly hasMinorTraffic: boolean;
  readonly covariateNames: readonly string[];
  readonly siteCount: number;
  /** Lines of the file that are no sites. */
  readonly leftOut: number;
}

/** It never changes but for being retired. */
export interface SiteTableRecord extends SiteTableDraft {
  readonly siteTableId: number;
  readonly createdAt: Date;
  /** Nobody chooses it any more; whatever names it keeps its meaning. */
  readonly retiredAt: Date | null;
}
