import { Problem } from '@elektron/domain';
import { factorCholesky, solveCholesky } from './cholesky.ts';

/** What a log-likelihood says at a point. */
export interface Slope {
  readonly logLikelihood: number;
  readonly gradient: Float64Array;
  /** The negative matrix of second derivatives, by rows. */
  readonly information: Float64Array;
  /** One that is always positive definite and near it, for where it is not. */
  readonly expected: Float64Array;
}

export interface Maximum {
  readonly at: Float64Array;
  readonly slope: Slope;
  readonly rounds: number;
}

const MOST_ROUNDS = 100;
const MOST_HALVINGS = 40;
/** Twice what a further step could still add to the log-likelihood, to second order. */
const ENOUGH = 1e-16;
/** The share of a log-likelihood that the rounding of its sum can hide. */
const ROUNDING = 1e-11;

/**
 * Newton's method with halved steps. Converged when the next step promises nothing, which does not depend on the units of what is fitted.
 * @param evaluate slope at a point; a log-likelihood that is not finite counts as lower than any
 * @param stop ends the search early, where what is looked for lies beyond what can be reached
 * @throws Problem FIT_NOT_CONVERGED
 */
export function maximize(
  start: Float64Array,
  evaluate: (at: Float64Array) => Slope,
  stop: (at: Float64Array) => boolean = () => false,
): Maximum {
  let at = start;
  let slope = evaluate(at);
  for (let rounds = 0; rounds < MOST_ROUNDS; rounds += 1) {
    const step = stepFrom(slope);
    const promised = step.reduce((sum, value, i) => sum + value * slope.gradient[i]!, 0);
    if (promised <= ENOUGH * (1 + Math.abs(slope.logLikelihood)) || stop(at)) return { at, slope, rounds };
    if (promised < ROUNDING * (1 + Math.abs(slope.logLikelihood))) {
      // The sum can no longer tell higher from lower. One whole step more is what the derivatives, which lose fewer digits, still say.
      const last = at.map((value, i) => value + step[i]!);
      return { at: last, slope: evaluate(last), rounds: rounds + 1 };
    }
    const next = climb(at, step, slope, evaluate);
    if (next === null) break;
    ({ at, slope } = next);
  }
  throw new Problem('FIT_NOT_CONVERGED', { rounds: MOST_ROUNDS });
}

function stepFrom({ gradient, information, expected }: Slope): Float64Array {
  const size = gradient.length;
  const observed = factorCholesky(information, size);
  if (typeof observed !== 'number') return solveCholesky(observed, gradient);
  const factor = factorCholesky(expected, size);
  // A mean has run off to zero: some covariate alone tells the sites without accidents from the others.
  if (typeof factor === 'number') throw new Problem('FIT_NOT_CONVERGED', { rounds: MOST_ROUNDS });
  return solveCholesky(factor, gradient);
}

function climb(
  from: Float64Array,
  step: Float64Array,
  { logLikelihood }: Slope,
  evaluate: (at: Float64Array) => Slope,
): { readonly at: Float64Array; readonly slope: Slope } | null {
  for (let share = 1, halvings = 0; halvings < MOST_HALVINGS; share /= 2, halvings += 1) {
    const at = from.map((value, i) => value + share * step[i]!);
    const slope = evaluate(at);
    if (slope.logLikelihood > logLikelihood) return { at, slope };
  }
  return null;
}
