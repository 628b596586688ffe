import type { PublishedGeography } from '@elektron/domain';
import { isCrossing, type CityBreakdown } from './city-breakdowns.ts';

/** What a number is worth beside others: what readers look at first, and what says most of where it is, is hidden last. */
const WORTH: Readonly<Record<PublishedGeography, number>> = {
  municipality: 200,
  'hexagon-7': 10,
  'hexagon-8': 12,
  'hexagon-9': 3,
  junction: 2,
  section: 2,
};
const WORTH_OF_TOTAL = 4;
/** Killed or seriously hurt: the first value of its breakdown. */
const WORTH_OF_SEVERE = 8;
/** A pair of values: hidden before either of them is. */
const WORTH_OF_PAIR = 0.2;

/** What a number of a geography is worth, of one of the values of a breakdown or (null) a total. */
export function worthOf(geography: PublishedGeography, dimension: CityBreakdown | null, value: number): number {
  const worth = WORTH[geography];
  if (dimension === null) return worth * WORTH_OF_TOTAL;
  if (isCrossing(dimension)) return worth * WORTH_OF_PAIR;
  return dimension.id === 'severity' && value === 0 ? worth * WORTH_OF_SEVERE : worth;
}
