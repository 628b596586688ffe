import type { NetworkRoad } from '../../network-roads.ts';
import type { NetworkSite } from '../../network-sites.ts';

/**
 * Average daily traffic of a road between two of its metres: of the sections there, by how much of each lies there. Null where that of any is not known, or
 * no section lies there.
 */
export function trafficAlong(
  roads: readonly NetworkRoad[],
  sites: readonly NetworkSite[],
): (road: number, from: number, to: number) => number | null {
  return (road, from, to) => {
    let [vehicles, meters] = [0, 0];
    for (const part of roads[road]!.parts) {
      const covered = Math.min(to, part.to) - Math.max(from, part.from);
      const { kind, exposure } = sites[part.site]!;
      if (kind !== 'segment' || !(covered > 0)) continue;
      if (exposure === null) return null;
      vehicles += covered * exposure.vehiclesPerDay;
      meters += covered;
    }
    return meters > 0 ? vehicles / meters : null;
  };
}
