import { describe, expect, it } from '@jest/globals';
import { cellToChildren, latLngToCell } from 'h3-js';
import { seededRandom } from '@elektron/statistics';
import type { PublishedArea, PublishedCount } from '@elektron/domain';
import { attack } from './attacker.ts';
import { dimensionOf, documentOf, hexagonArea, municipalityArea } from './documents.ts';

/*
 * The attack against its slow twin: every table of whole numbers that could be behind a small release, one after the other.
 */

const MIDDLE = latLngToCell(37.98, 23.73, 8);
const FINE = cellToChildren(MIDDLE, 9).slice(0, 3);
const YEAR = '2020';
const VALUES = 2;

interface Town {
  /** True counts by hexagon and value; and which numbers of the document are hidden: hexagons' totals, values of hexagons, the whole and its values. */
  readonly truth: readonly (readonly number[])[];
  readonly hides: readonly boolean[];
}

function drawTown(seed: number): Town {
  const random = seededRandom(seed);
  return {
    truth: FINE.map(() => Array.from({ length: VALUES }, () => Math.floor(random() * 4))),
    hides: Array.from({ length: (FINE.length + 1) * (1 + VALUES) }, () => random() < 0.55),
  };
}

const sum = (values: readonly number[]): number => values.reduce((all, one) => all + one, 0);

/** All numbers of a table in the order of `hides`: each hexagon's total and values, then those of the whole. */
function numbersOf(table: readonly (readonly number[])[]): number[] {
  const whole = Array.from({ length: VALUES }, (_, v) => sum(table.map((row) => row[v]!)));
  return [...table, whole].flatMap((row) => [sum(row), ...row]);
}

/** Least and most of every hidden number over all tables that show what the town shows, which is how many accidents there are in all. */
function enumerate({ truth, hides }: Town, floor: number): Map<number, [number, number]> {
  const numbers = numbersOf(truth);
  const found = new Map<number, [number, number]>();
  const table = FINE.map(() => Array.from({ length: VALUES }, () => 0));
  const visit = (at: number, left: number): void => {
    if (at === FINE.length * VALUES) {
      if (left > 0) return;
      const candidate = numbersOf(table);
      if (candidate.some((one, i) => (hides[i]! ? i % (1 + VALUES) === 0 && one < floor : one !== numbers[i]))) return;
      for (const [i, one] of candidate.entries()) {
        if (!hides[i]!) continue;
        const [low, high] = found.get(i) ?? [one, one];
        found.set(i, [Math.min(low, one), Math.max(high, one)]);
      }
      return;
    }
    for (let value = 0; value <= left; value++) {
      table[Math.floor(at / VALUES)]![at % VALUES] = value;
      visit(at + 1, left - value);
    }
    table[Math.floor(at / VALUES)]![at % VALUES] = 0;
  };
  visit(0, sum(truth.flat()));
  return found;
}

function documentOfTown({ truth, hides }: Town): ReturnType<typeof documentOf> {
  const shown = numbersOf(truth).map((number, i): PublishedCount => (hides[i]! ? null : number));
  const countsOf = (area: number): PublishedArea['counts'] => {
    const [total, ...values] = shown.slice(area * (1 + VALUES), (area + 1) * (1 + VALUES));
    return { total: { [YEAR]: [total!] }, light: { [YEAR]: values } };
  };
  return documentOf({
    dimensions: [dimensionOf('light', 'day', 'dark')],
    areas: [municipalityArea('M', FINE, countsOf(FINE.length)), ...FINE.map((cell, i) => hexagonArea(cell, 'M', countsOf(i)))],
  });
}

const areaNames = [...FINE.map((cell) => `${cell} M`), 'M'];
const nameOf = (i: number): string =>
  [areaNames[Math.floor(i / (1 + VALUES))]!, YEAR, ...(i % (1 + VALUES) === 0 ? [] : [['day', 'dark'][(i % (1 + VALUES)) - 1]!])].join(
    ', ',
  );

describe.each([0, 1] as const)('with hidden areas of %i at least', (floor) => {
  it('the attack finds the bounds that trying all tables finds', async () => {
    let compared = 0;
    for (let seed = 1; seed <= 40; seed++) {
      const town = drawTown(seed);
      // What is hidden of the whole as well can be as much as one likes, which no list of tables reaches; and an empty area is never hidden where that is known.
      const isEnumerable = !town.hides[FINE.length * (1 + VALUES)]! && sum(town.truth.flat()) <= 9;
      const isHonest = floor === 0 || town.truth.every((row, i) => sum(row) > 0 || !town.hides[i * (1 + VALUES)]!);
      if (!isEnumerable || !isHonest) continue;
      const { bounds, findings } = await attack([documentOfTown(town)], {
        knowledge: { floors: floor === 0 ? 'none' : 'areas' },
        isExact: true,
      });
      expect(findings.filter(({ kind }) => kind === 'contradiction')).toEqual([]);
      for (const [i, range] of enumerate(town, floor)) {
        expect({ seed, name: nameOf(i), range: bounds.get(nameOf(i)) }).toEqual({ seed, name: nameOf(i), range });
        compared += 1;
      }
    }
    expect(compared).toBeGreaterThan(50);
  });
});
