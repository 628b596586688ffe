import type { Row, Target } from './attack-model.ts';
import { wholeAtLeast, wholeAtMost, type LinearProgram, type Objective, type Optimum } from './linear-program.ts';

/** Which values of a cell are possible for who knows all that is public. */
export interface Interval {
  readonly low: number;
  /** Infinity where nothing bounds it. */
  readonly high: number;
}

const sumOf = (x: Float64Array, columns: Int32Array): number => {
  let sum = 0;
  for (const column of columns) sum += x[column]!;
  return sum;
};

/** The least and the most that a target can have where the columns have these whole values. */
export function rangeWithin({ touched, full, among }: Target, x: Float64Array): Interval {
  const low = sumOf(x, full);
  const high = sumOf(x, touched);
  if (!among) return { low, high };
  const spare = sumOf(x, among.columns) - (among.members - 1);
  return { low: low + (sumOf(x, among.beside) >= 1 ? 0 : 1), high: high + Math.min(sumOf(x, among.touched), spare) };
}

function objectiveOf(parts: readonly Int32Array[], weight: number): Objective {
  const objective = new Map<number, number>();
  for (const part of parts) for (const column of part) objective.set(column, (objective.get(column) ?? 0) + weight);
  return objective;
}

/** A bound of the linear program, what attains it, and what holds it there. */
interface Bound {
  readonly bound: number;
  readonly optima: readonly Optimum[];
  readonly binding: readonly number[];
}

/** The most that a target can have, at most; the optima are where to look for it. */
export function boundAbove(program: LinearProgram, { touched, among }: Target): Bound {
  const own = program.maximize(objectiveOf(among ? [touched, among.touched] : [touched], 1));
  if (!among) return { bound: wholeAtMost(own.value), optima: [own], binding: own.binding };
  const all = program.maximize(objectiveOf([touched, among.columns], 1));
  const both = program.maximize(objectiveOf([touched, touched, among.columns, among.touched], 1));
  const least = Math.min(own.value, all.value - (among.members - 1));
  return { bound: wholeAtMost(least), optima: [own, all, both], binding: (least < own.value ? all : own).binding };
}

/** The least that a target can have, at least. */
export function boundBelow(program: LinearProgram, { full, among }: Target): Bound {
  const own = program.maximize(objectiveOf([full], -1));
  const low = wholeAtLeast(-own.value);
  if (!among) return { bound: low, optima: [own], binding: own.binding };
  const away = program.maximize(objectiveOf([among.beside], 1));
  const isFilled = wholeAtMost(away.value) < 1;
  return { bound: low + (isFilled ? 1 : 0), optima: [own, away], binding: isFilled ? [...own.binding, ...away.binding] : own.binding };
}

const rowOf = (columns: Int32Array, low: number, high: number): Row => ({
  source: -1,
  columns,
  coefficients: new Float64Array(columns.length).fill(1),
  low,
  high,
});

const joined = (one: Int32Array, other: Int32Array): Int32Array => Int32Array.from(new Set([...one, ...other])).sort();

/** What whole numbers must keep so that the target has at least so much, or at most. */
export function rowsFor({ touched, full, among }: Target, side: 'high' | 'low', value: number): Row[] {
  if (side === 'high') {
    if (!among) return [rowOf(touched, value, Infinity)];
    return [
      rowOf(joined(touched, among.touched), value, Infinity),
      rowOf(joined(touched, among.columns), value + among.members - 1, Infinity),
    ];
  }
  if (!among) return full.length === 0 ? [] : [rowOf(full, -Infinity, value)];
  const rows = full.length === 0 ? [] : [rowOf(full, -Infinity, value)];
  return among.beside.length === 0 || value >= 1 ? rows : [...rows, rowOf(among.beside, 1, Infinity)];
}
