import { describe, expect, it } from '@jest/globals';
import { AtomGrid, refine } from './atom-grid.ts';
import { auditRelease } from './audit-release.ts';
import { countsBehind, shareBounds } from './derived-numbers.ts';
import { protectRelease } from './protect-release.ts';
import type { Cell, DerivedNumber, Release } from './release.ts';
import { guardPieces, tabulate, type Span, type Tabulation } from './tabulate.ts';

/*
 * Each way in which a release has given people away elsewhere, made on purpose: the audit must find it and say what gave it away. The same data without
 * the leak, or protected, must pass: else the audit would only be afraid of everything.
 */

const SEVERITIES = ['fatal', 'serious', 'slight'];

/** Counts of accidents by piece of land, then by year, then by severity. */
type Counts = readonly (readonly (readonly number[])[])[];

function gridOf(counts: Counts) {
  const named = (name: string, count: number): string[] => Array.from({ length: count }, (_, i) => `${name} ${i + 1}`);
  const grid = new AtomGrid([
    { id: 'place', values: named('piece', counts.length) },
    { id: 'year', values: named('year', counts[0]!.length) },
    { id: 'severity', values: SEVERITIES },
  ]);
  return { grid, truth: Int32Array.from(counts.flat(2)) };
}

const span = (id: string, ...values: number[]): Span => ({ id, values });

const tablesOf = (
  counts: Counts,
  release: string,
  places: readonly Span[],
  periods: readonly Span[],
  rest: Partial<Tabulation> = {},
): Tabulation => ({
  release,
  ...gridOf(counts),
  placeAxis: 'place',
  periodAxis: 'year',
  breakdowns: ['severity'],
  crossed: [],
  places,
  nesting: [],
  periods,
  zeroIsShown: true,
  fixed: false,
  ...rest,
});

/** Several releases over the same accidents, and the pieces that nobody publishes. */
function join(...tabulations: readonly Tabulation[]): Release {
  const [first] = tabulations;
  const tables = tabulations.map(tabulate);
  let offset = 0;
  const lines = tables.flatMap((table) => {
    const start = offset;
    offset += table.cells.length;
    return table.lines.map(({ whole, parts }) => ({ whole: whole + start, parts: parts.map((part) => part + start) }));
  });
  return {
    threshold: 5,
    atoms: first!.grid.size,
    truth: first!.truth,
    cells: [...tables.flatMap(({ cells }) => cells), ...guardPieces(first!)],
    derived: [],
    groups: tables.flatMap(({ groups }) => groups),
    lines,
    neighbourhoods: [],
    marks: 'alike',
  };
}

const hide = (release: Release, isHidden: (cell: Cell) => boolean): Release => ({
  ...release,
  cells: release.cells.map((cell) => (cell.state === 'shown' && isHidden(cell) ? { ...cell, state: 'hidden' } : cell)),
});
const isSmall = ({ count, lowest }: Cell): boolean => count < 5 && !(count === 0 && lowest === 1);

describe('complementary cells', () => {
  const counts: Counts = [[[1, 9, 60]], [[8, 20, 70]], [[9, 30, 90]]];
  const places = [span('A', 0), span('B', 1), span('C', 2), span('all', 0, 1, 2)];
  const release = join(tablesOf(counts, 'city', places, [span('2024', 0)], { nesting: [{ whole: 3, parts: [0, 1, 2] }] }));

  it('a small count alone in its row is found by subtraction', async () => {
    const audit = await auditRelease(hide(release, isSmall));
    expect(audit.passes).toBe(false);
    expect(audit.cells).toContainEqual({
      cell: 'city / A / 2024 / fatal',
      interval: { low: 1, high: 1 },
      givenAwayBy: expect.arrayContaining([expect.stringContaining('city / ')]),
    });
  });

  it('protected, it is not, and most of the accidents are still shown', async () => {
    const { audit, cost, release: safe } = await protectRelease(release);
    expect(audit.passes).toBe(true);
    expect(cost.hiddenBeside).toBeGreaterThan(0);
    expect(cost.weightShown / cost.weight).toBeGreaterThan(0.5);
    expect(await protectRelease(release)).toEqual({ audit, cost, release: safe });
  });

  it('what was given hidden stays so, though a sum tells it', async () => {
    const large = join(
      tablesOf([[[9, 9, 60]], [[8, 20, 70]], [[9, 30, 90]]], 'city', places, [span('2024', 0)], {
        nesting: [{ whole: 3, parts: [0, 1, 2] }],
      }),
    );
    const isFatal = ({ id }: Cell): boolean => id === 'city / all / 2024 / fatal';
    expect(large.cells.filter(isFatal)).toHaveLength(1);
    const given = hide(large, isFatal);
    const { release: safe, audit } = await protectRelease(given);
    expect(audit.passes).toBe(true);
    expect(safe.cells.map(({ id, state }) => [id, state])).toEqual(given.cells.map(({ id, state }) => [id, state]));
  });

  it('a count of one that is shown is named', async () => {
    expect((await auditRelease(release)).shownSmall).toEqual(['city / A / 2024 / fatal']);
  });
});

