import { setImmediate } from 'node:timers/promises';
import {
  ACCESSIBILITY_ITEMS,
  ACCESSIBILITY_MEASURES,
  FEATURE_CONDITIONS,
  FEATURE_STATES,
  STREET_SIDES,
  type AccessibilityMeasures,
} from '@elektron/domain';

import type { AccessibilityFeature } from '../../accessibility/accessibility-feature.ts';
import type { JudgeableFeature } from './judge-streets.ts';

/** What of features is asked when streets are judged, feature by feature, on shared memory: nothing is copied on the way to a thread. */
export interface PackedFeatures {
  /** Positions in the lists of the domain, those of what can be absent from 1 on and 0 where it is. */
  readonly codes: Readonly<Record<'item' | 'side' | 'state' | 'condition' | 'signalled' | 'temporary', Uint8Array>>;
  /** The kerb ramp that the source names at either end: its position, −1 where there is none on record. */
  readonly start: Int32Array;
  readonly end: Int32Array;
  /** Position in `days`, −1 without a date. */
  readonly observed: Int32Array;
  /** In their order. */
  readonly days: readonly string[];
  /** Longitude and latitude in degrees of each, NaN where its place is not known. */
  readonly places: Float64Array;
  /** The measures of each in the order of the domain, NaN where not measured. */
  readonly measures: Float64Array;
  readonly lines: PackedCourses;
}

/** Lists of lists of numbers. */
export interface PackedCourses {
  readonly numbers: Float64Array;
  /** Where each part ends in the numbers. */
  readonly partEnds: Int32Array;
  /** Where each thing ends in the parts. */
  readonly ends: Int32Array;
}

/** Features at a stretch: a city has some ten thousands, and others are answered in between. */
const STRETCH = 1_000;

/** @param features by id */
export async function packFeatures(features: readonly AccessibilityFeature[]): Promise<PackedFeatures> {
  const { length } = features;
  const byte = (): Uint8Array => new Uint8Array(new SharedArrayBuffer(length));
  const codes = { item: byte(), side: byte(), state: byte(), condition: byte(), signalled: byte(), temporary: byte() };
  const [start, end, observed] = [sharedIntegers(length), sharedIntegers(length), sharedIntegers(length)];
  const [places, measures] = [sharedNumbers(2 * length), sharedNumbers(ACCESSIBILITY_MEASURES.length * length)];
  const days = [...new Set(features.flatMap(({ observedOn }) => observedOn ?? []))].sort();
  const [dayOf, ramps] = [new Map(days.map((day, k) => [day, k])), new Map<string, number>()];
  for (const [i, { id, item }] of features.entries()) if (item === 'kerb-ramp') ramps.set(id, i);
  for (const [i, feature] of features.entries()) {
    if (i % STRETCH === STRETCH - 1) await setImmediate();
    codes.item[i] = ACCESSIBILITY_ITEMS.indexOf(feature.item);
    codes.side[i] = feature.side === null ? 0 : STREET_SIDES.indexOf(feature.side) + 1;
    codes.state[i] = FEATURE_STATES.indexOf(feature.state);
    codes.condition[i] = feature.condition === null ? 0 : FEATURE_CONDITIONS.indexOf(feature.condition) + 1;
    codes.signalled[i] = feature.signalled === null ? 0 : Number(feature.signalled) + 1;
    codes.temporary[i] = Number(feature.temporary);
    start[i] = ramps.get(feature.startId ?? '') ?? -1;
    end[i] = ramps.get(feature.endId ?? '') ?? -1;
    observed[i] = dayOf.get(feature.observedOn ?? '') ?? -1;
    places.set([feature.longitude ?? Number.NaN, feature.latitude ?? Number.NaN], 2 * i);
    for (const [k, measure] of ACCESSIBILITY_MEASURES.entries())
      measures[ACCESSIBILITY_MEASURES.length * i + k] = feature.measures[measure] ?? Number.NaN;
  }
  return { codes, start, end, observed, days, places, measures, lines: packCourses(features.map(({ lines }) => lines)) };
}

export function unpackFeatures({ codes, start, end, observed, days, places, measures, lines }: PackedFeatures): JudgeableFeature[] {
  const named = (position: number): string | null => (position < 0 ? null : String(position));
  return unpackCourses(lines).map((own, i): JudgeableFeature => {
    const [longitude, latitude] = [places[2 * i]!, places[2 * i + 1]!];
    const signalled = codes.signalled[i]!;
    return {
      id: String(i),
      item: ACCESSIBILITY_ITEMS[codes.item[i]!]!,
      side: STREET_SIDES[codes.side[i]! - 1] ?? null,
      state: FEATURE_STATES[codes.state[i]!]!,
      condition: FEATURE_CONDITIONS[codes.condition[i]! - 1] ?? null,
      signalled: signalled === 0 ? null : signalled === 2,
      temporary: codes.temporary[i] === 1,
      startId: named(start[i]!),
      endId: named(end[i]!),
      observedOn: days[observed[i]!] ?? null,
      longitude: Number.isNaN(longitude) ? null : longitude,
      latitude: Number.isNaN(latitude) ? null : latitude,
      measures: measuresOf(measures, i),
      lines: own,
    };
  });
}

function measuresOf(measures: Float64Array, feature: number): AccessibilityMeasures {
  const values = ACCESSIBILITY_MEASURES.map((measure, k) => {
    const value = measures[ACCESSIBILITY_MEASURES.length * feature + k]!;
    return [measure, Number.isNaN(value) ? null : value] as const;
  });
  return Object.fromEntries(values) as unknown as AccessibilityMeasures;
}

export function packCourses(courses: readonly (readonly (readonly number[])[])[]): PackedCourses {
  const parts = courses.flat();
  const numbers = sharedNumbers(parts.reduce((sum, part) => sum + part.length, 0));
  const [partEnds, ends] = [sharedIntegers(parts.length), sharedIntegers(courses.length)];
  let at = 0;
  for (const [k, part] of parts.entries()) {
    numbers.set(part, at);
    partEnds[k] = at += part.length;
  }
  let count = 0;
  for (const [k, course] of courses.entries()) ends[k] = count += course.length;
  return { numbers, partEnds, ends };
}

export function unpackCourses({ numbers, partEnds, ends }: PackedCourses): (readonly number[])[][] {
  const parts = Array.from(partEnds, (end, k) => Array.from(numbers.subarray(k === 0 ? 0 : partEnds[k - 1]!, end)));
  return Array.from(ends, (end, k) => parts.slice(k === 0 ? 0 : ends[k - 1]!, end));
}

export function sharedNumbers(length: number): Float64Array {
  return new Float64Array(new SharedArrayBuffer(length * Float64Array.BYTES_PER_ELEMENT));
}

export function sharedIntegers(length: number): Int32Array {
  return new Int32Array(new SharedArrayBuffer(length * Int32Array.BYTES_PER_ELEMENT));
}
