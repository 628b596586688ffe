import { DEFAULT_ROAD_SITE_CRITERIA, Problem } from '@elektron/domain';

import { requireWithin } from '../require-within.ts';

/** What a treated place and what it is compared with is. Absent from runs of before there was a choice: hexagons. */
export const SITE_KINDS_OF_EVALUATION = ['hexagon', 'road-site'] as const;
export type EvaluationSiteKind = (typeof SITE_KINDS_OF_EVALUATION)[number];

/** What sections and junctions must have to be compared with the treated ones. */
export interface RoadSiteCriteria {
  /** Roads of the treated sites' groups of classes, or of any. */
  readonly classes: 'same' | 'any';
  /** Traffic from the least of the treated sites' over this, to the most times this; null: any. */
  readonly trafficFactor: number | null;
  /** From every treated site. */
  readonly leastDistanceMeters: number;
  /** From the nearest treated site; null: any. */
  readonly greatestDistanceMeters: number | null;
  /** A place of the intervention that is further from every road is at no site. */
  readonly toleranceMeters: number;
  /** Sites that somebody has left out by hand. */
  readonly excluded: readonly NamedSite[];
  /** Sites that somebody has added by hand, though they are not like the treated ones by class, traffic or distance. */
  readonly included: readonly NamedSite[];
}

/** A site that was chosen by hand, and why. */
export interface NamedSite {
  readonly siteId: string;
  readonly reason: string;
}

export type RoadSiteCriteriaDraft = {
  readonly [Name in Exclude<keyof RoadSiteCriteria, 'classes'>]?: RoadSiteCriteria[Name] | null | undefined;
} & { readonly classes?: string | null | undefined };

/** Every number can be changed, and each run keeps its own. */
export const DEFAULT_CRITERIA: RoadSiteCriteria = { ...DEFAULT_ROAD_SITE_CRITERIA, excluded: [], included: [] };

const [LEAST_FACTOR, MOST_FACTOR] = [1, 100];
const MOST_METERS = 1_000_000;
const [LEAST_TOLERANCE, MOST_TOLERANCE] = [1, 200];
const MOST_NAMED = 500;
const LONGEST_REASON = 500;

/**
 * Checks criteria and fills in what was left open; an absent traffic factor is the default, and null asks for any traffic.
 * @throws Problem INPUT_INVALID, PARAMETER_OUT_OF_RANGE
 */
export function parseRoadSiteCriteria(draft: RoadSiteCriteriaDraft): RoadSiteCriteria {
  const { trafficFactor = DEFAULT_CRITERIA.trafficFactor, greatestDistanceMeters = DEFAULT_CRITERIA.greatestDistanceMeters } = draft;
  const least = requireWithin('leastDistanceMeters', draft.leastDistanceMeters ?? DEFAULT_CRITERIA.leastDistanceMeters, 0, MOST_METERS);
  return {
    classes: parseClasses(draft.classes ?? DEFAULT_CRITERIA.classes),
    trafficFactor: trafficFactor === null ? null : requireWithin('trafficFactor', trafficFactor, LEAST_FACTOR, MOST_FACTOR),
    leastDistanceMeters: least,
    greatestDistanceMeters:
      greatestDistanceMeters === null ? null : requireWithin('greatestDistanceMeters', greatestDistanceMeters, least, MOST_METERS),
    toleranceMeters: requireWithin(
      'toleranceMeters',
      draft.toleranceMeters ?? DEFAULT_CRITERIA.toleranceMeters,
      LEAST_TOLERANCE,
      MOST_TOLERANCE,
    ),
    excluded: parseNamed('excluded', draft.excluded ?? []),
    included: parseNamed('included', draft.included ?? []),
  };
}

function parseClasses(classes: string): RoadSiteCriteria['classes'] {
  if (classes === 'same' || classes === 'any') return classes;
  throw new Problem('INPUT_INVALID', { field: 'classes', value: classes.slice(0, 20) });
}

/** In the order of their ids, each once, so that equal questions are equal. */
function parseNamed(field: 'excluded' | 'included', named: readonly NamedSite[]): NamedSite[] {
  if (named.length > MOST_NAMED) throw new Problem('INPUT_INVALID', { field, value: String(named.length) });
  const byId = new Map(named.map(({ siteId, reason }) => [siteId, { siteId, reason: parseReason(field, reason) }]));
  return [...byId.values()].sort((a, b) => (a.siteId < b.siteId ? -1 : 1));
}

function parseReason(field: string, reason: string): string {
  const trimmed = reason.trim();
  if (trimmed.length > 0 && trimmed.length <= LONGEST_REASON) return trimmed;
  throw new Problem('INPUT_INVALID', { field, value: trimmed.slice(0, 50) || '–' });
}
