import { describe, expect, it } from '@jest/globals';
import { BEFORE_AFTER_METHODS, binomialLowerTail, binomialUpperTail, getBeforeAfterMethod, seededRandom } from '@elektron/statistics';
import { findInWorld, LEAST_REJECTED, MOST_REJECTED, NO_EFFECT_TESTS, type Found, type NoEffectTest } from './no-effect-study.ts';
import { NO_EFFECT_STUDIES, SELECTED, type NoEffectStudy, type World } from './no-effect-worlds.ts';

/*
 * How often each before/after method finds an effect where nothing was done. `npm test` takes a few studies of some lengths and sizes, and looks at all of a
 * test together; `npm run -s test:no-effect` takes two thousand of each, and prints the table of docs/methods/no-effect-study.md.
 */

const IS_FULL = process.env['NO_EFFECT'] === 'full';
const STUDIES = IS_FULL ? 2000 : 25;
const SEED = 20_261_130;
/** Of the small size: every length with few accidents, and a middling one with many. */
const CELLS = IS_FULL ? NO_EFFECT_STUDIES : [0, 4, 7, 8].map((i) => NO_EFFECT_STUDIES[i]!);
const WORLDS = [...new Set(NO_EFFECT_TESTS.map(({ world }) => world))];

/** What a true share within the bounds gives, in all but one of a thousand repetitions on either side; at full size the bounds themselves. */
function boundsOf(studies: number): readonly [number, number] {
  if (IS_FULL) return [LEAST_REJECTED * studies, MOST_REJECTED * studies];
  const counts = Array.from({ length: studies + 1 }, (_, n) => n);
  return [
    counts.find((n) => binomialLowerTail(n, studies, LEAST_REJECTED) >= 0.001)!,
    counts.findLast((n) => binomialUpperTail(n, studies, MOST_REJECTED) >= 0.001)!,
  ];
}

function isWithin(found: number, studies: number, { promised }: NoEffectTest): boolean {
  const [least, most] = boundsOf(studies);
  return found <= most && (promised === 'cautious' || found >= least);
}

const nameOf = ({ method, name }: NoEffectTest): string => [method, name].filter((part) => part !== '').join(': ');
const cellOf = ({ yearsBefore, yearsAfter, perMonth }: NoEffectStudy): string => `${12 * (yearsBefore + yearsAfter)}: ${perMonth}`;

function report(line: string): void {
  if (IS_FULL) process.stderr.write(`${line}\n`);
}

/** Where the promise is not kept: cell by cell at full size, else all cells together. */
function findBroken(test: NoEffectTest, cells: readonly Found[]): string[] {
  if (test.promised === 'contrast') return [];
  const all = cells.reduce((sum, { found }) => sum + found, 0);
  if (!IS_FULL) return isWithin(all, STUDIES * cells.length, test) ? [] : [`${nameOf(test)}: ${all} of ${STUDIES * cells.length}`];
  return cells.flatMap(({ found, study }) =>
    isWithin(found, STUDIES, test) ? [] : [`${nameOf(test)}, ${cellOf(study)}: ${found} of ${STUDIES}`],
  );
}

function tell({ found, refused }: Found): string {
  return `${((100 * found) / STUDIES).toFixed(1)}${refused > 0 ? ` (${refused} refused)` : ''}`;
}

describe('where nothing was done', () => {
  report(`| studies | method | ${CELLS.map(cellOf).join(' | ')} |`);
  report(`| --- | --- | ${CELLS.map(() => '---').join(' | ')} |`);
  const found = new Map<World, readonly Found[]>();
  const findAll = (world: World): readonly Found[] => {
    if (!found.has(world))
      found.set(
        world,
        CELLS.flatMap((study, cell) => findInWorld(world, study, STUDIES, SEED + cell)),
      );
    return found.get(world)!;
  };

  it.each(WORLDS)(
    '$name: an effect is found as rarely as promised',
    (world) => {
      const all = findAll(world);
      const byTest = NO_EFFECT_TESTS.filter((test) => test.world === world).map((test) => ({
        test,
        cells: all.filter((each) => each.test === test),
      }));
      for (const { test, cells } of byTest) report(`| ${world.name} | ${nameOf(test)} | ${cells.map(tell).join(' | ')} |`);
      expect(byTest.flatMap(({ test, cells }) => findBroken(test, cells))).toEqual([]);
      expect(all.filter(({ refused }) => refused > 0)).toEqual([]);
    },
    IS_FULL ? 7_200_000 : 60_000,
  );

  it('the same bounds see what is wrong: methods that do not correct the selection of sites', () => {
    const contrasts = NO_EFFECT_TESTS.filter(({ world, promised }) => world === SELECTED && promised === 'contrast');
    expect(contrasts.length).toBeGreaterThan(0);
    for (const test of contrasts) {
      const cells = findAll(SELECTED).filter((each) => each.test === test);
      expect({ test: nameOf(test), broken: findBroken({ ...test, promised: 'held' }, cells).length }).not.toMatchObject({ broken: 0 });
    }
  });

  it('no method of the list is left out', () => {
    expect(new Set(NO_EFFECT_TESTS.map(({ method }) => method))).toEqual(new Set(BEFORE_AFTER_METHODS.map(({ id }) => id)));
  });

  it.each(NO_EFFECT_TESTS.filter(({ pValueOf, name }) => pValueOf !== undefined && !name.startsWith('mid-p')))(
    '$method $name, $world.name: the p-value looked at is that of the method',
    ({ world, method, parameters, pValueOf }) => {
      const input = world.draw(NO_EFFECT_STUDIES[0]!, seededRandom(SEED));
      const result = getBeforeAfterMethod(method).estimate(input, parameters) as { readonly pValue: number };
      expect(pValueOf!(input)).toBeCloseTo(result.pValue, 12);
    },
  );
});