describe('time', () => {
  // Four years, then the same four and one more with two accidents in it.
  const counts: Counts = [
    [
      [0, 5, 20],
      [0, 6, 20],
      [0, 5, 19],
      [0, 6, 18],
      [0, 0, 2],
    ],
  ];
  const earlier = tablesOf(counts, 'first', [span('A', 0)], [span('2020-2023', 0, 1, 2, 3)], { breakdowns: [], fixed: true });
  const rolled = tablesOf(counts, 'second', [span('A', 0)], [span('2020-2024', 0, 1, 2, 3, 4)], { breakdowns: [] });
  const next = tablesOf(counts, 'second', [span('A', 0)], [span('2024', 4)], { breakdowns: [] });

  it('two releases that differ by a year tell that year', async () => {
    const audit = await auditRelease(join(earlier, rolled));
    expect(audit.cells.find(({ cell }) => cell === 'piece / piece 1 / year 5')).toEqual({
      cell: 'piece / piece 1 / year 5',
      interval: { low: 2, high: 2 },
      givenAwayBy: ['first / A / 2020-2023', 'second / A / 2020-2024'],
    });
    const { audit: mended, release } = await protectRelease(join(earlier, rolled));
    expect(mended.passes).toBe(true);
    expect(release.cells.map(({ state }) => state).slice(0, 2)).toEqual(['shown', 'hidden']);
  });

  it('blocks that do not overlap do not', async () => {
    expect((await protectRelease(join(earlier, next))).audit.passes).toBe(true);
  });
});

describe('area', () => {
  // A municipality of two hexagons that lie in it wholly, and a strip of a third.
  const { pieces, members } = refine([
    ['hexagon 1', 'municipality'],
    ['hexagon 2', 'municipality'],
    ['hexagon 3', 'municipality'],
    ['hexagon 3', null],
    ['hexagon 1', 'municipality'],
  ]);
  const inside = pieces.findIndex(([hexagon, municipality]) => hexagon === 'hexagon 3' && municipality !== null);
  const counts: Counts = pieces.map((_, i) => [i === inside ? [0, 0, 2] : [2, 4, 16]]);
  const spansOf = (division: number): Span[] => [...members[division]!].map(([id, values]) => ({ id, values }));
  const year = [span('2024', 0)];
  const hexagons = tablesOf(counts, 'hexagons', spansOf(0), year, { breakdowns: [] });
  const municipalities = tablesOf(counts, 'municipalities', spansOf(1), year, { breakdowns: [] });

  it('the part of a hexagon that lies in a municipality is what others leave of it', async () => {
    expect(pieces).toHaveLength(4);
    const audit = await auditRelease(join(hexagons, municipalities));
    const strip = audit.cells.find(({ cell }) => cell === `piece / piece ${inside + 1} / year 1`);
    expect(strip?.interval).toEqual({ low: 2, high: 2 });
    expect(strip?.givenAwayBy).toEqual([
      'hexagons / hexagon 1 / 2024',
      'hexagons / hexagon 2 / 2024',
      'municipalities / municipality / 2024',
    ]);
    expect((await auditRelease(join(hexagons))).passes).toBe(true);
    expect((await protectRelease(join(hexagons, municipalities))).audit.passes).toBe(true);
  });
});

describe('derived numbers', () => {
  const counts: Counts = [[[3, 20, 60]], [[4, 20, 60]]];
  const release = hide(
    join(tablesOf(counts, 'city', [span('A', 0), span('B', 1)], [span('2024', 0)])),
    (cell) => cell.id.includes('severity') || isSmall(cell) || cell.count === 20,
  );
  const atoms = release.cells.find(({ id }) => id === 'city / A / 2024 / fatal')!.atoms;
  const bounds = { isShown: true, fixed: false, weight: 1 };

  it('a rate with its exposure tells the count', async () => {
    const publish = (count: number): string => (count / 12.4).toFixed(2);
    const { low, high } = countsBehind(publish(3), publish, 1000);
    expect([low, high]).toEqual([3, 3]);
    const rate: DerivedNumber = { id: 'fatal per million vehicle-km', terms: [{ atoms, coefficient: 1 }], low, high, ...bounds };
    expect((await auditRelease(release)).passes).toBe(true);
    const audit = await auditRelease({ ...release, derived: [rate] });
    expect(audit.cells).toContainEqual({ cell: 'city / A / 2024 / fatal', interval: { low: 3, high: 3 }, givenAwayBy: [rate.id] });
    const mended = await protectRelease({ ...release, derived: [rate] });
    expect([mended.audit.passes, mended.cost.hiddenNumbers]).toEqual([true, 1]);
  });

  it('so does a share; one that is rounded coarsely may not', async () => {
    const whole = release.cells.find(({ id }) => id === 'city / A / 2024')!.atoms;
    const withShare = (share: number, step: number): Release => ({
      ...release,
      derived: shareBounds(atoms, whole, share, step).map((bound, i) => ({ id: `share ${i}`, ...bound, ...bounds })),
    });
    const audit = await auditRelease(withShare(0.036, 0.001));
    expect(audit.cells.find(({ cell }) => cell === 'city / A / 2024 / fatal')?.interval).toEqual({ low: 3, high: 3 });
    expect((await auditRelease(withShare(0, 0.2))).passes).toBe(true);
  });
});

