import { Problem, type Severity } from '@elektron/domain';
import { sum } from '../before-after/treated-table.ts';
import { quantileOf } from '../quantile.ts';
import { randomGamma, randomNormal } from '../random-variates.ts';
import { seededRandom, type Random } from '../random.ts';
import { requireLevel, requireNotNegative, requireProbability } from '../require-number.ts';
import { findUnvalued, requireProject, type ProjectToAppraise, type ValuedAccidents } from './appraisal-input.ts';
import { benefitFactor, presentCosts } from './appraise-project.ts';
import { figure, noFigure, type Figure } from './economic-reasons.ts';

/** What is not known for sure. What is left out is taken as sure. */
export interface AppraisalUncertainty {
  /** Of ln(factor) by severity. */
  readonly logFactorErrors: Readonly<Partial<Record<Severity, number>>>;
  /** Whether all severities share one effect, whose errors then go together, or each has a study of its own. */
  readonly effectsAre: 'shared' | 'independent';
  /** Standard error of the expected accidents per year by severity: those of empirical Bayes, drawn as gamma. */
  readonly accidentErrors: Readonly<Partial<Record<Severity, number>>>;
  /** Unit values are multiplied by one number drawn evenly from 1 - spread to 1 + spread; 0.5 for ±50 %. */
  readonly valueSpread: number;
}

export interface SimulationPlan {
  readonly seed: number;
  readonly draws: number;
  readonly level: number;
}

/** Of the simulated worths: nearest rank. */
export interface SimulatedFigure {
  readonly mean: number;
  readonly median: number;
  readonly lower: number;
  readonly upper: number;
}

export interface SimulatedAppraisal extends SimulationPlan {
  /** `null` with the reason below. */
  readonly netPresentValue: SimulatedFigure | null;
  /** That benefits exceed costs; its own error is at most 0.5 / √draws. */
  readonly probabilityWorthIt: Figure;
}

const FEWEST_DRAWS = 100;
const MOST_DRAWS = 1_000_000;

/**
 * How uncertain the worth is where effects, accidents and values all are.
 * @throws Problem INPUT_INVALID, PARAMETER_OUT_OF_RANGE
 */
export function simulateAppraisal(project: ProjectToAppraise, uncertainty: AppraisalUncertainty, plan: SimulationPlan): SimulatedAppraisal {
  requireProject(project);
  requireProbability('valueSpread', uncertainty.valueSpread);
  requireLevel(plan.level);
  if (!Number.isInteger(plan.draws) || plan.draws < FEWEST_DRAWS || plan.draws > MOST_DRAWS)
    throw new Problem('PARAMETER_OUT_OF_RANGE', {
      parameter: 'draws',
      value: String(plan.draws),
      allowed: `${FEWEST_DRAWS}–${MOST_DRAWS}`,
    });
  if (findUnvalued(project).length > 0) return { ...plan, netPresentValue: null, probabilityWorthIt: noFigure('NO_VALUE') };
  if (isCertain(uncertainty)) return { ...plan, netPresentValue: null, probabilityWorthIt: noFigure('NO_UNCERTAINTY') };
  const random = seededRandom(plan.seed);
  const [factor, costs] = [benefitFactor(project), presentCosts(project).total];
  const worths = Float64Array.from({ length: plan.draws }, () => factor * drawBenefit(project, uncertainty, random) - costs).sort();
  const gains = worths.reduce((count, worth) => (worth > 0 ? count + 1 : count), 0);
  return { ...plan, netPresentValue: sumUp([...worths], plan.level), probabilityWorthIt: figure(gains / plan.draws) };
}

/** Effects and values take the same numbers from the stream whether they are certain or not. */
function drawBenefit({ accidents }: ProjectToAppraise, uncertainty: AppraisalUncertainty, random: Random): number {
  const shared = randomNormal(random);
  const scale = 1 + uncertainty.valueSpread * (2 * random() - 1);
  const benefits = accidents.map((row) => {
    const own = randomNormal(random);
    const error = requireNotNegative('logFactorErrors', uncertainty.logFactorErrors[row.severity] ?? 0);
    const remaining = row.crashModificationFactor * Math.exp(error * (uncertainty.effectsAre === 'shared' ? shared : own));
    return drawAccidents(row, uncertainty, random) * (1 - remaining) * (row.unitValue ?? 0);
  });
  return scale * sum(benefits);
}

function drawAccidents({ severity, accidentsPerYear }: ValuedAccidents, { accidentErrors }: AppraisalUncertainty, random: Random): number {
  const error = requireNotNegative('accidentErrors', accidentErrors[severity] ?? 0);
  if (error === 0 || accidentsPerYear === 0) return accidentsPerYear;
  return randomGamma(random, (accidentsPerYear / error) ** 2, accidentsPerYear / error ** 2);
}

function isCertain({ logFactorErrors, accidentErrors, valueSpread }: AppraisalUncertainty): boolean {
  return valueSpread === 0 && [...Object.values(logFactorErrors), ...Object.values(accidentErrors)].every((error) => error === 0);
}

function sumUp(sorted: readonly number[], level: number): SimulatedFigure {
  const at = (share: number): number => quantileOf(sorted, share)!;
  return { mean: sum(sorted) / sorted.length, median: at(0.5), lower: at((1 - level) / 2), upper: at((1 + level) / 2) };
}
