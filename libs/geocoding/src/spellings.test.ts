import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { MATCH_LEVELS } from './compare-names.ts';
import { findPlace, type FoundPlace } from './find-place.ts';
import { buildGazetteer, type LocatedDescription } from './gazetteer.ts';

/*
 * The table of Greek spellings (tests/fixtures/greek-places): every place of it is known from one row, each a kilometre from the next, and every street
 * has a number 7, so that whatever is taken for a street can be placed in it.
 */

const FOLDER = join(import.meta.dirname, '../../../tests/fixtures/greek-places');
const readLines = (name: string): string[] => readFileSync(join(FOLDER, name), 'utf8').trimEnd().split('\n').slice(1);

interface Spelling {
  readonly group: string;
  readonly text: string;
  readonly place: string;
  readonly level: string;
}

const SPELLINGS: readonly Spelling[] = readLines('spellings.tsv').map((line) => {
  const [group = '', text = '', place = '', level = ''] = line.split('\t');
  return { group, text, place, level };
});
const STREETS = readLines('streets.tsv');
const isStreet = (place: string): boolean => STREETS.includes(place);
const numbered = (text: string): string => `${text}, 7`;

/** `A & B`, `A 12`, `A @ 12300`, by columns, as a row of an authority has them. */
function describePlace(place: string): Omit<LocatedDescription, 'x' | 'y'> {
  const [road = '', meters] = place.split(' @ ');
  if (meters !== undefined) return { street: road, kilometre: String(Number(meters) / 1_000).replace('.', ',') };
  const [street = '', crossStreet] = place.split(' & ');
  if (crossStreet !== undefined) return { street, crossStreet };
  const number = /^(.*\D) (\d+)$/.exec(place);
  return number === null ? { street } : { street: number[1]!, number: number[2]! };
}

const PLACES = [
  ...new Set([...STREETS.map((street) => `${street} 7`), ...SPELLINGS.map(({ place }) => place).filter((place) => place !== '-')]),
];
const gazetteer = buildGazetteer(PLACES.map((place, i) => ({ ...describePlace(place), area: 'Δήμος Παραδείγματος', x: i * 1_000, y: 0 })));
const find = (text: string): FoundPlace => findPlace(gazetteer, { street: text, area: 'ΠΑΡΑΔΕΙΓΜΑΤΟΣ' });

/** The place that is found first, and the weakest agreement of its names. */
function firstOf({ candidates }: FoundPlace): { place: string | undefined; level: string | undefined } {
  const [best] = candidates;
  const levels = best?.streets.map(({ level }) => MATCH_LEVELS.indexOf(level)) ?? [];
  return { place: best === undefined ? undefined : PLACES[Math.round(best.x / 1_000)], level: MATCH_LEVELS[Math.max(...levels)] };
}

describe('the table of Greek spellings', () => {
  it('has more than 200 lines, one for each text, of all kinds', () => {
    expect(SPELLINGS.length).toBeGreaterThan(200);
    expect(new Set(SPELLINGS.map(({ text }) => text)).size).toBe(SPELLINGS.length);
    expect(SPELLINGS.filter(({ place }) => place === '-').length).toBeGreaterThan(20);
    expect(new Set(SPELLINGS.map(({ level }) => level))).toEqual(new Set([...MATCH_LEVELS, '-']));
  });

  const streets = SPELLINGS.filter(({ place }) => isStreet(place));
  it.each(streets)('$group: $text is $place', ({ text, place, level }) => {
    expect(find(text).candidates[0]?.streets).toMatchObject([{ name: place, level }]);
    // With a number behind it the text is placed, or proposed where the likeness is weak; a street alone is never placed.
    expect(firstOf(find(numbered(text)))).toEqual({ place: `${place} 7`, level });
    expect(find(text)).toMatchObject({ placed: null, reason: 'STREET_ALONE' });
  });

  const exactPlaces = SPELLINGS.filter(({ place }) => place !== '-' && !isStreet(place));
  it.each(exactPlaces)('$group: $text is $place', ({ text, place, level }) => {
    expect(firstOf(find(text))).toEqual({ place, level });
  });

  const nothing = SPELLINGS.filter(({ place }) => place === '-');
  it.each(nothing)('$group: $text is placed nowhere', ({ text }) => {
    expect(find(text).placed).toBeNull();
    expect(find(numbered(text)).placed).toBeNull();
  });

  it.each(STREETS)('%s, when it is not known, is not placed in another street', (street) => {
    const others = STREETS.filter((other) => other !== street).map((other, i) => ({
      street: other,
      number: '7',
      area: 'Α',
      x: i * 1_000,
      y: 0,
    }));
    expect(findPlace(buildGazetteer(others), { street, number: '7', area: 'Α' }).placed).toBeNull();
  });

  it('places by itself what differs in form only, and leaves weak likeness to a person', () => {
    const placed = new Map<string, boolean[]>();
    for (const { text, level } of streets) placed.set(level, [...(placed.get(level) ?? []), find(numbered(text)).placed !== null]);
    const share = Object.fromEntries([...placed].map(([level, all]) => [level, all.filter(Boolean).length / all.length]));
    expect(share).toEqual({ exact: 1, folded: 1, phonetic: 1, inflected: 0, initials: 0, misspelt: 0, part: 0 });
  });
});
