import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { auditRelease } from './audit-release.ts';
import { isSafe } from './audit-component.ts';
import { protectRelease } from './protect-release.ts';
import type { AttributeGroup, Cell, CellState, DerivedNumber, Release } from './release.ts';
import { attackSlowly } from './testing/slow-attack.ts';

const THRESHOLD = 5;
const MOST_ATOMS = 8;

const cellOf = (id: string, truth: Int32Array, atoms: Int32Array, state: CellState, rest: Partial<Cell> = {}): Cell => ({
  id,
  atoms,
  count: atoms.reduce((sum, atom) => sum + truth[atom]!, 0),
  state,
  lowest: 0,
  fixed: false,
  weight: 1,
  ...rest,
});

/** A few atoms, sets of them that overlap anyhow, and the total of all, which is shown for good. */
const anyRelease = fc
  .record({
    truth: fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 6 })), {
      minLength: 3,
      maxLength: MOST_ATOMS,
    }),
    sets: fc.array(
      fc.record({
        mask: fc.integer({ min: 1, max: 2 ** MOST_ATOMS - 1 }),
        state: fc.constantFrom<CellState>('shown', 'shown', 'hidden', 'hidden', 'unpublished'),
        lowest: fc.constantFrom<0 | 1>(0, 0, 1),
        fixed: fc.constantFrom(false, false, false, true),
        weight: fc.integer({ min: 1, max: 9 }),
      }),
      { minLength: 1, maxLength: 9 },
    ),
    knowsTruth: fc.boolean(),
    marks: fc.constantFrom<Release['marks']>('alike', 'alike', 'told-apart'),
    ratio: fc.option(fc.record({ part: fc.integer({ min: 1, max: 255 }), whole: fc.integer({ min: 1, max: 255 }) })),
  })
  .map(({ truth: counts, sets, knowsTruth, marks, ratio }): Release => {
    const truth = Int32Array.from(counts);
    const atomsOf = (mask: number): Int32Array => Int32Array.from(truth.keys()).filter((atom) => (mask >> atom) % 2 === 1);
    const all = Int32Array.from(truth.keys());
    const cells = sets
      .map(({ mask, ...rest }, i) => cellOf(`c${i}`, truth, atomsOf(mask), rest.state, rest))
      .filter(({ atoms }) => atoms.length > 0)
      // What is hidden as one at least is so.
      .map((cell) => (cell.count === 0 && cell.state === 'hidden' ? { ...cell, lowest: 0 as const } : cell));
    const half = cellOf('', truth, all.slice(0, all.length / 2), 'shown');
    const groups: AttributeGroup[] = [
      {
        id: 'all',
        attribute: 'half',
        values: [
          { value: 'first', atoms: half.atoms },
          { value: 'second', atoms: all.slice(all.length / 2) },
        ],
      },
    ];
    const derived: DerivedNumber[] = [];
    if (ratio) {
      const sum = (mask: number): number => atomsOf(mask).reduce((total, atom) => total + truth[atom]!, 0);
      const share = sum(ratio.whole) === 0 ? 0 : sum(ratio.part) / sum(ratio.whole);
      derived.push({
        id: 'ratio',
        terms: [
          { atoms: atomsOf(ratio.part), coefficient: 1 },
          { atoms: atomsOf(ratio.whole), coefficient: -(Math.round(share * 10) / 10 + 0.05) },
        ],
        low: -Infinity,
        high: 0,
        isShown: sum(ratio.whole) > 0,
        fixed: false,
        weight: 2,
      });
    }
    return {
      threshold: THRESHOLD,
      atoms: truth.length,
      truth: knowsTruth ? truth : null,
      cells: [cellOf('total', truth, all, 'shown', { fixed: true, weight: 100 }), ...cells],
      derived,
      groups,
      lines: [],
      neighbourhoods: [],
      marks,
    };
  })
  .filter(({ cells }) => cells[0]!.count <= 16);

/** What marks alone tell a cell to be at least: with all counts unknown, the fewest accidents that give every hidden area its one. */
function floorsOf({ cells, atoms: size }: Release): number[] {
  const areas = cells.filter(({ state, lowest }) => state === 'hidden' && lowest === 1);
  // Of areas that overlap, one accident may be in all: the fewest atoms that meet all of those inside.
  return cells.map(({ atoms }) => {
    const inside = areas.filter((area) => area.atoms.every((atom) => atoms.includes(atom)));
    let fewest = inside.length;
    for (let chosen = 0; chosen < 2 ** size; chosen++) {
      if (inside.every((area) => area.atoms.some((atom) => (chosen >> atom) % 2 === 1))) {
        fewest = Math.min(fewest, chosen.toString(2).replaceAll('0', '').length);
      }
    }
    return fewest;
  });
}

/** Of areas with accidents that overlap, or where marks are told apart, the audit takes less for known than the marks tell: it errs to the safe side. */
function haveOverlap({ cells, marks }: Release): boolean {
  if (marks === 'told-apart') return true;
  const areas = cells.filter(({ state, lowest }) => state === 'hidden' && lowest === 1);
  return areas.some((one) => areas.some((other) => other !== one && one.atoms.some((atom) => other.atoms.includes(atom))));
}

