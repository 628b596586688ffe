import { describe, expect, it } from '@jest/globals';
import { cellToBoundary, cellToChildren, cellToLatLng, cellToParent, latLngToCell } from 'h3-js';
import vtPbf from 'vt-pbf';
import type { PublishedArea, PublishedCount, PublishedRelease } from '@elektron/domain';
import { attack, attackAll, leaksOf, type AttackOptions } from './attacker.ts';
import { dimensionOf, documentOf, hexagonArea, municipalityArea } from './documents.ts';
import { documentOfRows, rowsOfCsv, rowsOfGeoJson, rowsOfTile } from './read-back.ts';
import { rateStatement, shareStatements, type Attack, type CellReference, type Finding, type Knowledge } from './knowledge.ts';

/*
 * One leak a channel, made by hand, and the same release without it. All are found by the same attack, which is not told where to look.
 */

const COARSE = latLngToCell(37.98, 23.73, 7);
const MIDDLE = cellToChildren(COARSE, 8);
const FINE = cellToChildren(MIDDLE[0]!, 9);
const BLOCK = '2016-2018';
const total = (count: PublishedCount, period = BLOCK): Record<string, Record<string, PublishedCount[]>> => ({
  total: { [period]: [count] },
});

/** Zeros are shown of all areas, unless it is said otherwise: then a hidden area has one accident at least. */
const leaks = async (documents: readonly PublishedRelease[], { knowledge, statements = [] }: AttackOptions = {}): Promise<Finding[]> =>
  leaksOf((await attackAll(documents, { knowledge: { floors: 'areas', ...knowledge }, statements })).findings);

/** A town of one hexagon of resolution 8 and its seven parts. */
function townOf(whole: PublishedCount, parts: readonly PublishedCount[], slug = 'town', number = 1): PublishedRelease {
  return documentOf({
    slug,
    number,
    areas: [
      municipalityArea('M', [MIDDLE[0]!], total(whole)),
      hexagonArea(MIDDLE[0]!, 'M', total(whole)),
      ...parts.map((count, i) => hexagonArea(FINE[i]!, 'M', total(count))),
    ],
  });
}

describe('complementary: a total less all of its other parts', () => {
  it('is found', async () => {
    const found = await leaks([townOf(30, [9, 8, 5, 5, null, 0, 0])]);
    expect(found).toEqual([{ kind: 'cell', about: `${FINE[4]!} M, ${BLOCK}`, low: 3, high: 3 }]);
  });

  it('is found in two steps: a part that is told tells another', async () => {
    const areas = [
      municipalityArea('M', MIDDLE.slice(0, 2), total(40)),
      hexagonArea(MIDDLE[0]!, 'M', total(null)),
      hexagonArea(MIDDLE[1]!, 'M', total(21)),
      ...[9, 7, null, 0, 0, 0, 0].map((count, i) => hexagonArea(FINE[i]!, 'M', total(count))),
    ];
    const found = await leaks([documentOf({ areas })]);
    expect(found).toEqual([{ kind: 'cell', about: `${FINE[2]!} M, ${BLOCK}`, low: 3, high: 3 }]);
  });

  it('is gone when a second part is not shown', async () => {
    expect(await leaks([townOf(30, [9, 8, 5, null, null, 0, 0])])).toEqual([]);
  });

  it('depends on what is known of hidden areas: two of one at least that are five together are known within four', async () => {
    const town = [townOf(27, [9, 8, 5, null, null, 0, 0])];
    expect(await leaks(town)).toHaveLength(2);
    expect(await leaks(town, { knowledge: { floors: 'none' } })).toEqual([]);
  });
});

