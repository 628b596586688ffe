import type { Text } from './language.ts';

/** What releases are written as; a reader refuses another. */
export const RELEASE_FORMAT = 1;

/**
 * Land of which a release gives numbers. A hexagon of H3 lies within one municipality of the organisation: the piece of it there, if a border cuts it.
 * Hexagons of resolution 8 have some 0.7 km², those of 9 some 0.1, those of 7 some 5. Of junctions and sections only those are listed of which a number is shown.
 */
export const PUBLISHED_GEOGRAPHIES = ['municipality', 'hexagon-7', 'hexagon-8', 'hexagon-9', 'junction', 'section'] as const;
export type PublishedGeography = (typeof PUBLISHED_GEOGRAPHIES)[number];

export const PUBLISHED_GEOGRAPHY_LABELS: Readonly<Record<PublishedGeography, Text>> = {
  municipality: { el: 'Δήμοι', en: 'Municipalities' },
  'hexagon-7': { el: 'Εξάγωνα των 5 km² περίπου', en: 'Hexagons of about 5 km²' },
  'hexagon-8': { el: 'Εξάγωνα των 0,7 km² περίπου', en: 'Hexagons of about 0.7 km²' },
  'hexagon-9': { el: 'Εξάγωνα των 0,1 km² περίπου', en: 'Hexagons of about 0.1 km²' },
  junction: { el: 'Διασταυρώσεις', en: 'Junctions' },
  section: { el: 'Τμήματα οδών', en: 'Road sections' },
};

/** Whole years, both included: a block of some, or a single one. */
export interface PublishedPeriod {
  /** `2016-2018`, or `2017`. */
  readonly id: string;
  readonly from: number;
  readonly to: number;
}

/** By what accidents are told apart; every accident has exactly one of the values. */
export interface PublishedDimension {
  readonly id: string;
  readonly names: Text;
  readonly values: readonly { readonly id: string; readonly names: Text }[];
}

/** Numbers that are given of every area of some geographies in some periods. */
export interface PublishedTable {
  /** `total`, or the dimensions joined by `-by-`; with `yearly-` before it where the periods are single years. The periods of `total` are the blocks. */
  readonly id: string;
  /** Ids of none, one or two dimensions. */
  readonly dimensions: readonly string[];
  readonly geographies: readonly PublishedGeography[];
  /** Ids of periods. */
  readonly periods: readonly string[];
}

/** What the names of tables begin with whose periods are single years. */
const YEARLY = 'yearly-';

/** Whether a table has the numbers of a name: those of `total` in a single year are in `yearly-total`. */
export function isTableOf({ id }: Pick<PublishedTable, 'id'>, name: string): boolean {
  return id === name || id === `${YEARLY}${name}`;
}

/**
 * How many accidents; null where the number is not shown: it is 0 to k-1, or kept back so that another cannot be told. A total is 0 only where the area
 * has no accident at all in the period, and so are all numbers of that area then.
 */
export type PublishedCount = number | null;

/** Polygon or multipolygon, in degrees (longitude, latitude; WGS 84). */
export interface PublishedOutline {
  readonly type: 'Polygon' | 'MultiPolygon';
  readonly coordinates: readonly (readonly (readonly number[])[])[] | readonly (readonly (readonly (readonly number[])[])[])[];
}

/** The middle of a junction, or the line of a section. */
export interface PublishedRoadShape {
  readonly type: 'Point' | 'LineString' | 'MultiLineString';
  readonly coordinates: readonly unknown[];
}

export interface PublishedArea {
  /** Unique in the release; the same from release to release as far as the land is the same. */
  readonly id: string;
  readonly geography: PublishedGeography;
  /** The area that this one is a part of, by id; null at the top. */
  readonly parent: string | null;
  /** Of a municipality, or roads and places that people know the area by; null where nobody knows one. */
  readonly names: Text | null;
  readonly areaKm2: number;
  /** Longitude, latitude: where a mark or a name goes. */
  readonly centre: readonly [number, number];
  readonly outline: PublishedOutline | PublishedRoadShape;
  /**
   * By table, then by period: one number for each value, or for each pair of values, the second running fastest. Nothing where the period is repeated from a
   * release that says nothing of it.
   */
  readonly counts: Readonly<Record<string, Readonly<Record<string, readonly PublishedCount[]>>>>;
}

