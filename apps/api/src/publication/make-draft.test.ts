import { gunzipSync, gzipSync } from 'node:zlib';
import { columnsFromShared } from '@elektron/columns';
import { UNWATCHED, type MadeRelease, type ReleaseInput } from '@elektron/disclosure-control';
import { PUBLISHED_DIMENSIONS, PUBLISHED_VALUE_OF, type PublishedRelease } from '@elektron/domain';
import { describe, expect, it } from '@jest/globals';
import { cellToLatLng, latLngToCell } from 'h3-js';

import { digestOf } from '../common/canonical-json.ts';
import { createPlane } from '../common/plane.ts';
import { makeColumns, TEST_SRID } from '../common/testing/make-columns.ts';
import { makeTown } from '../common/testing/make-town.ts';
import { makeDraft } from './make-draft.ts';
import { createHexagonNames } from './name-hexagons.ts';
import type { ReleaseMaterial } from './release-material.ts';

/*
 * What a release is made of, with a stand-in for the disclosure control that hides nothing and only remembers what it was given.
 */

const PLANE = createPlane(TEST_SRID);
const TOWN = makeTown(120);
const COLUMNS = columnsFromShared(makeColumns(TOWN));
const MIDDLE = PLANE.toDegrees(538_000, 190_000);

const MATERIAL: ReleaseMaterial = {
  columns: COLUMNS,
  srid: TEST_SRID,
  head: {
    releaseId: 'town-1',
    organisation: { slug: 'town', name: 'Town' },
    number: 1,
    threshold: 5,
    dataCutOff: '2018-12-31',
    licence: 'CC-BY-4.0',
    attribution: 'Town',
    isIllustrative: false,
  },
  blocks: [{ from: 2014, to: 2018 }],
  municipalities: [],
  organisationNames: { el: 'Πόλη', en: 'Town' },
  network: null,
  sites: [
    {
      id: 'black-spot-a',
      kind: 'black-spot',
      names: { el: 'Α', en: 'A' },
      place: { longitude: MIDDLE[0], latitude: MIDDLE[1], radiusMeters: 600 },
      effect: null,
    },
  ],
  barriers: [],
  known: [],
};

async function make(
  material: ReleaseMaterial,
): Promise<{ input: ReleaseInput; release: PublishedRelease; digest: string; considered: readonly string[] }> {
  let given: ReleaseInput | undefined;
  const made = await makeDraft(material, UNWATCHED, (input) => {
    given = input;
    const [land] = input.municipalities;
    return {
      periods: [],
      dimensions: [],
      tables: [],
      geographies: ['municipality'],
      bounds: [0, 0, 1, 1],
      areas: [{ ...land!, geography: 'municipality', parent: null, centre: MIDDLE, counts: {} }],
      sites: [],
      audit: { passed: true, failures: [], remarks: [], cellsKept: 0, unknowns: 0, statements: 0, parts: 0 },
      utility: [],
      hiddenBecause: {},
    } satisfies MadeRelease;
  });
  const json = gunzipSync(made.content).toString('utf8');
  expect(digestOf(json)).toBe(made.digest);
  return { input: given!, release: JSON.parse(json) as PublishedRelease, digest: made.digest, considered: made.considered };
}