describe('time', () => {
  const yearsOf = (byPeriod: Record<string, PublishedCount[]>, number: number): PublishedRelease =>
    documentOf({ number, areas: [municipalityArea('M', [MIDDLE[0]!], { total: byPeriod })] });

  it('a longer window less a shorter one is found, and is gone with windows that do not overlap', async () => {
    const found = await leaks([yearsOf({ '2016-2018': [57], '2016-2017': [56] }, 1)]);
    expect(found).toEqual([{ kind: 'piece', about: 'M, 2018', low: 1, high: 1 }]);
    expect(await leaks([yearsOf({ '2016-2017': [56], '2018-2019': [57] }, 1)])).toEqual([]);
  });

  it('a window that rolls is found where a year is known, and is gone without', async () => {
    const first = yearsOf({ '2015-2017': [40], '2015': [12] }, 1);
    const rolled = yearsOf({ '2016-2018': [31] }, 2);
    expect(await leaks([first, rolled])).toEqual([{ kind: 'piece', about: 'M, 2018', low: 3, high: 3 }]);
    expect(await leaks([first, yearsOf({ '2018-2020': [31] }, 2)])).toEqual([]);
  });

  it('a provisional number and then the final one is found, and is gone when the first is repeated', async () => {
    expect(await leaks([townOf(57, [57], 'town', 1), townOf(58, [58], 'town', 2)])).toContainEqual({
      kind: 'change',
      about: `M, ${BLOCK}, total 0`,
      low: 1,
      high: 1,
    });
    expect(await leaks([townOf(57, [57], 'town', 1), townOf(57, [57], 'town', 2)])).toEqual([]);
  });

  it('accidents that were found late and are all alike are found', async () => {
    const severity = dimensionOf('severity', 'serious', 'slight');
    const withSeverity = (counts: readonly [number, number], number: number): PublishedRelease =>
      documentOf({
        number,
        dimensions: [severity],
        areas: [municipalityArea('M', [], { total: { [BLOCK]: [counts[0] + counts[1]] }, severity: { [BLOCK]: counts } })],
      });
    const found = await leaks([withSeverity([20, 80], 1), withSeverity([20, 89], 2)]);
    expect(found.map(({ kind, about }) => `${kind} ${about}`)).toContain(`change M, ${BLOCK}: severity is slight`);
    expect(await leaks([withSeverity([20, 80], 1), withSeverity([26, 89], 2)])).toEqual([]);
  });
});

describe('area: another division of the land', () => {
  const whole = (cells: readonly string[], slug: string, id: string, count: number): PublishedRelease =>
    documentOf({ slug, areas: [municipalityArea(id, cells, total(count))] });
  const districts = (count: number): PublishedRelease[] => [
    documentOf({ areas: [municipalityArea('M', MIDDLE, total(57)), ...MIDDLE.map((cell) => hexagonArea(cell, 'M', total(null)))] }),
    whole(MIDDLE.slice(0, 6), 'police', 'P', count),
  ];

  it('what one district leaves of another is found, and is gone when it leaves enough', async () => {
    const found = await leaks(districts(56));
    expect(found).toContainEqual({ kind: 'cell', about: `${MIDDLE[6]!} M, ${BLOCK}`, low: 1, high: 1 });
    expect(await leaks(districts(40))).toEqual([]);
  });

  it('a hexagon that a border cuts is found by who releases the whole of it', async () => {
    const cut = documentOf({
      areas: [municipalityArea('M', MIDDLE.slice(0, 1), total(20)), hexagonArea(MIDDLE[0]!, 'M', total(20), 0.4)],
    });
    const region = (count: number): PublishedRelease =>
      documentOf({ slug: 'region', areas: [municipalityArea('R', MIDDLE, total(count)), hexagonArea(MIDDLE[0]!, 'R', total(count))] });
    expect(await leaks([cut, region(22)])).toContainEqual(expect.objectContaining({ kind: 'piece', low: 2, high: 2 }));
    expect(await leaks([cut, region(32)])).toEqual([]);
  });
});

describe('derived number', () => {
  const town = townOf(30, [9, 8, 5, null, null, 0, 0]);
  const cellOf = (area: string): CellReference => ({ release: 0, area, period: BLOCK, table: 'total', index: 0 });
  const hidden = cellOf(`${FINE[3]!} M`);

  it('an exact rate is found, and is gone when it is rounded until many counts have it', async () => {
    expect(await leaks([town], { statements: [rateStatement(hidden, 0.375, 0.001, 8)] })).toContainEqual({
      kind: 'cell',
      about: `${FINE[3]!} M, ${BLOCK}`,
      low: 3,
      high: 3,
    });
    expect(await leaks([town], { statements: [rateStatement(hidden, 0, 1, 16)] })).toEqual([]);
  });

  it('a percentage is found, and is gone when it is rounded to fifths', async () => {
    const exact = shareStatements(hidden, cellOf('M'), 10, 0.1);
    expect(await leaks([town], { statements: exact })).toContainEqual(expect.objectContaining({ kind: 'cell', low: 3, high: 3 }));
    expect(await leaks([town], { statements: shareStatements(hidden, cellOf('M'), 20, 20) })).toEqual([]);
  });
});

