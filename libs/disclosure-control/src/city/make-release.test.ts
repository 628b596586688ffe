import { describe, expect, it } from '@jest/globals';
import type { PublishedArea, PublishedCount } from '@elektron/domain';
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

const without =
  (...ids: readonly string[]) =>
  <T extends Pick<MadeRelease, 'dimensions' | 'tables'>>(one: T): T => {
    const isLeft = ({ id }: { readonly id: string }): boolean => !ids.includes(id);
    return { ...one, dimensions: one.dimensions.filter(isLeft), tables: one.tables.filter(isLeft) };
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

  it('that publishes other years of the same records leaves nothing to be told of the years between', async () => {
    const other = publish(await makeRelease(inputOf(accidents)), 'police');
    const blocks = [{ from: 2020, to: 2022 }];
    const alone = await makeRelease(inputOf(accidents, { blocks }));
    const made = await makeRelease(inputOf(accidents, { blocks, others: [other] }));
    // What it would tell is hidden, and it is not published all the same.
    expect(made.audit).toMatchObject({ passed: false, failures: [{ code: 'land-published-by-other', about: 'police' }] });
    const shown = (one: MadeRelease): number => numbersOf(one).filter((count) => count !== null).length;
    expect(shown(made)).toBeLessThan(shown(alone));
    // Without hours and ages: three years of all kinds at once take long.
    const attack = await attackByAtoms([made, other].map(without('hours', 'age')), 5);
    expect(attack.cells.map(({ cell, interval }) => ({ cell, interval }))).toEqual([]);
  });

  it('whose numbers cannot be of the same records is audited apart, and so is one of other municipalities over the same land: neither can be published beside it', async () => {
    const theirs = publish(await makeRelease(inputOf(accidents.slice(1))), 'police');
    const made = await makeRelease(inputOf(accidents, { others: [theirs] }));
    expect(made.audit).toMatchObject({ passed: false, remarks: [{ code: 'other-records-differ', about: 'police' }] });
    const elsewhere = publish(await makeRelease(inputOf(accidents, { municipalities: [municipalityOn('district', LAND)] })), 'region');
    const beside = await makeRelease(inputOf(accidents, { others: [elsewhere] }));
    expect(beside.audit).toMatchObject({
      passed: false,
      failures: [{ code: 'land-published-by-other', about: 'region' }],
      remarks: [{ code: 'other-not-comparable', about: 'region' }],
    });
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
});
