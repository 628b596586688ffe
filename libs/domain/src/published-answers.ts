import type { Text } from './language.ts';
import type { PublishedArea, PublishedCount, PublishedGeography, PublishedHead } from './published-release.ts';

/* What the public surface answers (docs/open-data.md). Everything derived follows from the published numbers of one release, and from nothing else. */

/** A release that is public now. */
export interface OpenRelease {
  readonly releaseId: string;
  /** SHA-256 of the whole release, in hexadecimal. */
  readonly digest: string;
  /** ISO 8601. */
  readonly publishedAt: string;
  readonly head: PublishedHead;
}

/** An area with the one number that was asked for. */
export interface OpenAreaCount extends Pick<PublishedArea, 'id' | 'parent' | 'names' | 'areaKm2' | 'centre' | 'outline'> {
  readonly count: PublishedCount;
}

/** Which numbers of a release are meant. */
export interface OpenSelection {
  readonly geography: PublishedGeography;
  /** Id of a period. */
  readonly period: string;
  /** Id of a table. */
  readonly table: string;
  /** Ids of the values, one for each dimension of the table. */
  readonly values: readonly string[];
}

export interface OpenAreas extends OpenSelection {
  readonly areas: readonly OpenAreaCount[];
}

/**
 * Why something derived is null: the number itself, or one that it is compared with, is not shown; there is nothing to divide by; too few areas to
 * compare with; or only those are listed whose number is shown, so that their mean is none of all.
 */
export type OpenReason =
  'NUMBER_HIDDEN' | 'WHOLE_HIDDEN' | 'WHOLE_ZERO' | 'NO_EARLIER_ACCIDENTS' | 'AREAS_TOO_FEW' | 'LISTED_BY_NUMBER' | 'SIZE_UNKNOWN';

/** How much land or road an area has: what its accidents are measured by. Nobody's traffic is known here, nor how many people live there. */
export const FUNNEL_BASES = ['square-kilometres', 'kilometres', 'places'] as const;
export type FunnelBase = (typeof FUNNEL_BASES)[number];

/** Where a count lies among what chance alone makes of the mean of like areas: outside of the limits of 95 or of 99.8 %, or between them. */
export const FUNNEL_POSITIONS = ['below-998', 'below-95', 'within', 'above-95', 'above-998'] as const;
export type FunnelPosition = (typeof FUNNEL_POSITIONS)[number];

/** Counts from `lower` to `upper` are within. */
export interface FunnelLimits {
  readonly lower: number;
  readonly upper: number;
}

export interface FunnelLine {
  readonly exposure: number;
  /** Accidents expected of an area of this size. */
  readonly expected: number;
  readonly limits95: FunnelLimits;
  readonly limits998: FunnelLimits;
}

export interface OpenFunnelPoint extends FunnelLine {
  /** Of the area. */
  readonly id: string;
  readonly names: Text | null;
  readonly count: PublishedCount;
  /** Null for a hidden count. */
  readonly position: FunnelPosition | null;
}

/** Areas of one geography compared with their mean. */
export interface OpenFunnel extends OpenSelection {
  readonly base: FunnelBase;
  /** Accidents in the period for each unit of the base, hidden counts taken as the middle of what they can be; null where there are too few areas. */
  readonly rate: number | null;
  /** The same with all hidden counts as small, and as large, as a small count can be. */
  readonly rateLow: number | null;
  readonly rateHigh: number | null;
  /** k in variance = mean + k mean²; 0 where areas differ no more than by chance. */
  readonly overdispersion: number | null;
  /** How many areas were compared, and of how many the count is hidden. */
  readonly areas: number;
  readonly hidden: number;
  readonly reason: OpenReason | null;
  readonly points: readonly OpenFunnelPoint[];
  /** Mean and limits from the smallest to the largest area. */
  readonly lines: readonly FunnelLine[];
}

/** Accidents of a period. */
export interface TotalStatement {
  readonly code: 'total';
  readonly period: string;
  readonly count: PublishedCount;
  readonly reason: OpenReason | null;
}

/** From one block of years to the next: the change in accidents a year, with the exact interval of 95 % of a ratio of two counts. */
export interface ChangeStatement {
  readonly code: 'change';
  /** Ids of periods. */
  readonly from: string;
  readonly to: string;
  readonly before: PublishedCount;
  readonly after: PublishedCount;
  /** Per cent; negative for fewer. */
  readonly percent: number | null;
  readonly percentLow: number | null;
  /** Null with a percent: no upper limit exists. */
  readonly percentHigh: number | null;
  readonly reason: OpenReason | null;
}

/** Compared with areas of the same geography, as the funnel of the period shows it. */
export interface LikeAreasStatement {
  readonly code: 'like-areas';
  readonly period: string;
  readonly geography: PublishedGeography;
  readonly base: FunnelBase;
  readonly exposure: number | null;
  readonly count: PublishedCount;
  readonly expected: number | null;
  readonly limits95: FunnelLimits | null;
  readonly limits998: FunnelLimits | null;
  readonly position: FunnelPosition | null;
  readonly areas: number;
  readonly hidden: number;
  readonly reason: OpenReason | null;
}

/** Which share of the accidents has a value: per cent, with the exact interval of 95 %; and the same share in the area's parent. */
export interface ShareStatement {
  readonly code: 'share';
  readonly period: string;
  readonly dimension: string;
  readonly value: string;
  readonly count: PublishedCount;
  readonly total: PublishedCount;
  readonly percent: number | null;
  readonly percentLow: number | null;
  readonly percentHigh: number | null;
  /** Null where it is hidden, or where there is no parent. */
  readonly percentOfParent: number | null;
  readonly reason: OpenReason | null;
}

export type AreaStatement = TotalStatement | ChangeStatement | LikeAreasStatement | ShareStatement;

/** An area with all of its numbers and what follows from them. */
export interface OpenArea extends PublishedArea {
  /** Ids of the areas of the same geography that touch it. */
  readonly neighbours: readonly string[];
  readonly statements: readonly AreaStatement[];
}

/** An area that a search by name has found. */
export interface OpenFoundArea extends Pick<PublishedArea, 'id' | 'geography' | 'parent' | 'centre'> {
  readonly names: Text;
}
