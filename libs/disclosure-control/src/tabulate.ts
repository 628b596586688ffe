import type { AtomGrid, Selection } from './atom-grid.ts';
import type { AttributeGroup, Cell, Line } from './release.ts';

/** An area or a period of a release: its name, and the values of its axis that it is made of. */
export interface Span {
  readonly id: string;
  readonly values: readonly number[];
  /** What its numbers are worth; multiplies the weight of its cells. */
  readonly worth?: number;
}

/** Tables of one release: every area in every period, its total, one table for each breakdown, and tables of two of them. */
export interface Tabulation {
  /** Comes first in the name of every cell. */
  readonly release: string;
  readonly grid: AtomGrid;
  readonly truth: Int32Array;
  /** The axes of which areas, periods and breakdowns are. */
  readonly placeAxis: string;
  readonly periodAxis: string;
  readonly breakdowns: readonly string[];
  readonly crossed: readonly (readonly [string, string])[];
  readonly places: readonly Span[];
  /** Areas that other areas make up: positions in `places`. */
  readonly nesting: readonly { readonly whole: number; readonly parts: readonly number[] }[];
  readonly periods: readonly Span[];
  /** Whether an area without accidents is shown as such. */
  readonly zeroIsShown: boolean;
  readonly fixed: boolean;
}

export interface Tables {
  readonly cells: readonly Cell[];
  readonly lines: readonly Line[];
  readonly groups: readonly AttributeGroup[];
  readonly neighbourhoods: readonly Int32Array[];
}

/** A total is worth more than a row of it, and a row more than a cell of two: what readers look at first is hidden last. */
const WORTH_BY_BREAKDOWNS = [4, 2, 1];

/** Everything that such a release would show, all cells in the state `shown`; `protectRelease` decides which are. */
export function tabulate(tabulation: Tabulation): Tables {
  const { grid, placeAxis, periodAxis, places, periods, nesting } = tabulation;
  const splits = listSplits(tabulation);
  const cells: Cell[] = [];
  const groups: AttributeGroup[] = [];
  for (const period of periods) {
    for (const place of places) {
      for (const split of splits) cells.push(toCell(tabulation, place, period, split));
      const base = { [placeAxis]: place.values, [periodAxis]: period.values };
      const id = nameOf(tabulation, place, period, '');
      for (const breakdown of tabulation.breakdowns) {
        const values = grid.axes.find((axis) => axis.id === breakdown)!.values;
        groups.push({
          id,
          attribute: breakdown,
          values: values.map((value, i) => ({ value, atoms: grid.atomsOf({ ...base, [breakdown]: [i] }) })),
        });
      }
    }
  }
  const at = (period: number, place: number, split: number): number => (period * places.length + place) * splits.length + split;
  const lines: Line[] = [];
  for (const period of periods.keys()) {
    for (const place of places.keys()) {
      for (const { whole, parts } of linesOfSplits(splits)) {
        lines.push({ whole: at(period, place, whole), parts: Int32Array.from(parts, (part) => at(period, place, part)) });
      }
    }
    for (const { whole, parts } of nesting) {
      for (const split of splits.keys())
        lines.push({ whole: at(period, whole, split), parts: Int32Array.from(parts, (part) => at(period, part, split)) });
    }
  }
  const neighbourhoods = cells.filter((_, i) => i % splits.length === 0).map(({ atoms }) => atoms);
  return { cells, lines, groups, neighbourhoods };
}

/** One value of some breakdowns, or of none. */
type Split = readonly { readonly breakdown: string; readonly value: number }[];

function listSplits({ grid, breakdowns, crossed }: Tabulation): Split[] {
  const valuesOf = (breakdown: string) => grid.axes.find(({ id }) => id === breakdown)!.values.map((_, value) => ({ breakdown, value }));
  return [
    [],
    ...breakdowns.flatMap((breakdown) => valuesOf(breakdown).map((one) => [one])),
    ...crossed.flatMap(([a, b]) => valuesOf(a).flatMap((one) => valuesOf(b).map((other) => [one, other]))),
  ];
}

/** Every split of one breakdown less is the sum over the values of that breakdown. */
function linesOfSplits(splits: readonly Split[]): { readonly whole: number; readonly parts: readonly number[] }[] {
  const nameOfSplit = (split: Split): string => split.map(({ breakdown, value }) => `${breakdown}=${value}`).join(' ');
  const position = new Map(splits.map((split, i) => [nameOfSplit(split), i]));
  const found = new Map<string, { whole: number; parts: number[] }>();
  for (const [i, split] of splits.entries()) {
    for (const [left, { breakdown }] of split.entries()) {
      const rest = split.filter((_, other) => other !== left);
      const over = split.map((one) => one.breakdown).join(' ');
      const key = `${nameOfSplit(rest)} by ${breakdown} in ${over}`;
      const line = found.get(key);
      if (line) line.parts.push(i);
      else found.set(key, { whole: position.get(nameOfSplit(rest))!, parts: [i] });
    }
  }
  return [...found.values()];
}

function toCell(
  { grid, truth, placeAxis, periodAxis, zeroIsShown, fixed, ...rest }: Tabulation,
  place: Span,
  period: Span,
  split: Split,
): Cell {
  const selection: Selection = {
    [placeAxis]: place.values,
    [periodAxis]: period.values,
    ...Object.fromEntries(split.map(({ breakdown, value }) => [breakdown, [value]])),
  };
  const atoms = grid.atomsOf(selection);
  let count = 0;
  for (const atom of atoms) count += truth[atom]!;
  const values = split.map(({ breakdown, value }) => grid.axes.find(({ id }) => id === breakdown)!.values[value]!);
  return {
    id: nameOf(rest, place, period, values.join(' × ')),
    atoms,
    count,
    state: 'shown',
    lowest: zeroIsShown && split.length === 0 ? 1 : 0,
    fixed,
    weight: (place.worth ?? 1) * WORTH_BY_BREAKDOWNS[split.length]! * Math.max(1, count),
  };
}

function nameOf({ release }: Pick<Tabulation, 'release'>, place: Span, period: Span, split: string): string {
  return [release, place.id, period.id, ...(split === '' ? [] : [split])].join(' / ');
}

/**
 * The counts that nobody publishes and that subtracting published ones may leave: of every piece of land in every piece of time, by each value of
 * each breakdown.
 */
export function guardPieces({
  grid,
  truth,
  placeAxis,
  periodAxis,
  breakdowns,
}: Pick<Tabulation, 'grid' | 'truth' | 'placeAxis' | 'periodAxis' | 'breakdowns'>): Cell[] {
  const valuesOf = (id: string): readonly string[] => grid.axes.find((axis) => axis.id === id)!.values;
  const splits = [[], ...breakdowns.flatMap((breakdown) => valuesOf(breakdown).map((_, value) => [{ breakdown, value }]))];
  const one = (id: string, value: number): Span => ({ id: valuesOf(id)[value]!, values: [value] });
  return valuesOf(placeAxis).flatMap((_, place) =>
    valuesOf(periodAxis).flatMap((__, period) =>
      splits.map((split): Cell => {
        const tabulation = { release: 'piece', grid, truth, placeAxis, periodAxis, zeroIsShown: false, fixed: true } as Tabulation;
        return { ...toCell(tabulation, one(placeAxis, place), one(periodAxis, period), split), state: 'unpublished' };
      }),
    ),
  );
}