/** An accepted black spot or an evaluated intervention, where enough happened that nobody is singled out. */
export interface PublishedSite {
  readonly id: string;
  readonly kind: 'black-spot' | 'intervention';
  readonly names: Text;
  readonly centre: readonly [number, number];
  /** Years that the number is of. */
  readonly from: number;
  readonly to: number;
  /** Accidents, rounded to a multiple of `roundedTo`; the count was k at least. */
  readonly accidentsAbout: number;
  readonly roundedTo: number;
  /** Of an intervention: its kind (`INTERVENTION_KINDS`), the change in per cent with its limits (negative: fewer), rounded, and by which method. */
  readonly effect: {
    readonly interventionKind: string;
    readonly percent: number;
    readonly percentLow: number;
    readonly percentHigh: number;
    readonly method: string;
  } | null;
}

/** What stops people on foot or on wheels; says nothing of any person. */
export interface PublishedBarrier {
  readonly id: string;
  /** As `accessibility-barriers.ts` names them. */
  readonly kind: string;
  readonly names: Text;
  readonly centre: readonly [number, number];
  readonly observedYear: number | null;
}

/** Who has drawn the streets of a release; both null where the release's own source and licence hold for them. */
export interface PublishedStreetsSource {
  readonly attribution: Text | null;
  /** SPDX id. */
  readonly licence: string | null;
}

/** How much streets carry: 0 motorways and trunk roads, 1 primary, 2 secondary and tertiary roads and those of no known class, 3 all others. */
export const STREET_RANKS = [0, 1, 2, 3] as const;
export type StreetRank = (typeof STREET_RANKS)[number];

/** `course` holds whole numbers of this many parts of a degree: a metre. */
export const STREET_PARTS_OF_DEGREE = 100_000;

/** A street as maps draw it under the numbers. It says nothing of accidents. */
export interface PublishedStreet {
  readonly rank: StreetRank;
  /** Its name, or its number; null where nobody knows either. */
  readonly name: string | null;
  /** Longitude, latitude, longitude … : the first place, and from then on how far each place is from the one before it. */
  readonly course: readonly number[];
}

/** What a release says of itself. */
export interface PublishedHead {
  readonly format: typeof RELEASE_FORMAT;
  readonly releaseId: string;
  /** `name` in the first of the languages; `names` is missing in releases that are older than it. */
  readonly organisation: { readonly slug: string; readonly name: string; readonly names?: Text };
  /** 1, 2, 3 … of the organisation. */
  readonly number: number;
  /** k: numbers of 0 to k-1 are not shown. */
  readonly threshold: number;
  /** Date (ISO) up to which the records were complete. */
  readonly dataCutOff: string;
  /** SPDX id. */
  readonly licence: string;
  readonly attribution: string;
  /** Demonstration data, or partly made up. */
  readonly isIllustrative: boolean;
  /** Whether the records have injury accidents only, or damage-only ones too. */
  readonly includesDamageOnly: boolean;
  readonly periods: readonly PublishedPeriod[];
  readonly dimensions: readonly PublishedDimension[];
  readonly tables: readonly PublishedTable[];
  readonly geographies: readonly PublishedGeography[];
  /** Longitude and latitude: west, south, east, north. */
  readonly bounds: readonly [number, number, number, number];
  /** Missing where the release has no streets, as in older ones. */
  readonly streets?: PublishedStreetsSource;
}

/** What the organisation of a release is called. */
export function organisationNamesOf({ organisation: { name, names } }: Pick<PublishedHead, 'organisation'>): Text {
  return names ?? { el: name, en: name };
}

/** Everything that is public of an organisation's records in one release. Nothing else leaves, and nothing of it is a record. */
export interface PublishedRelease extends PublishedHead {
  readonly areas: readonly PublishedArea[];
  readonly sites: readonly PublishedSite[];
  readonly barriers: readonly PublishedBarrier[];
  /** Those that carry most first. */
  readonly streetLines?: readonly PublishedStreet[];
}
