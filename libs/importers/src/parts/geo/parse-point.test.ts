import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { geoPackagePoint } from '../../testing/geo-packages.ts';
import { parseGeoJsonPoint, parseGeoPackagePoint } from './parse-point.ts';

describe('the point of a geometry', () => {
  it('is read as GDAL writes it', () => {
    // Isle of Wight, first collision: EPSG:27700.
    const bytes = Buffer.from('4750000' + '1e7100000' + '01' + '01000000' + '00000000a0771a41' + '0000000016f5f440', 'hex');
    expect(parseGeoPackagePoint(bytes)).toEqual([433_640, 85_841.375]);
  });

  it.each([0, 1, 2, 3, 4])('is read in either byte order, behind an envelope of code %d', (envelopeCode) => {
    for (const isLittle of [true, false]) {
      for (const kind of [1, 1_001, 2_001, 3_001, 0x8000_0001]) {
        expect(parseGeoPackagePoint(geoPackagePoint(23.7, 37.9, { isLittle, kind, envelopeCode }))).toEqual([23.7, 37.9]);
      }
    }
  });

  it('of a multipoint is its only one', () => {
    const [header, point] = [geoPackagePoint(0, 0).slice(0, 8), geoPackagePoint(1, 2).slice(8)];
    const multi = (count: number): Uint8Array =>
      Buffer.concat([header, Buffer.from([1, 4, 0, 0, 0, count, 0, 0, 0]), ...Array.from({ length: count }, () => point)]);
    expect(parseGeoPackagePoint(multi(1))).toEqual([1, 2]);
    expect(parseGeoPackagePoint(multi(2))).toBeUndefined();
  });

  it('is none in a line, in what is empty, and in damaged bytes', () => {
    expect(parseGeoPackagePoint(geoPackagePoint(1, 2, { kind: 2 }))).toBeUndefined();
    expect(parseGeoPackagePoint(geoPackagePoint(Number.NaN, Number.NaN))).toBeUndefined();
    const empty = geoPackagePoint(1, 2);
    empty[3]! |= 0b1_0000;
    expect(parseGeoPackagePoint(empty)).toBeUndefined();
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), fc.nat(40), (bytes, cut) => {
        parseGeoPackagePoint(Buffer.concat([Buffer.from('GP\0\x01'), bytes]));
        parseGeoPackagePoint(geoPackagePoint(1, 2, { envelopeCode: 1 }).slice(0, cut));
      }),
      { seed: 5 },
    );
  });

  it('of GeoJSON has two numbers', () => {
    expect(parseGeoJsonPoint({ type: 'Point', coordinates: [1, 2, 3] })).toEqual([1, 2]);
    expect(parseGeoJsonPoint({ type: 'MultiPoint', coordinates: [[1, 2]] })).toEqual([1, 2]);
    for (const other of [
      null,
      1,
      { type: 'Point' },
      { type: 'Point', coordinates: [] },
      { type: 'Point', coordinates: ['1', '2'] },
      {
        type: 'MultiPoint',
        coordinates: [
          [1, 2],
          [3, 4],
        ],
      },
      {
        type: 'LineString',
        coordinates: [
          [1, 2],
          [3, 4],
        ],
      },
    ]) {
      expect(parseGeoJsonPoint(other)).toBeUndefined();
    }
  });
});
