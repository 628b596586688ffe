import { describe, expect, it } from '@jest/globals';
import { PUBLISHED_DIMENSIONS, type PublishedArea, type PublishedCount } from '@elektron/domain';
import { cellArea, gridDisk, latLngToCell, UNITS } from 'h3-js';
import { keepDimensions } from './earlier-blocks.ts';
import { makeRelease } from './make-release.ts';
import type { MadeRelease, ReleaseInput } from './release-input.ts';
import { attackByAtoms } from './testing/attack-by-atoms.ts';
import { publish } from './testing/publish.ts';
import { createAccidents, inputOf, LAND, municipalityOn, numbersFrom, parentOf, type SmallAccident } from './testing/small-city.ts';

const YEARS = [2020, 2021];

const shuffled = <T>(list: readonly T[], seed: number): T[] => {
  const random = numbersFrom(seed);
  return list
    .map((one) => ({ one, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one);
};

const numbersOf = (made: Pick<MadeRelease, 'areas'>) =>
  made.areas.flatMap(({ counts }) => Object.values(counts).flatMap((periods) => Object.values(periods).flat()));

/** Which value of a table an accident has. */
const VALUE_OF: Readonly<Record<string, (accident: SmallAccident) => number>> = {
  severity: ({ severity }) => Math.max(0, severity - 1),
  age: ({ severity, age }) => (severity === 3 ? 5 : age),
  'road-user-by-light': ({ roadUser, light }) => 2 * roadUser + light,
};

/** By a table of the block: what is published of an area, and what there is. */
function recount(table: string, { id, geography, counts }: PublishedArea, accidents: readonly SmallAccident[]): [PublishedCount, number][] {
  const resolution = Number(geography.slice('hexagon-'.length));
  const own = accidents.filter(({ hexagon }) => geography === 'municipality' || id.startsWith(`${parentOf(hexagon, resolution)}.`));
  const published = counts[table]?.['2020-2021'] ?? [];
  expect(counts['total']!['2020-2021']![0] ?? own.length).toBe(own.length);
  return published.map((count, value) => [count, own.filter((accident) => VALUE_OF[table]!(accident) === value).length]);
}

describe('a release', () => {
  it.each([1, 2, 3])('is told by no attack over single accidents (city %i)', async (seed) => {
    const made = await makeRelease(inputOf(createAccidents(seed, 40 + 90 * seed, YEARS)));
    expect(made.audit).toMatchObject({ passed: true, failures: [] });
    const attack = await attackByAtoms([made], 5);
    expect(attack.cells.map(({ cell, interval }) => ({ cell, interval }))).toEqual([]);
    expect(attack.attributes).toEqual([]);
    const numbers = numbersOf(made);
    expect(numbers.some((count) => count === null)).toBe(true);
    for (const count of numbers) expect(count === null || count === 0 || count >= 5).toBe(true);
  });

  it('has the numbers that there are, and would be told if only the small ones were hidden', async () => {
    const accidents = createAccidents(2, 220, YEARS);
    const made = await makeRelease(inputOf(accidents));
    for (const area of made.areas) {
      for (const table of Object.keys(VALUE_OF))
        for (const [count, truth] of recount(table, area, accidents)) if (count !== null) expect(count).toBe(truth);
    }
    expect(made.areas.some(({ counts }) => counts['age']!['2020-2021']!.some((count) => count !== null))).toBe(true);
    for (const table of Object.keys(VALUE_OF)) {
      const areas = made.areas.map((area) => {
        const counts = recount(table, area, accidents).map(([count, truth]) => (truth >= 5 ? truth : count));
        return counts.length === 0 ? area : { ...area, counts: { ...area.counts, [table]: { '2020-2021': counts } } };
      });
      // Without the other breakdowns: the attack looks long for each reason that it finds.
      const own = ['total', table, ...made.tables.find(({ id }) => id === table)!.dimensions];
      const isLooked = ({ id }: { readonly id: string }): boolean => own.includes(id);
      const looked = { ...made, areas, dimensions: made.dimensions.filter(isLooked), tables: made.tables.filter(isLooked) };
      expect((await attackByAtoms([looked], 5)).cells.length).toBeGreaterThan(0);
    }
  });

  it('does not depend on the order of the records, and is the same each time', async () => {
    const accidents = createAccidents(5, 150, YEARS);
    const made = await makeRelease(inputOf(accidents));
    expect(await makeRelease(inputOf(accidents))).toEqual(made);
    expect(await makeRelease(inputOf(shuffled(accidents, 9)))).toEqual(made);
  });

  it('gives municipalities and their years, and hexagons as far as they lie in each', async () => {
    const [first = '', ...rest] = LAND;
    const border = LAND.slice(0, 4);
    const accidents = createAccidents(7, 300, YEARS).map((accident, i): SmallAccident => ({ ...accident, municipality: i % 2 }));
    const municipalities = [municipalityOn('east', border), municipalityOn('west', [first, ...rest.slice(2)])];
    const made = await makeRelease(inputOf(accidents, { municipalities }));
    expect(made.audit.passed).toBe(true);
    const towns = made.areas.filter(({ geography }) => geography === 'municipality');
    expect(towns.map(({ id, counts }) => [id, counts['total']!['2020-2021']])).toEqual([
      ['east', [150]],
      ['west', [150]],
    ]);
    for (const { counts } of towns) {
      const [a, b] = YEARS.map((year) => counts['yearly-total']![year]![0]!);
      expect(a! + b!).toBe(150);
    }
    const ids = made.areas.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const area of made.areas) if (area.parent !== null) expect(ids.indexOf(area.parent)).toBeLessThan(ids.indexOf(area.id));
    expect((await attackByAtoms([made], 5)).cells).toEqual([]);
  });

  it('has no hexagon that only touches its municipality: everybody knows that nothing happened there', async () => {
    // Its border follows hexagons; h3 takes one beside it for a part of it.
    const land = gridDisk(latLngToCell(38.08, 23.73, 9), 1).sort();
    const made = await makeRelease(inputOf([], { municipalities: [municipalityOn('small', land)] }));
    const finest = made.areas.filter(({ geography }) => geography === 'hexagon-9').map(({ id }) => id);
    expect(finest).toEqual(land.map((hexagon) => `${hexagon}.small`));
  });

  it('gives hexagons no more land than their municipality has, also where its border follows hexagons', async () => {
    const { areas } = await makeRelease(inputOf(createAccidents(3, 60, YEARS)));
    const land = LAND.reduce((sum, hexagon) => sum + cellArea(hexagon, UNITS.km2), 0);
    for (const geography of ['hexagon-7', 'hexagon-8', 'hexagon-9']) {
      const listed = areas.filter((area) => area.geography === geography);
      expect(listed.reduce((sum, { areaKm2 }) => sum + areaKm2, 0) / land).toBeCloseTo(1, 3);
    }
  });

  it('leaves no small number of several years when a shown year is taken from a shown block', async () => {
    const years = [2020, 2021, 2022];
    // Killed: 2, 6 and 2.
    const accidents = createAccidents(4, 300, years).map((accident, i) => {
      const [year, killed] = [years[i % 3]!, i < 6 || (i < 18 && i % 3 === 1)];
      return { ...accident, year, severity: killed ? 0 : Math.min(2, Math.max(1, accident.severity)) };
    });
    const { areas, audit } = await makeRelease(inputOf(accidents, { blocks: [{ from: 2020, to: 2022 }] }));
    const { fatal, 'yearly-fatal': yearly } = areas.find(({ geography }) => geography === 'municipality')!.counts;
    expect(
      accidents
        .filter(({ severity }) => severity === 0)
        .map(({ year }) => year)
        .sort(),
    ).toEqual([2020, 2020, ...Array<number>(6).fill(2021), 2022, 2022]);
    expect(audit.passed).toBe(true);
    const told = [fatal!['2020-2022']![0], yearly!['2021']![0]];
    expect([
      [10, null],
      [null, 6],
      [null, null],
    ]).toContainEqual(told);
  });

  it('gives single years of blocks of eight years at most', async () => {
    const tablesOf = async (to: number): Promise<string[]> =>
      (await makeRelease(inputOf(createAccidents(6, 60, [2014, to]), { blocks: [{ from: 2014, to }] }))).tables.map(({ id }) => id);
    expect(await tablesOf(2021)).toContain('yearly-total');
    expect(await tablesOf(2022)).not.toContain('yearly-total');
  });

  it('refuses blocks out of order and a threshold that is too low', async () => {
    const refused: Partial<ReleaseInput>[] = [{ threshold: 4 }, { blocks: [{ from: 2021, to: 2020 }] }];
    for (const rest of refused) await expect(makeRelease(inputOf([], rest))).rejects.toMatchObject({ code: 'INPUT_INVALID' });
  });
});

describe('what was published before', () => {
  it('is repeated as it was, whatever was corrected since', async () => {
    const accidents = createAccidents(11, 160, YEARS);
    const before = publish(await makeRelease(inputOf(accidents)), 'first');
    const corrected = [...accidents.slice(3), ...createAccidents(12, 60, [2022, 2023])];
    const blocks = [
      { from: 2020, to: 2021 },
      { from: 2022, to: 2023 },
    ];
    const made = await makeRelease(inputOf(corrected, { blocks, earlier: [before] }));
    expect(made.audit).toMatchObject({ passed: true, remarks: [{ code: 'block-repeated', count: 1 }] });
    for (const area of before.areas) {
      const now = made.areas.find(({ id }) => id === area.id)!;
      for (const [table, periods] of Object.entries(area.counts)) expect(now.counts[table]).toMatchObject(periods);
    }
    const total = made.areas.find(({ geography }) => geography === 'municipality')!.counts['total'];
    expect(total).toEqual({ '2020-2021': [160], '2022-2023': [60] });
  });

  it('cannot be cut by other blocks: a year more or less would tell that year', async () => {
    const accidents = createAccidents(13, 160, [2020, 2021, 2022]);
    const before = publish(await makeRelease(inputOf(accidents)), 'first');
    const rolled = await makeRelease(inputOf(accidents, { blocks: [{ from: 2020, to: 2022 }], earlier: [before] }));
    expect(rolled.audit).toMatchObject({ passed: false, failures: [{ code: 'blocks-overlap-earlier', about: '2020-2022' }] });
  });
});

describe('another organisation', () => {
  const accidents = createAccidents(21, 240, [2020, 2021, 2022]);
  const publishTheirs = async (own: SmallAccident[], rest: Partial<ReleaseInput> = {}) =>
    publish(await makeRelease(inputOf(own, rest)), 'police', { threshold: rest.threshold ?? 5 });
  const hindered = (...remarks: object[]) => ({
    passed: false,
    failures: [{ code: 'land-published-by-other', about: 'police' }],
    remarks: expect.arrayContaining(remarks.map((remark) => expect.objectContaining(remark))),
  });

  it('that has published a block of a municipality is repeated number by number, and both tell no more than one', async () => {
    const theirs = await publishTheirs(accidents, { threshold: 7 });
    const blocks = [...theirs.periods.slice(0, 1), { from: 2022, to: 2022 }];
    const made = await makeRelease(inputOf(accidents, { blocks, others: [theirs] }));
    expect(made.audit).toMatchObject({
      passed: true,
      failures: [],
      remarks: [{ code: 'other-repeated', about: '2020-2021 / police', count: 1 }],
    });
    for (const { id, counts } of theirs.areas) {
      const now = made.areas.find((area) => area.id === id)!;
      for (const [table, periods] of Object.entries(counts)) expect(now.counts[table]).toMatchObject(periods);
    }
    // By itself it would show with k = 5 what they hide with 7.
    const alone = await makeRelease(inputOf(accidents, { blocks }));
    const shown = (one: MadeRelease): number => numbersOf(one).filter((count) => count !== null).length;
    expect(shown(made)).toBeLessThan(shown(alone));
    expect(made.areas.find(({ geography }) => geography === 'municipality')!.counts['total']!['2022']).not.toEqual([null]);
    expect((await attackByAtoms([made, theirs], 5)).cells.map(({ cell, interval }) => ({ cell, interval }))).toEqual([]);
  });

  it('has municipalities of which it stands for itself, and this one for the others', async () => {
    const [east, west] = [municipalityOn('east', LAND.slice(0, 4)), municipalityOn('west', LAND.slice(4))];
    const inEast = new Set(LAND.slice(0, 4));
    const isEast = ({ hexagon }: SmallAccident): boolean => inEast.has(parentOf(hexagon, 8));
    const theirs = await publishTheirs(accidents.filter(isEast), { municipalities: [east] });
    const both = accidents.map((accident) => ({ ...accident, municipality: isEast(accident) ? 0 : 1 }));
    const made = await makeRelease(inputOf(both, { municipalities: [east, west], others: [theirs] }));
    const alone = await makeRelease(inputOf(both, { municipalities: [east, west] }));
    expect(made.audit.failures).toEqual([]);
    const countsOf = (areas: readonly PublishedArea[], town: string) =>
      Object.fromEntries(areas.filter(({ id }) => id.endsWith(town)).map(({ id, counts }) => [id, counts['total']]));
    expect(countsOf(made.areas, 'east')).toEqual(countsOf(theirs.areas, 'east'));
    expect(countsOf(made.areas, 'west')).toEqual(countsOf(alone.areas, 'west'));
  });

  it('keeps its dimensions and values in a release whose own records have none of them: leaving them out would tell that there are none', async () => {
    const harmless = accidents.map((accident) => ({ ...accident, severity: Math.min(2, Math.max(1, accident.severity)) }));
    const fatal = harmless.map((accident, i) =>
      i === 0 ? { ...accident, severity: 0 } : i === 1 ? { ...accident, severity: 3 } : accident,
    );
    const theirs = await publishTheirs(fatal);
    expect(theirs.areas[0]!.counts['fatal']).toEqual({ '2020-2021': [null, null] });
    const made = await makeRelease(inputOf(harmless, { others: [theirs] }));
    expect(made.dimensions).toEqual(theirs.dimensions);
    expect(made.areas[0]!.counts).toEqual(theirs.areas[0]!.counts);
    expect((await makeRelease(inputOf(harmless))).dimensions.map(({ id }) => id)).not.toContain('fatal');
  });

  it('has dimensions that these records say nothing of: all their values are there then, since these may have any', () => {
    const [light] = PUBLISHED_DIMENSIONS.filter(({ id }) => id === 'light');
    const shorter = { ...light!, values: light!.values.slice(0, -1) };
    expect(keepDimensions([], [{ dimensions: [shorter] }])).toEqual([light]);
    expect(keepDimensions([shorter], [{ dimensions: [light!] }])).toEqual([light]);
    expect(keepDimensions([shorter], [])).toEqual([shorter]);
  });

  it('whose blocks cut these hinders: a year more or less would tell that year', async () => {
    const theirs = await publishTheirs(accidents);
    const made = await makeRelease(inputOf(accidents, { blocks: [{ from: 2020, to: 2022 }], others: [theirs] }));
    expect(made.audit).toMatchObject(hindered({ code: 'other-blocks-differ', about: 'police' }));
    const later = await makeRelease(inputOf(accidents, { blocks: [{ from: 2022, to: 2022 }], others: [theirs] }));
    expect(later.audit).toMatchObject({ passed: true, remarks: [] });
  });

  it('whose numbers are not of the same records hinders: two counts tell each accident by which they differ', async () => {
    const theirs = await publishTheirs(accidents.filter((_, i) => i !== accidents.findIndex(({ year }) => year === 2020)));
    const made = await makeRelease(inputOf(accidents, { others: [theirs] }));
    expect(made.audit).toMatchObject(hindered({ code: 'other-records-differ', about: 'police' }));
  });

  it.each([
    ['another municipality over the same land', municipalityOn('district', LAND)],
    ['the same municipality with another border', municipalityOn('town', LAND.slice(1))],
  ])('that has %s hinders', async (_, municipality) => {
    const theirs = await publishTheirs(accidents, { municipalities: [municipality] });
    const made = await makeRelease(inputOf(accidents, { others: [theirs] }));
    expect(made.audit).toMatchObject(hindered({ code: 'other-not-comparable', about: 'police' }));
  });

  it('does not hinder as a neighbour', async () => {
    const [here, there] = [LAND.slice(3), LAND.slice(0, 3)];
    const on = (land: readonly string[]) => accidents.filter(({ hexagon }) => land.includes(parentOf(hexagon, 8)));
    const theirs = await publishTheirs(on(there), { municipalities: [municipalityOn('neighbour', there)] });
    const made = await makeRelease(inputOf(on(here), { municipalities: [municipalityOn('town', here)], others: [theirs] }));
    expect(made.audit).toMatchObject({ passed: true, remarks: [] });
  });
});

describe('black spots and interventions', () => {
  it('are there with a rounded number where that tells nothing, and left out where there are too few accidents', async () => {
    const accidents = createAccidents(31, 260, YEARS);
    const hexagons = [...new Set(accidents.map(({ hexagon }) => hexagon))];
    const at = (hexagon: string): number[] => accidents.flatMap((accident, i) => (accident.hexagon === hexagon ? [i] : []));
    const busiest = hexagons.reduce((best, hexagon) => (at(hexagon).length > at(best).length ? hexagon : best));
    const site = { kind: 'black-spot', names: { el: 'Κόμβος', en: 'Junction' }, centre: [23.73, 37.98], effect: null } as const;
    const spot = { ...site, id: 'spot', from: 2020, to: 2021, accidents: Int32Array.from(at(busiest).slice(0, 12)) };
    const few = { ...site, id: 'few', from: 2020, to: 2021, accidents: Int32Array.from(at(busiest).slice(0, 4)) };
    const made = await makeRelease(inputOf(accidents, { blackSpots: [spot, few] }));
    expect(made.audit).toMatchObject({ passed: true, remarks: [{ code: 'sites-left-out', count: 1 }] });
    expect(made.sites).toEqual([{ ...site, id: 'spot', from: 2020, to: 2021, accidentsAbout: 10, roundedTo: 10 }]);
  });

  it('are left out where another organisation has published what lies around them', async () => {
    const accidents = createAccidents(31, 260, YEARS);
    const theirs = publish(await makeRelease(inputOf(accidents)), 'police');
    const names = { el: 'Κόμβος', en: 'Junction' };
    const spot = { kind: 'black-spot', id: 'spot', names, centre: [23.73, 37.98], effect: null, from: 2020, to: 2021 } as const;
    const made = await makeRelease(
      inputOf(accidents, { blackSpots: [{ ...spot, accidents: Int32Array.from(accidents.slice(0, 40).keys()) }], others: [theirs] }),
    );
    expect(made.audit).toMatchObject({ passed: true, remarks: [{ code: 'other-repeated' }, { code: 'sites-left-out', count: 1 }] });
    expect(made.sites).toEqual([]);
  });
});
