import loadHighs, { type Highs, type Model as HighsModel } from 'highs';
import type { Equation } from './unknowns.ts';

/*
 * Least and most of unknowns under equations, by linear programs. The solver is the package that the defence uses too; nothing else is.
 */

const load = loadHighs as unknown as (typeof loadHighs)['default'];
let loaded: Promise<Highs> | null = null;

export function loadSolver(): Promise<Highs> {
  loaded ??= load();
  return loaded;
}

/** Stands for as many as one likes. */
const MOST = 1e5;
const TOLERANCE = 1e-5;
/** Rounds of pushing all numbers at once before each is asked for by itself; they go on as long as each settles a share of what is left. */
const LEAST_ROUNDS = 6;
const MOST_ROUNDS = 80;
const SETTLED_SHARE = 0.04;

export interface PartProblem {
  /** Equations over the unknowns of this part alone, counted from 0. */
  readonly equations: readonly Equation[];
  readonly floors: readonly number[];
  readonly wanted: readonly number[];
}

export interface PartAnswer {
  /** Whole numbers that the wanted unknowns can be, the least and the most that were looked for; null where nothing fulfils the equations. */
  readonly bounds: readonly (readonly [low: number, high: number])[] | null;
  readonly solved: number;
}

/** A bound that the search need not pass: an interval of this width is wide enough, and a number above `enough` is not small. */
export interface SearchLimits {
  readonly width: number;
  readonly enough: number;
  /** Finds every bound exactly. */
  readonly isExact: boolean;
}

class Search {
  readonly #model: HighsModel;
  readonly #highs: Highs;
  readonly #columns: number;
  readonly #wanted: readonly number[];
  readonly #limits: SearchLimits;
  /** The least and most that any solution had so far. */
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** Which of them are known to be the true bounds. */
  readonly isLow: Uint8Array;
  readonly isHigh: Uint8Array;
  solved = 0;

  constructor(highs: Highs, { equations, floors, wanted }: PartProblem, limits: SearchLimits) {
    this.#highs = highs;
    this.#columns = floors.length;
    this.#wanted = wanted;
    this.#limits = limits;
    this.low = new Float64Array(wanted.length).fill(Infinity);
    this.high = new Float64Array(wanted.length).fill(-Infinity);
    this.isLow = new Uint8Array(wanted.length);
    this.isHigh = new Uint8Array(wanted.length);
    const starts = new Int32Array(equations.length + 1);
    for (const [i, { unknowns }] of equations.entries()) starts[i + 1] = starts[i]! + unknowns.length;
    const toBound = (value: number): number => (Number.isFinite(value) ? value : Math.sign(value) * highs.infinity);
    this.#model = highs.createModel({
      numCols: floors.length,
      numRows: equations.length,
      colCost: new Float64Array(floors.length),
      colLower: Float64Array.from(floors),
      colUpper: new Float64Array(floors.length).fill(MOST),
      rowLower: Float64Array.from(equations, ({ low }) => toBound(low)),
      rowUpper: Float64Array.from(equations, ({ high }) => toBound(high)),
      matrix: {
        format: 'csr',
        numRows: equations.length,
        numCols: floors.length,
        starts,
        indices: Int32Array.from(equations.flatMap(({ unknowns }) => unknowns)),
        values: Float64Array.from(equations.flatMap(({ coefficients }) => coefficients)),
      },
    });
    this.#model.options.set({ output_flag: false });
    this.#model.changeObjectiveSense(highs.constants.objectiveSense.maximize);
  }

  dispose(): void {
    this.#model.dispose();
  }

  /** Solves once, and keeps what every wanted number was; false where there is no solution. */
  push(objective: ReadonlyMap<number, number>): boolean {
    const costs = new Float64Array(this.#columns);
    for (const [column, weight] of objective) costs[column] = weight;
    this.#model.changeColsCost({ kind: 'range', from: 0, to: this.#columns - 1 }, costs);
    this.#model.run();
    this.solved += 1;
    if (this.#model.getModelStatus() !== this.#highs.constants.modelStatus.optimal) {
      this.#model.clearSolver();
      this.#model.run();
      if (this.#model.getModelStatus() !== this.#highs.constants.modelStatus.optimal) return false;
    }
    const { colValue } = this.#model.getSolution();
    for (const [i, column] of this.#wanted.entries()) {
      const value = colValue[column]!;
      if (value < this.low[i]!) this.low[i] = value;
      if (value > this.high[i]!) this.high[i] = value;
    }
    return true;
  }

  isDone(i: number): boolean {
    const { width, enough, isExact } = this.#limits;
    if (this.isLow[i] === 1 && this.isHigh[i] === 1) return true;
    if (isExact) return false;
    if (toHigh(this.high[i]!) - toLow(this.low[i]!) >= width) return true;
    return this.isLow[i] === 1 && toLow(this.low[i]!) >= enough;
  }

  /** All at once first, since one solution says much about many; then each that is left. */
  run(): boolean {
    if (!this.push(new Map())) return false;
    this.#model.options.set({ presolve: 'off', solver: 'simplex', simplex_strategy: 4 });
    let before = this.#wanted.length;
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const left = this.#wanted.flatMap((column, i) => (this.isDone(i) ? [] : [[column, i] as const]));
      if (left.length < 4 || (round >= LEAST_ROUNDS && round % 2 === 0 && before - left.length < SETTLED_SHARE * before)) break;
      if (round % 2 === 0) before = left.length;
      const sign = round % 2 === 0 ? 1 : -1;
      // Those that have been moved least so far are pushed most; every round others.
      const weights = left.map(([column, i]) => [column, (sign * mix(i, round)) / (1 + this.high[i]! - this.low[i]!)] as const);
      if (!this.push(new Map(weights))) return false;
    }
    for (const [i, column] of this.#wanted.entries()) {
      for (const sign of [1, -1]) {
        if (this.isDone(i)) continue;
        if (!this.push(new Map([[column, sign]]))) return false;
        (sign === 1 ? this.isHigh : this.isLow)[i] = 1;
      }
    }
    return true;
  }
}

/** A weight between 0 and 1 that looks like chance and is none. */
const mix = (i: number, round: number): number => ((Math.imul(i + 1, 2_654_435_761) ^ Math.imul(round + 1, 40_503)) >>> 8) / 2 ** 24;

const toLow = (value: number): number => Math.ceil(value - TOLERANCE) + 0;
const toHigh = (value: number): number => (value >= MOST / 2 ? Infinity : Math.floor(value + TOLERANCE) + 0);

export async function boundPart(problem: PartProblem, limits: SearchLimits): Promise<PartAnswer> {
  const search = new Search(await loadSolver(), problem, limits);
  try {
    const isPossible = search.run();
    const bounds = problem.wanted.map((_, i) => [toLow(search.low[i]!), toHigh(search.high[i]!)] as const);
    return { bounds: isPossible ? bounds : null, solved: search.solved };
  } finally {
    search.dispose();
  }
}