/** Areas of two or three categories each inside of one that is shown: hidden ones are alike, and are one at least. */
const nestedRelease = fc
  .record({
    counts: fc.array(fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 2, maxLength: 2 }), { minLength: 3, maxLength: 4 }),
    shownTotals: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
    categoriesShown: fc.boolean(),
    knowsTruth: fc.boolean(),
  })
  .map(({ counts, shownTotals, categoriesShown, knowsTruth }): Release => {
    const truth = Int32Array.from(counts.flat());
    const atomsOf = (area: number): Int32Array => Int32Array.of(2 * area, 2 * area + 1);
    const areas = counts.map((own, i) => {
      const isShown = own.every((count) => count === 0) || shownTotals[i] === true;
      return cellOf(`area ${i}`, truth, atomsOf(i), isShown ? 'shown' : 'hidden', { lowest: 1 });
    });
    const inAreas = [...truth.keys()].map((atom) => cellOf(`atom ${atom}`, truth, Int32Array.of(atom), 'hidden'));
    const categories = [0, 1].map((category) => {
      const atoms = Int32Array.from(counts.keys(), (area) => 2 * area + category);
      return cellOf(`category ${category}`, truth, atoms, categoriesShown ? 'shown' : 'hidden');
    });
    const pair = cellOf('first two', truth, Int32Array.of(0, 1, 2, 3), 'hidden');
    const total = cellOf('total', truth, Int32Array.from(truth.keys()), 'shown', { fixed: true });
    const cells = [total, ...areas, ...inAreas, ...categories, pair];
    return {
      threshold: THRESHOLD,
      atoms: truth.length,
      truth: knowsTruth ? truth : null,
      cells,
      derived: [],
      groups: [],
      lines: [],
      neighbourhoods: [],
      marks: 'alike',
    };
  })
  .filter(({ cells }) => cells[0]!.count <= 14);

/** Compares an audit with what trying all tables finds. */
async function compareWithSlow(release: Release): Promise<void> {
  const slow = attackSlowly(release);
  const floors = floorsOf(release);
  const audit = await auditRelease(release, undefined, { intervals: true });
  const failing = new Set(audit.cells.map(({ cell }) => cell));
  for (const [i, { id, state }] of release.cells.entries()) {
    if (state === 'shown') continue;
    const truth = slow.intervals[i]!;
    // Atoms that a shown zero empties are no question any more.
    const found = audit.intervals.get(id) ?? { low: 0, high: 0 };
    expect(found.low).toBeLessThanOrEqual(truth.low);
    expect(found.high).toBeGreaterThanOrEqual(truth.high);
    const isKept = isSafe(truth, state, floors[i]!, THRESHOLD) || !audit.intervals.has(id);
    if (!isKept) expect({ id, fails: failing.has(id) }).toEqual({ id, fails: true });
    if (isKept && truth.low < THRESHOLD && !haveOverlap(release)) expect({ id, fails: failing.has(id) }).toEqual({ id, fails: false });
  }
  for (const { attribute, values } of release.groups) {
    const possible = values.filter(({ atoms }) => atoms.some((atom) => slow.canBe[atom]));
    const certain = audit.attributes.filter((one) => one.attribute === attribute).map(({ value }) => value);
    expect(certain).toEqual(possible.length === 1 ? [possible[0]!.value] : []);
  }
}

describe('an audit by linear programming', () => {
  it('finds of every cell what trying all tables finds, and never more', async () => {
    await fc.assert(fc.asyncProperty(anyRelease, compareWithSlow), { numRuns: 80, seed: 20_261_130 });
  });

  it('does so where areas are alike and one at least each', async () => {
    await fc.assert(fc.asyncProperty(nestedRelease, compareWithSlow), { numRuns: 60, seed: 8 });
  });

  it('passes what was protected, and then trying all tables tells no hidden cell either', async () => {
    let [passed, tried] = [0, 0];
    await fc.assert(
      fc.asyncProperty(anyRelease, async (release) => {
        tried += 1;
        const { release: hidden, audit } = await protectRelease(release);
        const slow = attackSlowly(hidden);
        const floors = floorsOf(hidden);
        const failing = new Set(audit.cells.map(({ cell }) => cell));
        if (audit.passes) passed += 1;
        // What fails still is given away by what was public before.
        for (const [i, cell] of hidden.cells.entries()) {
          if (cell.state !== 'shown' && !failing.has(cell.id) && slow.intervals[i]!.high > 0) {
            expect(isSafe(slow.intervals[i]!, cell.state, floors[i]!, THRESHOLD)).toBe(true);
          }
          if (cell.state === 'shown' && !cell.fixed) expect(cell.count >= THRESHOLD || cell.count === 0).toBe(true);
        }
        for (const { givenAwayBy } of audit.cells) {
          for (const id of givenAwayBy) {
            const cell = hidden.cells.find((one) => one.id === id);
            expect(cell && (cell.fixed || cell.state !== 'shown')).toBe(true);
          }
        }
      }),
      { numRuns: 60, seed: 7 },
    );
    expect(passed).toBeGreaterThan(tried / 3);
  });
});