describe('tile', () => {
  /** The release shows no hexagon of the coarsest kind; some of those in it are hidden. */
  const release = documentOf({
    areas: MIDDLE.map((cell, i) => hexagonArea(cell, '', total(i < 6 ? 10 + i : null))),
  });
  const tileOf = (properties: Readonly<Record<string, string | number>>): Uint8Array =>
    vtPbf.fromGeojsonVt(
      { 'hexagon-7': { features: [{ type: 1, geometry: [[2048, 2048]], tags: properties }] } },
      { version: 2, extent: 4096 },
    );
  const readTile = (bytes: Uint8Array): PublishedRelease => documentOfRows(release, rowsOfTile(bytes), release.areas);

  it('a far view that sums what is hidden is found, and is gone when it sums nothing that is not shown', async () => {
    const sum = 10 + 11 + 12 + 13 + 14 + 15;
    const told = await leaks([release, readTile(tileOf({ id: COARSE, total__2016_2018: sum + 3 }))]);
    expect(told).toContainEqual({ kind: 'cell', about: `${MIDDLE[6]!}, ${BLOCK}`, low: 3, high: 3 });
    // A tile says of what is hidden nothing at all.
    expect(await leaks([release, readTile(tileOf({ id: COARSE }))])).toEqual([]);
  });

  it('a number that the release does not announce is refused', () => {
    expect(() => readTile(tileOf({ id: COARSE, accidents: 3 }))).toThrow('accidents');
  });
});

describe('files', () => {
  const release = townOf(30, [9, 8, 5, 5, null, 0, 0]);
  const layers = [...new Set(release.areas.map(({ geography }) => geography))];
  const propertiesOf = ({ id, parent, counts }: (typeof release.areas)[number]): Record<string, string | number | null> => ({
    id,
    parent,
    total__2016_2018: counts['total']![BLOCK]![0]!,
  });
  const inLayer = (layer: string): Record<string, string | number | null>[] =>
    release.areas.filter(({ geography }) => geography === layer).map(propertiesOf);

  it('say what the document says, and the same is found in them', async () => {
    const csv = layers.flatMap((layer) => {
      const lines = inLayer(layer).map((properties) =>
        Object.values(properties)
          .map((value) => value ?? '')
          .join(','),
      );
      return rowsOfCsv(['id,parent,total__2016_2018', ...lines].join('\n'), layer);
    });
    const geoJson = layers.flatMap((layer) => {
      const features = inLayer(layer).map((properties) => ({ type: 'Feature', geometry: null, properties }));
      return rowsOfGeoJson(JSON.stringify({ type: 'FeatureCollection', features }), layer);
    });
    for (const rows of [csv, geoJson]) {
      const read = documentOfRows(release, rows, release.areas);
      expect(read.areas.map(({ id, counts }) => ({ id, counts }))).toEqual(release.areas.map(({ id, counts }) => ({ id, counts })));
      expect(await leaks([read])).toEqual(await leaks([release]));
    }
  });
});

describe('other organisation', () => {
  it('what one shows and the other does not is found, and is gone when both keep the same back', async () => {
    const ours = townOf(30, [9, 8, 5, null, null, 0, 0]);
    const found = await leaks([ours, townOf(30, [9, 8, null, 5, null, 0, 0], 'police')]);
    expect(found).toContainEqual({ kind: 'cell', about: `${FINE[4]!} M, ${BLOCK}`, low: 3, high: 3 });
    expect(await leaks([ours, townOf(30, [9, 8, 5, null, null, 0, 0], 'police')])).toEqual([]);
  });

  it('numbers that cannot be of the same accidents tell nothing together', async () => {
    const { findings } = await attackAll([townOf(30, [9, 8, 5, null, null, 0, 0]), townOf(95, [9, 8, null, 5, null, 0, 0], 'police')]);
    expect(findings.some(({ kind }) => kind === 'contradiction')).toBe(true);
  });
});

