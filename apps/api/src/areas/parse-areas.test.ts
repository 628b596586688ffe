import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { isProblem } from '@elektron/domain';
import { describe, expect, it } from '@jest/globals';

import { parseGeoJson } from '../common/parse-geo-json.ts';
import { rectangle } from './testing/areas-text.ts';
import { findOsmKind, tagsOf } from './osm-kind.ts';
import { parseAreas } from './parse-areas.ts';

const LEEDS = new URL('../../../../demo/leeds/osm_points_leeds_centre.geojson.gz', import.meta.url);

const point = (properties: object, coordinates: unknown = [23.7, 37.9], type = 'Point'): object => ({
  type: 'Feature',
  properties,
  geometry: { type, coordinates },
});

function refusalOf(work: () => unknown): unknown {
  try {
    work();
    return null;
  } catch (error) {
    return isProblem(error) ? error.details : error;
  }
}

describe('points of interest of OpenStreetMap', () => {
  it('are told by their tags, wherever those stand', () => {
    const kindOf = (properties: Record<string, unknown>): unknown => findOsmKind(tagsOf(properties));
    expect(kindOf({ amenity: 'kindergarten' })).toBe('school');
    expect(kindOf({ amenity: 'doctors', other_tags: null })).toBe('health');
    expect(kindOf({ other_tags: '"name"=>"A \\"B\\"","amenity"=>"hospital"' })).toBe('health');
    expect(kindOf({ amenity: 'social_facility', other_tags: '"social_facility:for"=>"disabled; senior"' })).toBe('elderly');
    expect(kindOf({ public_transport: 'platform' })).toBe('stop');
    expect(kindOf({ highway: 'bus_stop', amenity: 'bench' })).toBe('stop');
    // A home that does not say for whom, one for others, and what is no kind.
    expect(kindOf({ amenity: 'social_facility', other_tags: '"social_facility"=>"assisted_living"' })).toBeNull();
    expect(kindOf({ amenity: 'social_facility', other_tags: '"social_facility:for"=>"mental_health"' })).toBeNull();
    expect(kindOf({ amenity: 'constructor' })).toBeNull();
    expect(kindOf({ amenity: 'waste_basket' })).toBeNull();
  });

  it('are found in the centre of Leeds as counting tags one by one finds them', () => {
    const features = parseGeoJson(gunzipSync(readFileSync(LEEDS)).toString());
    const tagged = features as readonly { readonly properties: Record<string, string | null> }[];
    const having = (key: string, ...values: string[]): number =>
      tagged.filter(({ properties }) => values.includes(properties[key] ?? '')).length;
    const { collections, ofNoKind, notPoints } = parseAreas(features, 'osm');
    const counts = Object.fromEntries(collections.map(({ kind, drafts }) => [kind, drafts.length]));
    expect(counts['school']).toBe(having('amenity', 'school', 'kindergarten'));
    expect(counts['health']).toBe(having('amenity', 'hospital', 'clinic', 'doctors'));
    // And one platform that is no bus stop.
    expect(counts['stop']).toBe(having('highway', 'bus_stop') + 1);
    expect(counts).toEqual({ school: 9, health: 12, stop: 540 });
    expect(ofNoKind).toBe(features.length - 9 - 12 - 540);
    expect(notPoints).toBe(0);
    expect(collections[1]?.drafts.every(({ sourceId, position }) => /^\d+$/.test(sourceId) && position !== null)).toBe(true);
  });
});

describe('a file of areas', () => {
  const area = (properties: object, ring = rectangle(23, 37, 24, 38)): object => point(properties, [ring], 'Polygon');

  it('gives each its name in both languages, and what is missing from the other', () => {
    const file = [
      area({ id: 7, name_el: 'Κέντρο', name_en: 'Centre' }),
      area({ name: 'Ano' }),
      area({ 'name:el': 'Άνω' }),
      area({ name: '', osm_id: '12' }),
    ];
    const [{ kind, drafts } = { kind: '', drafts: [] }] = parseAreas(file, 'district').collections;
    expect(kind).toBe('district');
    expect(drafts.map(({ sourceId, name }) => [sourceId, name.el, name.en])).toEqual([
      ['7', 'Κέντρο', 'Centre'],
      ['', 'Ano', 'Ano'],
      ['', 'Άνω', 'Άνω'],
      ['12', '', ''],
    ]);
  });

  it('is refused where a feature is broken, which is named', () => {
    const good = area({ name: 'A' });
    expect(refusalOf(() => parseAreas([good, point({ name: 'Gate' })], 'district'))).toMatchObject({
      field: 'features[1] “Gate”.geometry.type',
    });
    expect(refusalOf(() => parseAreas([good, area({ name: 'Open' }, rectangle(23, 37, 24, 38).slice(0, 4))], 'district'))).toMatchObject({
      field: 'features[1] “Open”.geometry',
    });
    expect(refusalOf(() => parseAreas([area({}, rectangle(476_000, 420_000, 476_100, 420_100))], 'district'))).toMatchObject({
      field: 'features[0].geometry',
    });
    expect(refusalOf(() => parseAreas([good], 'school'))).toMatchObject({ field: 'features[0] “A”.geometry', value: 'Polygon' });
    expect(refusalOf(() => parseAreas([point({ name: 'P' }, [400, 1])], 'school'))).toMatchObject({ field: 'features[0] “P”.geometry' });
    expect(refusalOf(() => parseAreas([null], 'school'))).toMatchObject({ field: 'features[0]' });
    expect(refusalOf(() => parseAreas([point({ amenity: 'bench' })], 'osm'))).toMatchObject({ field: 'features' });
  });

  it('of OpenStreetMap leaves out what is no point, and says how many', () => {
    const school = { amenity: 'school', name: 'S' };
    const parsed = parseAreas([point(school), area(school), point({ amenity: 'bench' })], 'osm');
    expect([parsed.collections.map(({ kind, drafts }) => [kind, drafts.length]), parsed.notPoints, parsed.ofNoKind]).toEqual([
      [['school', 1]],
      1,
      1,
    ]);
  });
});
