import type {
  PublishedArea,
  PublishedDimension,
  PublishedDimensionId,
  PublishedGeography,
  PublishedOutline,
  PublishedPeriod,
  PublishedRelease,
  PublishedRoadShape,
  PublishedSite,
  PublishedTable,
  Text,
} from '@elektron/domain';

/** The accidents of an organisation, one array for each attribute; index i is the same accident in every array. Their order changes nothing. */
export interface ReleaseAccidents {
  readonly count: number;
  /** Degrees (WGS 84); NaN where there is no place: such an accident is not part of a release. */
  readonly longitude: Float64Array;
  readonly latitude: Float64Array;
  /** Position among the municipalities, -1 where it lies in none of them: such an accident is not part of a release. */
  readonly municipality: Int32Array;
  readonly year: Int16Array;
  /** Positions among the values of each dimension, as `PUBLISHED_VALUE_OF` gives them. */
  readonly values: Readonly<Record<PublishedDimensionId, Uint8Array>>;
}

export interface ReleaseMunicipality {
  /** Of the municipality itself, the same in every organisation that knows it, so that releases can be held against each other. */
  readonly id: string;
  readonly names: Text;
  readonly outline: PublishedOutline;
  readonly areaKm2: number;
}

/** A junction or a section of road. An accident belongs to one at most. */
export interface ReleaseRoadSite {
  readonly id: string;
  readonly kind: 'junction' | 'section';
  readonly names: Text | null;
  /** Longitude, latitude. */
  readonly centre: readonly [number, number];
  readonly outline: PublishedRoadShape;
}

export interface ReleaseRoadSites {
  readonly sites: readonly ReleaseRoadSite[];
  /** By accident: position among the sites, -1 where it belongs to none. */
  readonly siteOf: Int32Array;
}

/** An accepted black spot or an evaluated intervention, before it is known whether it may be published. */
export interface ReleaseSite {
  readonly id: string;
  readonly kind: PublishedSite['kind'];
  readonly names: Text;
  readonly centre: readonly [number, number];
  readonly from: number;
  readonly to: number;
  /** Which accidents the number is of: positions, each once. */
  readonly accidents: Int32Array;
  /** As it was computed; the release rounds it. */
  readonly effect: PublishedSite['effect'];
}

export interface ReleaseInput {
  /** k; `SMALLEST_THRESHOLD` at least. */
  readonly threshold: number;
  /** Fixed blocks of whole years, both included; disjoint, ascending. */
  readonly blocks: readonly { readonly from: number; readonly to: number }[];
  readonly accidents: ReleaseAccidents;
  readonly municipalities: readonly ReleaseMunicipality[];
  readonly roadSites: ReleaseRoadSites;
  readonly blackSpots: readonly ReleaseSite[];
  readonly interventions: readonly ReleaseSite[];
  /** Of this organisation, withdrawn ones too: once public, always known. Oldest first. */
  readonly earlier: readonly PublishedRelease[];
  /** Of other organisations, where they overlap in space; withdrawn ones too. */
  readonly others: readonly PublishedRelease[];
}

/** Why a release may not be published; the words are the caller's. */
export const RELEASE_FAILURES = [
  /** A hidden number can be told from this release, from earlier ones or from those of others. */
  'cell-told',
  /** All accidents of a group would be known to be alike. */
  'attribute-told',
  /** Blocks overlap with blocks of an earlier release without being the same. */
  'blocks-overlap-earlier',
  /** Another organisation has published of some of this land in some of these years what cannot be repeated: two counts of the same years could be held against each other. */
  'land-published-by-other',
] as const;
export type ReleaseFailureCode = (typeof RELEASE_FAILURES)[number];

/** What was found out beside; why something failed, too. */
export const RELEASE_REMARKS = [
  /** A block of some municipalities was published by another organisation, and is repeated as it is there. */
  'other-repeated',
  /** Another organisation's numbers are not those of these records: they cannot be repeated. */
  'other-records-differ',
  /** Another organisation's release is of some of the same land, but of municipalities with other borders. */
  'other-not-comparable',
  /** Another organisation's release is of the same municipalities, but its blocks cut those of this one. */
  'other-blocks-differ',
  /** A block was published before, and is repeated as it was, whatever the records say now. */
  'block-repeated',
  /** A block was published before, and the records of now would give other numbers. */
  'block-records-changed',
  /** Black spots or interventions are left out: too few accidents, or their number would tell others. */
  'sites-left-out',
  /** Accidents without a place or outside of the municipalities are not counted. */
  'accidents-left-out',
] as const;
export type ReleaseRemarkCode = (typeof RELEASE_REMARKS)[number];

export interface MadeReleaseAudit {
  readonly passed: boolean;
  /** What each is about: name of a cell, period or release; `count` of like ones. */
  readonly failures: readonly { readonly code: ReleaseFailureCode; readonly about: string; readonly count: number }[];
  readonly remarks: readonly { readonly code: ReleaseRemarkCode; readonly about: string; readonly count: number }[];
  /** Numbers that are kept from being known, unknowns and statements of the attack, and parts that nothing joins. */
  readonly cellsKept: number;
  readonly unknowns: number;
  readonly statements: number;
  readonly parts: number;
}

/** How useful a block of the release is. True values are behind it: for the organisation's own eyes. */
export interface ReleaseUtility {
  readonly period: string;
  /** Accidents of the block, and of these with somebody killed or seriously hurt. */
  readonly accidents: number;
  readonly severe: number;
  /** Shares (0 to 1; null where there is none) that lie in areas of at most 1 km² whose total is shown; and of the severe ones, that are counted as severe there. */
  readonly accidentsShown: number | null;
  readonly severeShown: number | null;
  readonly severeShownAsSuch: number | null;
  /** Median size in km² of the smallest area with a shown total that an accident lies in. */
  readonly medianAreaKm2: number | null;
  /** Spearman's rank correlation over the hexagons of resolution 8 between what the public can estimate and the truth, both per km². */
  readonly rankCorrelation: number | null;
  /** Numbers that were to be shown: small ones, and those hidden beside them. */
  readonly hiddenSmall: number;
  readonly hiddenBeside: number;
  readonly shown: number;
}

/** Why a number is not shown; for those who publish only, never for the public. */
export type HiddenReason = 'small' | 'beside';

export interface MadeRelease {
  readonly periods: readonly PublishedPeriod[];
  readonly dimensions: readonly PublishedDimension[];
  readonly tables: readonly PublishedTable[];
  readonly geographies: readonly PublishedGeography[];
  readonly bounds: readonly [number, number, number, number];
  readonly areas: readonly PublishedArea[];
  readonly sites: readonly PublishedSite[];
  readonly audit: MadeReleaseAudit;
  readonly utility: readonly ReleaseUtility[];
  /** By area, table and period, as in `PublishedArea.counts`; null where the number is shown, or was repeated from an earlier release. */
  readonly hiddenBecause: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, readonly (HiddenReason | null)[]>>>>>>;
}
