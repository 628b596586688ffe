import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { metersBetween } from './same-accident.ts';

/** The slow twin: both places in space, and the straight line between them. Over a kilometre it is a micrometre shorter than the way on the ground. */
function chordBetween(longitudeE7: number, latitudeE7: number, otherLongitudeE7: number, otherLatitudeE7: number): number {
  const [x, y, z] = inSpace(longitudeE7, latitudeE7);
  const [otherX, otherY, otherZ] = inSpace(otherLongitudeE7, otherLatitudeE7);
  return Math.hypot(otherX - x, otherY - y, otherZ - z);
}

/** Earth-centred coordinates on the ellipsoid WGS 84 (axis and flattening), metres. */
function inSpace(longitudeE7: number, latitudeE7: number): readonly [number, number, number] {
  const flattening = 1 / 298.257223563;
  const squared = flattening * (2 - flattening);
  const [longitude, latitude] = [longitudeE7, latitudeE7].map((degrees) => (degrees / 1e7) * (Math.PI / 180)) as [number, number];
  const radius = 6_378_137 / Math.sqrt(1 - squared * Math.sin(latitude) ** 2);
  return [
    radius * Math.cos(latitude) * Math.cos(longitude),
    radius * Math.cos(latitude) * Math.sin(longitude),
    radius * (1 - squared) * Math.sin(latitude),
  ];
}

describe('the distance of two places', () => {
  it('is right to a millimetre up to a kilometre, wherever people live', () => {
    const longitude = fc.integer({ min: -1_790_000_000, max: 1_790_000_000 });
    const latitude = fc.integer({ min: -699_000_000, max: 699_000_000 });
    const step = fc.integer({ min: -60_000, max: 60_000 });
    fc.assert(
      fc.property(longitude, latitude, step, step, (x, y, east, north) => {
        expect(Math.abs(metersBetween(x, y, x + east, y + north) - chordBetween(x, y, x + east, y + north))).toBeLessThan(0.001);
      }),
      { seed: 7, numRuns: 2_000 },
    );
  });

  it('is that of a published table: a minute of arc at 45 degrees', () => {
    // Lengths of a degree at 45° on WGS 84: 111,131.75 m to the north, 78,846.81 m to the east.
    const minute = 1e7 / 60;
    expect(metersBetween(0, 450_000_000 - minute / 2, 0, 450_000_000 + minute / 2) * 60).toBeCloseTo(111_131.75, 0);
    expect(metersBetween(0, 450_000_000, minute, 450_000_000) * 60).toBeCloseTo(78_846.81, 0);
  });
});
