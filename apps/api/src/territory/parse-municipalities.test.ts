import { describe, expect, it } from '@jest/globals';

import { parseMunicipalities } from './parse-municipalities.ts';
import { municipalitiesText, rectangle } from './testing/municipalities-text.ts';

interface File {
  type: string;
  crs?: unknown;
  features: { type: string; properties: Record<string, unknown>; geometry: { type: string; coordinates: unknown } }[];
}

/** A good file, with something done to it. */
function spoilt(spoil: (file: File) => void): string {
  const file = JSON.parse(
    municipalitiesText([
      { id: 1, rings: [rectangle(23, 37, 24, 38)] },
      { id: 2, rings: [rectangle(24, 37, 25, 38)] },
    ]),
  ) as File;
  spoil(file);
  return JSON.stringify(file);
}

describe('a file of municipalities', () => {
  it('gives ids, names in both languages and boundaries', () => {
    const text = spoilt((file) => {
      // With a height, which nothing needs.
      file.features[1]!.geometry = { type: 'MultiPolygon', coordinates: [[rectangle(24, 37, 25, 38).map((point) => [...point, 12])]] };
      file.crs = { type: 'name', properties: { name: 'urn:ogc:def:crs:OGC:1.3:CRS84' } };
    });
    expect(parseMunicipalities(text)).toEqual([
      {
        id: 1,
        name: { el: 'Συνθετικός Δήμος 1', en: 'Synthetic Municipality 1' },
        geometry: JSON.stringify({ type: 'MultiPolygon', coordinates: [[rectangle(23, 37, 24, 38)]] }),
      },
      {
        id: 2,
        name: { el: 'Συνθετικός Δήμος 2', en: 'Synthetic Municipality 2' },
        geometry: JSON.stringify({ type: 'MultiPolygon', coordinates: [[rectangle(24, 37, 25, 38)]] }),
      },
    ]);
  });

  it.each<[string, string, (file: File) => void]>([
    ['is no collection', 'type', (file) => (file.type = 'Feature')],
    ['is empty', 'type', (file) => (file.features = [])],
    ['is in metres, and says so', 'crs', (file) => (file.crs = { type: 'name', properties: { name: 'EPSG:2100' } })],
    [
      'is in metres, and does not say so',
      'features[0].geometry',
      (file) => (file.features[0]!.geometry.coordinates = [rectangle(476_000, 4_200_000, 477_000, 4_201_000)]),
    ],
    ['has something else in it', 'features[1]', (file) => (file.features[1]!.type = 'Point')],
    ['has an id that is no number', 'features[0].properties.id', (file) => (file.features[0]!.properties['id'] = '1')],
    ['has an id of half a thing', 'features[0].properties.id', (file) => (file.features[0]!.properties['id'] = 1.5)],
    ['has an id twice', 'features[1].properties.id', (file) => (file.features[1]!.properties['id'] = 1)],
    ['lacks a Greek name', 'features[0].properties.name_el', (file) => delete file.features[0]!.properties['name_el']],
    ['has an empty English name', 'features[1].properties.name_en', (file) => (file.features[1]!.properties['name_en'] = ' ')],
    ['has a line for a boundary', 'features[0].geometry.type', (file) => (file.features[0]!.geometry.type = 'LineString')],
    [
      'has a ring that is open',
      'features[0].geometry',
      (file) => (file.features[0]!.geometry.coordinates = [rectangle(23, 37, 24, 38).slice(0, 4)]),
    ],
    [
      'has a ring of two points',
      'features[0].geometry',
      (file) =>
        (file.features[0]!.geometry.coordinates = [
          [
            [23, 37],
            [24, 37],
            [23, 37],
          ],
        ]),
    ],
    ['has a polygon without rings', 'features[0].geometry', (file) => (file.features[0]!.geometry.coordinates = [])],
    [
      'has an edge across a country',
      'features[0].geometry',
      (file) => (file.features[0]!.geometry.coordinates = [rectangle(20, 37, 27, 38)]),
    ],
    [
      'has a place that is none',
      'features[0].geometry',
      (file) =>
        (file.features[0]!.geometry.coordinates = [
          [
            [23, 37],
            [24, null],
            [24, 38],
            [23, 37],
          ],
        ]),
    ],
  ])('that %s is refused at that place', (_what, field, spoil) => {
    let problem: unknown;
    try {
      parseMunicipalities(spoilt(spoil));
    } catch (error) {
      problem = error;
    }
    expect(problem).toMatchObject({ name: 'Problem', code: 'INPUT_INVALID', details: { field } });
  });

  it('that is no JSON is refused', () => {
    expect(() => parseMunicipalities('{"type": "FeatureCollection"')).toThrow(/INPUT_INVALID/);
  });
});
