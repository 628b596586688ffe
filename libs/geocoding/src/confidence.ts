import type { MatchLevel } from './compare-names.ts';

/*
 * Confidence is the share of places found like this one that lie within 50 m of where they should. The numbers of rows were measured on an
 * authority's own records with coordinates hidden, the others are judgements on the safe side; docs/geocoding.md has the table with its sources.
 */

/** How a place was found, from the most telling to the least. */
export const FOUND_BY = [
  'crossing',
  'address',
  'streets-meet',
  'between-numbers',
  'near-number',
  'kilometre',
  'between-posts',
  'between-kilometres',
  'street',
] as const;
export type FoundBy = (typeof FOUND_BY)[number];

/** Whether the area of the description is that of the rows behind a place. */
export type AreaAgreement = 'same' | 'unsaid' | 'other';

/** What is found with at least this confidence may be placed without a person; what is below is shown to one. */
export const PLACED_WITHOUT_PERSON = 0.9;

/**
 * What one row alone is worth, and how many further rows weigh as much as that. A place that is reckoned from rows beside it has no weight: however
 * many these are, none of them tests the reckoning.
 */
interface Prior {
  readonly share: number;
  readonly weight: number | null;
}

const PRIORS: Readonly<Record<FoundBy, Prior>> = {
  crossing: { share: 0.98, weight: 3 },
  address: { share: 0.95, weight: 3 },
  'streets-meet': { share: 0.94, weight: null },
  'between-numbers': { share: 0.93, weight: null },
  'near-number': { share: 0.93, weight: null },
  kilometre: { share: 0.9, weight: 3 },
  'between-posts': { share: 0.95, weight: null },
  'between-kilometres': { share: 0.8, weight: null },
  street: { share: 0.1, weight: 2 },
};

/** Rows of a street gather where they could be placed, at its junctions; who says the street alone was mostly elsewhere. Places nothing by itself. */
const STREET_ALONE = 0.3;

/** A crossing or a calibrated position of the road network: somebody has surveyed it. */
export const SURVEYED = 0.97;

/** Kilometre posts no further apart than this, between which the way is as long as they say, to this (metres), tell where a position is. */
const POSTS_APART_METERS = 2_000;
const POSTS_AGREE_METERS = 50;

/** What a position between others is worth, when these do not tell surely enough. */
const LOOSE_POSTS = PRIORS['between-kilometres'].share;

const LEVEL_FACTORS: Readonly<Record<MatchLevel, number>> = {
  exact: 1,
  folded: 1,
  phonetic: 0.98,
  inflected: 0.94,
  initials: 0.92,
  misspelt: 0.9,
  part: 0.6,
};

/** Only one of the two names says what kind of street it is. */
const KIND_UNSAID = 0.98;

/** A second name that crosses the first there confirms it: half of the doubt goes. */
const DOUBT_AT_CROSSING = 0.5;

const AREA_FACTORS: Readonly<Record<AreaAgreement, number>> = { same: 1, unsaid: 0.95, other: 0.2 };

/** The place opposite a number, or at the number without its letter, is a few metres off and sometimes across a square. */
export const NUMBER_NEARLY = 0.98;

/** The best that a weaker likeness is worth where a street of exactly the written name is known. */
export const ANOTHER_STREET_IS_MEANT = 0.2;

/**
 * What rows are worth as evidence for a place. The row that made the place says nothing for it; each further one speaks for or against.
 * @param rows rows of the description
 * @param agreeing rows of them that lie within 50 m of the place
 */
export function confidenceOfRows(foundBy: FoundBy, rows: number, agreeing: number): number {
  const { share, weight } = PRIORS[foundBy];
  if (weight === null) return (share * agreeing) / rows;
  const ofRows = (weight * share + Math.max(0, agreeing - 1)) / (weight + Math.max(0, rows - 1));
  return foundBy === 'street' ? ofRows * STREET_ALONE : ofRows;
}

/**
 * What a place between two kilometre posts is worth. However the difference between what they say and the way between them is shared out, it moves the
 * place by no more than itself.
 * @param gapMeters by which the posts differ; 0 at a post itself
 * @param slackMeters by which that differs from the way between them
 */
export function confidenceOfPosts(gapMeters: number, slackMeters: number): number {
  return gapMeters <= POSTS_APART_METERS && slackMeters <= POSTS_AGREE_METERS ? PRIORS['between-posts'].share : LOOSE_POSTS;
}

/** What is left of a confidence by how well the names agree. */
export function confidenceOfNames(names: readonly { readonly level: MatchLevel; readonly sameKind: boolean }[]): number {
  const doubt = names.length > 1 ? DOUBT_AT_CROSSING : 1;
  return names.reduce((all, { level, sameKind }) => all * (1 - doubt * (1 - LEVEL_FACTORS[level] * (sameKind ? 1 : KIND_UNSAID))), 1);
}

export const confidenceOfArea = (area: AreaAgreement): number => AREA_FACTORS[area];
