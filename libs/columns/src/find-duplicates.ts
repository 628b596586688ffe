import { SEVERITIES, type Severity } from '@elektron/domain';
import type { AccidentColumns } from './accident-columns.ts';
import { findLikeness, isComparable, minuteOfDay, SAME_ACCIDENT_METERS, SAME_ACCIDENT_MINUTES, type Likeness } from './same-accident.ts';
import { sortIndices } from './sort-indices.ts';

/*
 * Accidents that are perhaps on record twice. The points are a judgement and no estimate, as the limits of same-accident.ts are: they say in which
 * order a person should look at pairs, and why. Nothing is decided by them.
 */

/** What speaks for a pair, and how much it can. Together 100. */
export const MOST_POINTS = { distance: 40, time: 30, severity: 15, units: 15 } as const;
export type DuplicatePart = keyof typeof MOST_POINTS;

/** A pair with fewer points is not shown to anybody: at the same junction within the hour there are two accidents now and then. */
export const FEWEST_POINTS = 55;

/** Half of the points where one of the two does not say. */
const UNKNOWN_SHARE = 0.5;
/** A third where one more unit took part in one of them: a parked vehicle that was hit, a driver who fled. */
const ONE_MORE_UNIT_SHARE = 1 / 3;

/** Two accidents that may be one, by their indices, the first being the smaller. */
export interface DuplicatePair {
  readonly index: number;
  readonly otherIndex: number;
  readonly score: number;
  readonly points: Readonly<Record<DuplicatePart, number>>;
  readonly likeness: Likeness;
}

export interface FoundDuplicates {
  /** How many pairs there are among those that were compared, whether or not they are among those that are given. */
  readonly found: number;
  /** Those with the most points, in descending order. */
  readonly pairs: readonly DuplicatePair[];
  /** How many pairs of neighbours were not compared, because one of them has more than MOST_NEIGHBOURS. */
  readonly notCompared: number;
}

/**
 * Neighbours that an accident is compared with, of those that follow it from south to north and, at one latitude, through the day. On no day has a
 * real place a tenth of it; a file whose accidents were all put at the town hall on the first of January has, and all its pairs would be more than
 * any memory holds.
 */
export const MOST_NEIGHBOURS = 200;

/**
 * Pairs of accidents of one organisation that may be the same one: on the same day, no further apart than SAME_ACCIDENT_METERS and
 * SAME_ACCIDENT_MINUTES, with at least FEWEST_POINTS. Time grows with the accidents times MOST_NEIGHBOURS, memory with the accidents and `most`.
 * @param isNew 1 for the accidents of which at least one must be in a pair, one for each accident
 * @param most pairs that are given
 */
export function findDuplicates(columns: AccidentColumns, isNew: Uint8Array, most: number): FoundDuplicates {
  const order = orderByPlaceInTime(columns);
  const following = countNewFrom(order, isNew);
  const unitCounts = countUnits(columns);
  const best = new BestPairs(most);
  let notCompared = 0;
  let end = 0;
  for (let k = 0; k < order.length; k += 1) {
    const one = order[k]!;
    while (end < order.length && isNear(columns, one, order[end]!)) end += 1;
    const neighbours = isNew[one] === 1 ? end - k - 1 : following.counts[k + 1]! - following.counts[end]!;
    const compared = Math.min(neighbours, MOST_NEIGHBOURS);
    notCompared += neighbours - compared;
    let next = k;
    for (let i = 0; i < compared; i += 1) {
      next = isNew[one] === 1 ? next + 1 : following.nearest[next + 1]!;
      const other = order[next]!;
      best.add(compare(columns, unitCounts, Math.min(one, other), Math.max(one, other)));
    }
  }
  return { found: best.found, pairs: best.list(), notCompared };
}

/** The pairs with the most points out of any number, in memory for twice as many as are kept. */
class BestPairs {
  readonly #most: number;
  #pairs: DuplicatePair[] = [];
  /** The last of those that were kept: what comes behind it never is. */
  #last: DuplicatePair | undefined;
  #found = 0;

  constructor(most: number) {
    this.#most = most;
  }

  get found(): number {
    return this.#found;
  }

