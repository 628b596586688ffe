import { describe, expect, it } from '@jest/globals';
import { dbscan, NOISE, spaceTimeDbscan, type DbscanResult, type PointSet } from '@elektron/spatial-analysis';
import { expectEveryNumber, readCase } from './reference-case.ts';

const theCase = readCase('P06-dbscan-montreal');
const { centroid_abs_m: centroidTolerance } = theCase.tolerance as { centroid_abs_m: number };
const rows = theCase.readTable('bike_accidents.csv');
const column = (name: string): number[] => rows.map((row) => Number(row[name]));
const ids = column('id');
const points: PointSet = { x: Float64Array.from(column('x')), y: Float64Array.from(column('y')) };
const days = Int32Array.from(column('day'));

const distance = (i: number, j: number): number => Math.hypot(points.x[i]! - points.x[j]!, points.y[i]! - points.y[j]!);
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

interface Setting {
  readonly radiusMeters: number;
  readonly minPoints: number;
  readonly windowDays?: number;
}

/** A result under the names of the case; which clusters a border point may join is found again by comparing with every core point. */
function arrange(found: DbscanResult, { radiusMeters, minPoints, windowDays }: Setting): Record<string, unknown> {
  const indices = ids.map((_, i) => i);
  const coreOf = (cluster: number): number[] => indices.filter((i) => found.core[i] === 1 && found.labels[i] === cluster);
  const inReach = (i: number, j: number): boolean =>
    distance(i, j) <= radiusMeters && (windowDays === undefined || Math.abs(days[i]! - days[j]!) <= windowDays);
  const border = indices
    .filter((i) => found.core[i] === 0 && found.labels[i] !== NOISE)
    .map((i) => {
      const near = indices.filter((j) => found.core[j] === 1 && inReach(i, j));
      const allowed = [...new Set(near.map((j) => found.labels[j]!))].toSorted((a, b) => a - b);
      // The tie rule: the nearest core point decides.
      const nearest = near.toSorted((a, b) => distance(i, a) - distance(i, b))[0]!;
      expect(found.labels[i]).toBe(found.labels[nearest]);
      return { id: ids[i], allowed_clusters: allowed };
    });
  const noise = indices.filter((i) => found.labels[i] === NOISE).map((i) => ids[i]);
  const gap = (value: number, limit: number): number => Math.abs(value - limit) / limit;
  const gaps = indices.flatMap((i) =>
    indices
      .slice(i + 1)
      .map((j) =>
        Math.min(gap(distance(i, j), radiusMeters), windowDays === undefined ? Infinity : gap(Math.abs(days[i]! - days[j]!), windowDays)),
      ),
  );
  return {
    eps_m: radiusMeters,
    min_points: minPoints,
    ...(windowDays === undefined ? {} : { eps_days: windowDays }),
    clusters: Array.from({ length: found.clusters }, (_, cluster) => ({
      cluster,
      core: coreOf(cluster).map((i) => ids[i]),
      core_points: coreOf(cluster).length,
      core_centroid: [mean(coreOf(cluster).map((i) => points.x[i]!)), mean(coreOf(cluster).map((i) => points.y[i]!))],
    })),
    number_of_clusters: found.clusters,
    core_points: found.core.filter((core) => core === 1).length,
    border,
    ambiguous_border: border.filter((point) => point.allowed_clusters.length > 1).map((point) => point.id),
    noise,
    noise_points: noise.length,
    closest_relative_gap_to_eps: Math.min(...gaps),
  };
}

describe('P06: DBSCAN and ST-DBSCAN on 347 real accidents', () => {
  it('every known number comes out', () => {
    const town: Setting = { radiusMeters: 100, minPoints: 5 };
    const wider: Setting = { radiusMeters: 150, minPoints: 8 };
    const inTime = { radiusMeters: 200, minPoints: 4, windowDays: 45 };
    const actual = {
      dbscan_100m_5: arrange(dbscan(points, town), town),
      dbscan_150m_8: arrange(dbscan(points, wider), wider),
      st_dbscan_200m_45d_4: arrange(spaceTimeDbscan(points, days, inTime), inTime),
    };
    const ABSOLUTE_GAP = 1e-9;
    const compared = expectEveryNumber(actual, theCase.expected, (path) => ({
      absolute: path.includes('core_centroid') ? centroidTolerance : path.endsWith('closest_relative_gap_to_eps') ? ABSOLUTE_GAP : 0,
    }));
    expect(compared).toBeGreaterThan(1000);
  });
});
