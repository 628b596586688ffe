import { findHexagon, hexagonKey, hexagonOfKey, hexagonSteps } from '@elektron/spatial-analysis';

import type { Position } from '../common/plane.ts';
import type { SiteCounts } from './site-counts.ts';

/** Which sites are compared with which. Positions point into the counts; a treated site without any accident is in none of the lists. */
export interface ChosenSites {
  /** Keys of the hexagons that hold a place of the intervention, ascending. */
  readonly treatedKeys: readonly number[];
  /** Treated sites that are not in the pool. */
  readonly treatedOutsidePool: number;
  /** Positions of the sites of the pool that lie neither at nor beside a treated one, ascending. */
  readonly reference: readonly number[];
  /** What a site had to have to be in the pool. */
  readonly pool: 'accident-outside-periods' | 'any-accident';
}

/** Treated sites reach one hexagon further: what is done at a junction is felt before it. */
const SPILL_OVER_RINGS = 1;

/**
 * The pool are sites that had an accident outside of both periods. Without a map of roads nothing else tells a quiet street from a
 * forest, and choosing sites by their accidents before would leave those that were unlucky then. Only where the records hold nothing
 * outside of both periods, any accident must do, which a warning says.
 * @param places of the intervention, in metres
 */
export function chooseSites(counts: SiteCounts, places: readonly Position[], siteWidthMeters: number): ChosenSites {
  const treated = new Set(
    places.map(([x, y]) => {
      const { q, r } = findHexagon(x, y, siteWidthMeters);
      return hexagonKey(q, r);
    }),
  );
  const near = withNeighbors(treated);
  const hasIndependentWindow = counts.outside.some((accidents) => accidents > 0);
  const inPool = (position: number): boolean => !hasIndependentWindow || counts.outside[position]! > 0;
  const reference = Array.from(counts.keys.keys()).filter((position) => inPool(position) && !near.has(counts.keys[position]!));
  const treatedKeys = [...treated].sort((a, b) => a - b);
  const isOutsidePool = (key: number): boolean => {
    const position = counts.positionOf.get(key);
    return position === undefined || !inPool(position);
  };
  return {
    treatedKeys,
    treatedOutsidePool: treatedKeys.filter(isOutsidePool).length,
    reference,
    pool: hasIndependentWindow ? 'accident-outside-periods' : 'any-accident',
  };
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
