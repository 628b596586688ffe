import {
  DEFICIT_PARTS_OF,
  JUDGED_ITEMS,
  type AccessibilityItem,
  type DeficitPart,
  type DeficitPartDeclaration,
  type JudgedItem,
  type StreetSide,
} from '@elektron/domain';
import { createCourses, type PlaneCourse, type Courses } from './courses.ts';

/** A feature of accessibility, as far as it matters what belongs to what. */
export interface StreetFeature {
  readonly id: string;
  readonly item: AccessibilityItem;
  readonly side: StreetSide | null;
  /** The kerb ramps at the ends of a crossing, where its source names them. */
  readonly startId: string | null;
  readonly endId: string | null;
  /** There for some time only. */
  readonly temporary: boolean;
  /** Metres; of a line its middle. Null where its place is not known. */
  readonly place: readonly [x: number, y: number] | null;
  readonly course: PlaneCourse;
}

/** A crossing or footway with the features that belong to it. Numbers are positions in the list that was given. */
export interface GatheredFeature {
  readonly feature: number;
  readonly item: JudgedItem;
  readonly parts: Readonly<Partial<Record<DeficitPart, readonly number[]>>>;
}

const RAMPS = ['ramp-start', 'ramp-end'] as const;

/**
 * Which features belong to which crossing or footway.
 *
 * A ramp that a crossing names at one of its ends belongs to that end, wherever it is drawn, and to no other crossing. Everything else belongs to the nearest
 * crossing within the distance, and where there is none to the nearest footway; what stands in the way belongs to the nearest of either. What is
 * equally near to several belongs to each (to the first `MOST_NEAREST` of them). The two nearest ramps are the two ends; one that speaks of both ends (`side`) is both. What is
 * there for some time only belongs to nothing: a parked car is no property of the street.
 * @param features in an order that does not depend on chance: by id
 * @param limitMeters from the place of a feature to the nearest place of the crossing or footway
 */
export function gatherParts(features: readonly StreetFeature[], limitMeters: number): readonly GatheredFeature[] {
  const judged = features.flatMap(({ item }, feature) => {
    const known = JUDGED_ITEMS.find((each) => each === item);
    return known === undefined ? [] : [{ feature, item: known }];
  });
  const courses = createCourses(
    judged.map(({ feature }) => features[feature]!.course),
    limitMeters,
  );
  const named = findNamedRamps(features, judged);
  const near = judged.map((): { readonly feature: number; readonly declared: DeficitPartDeclaration }[] => []);
  const taken = new Set(named.flatMap((ends) => ends.filter((ramp) => ramp !== null)));
  for (const [feature, { item, place, temporary }] of features.entries()) {
    if (place === null || temporary || taken.has(feature)) continue;
    for (const owner of findOwners(courses, judged, item, place)) {
      const declared = DEFICIT_PARTS_OF[judged[owner]!.item].find((part) => part.item === item)!;
      near[owner]!.push({ feature, declared });
    }
  }
  return judged.map((each, owner) => ({ ...each, parts: sortParts(features, each, named[owner]!, near[owner]!) }));
}

type Judged = Pick<GatheredFeature, 'feature' | 'item'>;
type Ends = readonly [start: number | null, end: number | null];

function findNamedRamps(features: readonly StreetFeature[], judged: readonly Judged[]): readonly Ends[] {
  const ramps = new Map(features.flatMap(({ id, item }, feature) => (item === 'kerb-ramp' ? [[id, feature] as const] : [])));
  const find = (id: string | null): number | null => (id === null ? null : (ramps.get(id) ?? null));
  return judged.map(({ feature, item }): Ends => {
    const { startId, endId } = features[feature]!;
    return item === 'crossing' ? [find(startId), find(endId)] : [null, null];
  });
}

function findOwners(
  courses: Courses,
  judged: readonly Judged[],
  item: AccessibilityItem,
  [x, y]: readonly [number, number],
): readonly number[] {
  const has = (wanted: JudgedItem): boolean => DEFICIT_PARTS_OF[wanted].some((part) => part.part !== 'self' && part.item === item);
  const choices = JUDGED_ITEMS.filter(has);
  if (choices.length === 0) return [];
  const nearestOf = (wanted: readonly JudgedItem[]): readonly number[] =>
    courses.findNearest(x, y, (owner) => wanted.includes(judged[owner]!.item));
  const hinders = DEFICIT_PARTS_OF[choices[0]!].some((part) => part.item === item && part.hinders);
  if (hinders) return nearestOf(choices);
  // The crossing first: tactile paving at a kerb lies on the footway, and is there for the crossing.
  return choices.map((choice) => nearestOf([choice])).find((found) => found.length > 0) ?? [];
}

function sortParts(
  features: readonly StreetFeature[],
  { feature }: Judged,
  named: Ends,
  near: readonly { readonly feature: number; readonly declared: DeficitPartDeclaration }[],
): GatheredFeature['parts'] {
  const parts: Partial<Record<DeficitPart, number[]>> = { self: [feature] };
  const ramps: number[] = [];
  for (const { feature: part, declared } of near) {
    if (declared.item === 'kerb-ramp') ramps.push(part);
    else (parts[declared.part] ??= []).push(part);
  }
  const [x, y] = features[feature]!.place ?? [0, 0];
  const away = (ramp: number): number => Math.hypot(features[ramp]!.place![0] - x, features[ramp]!.place![1] - y);
  ramps.sort((a, b) => away(a) - away(b) || a - b);
  const both = ramps.find((ramp) => features[ramp]!.side === 'both');
  const free = both === undefined ? ramps : [both, both];
  for (const [end, name] of RAMPS.entries()) {
    const ramp = named[end] ?? free.shift();
    if (ramp !== undefined) parts[name] = [ramp];
  }
  return parts;
}
