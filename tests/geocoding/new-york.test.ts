import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AccidentDraft } from '@elektron/domain';
import {
  AGREEMENT_METERS,
  buildGazetteer,
  findPlace,
  PLACED_WITHOUT_PERSON,
  type FoundPlace,
  type Gazetteer,
  type LocatedDescription,
} from '@elektron/geocoding';
import { readFile, readFixture, removeTemporaryFiles, temporaryFile } from '@elektron/importers/testing/files';
import { randomInteger, seededRandom, shuffle } from '@elektron/statistics';

/*
 * How well places are found on the records of a real authority (docs/geocoding.md): 10,000 of its located rows lose their coordinates, the gazetteer
 * learns from the others, and each hidden place is compared with the one that was found.
 *
 * What this measures, and what it does not: the police themselves reckoned most coordinates from the streets that they wrote down, so rows of one
 * crossing mostly have the very same point. The share says that the right junction or building was found, not that the accident was there. The rules of
 * confidence were set on other random selections of hidden rows of the same file, drawn with another generator.
 */

const HIDDEN = 10_000;
const SEED = 2_024;

interface Row extends LocatedDescription {
  readonly located: boolean;
  /** Day, minute and street: one event entered twice would have one of these. */
  readonly event: string;
}

interface Hidden {
  readonly row: Row;
  readonly found: FoundPlace;
}

const METERS_PER_DEGREE = 111_195;
const MIDDLE_LATITUDE = (40.7 * Math.PI) / 180;

function toRow({ position, roadName, time, attributes }: AccidentDraft): Row {
  const cross = attributes['off_street_name'] ?? null;
  // The publisher writes an address into the column of the crossing street.
  const street = roadName ?? attributes['cross_street_name'] ?? null;
  return {
    street,
    crossStreet: roadName === null ? null : cross,
    area: attributes['borough'] ?? null,
    x: (position?.first ?? 0) * METERS_PER_DEGREE * Math.cos(MIDDLE_LATITUDE),
    y: (position?.second ?? 0) * METERS_PER_DEGREE,
    located: position !== null,
    event: JSON.stringify([time, street, cross]),
  };
}

/** Limits of a share of `n` at 95 % (Wilson 1927, JASA 22, 209-212). */
function wilson(successes: number, n: number): { lower: number; upper: number } {
  const z = 1.959963984540054;
  const share = successes / n;
  const middle = share + (z * z) / (2 * n);
  const half = z * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n));
  return { lower: (middle - half) / (1 + (z * z) / n), upper: (middle + half) / (1 + (z * z) / n) };
}

const isWithin = ({ row, found }: Hidden): boolean =>
  found.placed !== null && Math.hypot(found.placed.x - row.x, found.placed.y - row.y) <= AGREEMENT_METERS;

function countBy<T>(items: readonly T[], of: (item: T) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const item of items) counts[of(item)] = (counts[of(item)] ?? 0) + 1;
  return counts;
}

let located: Row[];
let unlocated: Row[];
let gazetteer: Gazetteer;
let hidden: Hidden[];
let placed: Hidden[];

beforeAll(async () => {
  const { drafts } = await readFile(temporaryFile(readFixture('us-new-york', 'nypd_collisions_2023_2024.csv')));
  const rows = drafts.filter((draft) => draft.kind === 'accident').map(toRow);
  located = rows.filter((row) => row.located);
  unlocated = rows.filter((row) => !row.located);
  shuffle(located, seededRandom(SEED));
  gazetteer = buildGazetteer(located.slice(HIDDEN));
  hidden = located.slice(0, HIDDEN).map((row) => ({ row, found: findPlace(gazetteer, row) }));
  placed = hidden.filter(({ found }) => found.placed !== null);
}, 120_000);

afterAll(removeTemporaryFiles);