describe('another organisation', () => {
  const counts: Counts = [[[2, 12, 40]]];
  const own = tablesOf(counts, 'municipality', [span('A', 0)], [span('2024', 0)]);
  const police = tablesOf(counts, 'police', [span('A', 0)], [span('2024', 0)], { fixed: true });
  const withPolice = (isHidden: (cell: Cell) => boolean): Release =>
    hide(join(own, police), ({ id, ...cell }) =>
      id.startsWith('police') ? isHidden({ id, ...cell }) : isSmall({ id, ...cell }) || id.endsWith('slight'),
    );

  it('what one hides two may tell together', async () => {
    const alone = hide(join(own), (cell) => isSmall(cell) || cell.id.endsWith('slight'));
    expect((await auditRelease(alone)).passes).toBe(true);
    // The police hide the fatal and the serious ones; the total and the slight ones are out.
    const audit = await auditRelease(withPolice((cell) => isSmall(cell) || cell.id.endsWith('serious')));
    const fatal = audit.cells.find(({ cell }) => cell === 'municipality / A / 2024 / fatal');
    expect(fatal?.interval).toEqual({ low: 2, high: 2 });
    expect(fatal?.givenAwayBy.some((id) => id.startsWith('municipality')) && fatal.givenAwayBy.some((id) => id.startsWith('police'))).toBe(
      true,
    );
  });

  it('the release gives way to what is out already, or says that it cannot', async () => {
    const beside = hide(join(own, police), (cell) => cell.fixed && (isSmall(cell) || cell.id.endsWith('serious')));
    const { audit, release } = await protectRelease(beside);
    expect(audit.passes).toBe(true);
    expect(release.cells.find(({ id }) => id === 'municipality / A / 2024 / serious')?.state).toBe('hidden');
    const tooLate = await protectRelease(hide(join(own, police), (cell) => cell.fixed && isSmall(cell)));
    expect(tooLate.audit.passes).toBe(false);
    expect(tooLate.audit.cells.flatMap(({ givenAwayBy }) => givenAwayBy).every((id) => id.startsWith('police'))).toBe(true);
  });
});

describe('attributes', () => {
  it('where all accidents of a group are alike, whoever knows one knows more of it', async () => {
    const release = join(tablesOf([[[0, 0, 12]]], 'city', [span('A', 0)], [span('2024', 0)]));
    const audit = await auditRelease(hide(release, isSmall));
    expect(audit.attributes).toEqual([
      { group: 'city / A / 2024', attribute: 'severity', value: 'slight', givenAwayBy: ['city / A / 2024', 'city / A / 2024 / slight'] },
    ]);
    expect((await protectRelease(release)).audit.passes).toBe(true);
  });

  it('also in a group of which nothing is hidden', async () => {
    const release = join(tablesOf([[[0, 0, 12]]], 'city', [span('A', 0)], [span('2024', 0)]));
    expect((await auditRelease(release)).attributes.map(({ value }) => value)).toEqual(['slight']);
  });
});

it('what contradicts itself is refused, and a search that is stopped stops', async () => {
  const release = join(tablesOf([[[6, 7, 12]]], 'city', [span('A', 0)], [span('2024', 0)]));
  const wrong = {
    ...release,
    truth: null,
    cells: release.cells.map((cell) => (cell.id === 'city / A / 2024' ? { ...cell, count: 99 } : cell)),
  };
  await expect(auditRelease(wrong)).rejects.toMatchObject({ code: 'INPUT_INVALID' });
  await expect(auditRelease({ ...wrong, truth: release.truth })).rejects.toMatchObject({ code: 'INPUT_INVALID' });
  await expect(protectRelease({ ...release, threshold: 4 })).rejects.toMatchObject({ code: 'INPUT_INVALID' });
  const control = { progress: () => undefined, isCancelled: () => true };
  await expect(protectRelease(release, control)).rejects.toMatchObject({ code: 'CANCELLED' });
});
