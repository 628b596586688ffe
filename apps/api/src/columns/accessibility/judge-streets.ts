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

/** What of a feature is asked when streets are judged. */
export type JudgeableFeature = Pick<
  AccessibilityFeature,
  | 'id'
  | 'item'
  | 'side'
  | 'state'
  | 'condition'
  | 'signalled'
  | 'temporary'
  | 'startId'
  | 'endId'
  | 'observedOn'
  | 'longitude'
  | 'latitude'
  | 'measures'
  | 'lines'
>;

/** What a crossing or footway lacks, as far as anybody knows. */
export interface StreetJudgement {
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
}

/** The same with where it lies, as accidents near it are counted. */
export interface LocatedJudgement extends StreetJudgement {
  /** Of the crossing or footway among the features. */
  readonly position: number;
  readonly course: PlaneCourse;
}

/** A crossing or footway with what it lacks. */
export interface JudgedStreet extends StreetJudgement {
  readonly feature: AccessibilityFeature;
  /** Whether accidents can be near it at all. */
  readonly isPlaced: boolean;
}

/**
 * Judges every crossing and footway by what was last seen of it and of what belongs to it.
 * @param features by id
 * @param partMeters within which a thing belongs to a crossing or footway where its source does not say to which
 */
export function judgeStreets(features: readonly JudgeableFeature[], plane: Plane, partMeters: number): LocatedJudgement[] {
  const placed = features.map((feature) => toStreetFeature(feature, plane));
  return gatherParts(placed, partMeters).map(({ feature: position, item, parts }): LocatedJudgement => {
    const membersOf = (part: DeficitPart): JudgeableFeature[] => (parts[part] ?? []).map((member) => features[member]!);
    const checks = checkDeficits(item, membersOf, features[position]!.signalled);
    const { place, course } = placed[position]!;
    const members = Object.values(parts).flat();
    return {
      position,
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

function datesOf(members: readonly JudgeableFeature[]): Pick<StreetJudgement, 'seenSince' | 'seenUntil' | 'undated'> {
  const each = [...new Set(members)];
  const days = each.flatMap(({ observedOn }) => observedOn ?? []).sort();
  return { seenSince: days[0] ?? null, seenUntil: days.at(-1) ?? null, undated: each.length - days.length };
}

function toStreetFeature(feature: JudgeableFeature, plane: Plane): StreetFeature {
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
