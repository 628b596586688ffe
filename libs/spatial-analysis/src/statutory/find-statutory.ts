import { Problem } from '@elektron/domain';
import { throwIfCancelled, UNWATCHED, type HotspotControl } from '../hotspot-method.ts';
import type { AccidentsAlongRoads, FlaggedStretch, StatutoryFindings, StatutoryRule } from './statutory-rule.ts';

interface RoadOptions {
  /** The first day after the records looked at, in days since 1970-01-01. */
  readonly endDay: number;
  /** Average daily traffic of a road between two of its metres; null, and without this: not known. */
  readonly trafficOf?: (road: number, from: number, to: number) => number | null;
}

/**
 * Stretches of road that a rule flags. A window [p, p + length], both ends in it, begins at every accident; flagged windows whose accidents overlap or
 * touch are one stretch. A rule counts, and takes no notice of chance or of what roads such as these have: beside each stretch belongs what
 * empirical Bayes says of it.
 * @throws Problem NOT_POSITIVE for a window, years or a minimum that is none, CANCELLED
 */
export function findStatutory(
  accidents: AccidentsAlongRoads,
  rule: StatutoryRule,
  options: RoadOptions,
  stop: Pick<HotspotControl, 'isCancelled'> = UNWATCHED,
): StatutoryFindings {
  requireRule(rule);
  const start = yearsBefore(options.endDay, rule.years);
  const isCounted = (i: number): boolean =>
    accidents.days[i]! >= start && accidents.days[i]! < options.endDay && (!rule.injuryOnly || isInjury(accidents, i));
  const counted = Array.from({ length: accidents.days.length }, (_, i) => i).filter(isCounted);
  const typed = rule.sameType ? counted.filter((i) => accidents.types[i]! >= 0) : counted;
  const stretches: FlaggedStretch[] = [];
  const unknown = new Set<number>();
  for (const group of groupsOf(accidents, typed, rule.sameType)) {
    throwIfCancelled(stop);
    const road = accidents.roads[group[0]!]!;
    const trafficOf = (from: number): number | null => {
      if (rule.score?.of !== 'traffic') return 0;
      const traffic = options.trafficOf?.(road, from, from + rule.windowMeters) ?? null;
      if (traffic === null) unknown.add(road);
      return traffic;
    };
    stretches.push(...flagGroup(accidents, group, rule, trafficOf));
  }
  return {
    stretches,
    counted: counted.length,
    withoutType: counted.length - typed.length,
    roadsWithoutTraffic: [...unknown].sort((a, b) => a - b),
  };
}

function requireRule({ windowMeters, years, minimumAccidents }: StatutoryRule): void {
  for (const [field, value] of Object.entries({ windowMeters, years, minimumAccidents })) {
    if (!(value > 0)) throw new Problem('NOT_POSITIVE', { field, value });
  }
}

const DAY_MILLISECONDS = 86_400_000;

/** The same day of the year, so many years earlier. */
export function yearsBefore(day: number, years: number): number {
  const date = new Date(day * DAY_MILLISECONDS);
  return date.setUTCFullYear(date.getUTCFullYear() - years) / DAY_MILLISECONDS;
}

/** Whether anybody was hurt. */
export function isInjury({ persons }: Pick<AccidentsAlongRoads, 'persons'>, i: number): boolean {
  return persons.dead[i]! + persons.serious[i]! + persons.slight[i]! > 0;
}

/** Accidents of one road, and of one type where that is asked for, by their place along it; roads, then types, ascending. */
function groupsOf({ roads, types, positions }: AccidentsAlongRoads, indices: readonly number[], byType: boolean): number[][] {
  const typeOf = (i: number): number => (byType ? types[i]! : 0);
  const sorted = indices.toSorted((a, b) => roads[a]! - roads[b]! || typeOf(a) - typeOf(b) || positions[a]! - positions[b]! || a - b);
  const groups: number[][] = [];
  for (const [place, i] of sorted.entries()) {
    const before = sorted[place - 1];
    if (before === undefined || roads[before] !== roads[i] || typeOf(before) !== typeOf(i)) groups.push([]);
    groups.at(-1)!.push(i);
  }
  return groups;
}

