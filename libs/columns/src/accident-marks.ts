import { codeOf, E7, SEVERITIES, type BoundingBox } from '@elektron/domain';

import type { AccidentColumns } from './accident-columns.ts';

/** One byte per accident, 1 where something holds of it; `null` where it holds of none, so that there is nothing to add up. */
export type AccidentMark = Uint8Array | null;

const DAMAGE_ONLY = codeOf(SEVERITIES, 'damage-only');

// Columns never change, so what holds of each accident whatever the filter is looked up once.
const withoutCasualties = new WeakMap<AccidentColumns, AccidentMark>();
const central = new WeakMap<AccidentColumns, CentralPlaces>();

/**
 * Accidents whose severity says that somebody was hurt while no casualty is on record: their collisions were imported and their casualties
 * were not. Sums of casualties are too small by them.
 */
export function markWithoutCasualties(columns: AccidentColumns): AccidentMark {
  return remember(withoutCasualties, columns, () => {
    const mark = new Uint8Array(columns.count);
    const { severity } = columns;
    for (let i = 0; i < mark.length; i += 1) mark[i] = severity[i] === 0 || severity[i] === DAMAGE_ONLY ? 0 : 1;
    const { accident, count } = columns.casualties;
    for (let k = 0; k < count; k += 1) mark[accident[k]!] = 0;
    return mark.includes(1) ? mark : null;
  });
}

/** Where nearly all accidents lie, and which lie far outside of that. */
export interface CentralPlaces {
  /** `null` without a located accident. */
  readonly box: BoundingBox | null;
  readonly far: AccidentMark;
}

/** Left out at each end when the central box is measured: 98 % of the accidents lie within. */
const TRIMMED_SHARE = 0.01;
/** So few accidents have no middle. */
const FEWEST_TO_JUDGE = 10;
/** A box so many times as long as the central one is stretched by a few points, usually by wrong coordinates. */
const STRETCHED = 3;
/** About a kilometre: what lies so near is never far. */
const SMALLEST_SIZE = 0.01 * E7;
/** Accidents looked at for the central box; ids are digests, so every n-th is as good as a random one. */
const SAMPLE = 65_536;

/**
 * The box of all accidents, unless a few of them stretch it (swapped coordinates, a slipped digit): then the box of those that lie within
 * the central 98 % and once its size around.
 */
export function findCentralPlaces(columns: AccidentColumns): CentralPlaces {
  return remember(central, columns, () => {
    const { count, located, longitudeE7, latitudeE7 } = columns;
    const [west, east] = fenceOf(longitudeE7, located);
    const [south, north] = fenceOf(latitudeE7, located);
    const far = new Uint8Array(count);
    const box = [Infinity, Infinity, -Infinity, -Infinity] as [number, number, number, number];
    for (let i = 0; i < count; i += 1) {
      if (located[i] === 0) continue;
      const [longitude, latitude] = [longitudeE7[i]!, latitudeE7[i]!];
      if (longitude < west || longitude > east || latitude < south || latitude > north) far[i] = 1;
      else grow(box, longitude, latitude);
    }
    const [left, bottom, right, top] = box;
    return { box: left > right ? null : [left / E7, bottom / E7, right / E7, top / E7], far: far.includes(1) ? far : null };
  });
}

function grow(box: [number, number, number, number], longitude: number, latitude: number): void {
  if (longitude < box[0]) box[0] = longitude;
  if (latitude < box[1]) box[1] = latitude;
  if (longitude > box[2]) box[2] = longitude;
  if (latitude > box[3]) box[3] = latitude;
}

/** Beyond which values of one coordinate an accident lies far away; everywhere is near unless a few stretch the whole. */
function fenceOf(coordinate: Int32Array, located: Uint8Array): readonly [from: number, to: number] {
  const everywhere = [-Infinity, Infinity] as const;
  const step = Math.ceil(coordinate.length / SAMPLE);
  let [smallest, largest] = [Infinity, -Infinity];
  const sample: number[] = [];
  for (let i = 0; i < coordinate.length; i += 1) {
    if (located[i] === 0) continue;
    const value = coordinate[i]!;
    if (value < smallest) smallest = value;
    if (value > largest) largest = value;
    if (i % step === 0) sample.push(value);
  }
  if (sample.length < FEWEST_TO_JUDGE) return everywhere;
  const sorted = Float64Array.from(sample).sort();
  const trimmed = Math.max(1, Math.floor(sorted.length * TRIMMED_SHARE));
  const [from, to] = [sorted[trimmed]!, sorted[sorted.length - 1 - trimmed]!];
  const size = Math.max(to - from, SMALLEST_SIZE);
  return largest - smallest > STRETCHED * size ? [from - size, to + size] : everywhere;
}

function remember<T>(known: WeakMap<AccidentColumns, T>, columns: AccidentColumns, find: () => T): T {
  if (!known.has(columns)) known.set(columns, find());
  return known.get(columns)!;
}
