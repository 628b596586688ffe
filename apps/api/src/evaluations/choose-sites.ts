import { findHexagon, hexagonKey, hexagonOfKey, hexagonSteps } from '@elektron/spatial-analysis';

import type { Position } from '../common/plane.ts';
import type { DrawnPlaces } from './road-sites/find-treated-sites.ts';
import type { SiteCounts } from './site-counts.ts';

/** Which sites are compared with which. Positions point into the counts. */
export interface ChosenSites {
  /** Keys of the hexagons that hold a place of the intervention and are in the pool, ascending. */
  readonly treatedKeys: readonly number[];
  /** The same of those that are not in the pool: nothing compares with them, so no method counts them. */
  readonly leftOutKeys: readonly number[];
  /** Positions of the sites of the pool that lie neither at nor beside a treated one, of any intervention, ascending. */
  readonly reference: readonly number[];
  /** Sites that would be reference sites, if another intervention had not been at or beside them. */
  readonly excludedForOthers: number;
  /** Treated sites that another intervention has a place in as well. */
  readonly treatedByOthers: number;
  /** What a site had to have to be in the pool. */
  readonly pool: 'accident-outside-periods' | 'any-accident' | 'road-network';
  /** Positions of the sites beside treated ones, of the pool or not, where no other intervention is at or beside them: no references. */
  readonly beside?: readonly number[];
}

export interface TreatedPlaces {
  /** Of the intervention, in metres. */
  readonly places: readonly Position[];
  /** Of other interventions that fall into the two periods, in metres. */
  readonly otherPlaces: readonly Position[];
  /** Both as they were stated and drawn, for sites that are no hexagons; absent: the places above are points. */
  readonly drawn?: { readonly own: DrawnPlaces; readonly others: DrawnPlaces };
}

/** Treated sites reach one hexagon further: what is done at a junction is felt before it. */
const SPILL_OVER_RINGS = 1;

/**
 * The pool are sites that had an accident outside of both periods. Without a map of roads nothing else tells a quiet street from a
 * forest, and choosing sites by their accidents before would leave those that were unlucky then. Only where the records hold nothing
 * outside of both periods, any accident must do, which a warning says.
 *
 * The treated sites must meet the same condition. Those that do not are quieter than every reference site; held against them, empirical
 * Bayes would expect too much of them and call their quiet a success (docs/evaluation-sites.md).
 */
export function chooseSites(counts: SiteCounts, { places, otherPlaces }: TreatedPlaces, siteWidthMeters: number): ChosenSites {
  const treated = hexagonsOf(places, siteWidthMeters);
  const others = hexagonsOf(otherPlaces, siteWidthMeters);
  const near = withNeighbors(treated);
  const nearOthers = withNeighbors(others);
  const hasIndependentWindow = counts.outside.some((accidents) => accidents > 0);
  const inPool = (position: number | undefined): boolean =>
    position !== undefined && (!hasIndependentWindow || counts.outside[position]! > 0);
  const candidates = Array.from(counts.keys.keys()).filter((position) => inPool(position) && !near.has(counts.keys[position]!));
  const reference = candidates.filter((position) => !nearOthers.has(counts.keys[position]!));
  const ascending = [...treated].sort((a, b) => a - b);
  const isInPool = (key: number): boolean => inPool(counts.positionOf.get(key));
  const treatedKeys = ascending.filter(isInPool);
  return {
    treatedKeys,
    leftOutKeys: ascending.filter((key) => !isInPool(key)),
    reference,
    excludedForOthers: candidates.length - reference.length,
    treatedByOthers: treatedKeys.filter((key) => others.has(key)).length,
    pool: hasIndependentWindow ? 'accident-outside-periods' : 'any-accident',
    beside: Array.from(counts.keys.keys()).filter((position) => {
      const key = counts.keys[position]!;
      return near.has(key) && !treated.has(key) && !nearOthers.has(key);
    }),
  };
}

function hexagonsOf(places: readonly Position[], siteWidthMeters: number): Set<number> {
  const keys = places.map(([x, y]) => {
    const { q, r } = findHexagon(x, y, siteWidthMeters);
    return hexagonKey(q, r);
  });
  return new Set(keys);
}

function withNeighbors(keys: ReadonlySet<number>): ReadonlySet<number> {
  const widened = new Set(keys);
  const steps = hexagonSteps(SPILL_OVER_RINGS);
  for (const key of keys) {
    const { q, r } = hexagonOfKey(key);
    for (const step of steps) widened.add(hexagonKey(q + step.q, r + step.r));
  }
  return widened;
}