/** A stretch to which further windows may be joined: accidents `first` to `last` of its group. */
type OpenStretch = Pick<FlaggedStretch, 'from' | 'to' | 'windows' | 'mostAccidents' | 'highestScore'> & {
  readonly first: number;
  readonly last: number;
};

/**
 * Windows over accidents in the order of their places; both ends of the window only move on.
 * @param trafficOf from the place where a window begins; null where it is not known, and the window cannot be judged
 */
function flagGroup(
  accidents: AccidentsAlongRoads,
  group: readonly number[],
  rule: StatutoryRule,
  trafficOf: (from: number) => number | null,
): FlaggedStretch[] {
  const { positions, roads, types } = accidents;
  const weights = group.map((i) => weigh(accidents, i, rule));
  const found: OpenStretch[] = [];
  for (let first = 0, behind = 0; first < group.length; first += 1) {
    const from = positions[group[first]!]!;
    // Several accidents at one place begin one window.
    if (first > 0 && positions[group[first - 1]!] === from) continue;
    while (behind < group.length && positions[group[behind]!]! <= from + rule.windowMeters) behind += 1;
    const traffic = trafficOf(from);
    if (traffic === null) continue;
    const score = scoreOf(rule, weights.slice(first, behind), behind - first, traffic);
    if (isFlagged(rule, behind - first, score))
      addWindow(found, { first, from, last: behind - 1, to: positions[group[behind - 1]!]!, score });
  }
  return found.map(({ first, last, ...stretch }) => ({
    road: roads[group[0]!]!,
    type: rule.sameType ? types[group[0]!]! : null,
    accidents: group.slice(first, last + 1).sort((a, b) => a - b),
    ...stretch,
  }));
}

/** Joins a flagged window to the last stretch where they overlap or touch. */
function addWindow(
  found: OpenStretch[],
  { first, from, last, to, score }: Pick<OpenStretch, 'first' | 'from' | 'last' | 'to'> & { readonly score: number | null },
): void {
  const count = last - first + 1;
  const open = found.at(-1);
  if (open === undefined || from > open.to) {
    found.push({ first, from, last, to, windows: 1, mostAccidents: count, highestScore: score });
    return;
  }
  found[found.length - 1] = {
    ...open,
    last,
    to,
    windows: open.windows + 1,
    mostAccidents: Math.max(open.mostAccidents, count),
    highestScore: score === null ? null : Math.max(open.highestScore!, score),
  };
}

function isFlagged({ minimumAccidents, score: asked }: StatutoryRule, count: number, score: number | null): boolean {
  if (count < minimumAccidents) return false;
  if (asked === null || score === null) return true;
  return asked.exclusive ? score > asked.minimum : score >= asked.minimum;
}

function scoreOf({ score }: StatutoryRule, weights: readonly number[], count: number, traffic: number): number | null {
  if (score === null) return null;
  if (score.of === 'traffic') return count / (score.base + score.perVehicle * traffic);
  return weights.reduce((sum, weight) => sum + weight, 0);
}

function weigh({ persons, vulnerable }: AccidentsAlongRoads, i: number, { score }: StatutoryRule): number {
  if (score === null || score.of === 'traffic') return 0;
  if (score.of === 'accidents') {
    if (persons.dead[i]! + persons.serious[i]! > 0) return score.severe;
    return persons.slight[i]! > 0 ? score.slight : 0;
  }
  const times = (all: ArrayLike<number>, soft: ArrayLike<number>): number => all[i]! + (score.vulnerableFactor - 1) * soft[i]!;
  return (
    score.dead * times(persons.dead, vulnerable.dead) +
    score.serious * times(persons.serious, vulnerable.serious) +
    score.slight * times(persons.slight, vulnerable.slight)
  );
}