describe('attribute', () => {
  const severity = dimensionOf('severity', 'killed-or-serious', 'slight', 'none');
  const light = dimensionOf('light', 'day', 'dark');
  const townWith = (counts: readonly PublishedCount[], both?: readonly PublishedCount[]): PublishedRelease =>
    documentOf({
      dimensions: [severity, light],
      areas: [
        municipalityArea('M', [MIDDLE[0]!], {
          total: { [BLOCK]: [30] },
          severity: { [BLOCK]: counts },
          ...(both === undefined ? {} : { light: { [BLOCK]: [14, 16] }, 'severity-by-light': { [BLOCK]: both } }),
        }),
      ],
    });

  it('a value that is shown as the whole of its area is found, and is gone when it is not shown', async () => {
    expect(await leaks([townWith([null, 30, null])])).toEqual([
      { kind: 'attribute', about: `M, ${BLOCK}: severity is slight`, low: 0, high: 0 },
    ]);
    expect(await leaks([townWith([null, null, null])])).toEqual([]);
  });

  it('of one light alone it is found too', async () => {
    const found = await leaks([townWith([null, 16, null], [null, null, null, 16, null, null])]);
    expect(found).toContainEqual({ kind: 'attribute', about: `M, ${BLOCK}, slight: light is dark`, low: 0, high: 0 });
    expect(leaksOf(found).some(({ about }) => about.includes('dark: severity is slight'))).toBe(true);
    expect(await leaks([townWith([null, 20, null], [null, null, 8, 12, null, null])])).toEqual([]);
  });

  it('a pair of values is told by what each value has, and is not when a second pair of its row is hidden', async () => {
    const withPairs = (pairs: readonly PublishedCount[]): PublishedRelease =>
      documentOf({
        dimensions: [dimensionOf('road-user', 'pedestrian', 'other'), light],
        areas: [
          municipalityArea('M', [], {
            total: { [BLOCK]: [30] },
            'road-user': { [BLOCK]: [20, 10] },
            light: { [BLOCK]: [18, 12] },
            'road-user-by-light': { [BLOCK]: pairs },
          }),
        ],
      });
    expect(await leaks([withPairs([null, null, null, 7])])).toContainEqual({
      kind: 'cell',
      about: `M, ${BLOCK}, other, day`,
      low: 3,
      high: 3,
    });
    expect(await leaks([withPairs([null, null, null, null])])).toEqual([]);
  });

  it('an age is told by who was hurt at all, and is not when that is not shown either', async () => {
    const ages = dimensionOf('age', 'child', 'older', 'young', 'adult', 'unknown', 'no-injury-or-unknown');
    const withInjury = (injury: readonly PublishedCount[]): PublishedRelease =>
      documentOf({
        dimensions: [dimensionOf('injury', 'injury', 'no-injury-or-unknown'), ages],
        areas: [
          municipalityArea('M', [], {
            total: { [BLOCK]: [60] },
            injury: { [BLOCK]: injury },
            age: { [BLOCK]: [null, 12, 9, 20, 8, null] },
          }),
        ],
      });
    expect(await leaks([withInjury([52, 8])])).toEqual([{ kind: 'cell', about: `M, ${BLOCK}, child`, low: 3, high: 3 }]);
    expect(await leaks([withInjury([null, null])])).toEqual([]);
  });

  it('a value that is a part of another by its meaning leaves a number that nobody shows', async () => {
    const fatal = dimensionOf('fatal', 'fatal', 'not-fatal');
    const withFatal = (killed: PublishedCount): PublishedRelease =>
      documentOf({
        dimensions: [severity, fatal],
        areas: [
          municipalityArea('M', [], {
            total: { [BLOCK]: [60] },
            severity: { [BLOCK]: [12, 41, 7] },
            fatal: { [BLOCK]: killed === null ? [null, null] : [killed, 60 - killed] },
          }),
        ],
      });
    const about = `M, ${BLOCK}, killed-or-serious and nothing of fatal`;
    expect(await leaks([withFatal(9)])).toEqual([{ kind: 'piece', about, low: 3, high: 3 }]);
    expect(await leaks([withFatal(6)])).toEqual([]);
    expect(await leaks([withFatal(null)])).toEqual([]);
  });
});

