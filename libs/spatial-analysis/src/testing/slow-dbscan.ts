import type { PointSet } from '../point-set.ts';

export interface SlowDbscan {
  readonly core: readonly boolean[];
  /** Per point the cluster numbers it may have: one for a core point, none for noise. */
  readonly allowed: readonly (readonly number[])[];
  readonly labels: readonly number[];
}

/** DBSCAN as the paper tells it: every pair compared, clusters grown point by point. */
export function slowDbscan(
  points: PointSet,
  isNeighbor: (i: number, j: number) => boolean,
  minPoints: number,
  isNearer: (from: number, one: number, other: number) => boolean,
): SlowDbscan {
  const indices = Array.from(points.x, (_, i) => i);
  const neighbors = indices.map((i) => indices.filter((j) => isNeighbor(i, j)));
  const core = neighbors.map((list) => list.length >= minPoints);
  const labels = indices.map(() => -1);
  let clusters = 0;
  for (const start of indices) {
    if (!core[start] || labels[start] !== -1) continue;
    const open = [start];
    labels[start] = clusters;
    for (let i = open.pop(); i !== undefined; i = open.pop()) {
      for (const j of neighbors[i]!) {
        if (!core[j] || labels[j] !== -1) continue;
        labels[j] = clusters;
        open.push(j);
      }
    }
    clusters++;
  }
  const nearCores = indices.map((i) => (core[i] ? [i] : neighbors[i]!.filter((j) => core[j])));
  const allowed = nearCores.map((list) => [...new Set(list.map((j) => labels[j]!))].toSorted((a, b) => a - b));
  const joined = indices.map((i) => {
    const nearest = nearCores[i]!.reduce((best, j) => (best === -1 || isNearer(i, j, best) ? j : best), -1);
    return nearest === -1 ? -1 : labels[nearest]!;
  });
  return { core, allowed, labels: joined };
}
