import { JUNCTION_METERS, type ReleaseBlock } from '@elektron/domain';
import type { ReleaseRoadSite, ReleaseRoadSites } from '@elektron/disclosure-control';
import { buildSites } from '@elektron/road-network';

import type { ScreeningMaterial } from '../columns/roads/roads-to-screen.service.ts';
import type { Plane } from '../common/plane.ts';

/** Junctions and sections of the network, and at which of them each accident lies: as methods that rank sites have them. */
export function findRoadSites(
  network: ScreeningMaterial | null,
  accidents: number,
  blocks: readonly ReleaseBlock[],
  plane: Plane,
): ReleaseRoadSites {
  if (network === null) return { sites: [], siteOf: new Int32Array(accidents).fill(-1) };
  const years = blocks.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, i) => from + i));
  const { sites, siteOf } = buildSites(network.roads, network.placed, { countSites: [], years, junctionMeters: JUNCTION_METERS });
  return {
    sites: sites.map(({ id, kind, roadName, course }): ReleaseRoadSite => {
      const line = course.map(([x, y]) => plane.toDegrees(x, y));
      const centre = line[Math.floor(line.length / 2)]!;
      return {
        id,
        kind: kind === 'junction' ? 'junction' : 'section',
        names: roadName === null ? null : { el: roadName, en: roadName },
        centre,
        outline: kind === 'junction' ? { type: 'Point', coordinates: centre } : { type: 'LineString', coordinates: line },
      };
    }),
    siteOf,
  };
}
