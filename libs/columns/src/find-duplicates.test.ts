import { codeOf, SEVERITIES, type Severity } from '@elektron/domain';
import { describe, expect, it } from '@jest/globals';

import type { AccidentColumns } from './accident-columns.ts';
import { FEWEST_POINTS, findDuplicates, MOST_NEIGHBOURS, MOST_POINTS } from './find-duplicates.ts';

interface Sketch {
  readonly day?: number;
  readonly hour?: number;
  readonly minute?: number;
  /** Metres to the north of a place in Athens, and to the east. */
  readonly north?: number;
  readonly east?: number;
  readonly severity?: Severity | null;
  readonly units?: number;
  readonly located?: boolean;
}

const METERS_PER_E7 = 0.0111;

/** Numbers from 0 to 1 that look like chance and are the same every time (a linear congruential generator, Numerical Recipes). */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** The columns that the comparison reads. */
function sketch(accidents: readonly Sketch[]): AccidentColumns {
  const numbers = (of: (accident: Sketch) => number) => Int32Array.from(accidents, of);
  const day = numbers(({ day: on = 17_000 }) => on);
  const unitAccidents = accidents.flatMap(({ units = 2 }, i) => Array.from({ length: units }, () => i));
  return {
    count: accidents.length,
    located: numbers(({ located = true }) => Number(located)),
    longitudeE7: numbers(({ east = 0 }) => 237_000_000 + Math.round(east / (METERS_PER_E7 * Math.cos((38 * Math.PI) / 180)))),
    latitudeE7: numbers(({ north = 0 }) => 380_000_000 + Math.round(north / METERS_PER_E7)),
    earliestDay: day,
    latestDay: day,
    hour: numbers(({ hour = 12 }) => hour),
    minute: numbers(({ minute = 0 }) => minute),
    severity: numbers(({ severity = 'slight' }) => codeOf(SEVERITIES, severity)),
    units: { count: unitAccidents.length, accident: Uint32Array.from(unitAccidents), roadUser: new Uint8Array(unitAccidents.length) },
  } as unknown as AccidentColumns;
}

const search = (accidents: readonly Sketch[], isNew = accidents.map(() => 1)) =>
  findDuplicates(sketch(accidents), Uint8Array.from(isNew), 1_000);

