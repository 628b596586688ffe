import { setImmediate } from 'node:timers/promises';
import {
  ACCESSIBILITY_PROFILES,
  checkDeficits,
  deficitInterval,
  judgeBarrier,
  type BarrierJudgement,
  type DeficitCheck,
  type DeficitInterval,
  type DeficitPart,
  type JudgedItem,
} from '@elektron/domain';
import { gatherParts, type PlaneCourse, type StreetFeature } from '@elektron/spatial-analysis';

import type { AccessibilityFeature } from '../../accessibility/accessibility-feature.ts';
import type { Plane, Position } from '../../common/plane.ts';

/** A crossing or footway with what it lacks, as far as anybody knows. */
export interface JudgedStreet {
  readonly feature: AccessibilityFeature;
  readonly item: JudgedItem;
  /** The questions that apply; none where the feature is needed by nobody. */
  readonly checks: readonly DeficitCheck[];
  readonly deficit: DeficitInterval | null;
  /** By profile; null where nothing is asked. */
  readonly barriers: readonly (BarrierJudgement | null)[];
  /** When it and its parts were last seen: the first and the last of these days. Null where none of them has a date. */
  readonly seenSince: string | null;
  readonly seenUntil: string | null;
  /** It and its parts that have no date. */
  readonly undated: number;
  /** Metres. */
  readonly place: Position | null;
  readonly course: PlaneCourse;
}

/** Features at a stretch: a city has some ten thousands, and others are answered in between. */
const STRETCH = 1_000;

async function mapInStretches<Item, Mapped>(items: readonly Item[], map: (item: Item) => Mapped): Promise<Mapped[]> {
  const mapped: Mapped[] = [];
  for (let start = 0; start < items.length; start += STRETCH) {
    mapped.push(...items.slice(start, start + STRETCH).map(map));
    await setImmediate();
  }
  return mapped;
}

/**
 * Judges every crossing and footway by what was last seen of it and of what belongs to it.
 * @param features by id
 * @param partMeters within which a thing belongs to a crossing or footway where its source does not say to which
 */
export async function judgeStreets(
  features: readonly AccessibilityFeature[],
  plane: Plane,
  partMeters: number,
): Promise<readonly JudgedStreet[]> {
  const placed = await mapInStretches(features, (feature) => toStreetFeature(feature, plane));
  return mapInStretches(await gatherParts(placed, partMeters, () => setImmediate()), ({ feature: position, item, parts }): JudgedStreet => {
    const feature = features[position]!;
    const membersOf = (part: DeficitPart): AccessibilityFeature[] => (parts[part] ?? []).map((member) => features[member]!);
    const checks = checkDeficits(item, membersOf, feature.signalled);
    const { place, course } = placed[position]!;
    const members = Object.values(parts).flat();
    return {
      feature,
      item,
      checks,
      deficit: deficitInterval(checks),
      barriers: ACCESSIBILITY_PROFILES.map((profile) => judgeBarrier(profile, item, checks)),
      ...datesOf(members.map((member) => features[member]!)),
      place,
      course,
    };
  });
}

function datesOf(members: readonly AccessibilityFeature[]): Pick<JudgedStreet, 'seenSince' | 'seenUntil' | 'undated'> {
  const each = [...new Set(members)];
  const days = each.flatMap(({ observedOn }) => observedOn ?? []).sort();
  return { seenSince: days[0] ?? null, seenUntil: days.at(-1) ?? null, undated: each.length - days.length };
}

function toStreetFeature(feature: AccessibilityFeature, plane: Plane): StreetFeature {
  const { longitude, latitude, lines } = feature;
  const place = longitude === null || latitude === null ? null : plane.toMeters(longitude, latitude);
  const parts = lines.map((line) => toMeters(line, plane)).filter((part) => part.length > 0);
  return { ...feature, place, course: parts.length > 0 || place === null ? parts : [[...place]] };
}

/** Places where the reference system does not reach are left out. */
function toMeters(line: readonly number[], plane: Plane): number[] {
  const meters: number[] = [];
  for (let k = 0; k + 1 < line.length; k += 2) meters.push(...(plane.toMeters(line[k]!, line[k + 1]!) ?? []));
  return meters;
}
