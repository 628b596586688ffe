import { describe, expect, it } from '@jest/globals';
import { bandwidthRules, kernelDensity, type KernelName, type PointSet } from '@elektron/spatial-analysis';
import { expectEveryNumber, readCase } from './reference-case.ts';

const theCase = readCase('P07-kde-planar-montreal');
const { default_rel: relative, zero_abs: absolute } = theCase.tolerance as { default_rel: number; zero_abs: number };
const expected = theCase.expected as {
  readonly densities: Readonly<Record<string, readonly { readonly x: number; readonly y: number }[]>>;
};
const rows = theCase.readTable('bike_accidents.csv');
const points: PointSet = { x: Float64Array.from(rows, (row) => Number(row['x'])), y: Float64Array.from(rows, (row) => Number(row['y'])) };

const SQUARE_METERS_PER_KM2 = 1e6;

function densitiesAt(setting: string, places: readonly { readonly x: number; readonly y: number }[]): unknown {
  const [kernel, bandwidth] = setting.split('_');
  const at: PointSet = { x: Float64Array.from(places, ({ x }) => x), y: Float64Array.from(places, ({ y }) => y) };
  const density = kernelDensity(points, at, { kernel: kernel as KernelName, bandwidthMeters: Number(bandwidth) });
  return places.map(({ x, y }, i) => ({ x, y, density_per_m2: density[i], density_per_km2: density[i]! * SQUARE_METERS_PER_KM2 }));
}

describe('P07: planar kernel density and bandwidth rules', () => {
  it('every known number comes out', () => {
    const rules = bandwidthRules(points);
    const actual = {
      densities: Object.fromEntries(Object.entries(expected.densities).map(([setting, places]) => [setting, densitiesAt(setting, places)])),
      bandwidth_rules: {
        standard_distance: rules.standardDistanceMeters,
        median_distance_to_mean_centre: rules.medianDistanceMeters,
        arcgis_default: rules.silvermanMeters,
        scott_per_axis: rules.scottPerAxisMeters,
      },
    };
    const wantedAt = (path: string): unknown =>
      path
        .split('.')
        .slice(1)
        .reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], theCase.expected);
    const compared = expectEveryNumber(actual, theCase.expected, (path) => (wantedAt(path) === 0 ? { absolute } : { relative }));
    expect(compared).toBe(6 * 25 * 4 + 5);
  });
});