  add(pair: DuplicatePair | null): void {
    if (pair === null) return;
    this.#found += 1;
    if (this.#last !== undefined && bestFirst(this.#last, pair) < 0) return;
    this.#pairs.push(pair);
    if (this.#pairs.length < 2 * this.#most) return;
    this.#pairs = this.list();
    this.#last = this.#pairs.at(-1);
  }

  list(): DuplicatePair[] {
    return this.#pairs.toSorted(bestFirst).slice(0, this.#most);
  }
}

function bestFirst(a: DuplicatePair, b: DuplicatePair): number {
  return b.score - a.score || a.index - b.index || a.otherIndex - b.otherIndex;
}

/** For each place of an order, and the one behind the last: how many new accidents stand there or later, and where the first of them stands. */
function countNewFrom(order: Uint32Array, isNew: Uint8Array): { readonly counts: Uint32Array; readonly nearest: Uint32Array } {
  const counts = new Uint32Array(order.length + 1);
  const nearest = new Uint32Array(order.length + 1).fill(order.length);
  for (let k = order.length - 1; k >= 0; k -= 1) {
    const isOne = isNew[order[k]!] === 1;
    counts[k] = counts[k + 1]! + Number(isOne);
    nearest[k] = isOne ? k : nearest[k + 1]!;
  }
  return { counts, nearest };
}

/** Degrees of latitude times 10^7 that are longer than the limit everywhere on Earth: a degree has at least 110,574 m. */
const REACH_E7 = Math.ceil((SAME_ACCIDENT_METERS / 110_574) * 1e7);

function isNear({ earliestDay, latitudeE7 }: AccidentColumns, one: number, other: number): boolean {
  return earliestDay[one] === earliestDay[other] && latitudeE7[other]! - latitudeE7[one]! <= REACH_E7;
}

/** Latitudes and days as whole numbers from 0 on. */
const SOUTH_POLE_E7 = -900_000_000;
const FIRST_DAY = -1_000_000;

/** By day, latitude and time of day: those at one place that are likest in time stand next to each other. */
function orderByPlaceInTime(columns: AccidentColumns): Uint32Array {
  const { count, latitudeE7, earliestDay } = columns;
  const latitudes = Uint32Array.from({ length: count }, (_, i) => latitudeE7[i]! - SOUTH_POLE_E7);
  const days = Uint32Array.from({ length: count }, (_, i) => earliestDay[i]! - FIRST_DAY);
  // Where the time is not known it is less than the first minute of the day.
  const minutes = Uint32Array.from({ length: count }, (_, i) => Math.max(0, minuteOfDay(columns, i) + 1));
  const comparable = Uint32Array.from({ length: count }, (_, i) => i).filter((i) => isComparable(columns, i));
  return sortIndices(sortIndices(sortIndices(comparable, minutes), latitudes), days);
}

function countUnits({ count, units }: AccidentColumns): Uint16Array {
  const counts = new Uint16Array(count);
  for (let unit = 0; unit < units.count; unit += 1) counts[units.accident[unit]!]! += 1;
  return counts;
}

function compare(columns: AccidentColumns, unitCounts: Uint16Array, index: number, otherIndex: number): DuplicatePair | null {
  const likeness = findLikeness(columns, index, columns, otherIndex);
  if (likeness === null) return null;
  const severities = [index, otherIndex].map((i) => SEVERITIES[columns.severity[i]! - 1] ?? null);
  const points = {
    distance: Math.round(MOST_POINTS.distance * (1 - likeness.meters / SAME_ACCIDENT_METERS)),
    time: Math.round(MOST_POINTS.time * (likeness.minutes === null ? UNKNOWN_SHARE : 1 - likeness.minutes / SAME_ACCIDENT_MINUTES)),
    severity: Math.round(MOST_POINTS.severity * shareOfSeverities(severities[0] ?? null, severities[1] ?? null)),
    units: Math.round(MOST_POINTS.units * shareOfUnits(unitCounts[index]!, unitCounts[otherIndex]!)),
  };
  const score = points.distance + points.time + points.severity + points.units;
  return score < FEWEST_POINTS ? null : { index, otherIndex, score, points, likeness };
}

/** An injury that is not said to be serious or slight can be either. */
function shareOfSeverities(one: Severity | null, other: Severity | null): number {
  if (one === null || other === null) return UNKNOWN_SHARE;
  if (one === other) return 1;
  const areInjuries = [one, other].every((severity) => severity === 'injury' || severity === 'serious' || severity === 'slight');
  return areInjuries && (one === 'injury' || other === 'injury') ? UNKNOWN_SHARE : 0;
}

/** Sources without units have none of any accident. */
function shareOfUnits(one: number, other: number): number {
  if (one === 0 || other === 0) return UNKNOWN_SHARE;
  if (one === other) return 1;
  return Math.abs(one - other) === 1 ? ONE_MORE_UNIT_SHARE : 0;
}
