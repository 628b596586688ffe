import { sum } from '../before-after/treated-table.ts';
import { normalCumulative, normalQuantile } from '../normal.ts';
import { requireLevel, requireNotNegative } from '../require-number.ts';
import { findUnvalued, requireProject, type ProjectToAppraise } from './appraisal-input.ts';
import { benefitFactor, presentCosts } from './appraise-project.ts';
import { figure, noFigure, type Figure } from './economic-reasons.ts';

/** What the error of one effect does to the worth of an intervention. */
export interface EffectSensitivity {
  readonly level: number;
  /** At the limits of the effect: the lower worth belongs to the weaker effect. */
  readonly netPresentValue: { readonly lower: Figure; readonly upper: Figure };
  readonly benefitCostRatio: { readonly lower: Figure; readonly upper: Figure };
  /** That benefits exceed costs, 0 to 1. */
  readonly probabilityWorthIt: Figure;
}

/**
 * The worth at the limits of an effect whose logarithm has a normal error, one and the same for all severities. The worth falls as the factor rises, so
 * its limits are those of the factor, and the probability of a gain is exact.
 * @param logStandardError of ln(factor); of a factor at a further place, that of the prediction and not of the mean
 * @param level coverage as a share
 * @throws Problem INPUT_INVALID
 */
export function effectSensitivity(project: ProjectToAppraise, logStandardError: number, level: number): EffectSensitivity {
  requireProject(project);
  requireNotNegative('logStandardError', logStandardError);
  const reach = normalQuantile((1 + requireLevel(level)) / 2) * logStandardError;
  if (findUnvalued(project).length > 0) return withoutValue(level);
  const costs = presentCosts(project).total;
  const benefitAt = (shift: number): number => benefitFactor(project) * (worthOfAll(project) - worthLeft(project) * Math.exp(shift));
  const ratio = (benefit: number): Figure => (costs > 0 ? figure(benefit / costs) : noFigure('COSTS_NOT_ABOVE_ZERO'));
  const [weak, strong] = [benefitAt(reach), benefitAt(-reach)];
  return {
    level,
    netPresentValue: { lower: figure(weak - costs), upper: figure(strong - costs) },
    benefitCostRatio: { lower: ratio(weak), upper: ratio(strong) },
    probabilityWorthIt: logStandardError === 0 ? noFigure('NO_UNCERTAINTY') : figure(probabilityOfGain(project, costs, logStandardError)),
  };
}

/** A gain is where the common shift of the logarithms is below the one at which benefits just equal costs. */
function probabilityOfGain(project: ProjectToAppraise, costs: number, logStandardError: number): number {
  const bearable = worthOfAll(project) - costs / benefitFactor(project);
  const left = worthLeft(project);
  if (left === 0) return bearable > 0 ? 1 : 0;
  return bearable <= 0 ? 0 : normalCumulative(Math.log(bearable / left) / logStandardError);
}

/** What all accidents of the first year cost without the intervention, and what those cost that it leaves. */
function worthOfAll({ accidents }: ProjectToAppraise): number {
  return sum(accidents.map((row) => row.accidentsPerYear * (row.unitValue ?? 0)));
}

function worthLeft({ accidents }: ProjectToAppraise): number {
  return sum(accidents.map((row) => row.accidentsPerYear * row.crashModificationFactor * (row.unitValue ?? 0)));
}

function withoutValue(level: number): EffectSensitivity {
  const none = noFigure('NO_VALUE');
  const both = { lower: none, upper: none };
  return { level, netPresentValue: both, benefitCostRatio: both, probabilityWorthIt: none };
}
