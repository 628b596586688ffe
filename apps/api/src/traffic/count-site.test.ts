import { describe, expect, it } from '@jest/globals';

import { toCountSites, type CountSite } from './count-site.ts';
import type { LatestCountRow } from './count-sites.repository.ts';

const SITE = { id: 'a', roadName: 'A104', startName: null, endName: null, longitudeE7: -12_345, latitudeE7: 515_000_000, year: 2018 };

function site(
  ...directions: readonly (readonly [direction: string, count: number | null, counted?: boolean, cycles?: number | null])[]
): CountSite {
  const rows = directions.map(([direction, allMotorVehicles, counted = true, pedalCycles = null]): LatestCountRow => ({
    ...SITE,
    direction,
    allMotorVehicles,
    pedalCycles,
    counted,
  }));
  return toCountSites(rows)[0]!;
}

describe('traffic at a count site', () => {
  it('is the sum of opposite directions', () => {
    expect(site(['N', 5000], ['S', 6000])).toMatchObject({ annualAverageDailyTraffic: 11_000, bothDirections: true, latestYear: 2018 });
    expect(site(['E', 5000], ['W', 6000])).toMatchObject({ annualAverageDailyTraffic: 11_000, bothDirections: true });
  });

  it('is the combined number as it stands', () => {
    expect(site(['C', 9000])).toMatchObject({ annualAverageDailyTraffic: 9000, bothDirections: true });
    expect(site(['C', 9000], ['N', 1], ['S', 2])).toMatchObject({ annualAverageDailyTraffic: 9000 });
  });

  it('is of one direction, and says so, where only one was counted', () => {
    expect(site(['N', 5000])).toMatchObject({ annualAverageDailyTraffic: 5000, bothDirections: false });
  });

  it('is not known when one of its directions is not', () => {
    expect(site(['N', 5000], ['S', null])).toMatchObject({ annualAverageDailyTraffic: null, bothDirections: true });
  });

  it('gives pedal cycles beside the motor vehicles, by the same rule', () => {
    expect(site(['N', 5000, true, 120], ['S', 6000, true, 0])).toMatchObject({ annualAverageDailyCycles: 120 });
    expect(site(['N', 5000, true, 120], ['S', 6000])).toMatchObject({ annualAverageDailyTraffic: 11_000, annualAverageDailyCycles: null });
  });

  it('is counted only when every direction was', () => {
    expect(site(['N', 1], ['S', 2, false]).counted).toBe(false);
    expect(site(['N', 1], ['S', 2]).counted).toBe(true);
  });

  it('stands at its place in degrees', () => {
    expect(site(['C', 1])).toMatchObject({ longitude: -0.0012345, latitude: 51.5 });
  });
});