describe('10,000 rows of New York without their coordinates', () => {
  it('are those that the publisher located', () => {
    expect([located.length, unlocated.length, hidden.length]).toEqual([72_006, 5_860, HIDDEN]);
  });

  it('are placed without a person so often, and then so well', () => {
    const within = placed.filter(isWithin).length;
    expect({ placed: placed.length, within }).toEqual({ placed: 4_509, within: 4_491 });
    expect(wilson(within, placed.length).lower).toBeGreaterThan(0.95);
  });

  it('are placed by what they say, each way as well as it claims', () => {
    const table = Object.entries(Object.groupBy(placed, ({ found }) => found.placed!.foundBy)).map(([foundBy, some]) => {
      const claimed = some.reduce((sum, { found }) => sum + found.placed!.confidence, 0) / some.length;
      const within = some.filter(isWithin).length;
      // The claim is no more than chance allows above the share.
      expect({ foundBy, claimed: claimed <= wilson(within, some.length).upper }).toEqual({ foundBy, claimed: true });
      return [foundBy, some.length, within];
    });
    expect(Object.fromEntries(table.map(([foundBy, ...counts]) => [foundBy, counts]))).toEqual({
      crossing: [3_506, 3_505],
      address: [441, 441],
      'streets-meet': [364, 353],
      'between-numbers': [91, 89],
      'near-number': [107, 103],
    });
  });

  it('are left to a person for a reason, with nothing placed below the confidence that is shown', () => {
    const left = hidden.filter(({ found }) => found.placed === null);
    expect(countBy(left, ({ found }) => found.reason!)).toEqual({
      STREET_ALONE: 2_213,
      NUMBER_UNKNOWN: 2_155,
      CROSSING_UNKNOWN: 920,
      STREET_UNKNOWN: 171,
      CONFIDENCE_LOW: 31,
      SEVERAL_PLACES: 1,
    });
    expect(left.every(({ found }) => found.candidates.every(({ confidence }) => confidence < PLACED_WITHOUT_PERSON))).toBe(true);
    expect(placed.every(({ found }) => found.placed!.confidence >= PLACED_WITHOUT_PERSON)).toBe(true);
  });

  it('are hardly ever one event entered twice', () => {
    const known = new Set(located.slice(HIDDEN).map(({ event }) => event));
    const twice = placed.filter(({ row }) => known.has(row.event));
    expect(twice.length).toBe(13);
    const others = placed.filter(({ row }) => !known.has(row.event));
    expect(wilson(others.filter(isWithin).length, others.length).lower).toBeGreaterThan(0.95);
  });
});

describe('the same rows with a typing error in a street', () => {
  it('are seldom placed without a person, and rarely wrongly', () => {
    const random = seededRandom(SEED + 1);
    const misspelt = placed.slice(0, 1_000).map(({ row }): Hidden => {
      const wrong = { ...row, street: changeLetter(row.street!, random) };
      return { row, found: findPlace(gazetteer, wrong) };
    });
    const some = misspelt.filter(({ found }) => found.placed !== null);
    const proposed = misspelt.filter(({ row, found }) => {
      const [best] = found.candidates;
      return best !== undefined && Math.hypot(best.x - row.x, best.y - row.y) <= AGREEMENT_METERS;
    });
    expect({ placed: some.length, within: some.filter(isWithin).length, firstWithin: proposed.length }).toEqual({
      placed: 251,
      within: 250,
      firstWithin: 380,
    });
  });
});

/** Another letter in place of one letter of a text. */
function changeLetter(text: string, random: () => number): string {
  const places = [...text.matchAll(/[A-Z]/gi)].map(({ index }) => index);
  if (places.length === 0) return text;
  const at = places[randomInteger(random, places.length)]!;
  const letter = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[randomInteger(random, 26)]!;
  return `${text.slice(0, at)}${letter}${text.slice(at + 1)}`;
}

describe('the 5,860 rows that the publisher did not locate', () => {
  it('are placed where the located ones tell, and the others say why not', () => {
    const all = buildGazetteer(located);
    const found = unlocated.map((row) => findPlace(all, row));
    const placedBy = countBy(found, (one) => one.placed?.foundBy ?? 'nobody');
    expect(placedBy).toEqual({ crossing: 615, address: 49, 'streets-meet': 48, 'between-numbers': 6, 'near-number': 15, nobody: 5_127 });
    expect(countBy(found, ({ reason }) => reason ?? 'placed')).toEqual({
      placed: 733,
      STREET_UNKNOWN: 1_774,
      CROSSING_UNKNOWN: 1_307,
      STREET_ALONE: 1_222,
      NUMBER_UNKNOWN: 470,
      CONFIDENCE_LOW: 351,
      SEVERAL_PLACES: 3,
    });
    const [west, east] = [-74.3, -73.7].map((degrees) => degrees * METERS_PER_DEGREE * Math.cos(MIDDLE_LATITUDE));
    expect(found.every(({ placed: one }) => one === null || (one.x > west! && one.x < east!))).toBe(true);
  }, 120_000);
});
