import { describe, expect, it } from '@jest/globals';

import { createPlane, toPolygon } from './plane.ts';

describe('the plane of an organisation', () => {
  it('puts places where PostGIS puts them', () => {
    // SELECT ST_AsText(ST_Transform(ST_SetSRID(ST_MakePoint(535650, 186680), 27700), 4326), 9)  →  -0.044427646 51.562691911
    expect(createPlane(27_700).toDegrees(535_650, 186_680)).toEqual([-0.0444276, 51.5626919]);
    // SELECT ST_AsText(ST_Transform(ST_SetSRID(ST_MakePoint(23.7266, 37.9715), 4326), 2100), 4)  →  475837.2226 4202400.2149
    expect(createPlane(2100).toMeters(23.7266, 37.9715)).toEqual([475_837.223, 4_202_400.215]);
  });

  it('comes back to the same place, to the centimetre of its digits', () => {
    for (const srid of [27_700, 2100]) {
      const plane = createPlane(srid);
      const [longitude, latitude] = srid === 2100 ? [23.7348, 37.9755] : [-0.0123456, 51.5876543];
      for (let step = 0; step < 200; step += 1) {
        const place = [longitude + step * 1e-4, latitude + step * 1e-4] as const;
        const [x, y] = plane.toMeters(...place)!;
        const [backLongitude, backLatitude] = plane.toDegrees(x, y);
        expect(Math.abs(backLongitude - place[0])).toBeLessThan(2e-7);
        expect(Math.abs(backLatitude - place[1])).toBeLessThan(2e-7);
      }
    }
  });

  it('refuses places that its reference system does not reach', () => {
    const plane = createPlane(27_700);
    expect(plane.toMeters(23.7, 38)).toBeNull();
    expect(plane.toMeters(Number.NaN, 51)).toBeNull();
  });

  it('writes rings as GeoJSON polygons, longitude first', () => {
    const polygon = toPolygon(
      [
        [540_000, 190_000],
        [540_100, 190_000],
        [540_000, 190_100],
        [540_000, 190_000],
      ],
      createPlane(27_700),
    );
    const [ring] = polygon.coordinates;
    expect(ring).toHaveLength(4);
    expect(ring![0]).toEqual(ring![3]);
    expect(ring![0]![1]).toBeGreaterThan(51);
  });
});
