import { setImmediate } from 'node:timers/promises';

import type { AccessibilityFeature } from '../../accessibility/accessibility-feature.ts';
import type { Position } from '../../common/plane.ts';
import type { JudgedStreet, LocatedJudgement, StreetJudgement } from './judge-streets.ts';
import { packCourses, sharedIntegers, sharedNumbers, type PackedCourses } from './packed-features.ts';

/** What is found of a street whatever its place and days: of all streets of a city there are some hundreds. */
type Finding = Pick<StreetJudgement, 'item' | 'checks' | 'deficit' | 'barriers'>;

/** Judged streets as they come out of a thread: street by street, on shared memory. */
export interface PackedJudgements {
  readonly findings: readonly Finding[];
  /** Positions in the features, and in the findings. */
  readonly feature: Int32Array;
  readonly finding: Int32Array;
  /** Positions in the days of the features, −1 where there is none. */
  readonly since: Int32Array;
  readonly until: Int32Array;
  readonly undated: Int32Array;
  /** Metres, NaN where it is not known. */
  readonly places: Float64Array;
  readonly courses: PackedCourses;
}

/** @param days of the features, in their order */
export function packJudgements(judged: readonly LocatedJudgement[], days: readonly string[]): PackedJudgements {
  const findings: Finding[] = [];
  const known = new Map<string, number>();
  const dayOf = new Map(days.map((day, k) => [day, k]));
  const integers = (of: (each: LocatedJudgement) => number): Int32Array => {
    const values = sharedIntegers(judged.length);
    for (const [k, each] of judged.entries()) values[k] = of(each);
    return values;
  };
  const findingOf = ({ item, checks, deficit, barriers }: Finding): number => {
    // All else follows from the checks.
    const key = JSON.stringify([item, checks]);
    const position = known.get(key) ?? findings.push({ item, checks, deficit, barriers }) - 1;
    known.set(key, position);
    return position;
  };
  const places = sharedNumbers(2 * judged.length);
  for (const [k, { place }] of judged.entries()) places.set(place ?? [Number.NaN, Number.NaN], 2 * k);
  return {
    feature: integers(({ position }) => position),
    finding: integers(findingOf),
    findings,
    since: integers(({ seenSince }) => dayOf.get(seenSince ?? '') ?? -1),
    until: integers(({ seenUntil }) => dayOf.get(seenUntil ?? '') ?? -1),
    undated: integers(({ undated }) => undated),
    places,
    courses: packCourses(judged.map(({ course }) => course)),
  };
}

/** One of them, without its feature. @param days of the features, as they were packed */
function judgementAt(
  { findings, finding, since, until, undated, places }: PackedJudgements,
  street: number,
  days: readonly string[],
): StreetJudgement {
  const place: Position = [places[2 * street]!, places[2 * street + 1]!];
  return {
    ...findings[finding[street]!]!,
    seenSince: days[since[street]!] ?? null,
    seenUntil: days[until[street]!] ?? null,
    undated: undated[street]!,
    place: Number.isNaN(place[0]) ? null : place,
  };
}

/** All of them, without their features: for another thread. */
export function listJudgements(packed: PackedJudgements, days: readonly string[]): StreetJudgement[] {
  return Array.from(packed.feature, (_, street) => judgementAt(packed, street, days));
}

/** Streets at a stretch; others are answered in between. */
const STRETCH = 2_000;

/** @param features and their days as they were packed */
export async function unpackJudgements(
  packed: PackedJudgements,
  features: readonly AccessibilityFeature[],
  days: readonly string[],
): Promise<readonly JudgedStreet[]> {
  const streets: JudgedStreet[] = [];
  const { ends } = packed.courses;
  for (const [k, position] of packed.feature.entries()) {
    if (k % STRETCH === STRETCH - 1) await setImmediate();
    const isPlaced = ends[k]! > (k === 0 ? 0 : ends[k - 1]!);
    streets.push({ ...judgementAt(packed, k, days), feature: features[position]!, isPlaced });
  }
  return streets;
}