describe('accidents that may be one', () => {
  it('have all points where they agree in everything, which are a hundred', () => {
    expect(Object.values(MOST_POINTS).reduce((sum, most) => sum + most, 0)).toBe(100);
    expect(search([{}, {}]).pairs).toMatchObject([{ index: 0, otherIndex: 1, score: 100, points: MOST_POINTS }]);
  });

  it.each<[string, Sketch, number | null]>([
    ['75 m away', { north: 75 }, 80],
    ['75 m away, half an hour later', { east: 75, minute: 30 }, 65],
    ['140 m and 50 minutes away', { north: 140, minute: 50 }, null],
    ['160 m away', { north: 160 }, null],
    ['61 minutes later', { hour: 13, minute: 1 }, null],
    ['on another day', { day: 17_001 }, null],
    ['without a time of day', { hour: -1, minute: -1 }, 85],
    ['in the same hour without a minute', { minute: -1 }, 85],
    ['in the next hour without a minute', { hour: 13, minute: -1 }, 85],
    ['two hours later without a minute', { hour: 14, minute: -1 }, null],
    ['two hours earlier without a minute', { hour: 10, minute: -1 }, null],
    ['without a place', { located: false }, null],
    ['of another severity', { severity: 'serious' }, 85],
    ['of a severity that is not said', { severity: null }, 93],
    ['of an injury that is not said to be slight', { severity: 'injury' }, 93],
    ['with one more unit', { units: 3 }, 90],
    ['with three more units', { units: 5 }, 85],
    ['without units', { units: 0 }, 93],
  ])('%s', (_, other, score) => {
    expect(search([{}, other]).pairs.map((pair) => pair.score)).toEqual(score === null ? [] : [score]);
  });

  it('are looked for among the new ones and between them and others', () => {
    const three = [{}, {}, {}];
    expect(search(three, [0, 0, 0]).pairs).toEqual([]);
    expect(search(three, [0, 1, 0]).pairs.map(({ index, otherIndex }) => [index, otherIndex])).toEqual([
      [0, 1],
      [1, 2],
    ]);
    expect(search(three).found).toBe(3);
  });

  it('are given best first, and no more than asked for', () => {
    const { found, pairs } = findDuplicates(sketch([{}, { north: 60 }, { north: 10 }]), Uint8Array.of(1, 1, 1), 2);
    expect(found).toBe(3);
    expect(pairs.map(({ index, otherIndex }) => [index, otherIndex])).toEqual([
      [0, 2],
      [1, 2],
    ]);
  });

  it('are as many as there are, and the best of them, however few are kept', () => {
    const random = numbersFrom(5);
    const accidents = Array.from({ length: 200 }, (): Sketch => ({ north: random() * 100, minute: Math.floor(random() * 60) }));
    const whole = findDuplicates(
      sketch(accidents),
      Uint8Array.from(accidents, () => 1),
      1_000_000,
    );
    expect(whole.found).toBe(whole.pairs.length);
    const few = findDuplicates(
      sketch(accidents),
      Uint8Array.from(accidents, () => 1),
      20,
    );
    expect(few).toEqual({ found: whole.found, pairs: whole.pairs.slice(0, 20), notCompared: 0 });
  });

  it('are not looked for among more neighbours than any place has, and how many were not is said', () => {
    const count = 4_000;
    const crowd = Array.from({ length: count }, (_, i): Sketch => ({ hour: 10, minute: i % 60 }));
    const { pairs, found, notCompared } = search(crowd);
    const whole = (count * (count - 1)) / 2;
    const compared = whole - notCompared;
    expect(compared).toBe((count - MOST_NEIGHBOURS) * MOST_NEIGHBOURS + (MOST_NEIGHBOURS * (MOST_NEIGHBOURS - 1)) / 2);
    expect(found).toBeLessThanOrEqual(compared);
    // Those of one minute are compared with each other before others.
    expect(pairs).toHaveLength(1_000);
    expect(pairs.every(({ score }) => score === 100)).toBe(true);
  });

  it('are looked for between a few new ones and a crowd without comparing the crowd', () => {
    const crowd = Array.from({ length: 50_000 }, (): Sketch => ({}));
    const isNew = crowd.map((_, i) => Number(i === 40_000));
    expect(search(crowd, isNew)).toMatchObject({ found: 40_000 + MOST_NEIGHBOURS, notCompared: 9_999 - MOST_NEIGHBOURS });
    expect(search(crowd.slice(0, 200), [1, ...crowd.slice(1, 200).map(() => 0)])).toMatchObject({ found: 199, notCompared: 0 });
  });

  it('are all found that looking at every pair finds', () => {
    const random = numbersFrom(3);
    const severities: readonly (Severity | null)[] = ['fatal', 'serious', 'slight', 'injury', null];
    const accidents = Array.from({ length: 100 }, (): Sketch => ({
      day: 17_000 + Math.floor(random() * 4),
      hour: random() < 0.1 ? -1 : 10 + Math.floor(random() * 3),
      minute: Math.floor(random() * 60),
      north: random() * 360 - 180,
      east: random() * 360 - 180,
      severity: severities[Math.floor(random() * 5)] ?? null,
      units: Math.floor(random() * 4),
      located: random() < 0.95,
    }));
    const isNew = accidents.map(() => Number(random() < 0.3));
    const expected: [number, number, number][] = [];
    accidents.forEach((one, i) =>
      accidents.forEach((other, j) => {
        if (j <= i || (isNew[i] === 0 && isNew[j] === 0) || one.day !== other.day) return;
        const [pair] = search([one, other]).pairs;
        if (pair !== undefined) expected.push([i, j, pair.score]);
      }),
    );
    const { pairs } = search(accidents, isNew);
    expect(expected.length).toBeGreaterThan(20);
    expect(pairs.every(({ score }) => score >= FEWEST_POINTS)).toBe(true);
    const inOrder = (a: readonly number[], b: readonly number[]): number => (a[0] ?? 0) - (b[0] ?? 0) || (a[1] ?? 0) - (b[1] ?? 0);
    expect(pairs.map(({ index, otherIndex, score }) => [index, otherIndex, score]).sort(inOrder)).toEqual(expected.sort(inOrder));
  });
});
