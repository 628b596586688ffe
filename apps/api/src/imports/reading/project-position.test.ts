import { describe, expect, it } from '@jest/globals';

import { createProjector } from './project-position.ts';

const at = (srid: number, first: number, second: number) => ({ srid, first, second, accuracy: 'exact' as const });

describe('projection', () => {
  it('takes the British grid to WGS 84 as PostGIS does', () => {
    // SELECT ST_AsText(ST_Transform(ST_SetSRID(ST_MakePoint(535650, 186680), 27700), 4326), 9)  →  -0.044427646 51.562691911
    expect(createProjector(27_700)(at(27_700, 535_650, 186_680))).toEqual({
      longitudeE7: -444_276,
      latitudeE7: 515_626_919,
      xMillimeters: 535_650_000,
      yMillimeters: 186_680_000,
    });
  });

  it('comes back to the same metres', () => {
    const project = createProjector(27_700);
    const there = project(at(27_700, 538_480, 186_450))!;
    const back = project(at(4326, there.longitudeE7 / 1e7, there.latitudeE7 / 1e7))!;
    // Degrees at 1e-7 are a centimetre.
    expect(Math.abs(back.xMillimeters - 538_480_000)).toBeLessThan(12);
    expect(Math.abs(back.yMillimeters - 186_450_000)).toBeLessThan(12);
  });

  it('knows the Greek grid', () => {
    // SELECT ST_AsText(ST_Transform(ST_SetSRID(ST_MakePoint(23.7266, 37.9715), 4326), 2100), 4)  →  475837.2226 4202400.2149
    expect(createProjector(2100)(at(4326, 23.7266, 37.9715))).toEqual({
      longitudeE7: 237_266_000,
      latitudeE7: 379_715_000,
      xMillimeters: 475_837_223,
      yMillimeters: 4_202_400_215,
    });
  });

  it('refuses what lies outside of the reference system', () => {
    expect(createProjector(2100)(at(27_700, 535_650, 186_680))).toBeNull();
    expect(createProjector(27_700)(at(4326, 51.5, -0.1))).toBeNull();
    expect(createProjector(27_700)(at(4326, Number.NaN, 51))).toBeNull();
    expect(createProjector(27_700)(at(27_700, 1e12, 1e12))).toBeNull();
  });
});
