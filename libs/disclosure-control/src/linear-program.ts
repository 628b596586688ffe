import { Problem } from '@elektron/domain';
import loadHighs, { type Highs, type Model, type ModelData } from 'highs';
import type { Row } from './attack-model.ts';

/**
 * Stands for "as many as you like". Far above all counts of accidents, and near enough to them for a solver whose tolerance is relative to what it
 * is given.
 */
export const UNBOUNDED = 1e5;

/** Deviations of the solver that are not of the numbers: its own tolerances are 1e-7. */
const TOLERANCE = 1e-6;
/** A search for whole numbers that is not over after so many nodes is given up, and the cell counts as not safe. */
const MOST_NODES = 2000;

// Its declarations are of CommonJS, where the function would be a member; Node takes its ES module, whose default it is.
const load = loadHighs as unknown as (typeof loadHighs)['default'];

let loaded: Promise<Highs> | null = null;

/** The solver; loaded once, and only by who asks for it. */
export function loadSolver(): Promise<Highs> {
  loaded ??= load();
  return loaded;
}

export interface Optimum {
  readonly value: number;
  readonly x: Float64Array;
  /** Whether all of `x` are whole; then they are whole to the last digit. */
  readonly isWhole: boolean;
  /** The sources of the rows that hold the value where it is. */
  readonly binding: readonly number[];
}

/** A sum of columns. */
export type Objective = ReadonlyMap<number, number>;

/** Rows over columns of zero or more, optimised again and again; each time from where the last one ended. */
export class LinearProgram {
  readonly #highs: Highs;
  readonly #model: Model;
  readonly #rows: Row[];
  readonly #columns: number;

  constructor(highs: Highs, rows: readonly Row[], columns: number) {
    this.#highs = highs;
    this.#rows = [...rows];
    this.#columns = columns;
    this.#model = highs.createModel(this.#toData(rows));
    // Another objective leaves the last solution feasible: the primal simplex method goes on from it, if nothing is presolved away.
    this.#model.options.set({ output_flag: false, presolve: 'off', solver: 'simplex', simplex_strategy: 4 });
    this.#model.changeObjectiveSense(highs.constants.objectiveSense.maximize);
  }

  /**
   * @throws Problem INPUT_INVALID where the rows contradict each other
   */
  maximize(objective: Objective): Optimum {
    const costs = new Float64Array(this.#columns);
    for (const [column, weight] of objective) costs[column] = weight;
    this.#model.changeColsCost({ kind: 'range', from: 0, to: this.#columns - 1 }, costs);
    this.#model.run();
    if (this.#model.getModelStatus() !== this.#highs.constants.modelStatus.optimal) this.#runAfresh();
    const { colValue, rowDual } = this.#model.getSolution();
    const binding = this.#rows.flatMap(({ source }, row) => (source >= 0 && Math.abs(rowDual[row]!) > TOLERANCE ? [source] : []));
    return { value: this.#model.getObjectiveValue(), ...roundWhole(colValue), binding };
  }

  /** Without what is left of earlier runs, which can lead the solver astray; what it cannot answer then was asked wrongly. */
  #runAfresh(): void {
    this.#model.clearSolver();
    this.#model.run();
    const status = this.#model.getModelStatus();
    if (status !== this.#highs.constants.modelStatus.optimal) throw new Problem('INPUT_INVALID', { field: 'release', value: status });
  }

  /**
   * Numbers that keep all rows, these too; null where there are none or they were not found.
   * @param wantsWhole looks for whole numbers
   */
  find(also: readonly Row[], wantsWhole: boolean): Pick<Optimum, 'x' | 'isWhole'> | null {
    const data = this.#toData([...this.#rows, ...also]);
    const model = { ...data, ...(wantsWhole ? { integrality: new Int32Array(this.#columns).fill(1) } : {}) };
    return this.#highs.withModel(model, (own) => {
      own.options.set({ output_flag: false, mip_max_nodes: MOST_NODES });
      own.run();
      return own.getModelStatus() === this.#highs.constants.modelStatus.optimal ? roundWhole(own.getSolution().colValue) : null;
    });
  }

  /** Takes back what a source says, but for what it is at least. */
  loosen(source: number, low: number): void {
    for (const [i, row] of this.#rows.entries()) {
      if (row.source !== source) continue;
      this.#rows[i] = { ...row, low, high: Infinity };
      this.#model.changeRowBounds(i, this.#toBound(low), this.#highs.infinity);
    }
  }

  #toBound(value: number): number {
    return Number.isFinite(value) ? value : Math.sign(value) * this.#highs.infinity;
  }

  dispose(): void {
    this.#model.dispose();
  }

  #toData(rows: readonly Row[]): ModelData {
    const starts = new Int32Array(rows.length + 1);
    for (const [i, row] of rows.entries()) starts[i + 1] = starts[i]! + row.columns.length;
    const indices = new Int32Array(starts.at(-1)!);
    const values = new Float64Array(starts.at(-1)!);
    for (const [i, row] of rows.entries()) {
      indices.set(row.columns, starts[i]);
      values.set(row.coefficients, starts[i]);
    }
    return {
      numCols: this.#columns,
      numRows: rows.length,
      colCost: new Float64Array(this.#columns),
      colLower: new Float64Array(this.#columns),
      colUpper: new Float64Array(this.#columns).fill(UNBOUNDED),
      rowLower: Float64Array.from(rows, ({ low }) => this.#toBound(low)),
      rowUpper: Float64Array.from(rows, ({ high }) => this.#toBound(high)),
      matrix: { format: 'csr', numRows: rows.length, numCols: this.#columns, starts, indices, values },
    };
  }
}

function roundWhole(values: Float64Array): Pick<Optimum, 'x' | 'isWhole'> {
  const isWhole = values.every((value) => Math.abs(value - Math.round(value)) <= TOLERANCE);
  return { x: isWhole ? values.map(Math.round) : values, isWhole };
}

/** The least and the most whole numbers that a bound of the solver leaves; adding zero makes a zero of what would be minus zero. */
export const wholeAtMost = (value: number): number => (value >= UNBOUNDED / 2 ? Infinity : Math.floor(value + TOLERANCE));
export const wholeAtLeast = (value: number): number => Math.ceil(value - TOLERANCE) + 0;