describe('what a release is made of', () => {
  it('are the accidents with their values, in the land around them where nobody has given a boundary', async () => {
    const { input } = await make(MATERIAL);
    const { accidents, municipalities } = input;
    expect(accidents.count).toBe(TOWN.length);
    expect(municipalities.map(({ id, names }) => [id, names.en])).toEqual([['land-of-town', 'Town']]);
    // Everything lies in it, and it reaches beyond every accident.
    expect([...accidents.municipality]).toEqual(TOWN.map(() => 0));
    expect(municipalities[0]!.areaKm2).toBeGreaterThan(7 * 4);
    const { severity, roadUserMask, light, hour } = COLUMNS;
    for (const i of TOWN.keys()) {
      const accident = { severity: severity[i]!, roadUserMask: roadUserMask[i]!, ageMask: 0, light: light[i]!, hour: hour[i]! };
      expect(accidents.values.severity[i]).toBe(PUBLISHED_VALUE_OF.severity(accident));
    }
  });

  it('have the age of those hurt that comes first: a child before all others, and none where no age is known', async () => {
    const casualties = {
      ...COLUMNS.casualties,
      count: 4,
      accident: Uint32Array.of(0, 0, 1, 2),
      age: Int16Array.of(40, 9, 70, -1),
    };
    const { accidents } = (await make({ ...MATERIAL, columns: { ...COLUMNS, casualties } })).input;
    const named = [...accidents.values.age.subarray(0, 4)].map(
      (value) => PUBLISHED_DIMENSIONS.find(({ id }) => id === 'age')!.values[value]!.id,
    );
    expect(named).toEqual(['child', 'older', 'unknown', 'unknown']);
  });

  it('is the same land in a later release, wherever accidents have happened since', async () => {
    const { release } = await make(MATERIAL);
    const known = [{ releaseId: 'town-1', isOwn: true, content: gzipSync(JSON.stringify(release)) }];
    const far = columnsFromShared(makeColumns([...TOWN, { x: 560_000, y: 189_000, date: '2018-05-05' }]));
    const later = await make({ ...MATERIAL, columns: far, known });
    expect(later.considered).toEqual(['town-1']);
    expect(later.input.earlier.map(({ releaseId }) => releaseId)).toEqual(['town-1']);
    expect(later.input.municipalities[0]!.areaKm2).toBeCloseTo(release.areas[0]!.areaKm2, 9);
    const outside = [...later.input.accidents.municipality].filter((municipality) => municipality < 0);
    expect(outside).toHaveLength(1);
    expect([...later.input.accidents.municipality].filter((municipality) => municipality === 0)).toHaveLength(TOWN.length);
  });

  it('counts at a black spot what lies within its distance', async () => {
    const { input } = await make(MATERIAL);
    const [x, y] = PLANE.toMeters(...MIDDLE)!;
    const near = TOWN.filter((accident) => Math.hypot(accident.x! - x, accident.y! - y) <= 600);
    expect(near.length).toBeGreaterThan(5);
    expect(input.blackSpots.map(({ id, accidents }) => [id, accidents.length])).toEqual([['black-spot-a-2014-2018', near.length]]);
  });

  it('names a hexagon by the longest roads in it', () => {
    const [long, short, nameless] = [
      { name: 'Long Road', length: 60 },
      { name: 'Short Street', length: 30 },
      { name: null, length: 90 },
    ] as const;
    const [latitude, longitude] = cellToLatLng(latLngToCell(MIDDLE[1], MIDDLE[0], 9));
    const [x0, y0] = PLANE.toMeters(longitude, latitude)!;
    const ends = [long, short, nameless].flatMap(({ length }, i) => [
      [x0, y0 + i],
      [x0 + length, y0 + i],
    ]);
    const nameOf = createHexagonNames(
      {
        roadName: [long.name, short.name, nameless.name],
        segments: {
          startNode: new Int32Array(3),
          endNode: new Int32Array(3),
          lengthMeters: Float64Array.of(60, 30, 90),
          offsets: Int32Array.of(0, 2, 4, 6),
          x: Float64Array.from(ends, ([x]) => x!),
          y: Float64Array.from(ends, ([, y]) => y!),
        },
      },
      PLANE,
    );
    const at = [longitude, latitude] as const;
    // All of it lies in one hexagon of a tenth of a square kilometre.
    const cells = ends.map(([x, y]) => PLANE.toDegrees(x!, y!)).map(([longitude, latitude]) => latLngToCell(latitude, longitude, 9));
    expect(new Set(cells).size).toBe(1);
    expect(nameOf('hexagon-9', at)).toEqual({ el: 'Long Road, Short Street', en: 'Long Road, Short Street' });
    expect(nameOf('hexagon-9', PLANE.toDegrees(500_000, 190_000))).toBeNull();
    expect(nameOf('municipality', at)).toBeNull();
  });
});
