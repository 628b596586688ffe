import { describe, expect, it } from '@jest/globals';
import { EVERY_ACCIDENT, parseAccidentFilter } from '@elektron/domain';

import { formatTilePath, parseTileAddress } from './tile-address.ts';

const ORGANISATION = '6f1d8f3a-1c53-4d2b-9a0e-0d5c1b7a2e90';

const FILTER = parseAccidentFilter({
  period: { start: '2014-01-01', end: '2015-01-01' },
  area: [-0.1, 51.5, 0.1, 51.7],
  selections: [{ dimension: 'severity', values: ['unknown', 'fatal'] }],
});

describe('the address of a tile', () => {
  it('says what it was made from', () => {
    const path = formatTilePath(ORGANISATION, 7, FILTER, 'era').replace('{z}', '12').replace('{x}', '2047').replace('{y}', '1361');
    const match = /^\/api\/tiles\/accidents\/(.+)\/(.+)\/(.+)\/(.+)\/(.+)\/(.+)\.mvt\?era=era$/.exec(path)!;
    const [, organisationId, dataVersion, filterKey, z, x, y] = match as unknown as [
      string,
      string,
      string,
      string,
      string,
      string,
      string,
    ];
    expect(parseTileAddress({ organisationId, dataVersion, filterKey, z, x, y })).toEqual({
      organisationId: ORGANISATION,
      version: 7,
      filter: FILTER,
      square: { zoom: 12, x: 2047, y: 1361 },
    });
  });

  it('is refused outside of the world, too near, or with a filter that is none', () => {
    const filterKey = Buffer.from(JSON.stringify(EVERY_ACCIDENT)).toString('base64url');
    const good = { organisationId: ORGANISATION, dataVersion: '1', filterKey, z: '3', x: '7', y: '7' };
    expect(parseTileAddress(good).square).toEqual({ zoom: 3, x: 7, y: 7 });
    for (const wrong of [
      { organisationId: '..' },
      { x: '8' },
      { y: '-1' },
      { z: '23' },
      { z: '1.5' },
      { x: '' },
      { x: '1e1' },
      { dataVersion: 'NaN' },
      { filterKey: 'e30x' },
    ]) {
      expect(() => parseTileAddress({ ...good, ...wrong })).toThrow('INPUT_INVALID');
    }
  });
});