describe('junctions', () => {
  /** In the middle of a hexagon, or on the corner of three. */
  const [latitude, longitude] = cellToLatLng(FINE[0]!);
  const [cornerLatitude, cornerLongitude] = cellToBoundary(FINE[0]!)[0]!;
  const junction = (id: string, centre: readonly [number, number], count: PublishedCount): PublishedArea => ({
    id,
    geography: 'junction',
    parent: 'M',
    names: null,
    areaKm2: 0,
    centre,
    outline: { type: 'Point', coordinates: centre },
    counts: total(count),
  });
  const withJunctions = (...junctions: readonly PublishedArea[]): PublishedRelease => {
    const town = townOf(30, [12, 8, 10, 0, 0, 0, 0]);
    return { ...town, geographies: [...town.geographies, 'junction'], areas: [...town.areas, ...junctions] };
  };

  it('what a hexagon has beside its junction is found, and is gone when that is enough', async () => {
    const found = await leaks([withJunctions(junction('J', [longitude, latitude], 9))]);
    expect(found).toContainEqual(expect.objectContaining({ kind: 'piece', low: 3, high: 3 }));
    expect(await leaks([withJunctions(junction('J', [longitude, latitude], 7))])).toEqual([]);
  });

  it('one that may reach into several hexagons tells nothing of each where enough lies beside it', async () => {
    expect(await leaks([withJunctions(junction('J', [cornerLongitude, cornerLatitude], 7))])).toEqual([]);
  });
});

describe('what land is', () => {
  it('parts are those of h3 and not those that a document claims', async () => {
    const document = townOf(30, [9, 8, 5, 5, null, 0, 0]);
    const misled = { ...document, areas: document.areas.map((area) => (area.geography === 'hexagon-9' ? { ...area, parent: 'M' } : area)) };
    expect(await leaks([misled])).toHaveLength(1);
    expect(cellToParent(FINE[4]!, 8)).toBe(MIDDLE[0]);
  });

  it('an area that is not listed has no accident, or may have any: as it is known', async () => {
    const document = townOf(30, [9, 8, 5, 5, null]);
    expect(await leaks([document])).toHaveLength(1);
    expect(await leaks([document], { knowledge: { unlisted: 'unknown' } })).toContainEqual(expect.objectContaining({ low: 1, high: 3 }));
  });
});

describe('depth', () => {
  /** Three dimensions of two values: every pair is shown of the town, and each by itself of its two halves. */
  const dimensions = ['a', 'b', 'c'].map((id) => dimensionOf(id, '0', '1'));
  it('goes on from tables of two dimensions to all of them at once', async () => {
    const pairs = { 'a-by-b': [10, 0, 0, 10], 'a-by-c': [10, 0, 0, 10], 'b-by-c': [null, null, null, null] };
    const document = documentOf({
      dimensions,
      areas: [
        municipalityArea('M', [], {
          total: { [BLOCK]: [20] },
          ...Object.fromEntries(['a', 'b', 'c'].map((id) => [id, { [BLOCK]: [10, 10] }])),
          ...Object.fromEntries(Object.entries(pairs).map(([id, counts]) => [id, { [BLOCK]: counts }])),
        }),
      ],
    });
    const told = async (depth: Knowledge['depth']): Promise<Attack> => attack([document], { knowledge: { depth }, isExact: true });
    const name = `M, ${BLOCK}, 0, 1`;
    expect((await told('published')).bounds.get(name)).toEqual([0, 10]);
    // Who has a = 0 has b = 0 and c = 0: only all three at once say so.
    expect((await told('full')).bounds.get(name)).toEqual([0, 0]);
  });
});
