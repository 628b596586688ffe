import type { Severity } from '@elektron/domain';
import { sum } from '../before-after/treated-table.ts';
import { findUnvalued, requireProject, type ProjectToAppraise } from './appraisal-input.ts';
import { annuityFactor, discountFactor, presentValue } from './discounting.ts';
import { figure, noFigure, type EconomicReason, type Figure } from './economic-reasons.ts';
import { internalRateOfReturn } from './internal-rate.ts';

/** Costs over the service life, as they are today. */
export interface PresentCosts {
  readonly capital: number;
  readonly maintenance: number;
  readonly residual: number;
  /** Capital + maintenance - residual. */
  readonly total: number;
}

/** What an intervention is worth: plain values, ready to be stored as JSON. */
export interface Appraisal {
  readonly firstYearBenefit: Figure;
  readonly lastYearBenefit: Figure;
  readonly presentBenefits: Figure;
  readonly presentCosts: PresentCosts;
  /** Present value of benefits less that of costs. */
  readonly netPresentValue: Figure;
  /** The same as an equal sum each year: what alternatives of different service lives are compared by. */
  readonly equivalentAnnualValue: Figure;
  readonly benefitCostRatio: Figure;
  /** Benefit of the first year per capital, in percent, not discounted. */
  readonly firstYearRatePercent: Figure;
  /** As a share; for information. */
  readonly internalRate: Figure;
  /** Undiscounted, net of maintenance, linear within the year. */
  readonly paybackYears: Figure;
  /** The factor, alike for all severities, at which benefits just equal costs: an intervention that leaves more accidents than this is a loss. */
  readonly breakEvenFactor: Figure;
  /** Present value of 1 a year over the service life. */
  readonly annuityFactor: number;
  /** Severities that occur and have no value: while there are any, no benefit is computed. */
  readonly unvalued: readonly Severity[];
}

/**
 * Costs and benefits of one intervention: capital today, benefits and maintenance at the ends of years 1 to n, accidents growing from year 2.
 * @throws Problem INPUT_INVALID
 * Sources: AASHTO Highway Safety Manual 2010, ch. 7; PIARC Road Safety Manual.
 */
export function appraiseProject(project: ProjectToAppraise): Appraisal {
  requireProject(project);
  const costs = presentCosts(project);
  const annuity = annuityFactor(project.discountRate, project.serviceLifeYears);
  const unvalued = findUnvalued(project);
  const fixed = { presentCosts: costs, annuityFactor: annuity, unvalued };
  if (unvalued.length > 0) return { ...fixed, ...withoutBenefits('NO_VALUE') };
  const benefits = yearlyBenefits(project, firstYearBenefit(project));
  const present = presentValue([0, ...benefits], project.discountRate);
  const net = present - costs.total;
  return {
    ...fixed,
    firstYearBenefit: figure(benefits[0]!),
    lastYearBenefit: figure(benefits.at(-1)!),
    presentBenefits: figure(present),
    netPresentValue: figure(net),
    equivalentAnnualValue: figure(net / annuity),
    benefitCostRatio: costs.total > 0 ? figure(present / costs.total) : noFigure('COSTS_NOT_ABOVE_ZERO'),
    firstYearRatePercent: project.capital > 0 ? figure((100 * benefits[0]!) / project.capital) : noFigure('NO_CAPITAL'),
    internalRate: internalRateOfReturn(listFlows(project, benefits)),
    paybackYears: findPayback(project, benefits),
    breakEvenFactor: findBreakEven(project, costs.total),
  };
}

/** What the accidents prevented in the first year would have cost; below 0 where there are more. All must be valued. */
export function firstYearBenefit({ accidents }: ProjectToAppraise): number {
  return sum(accidents.map((row) => row.accidentsPerYear * (1 - row.crashModificationFactor) * (row.unitValue ?? 0)));
}

/** Present value of a benefit of 1 in the first year that grows with the accidents: benefits are this times that of the first year. */
export function benefitFactor(project: ProjectToAppraise): number {
  return annuityFactor(project.discountRate, project.serviceLifeYears, project.accidentGrowth);
}

export function presentCosts(project: ProjectToAppraise): PresentCosts {
  const { capital, discountRate, serviceLifeYears } = project;
  const maintenance = project.yearlyMaintenance * annuityFactor(discountRate, serviceLifeYears);
  const residual = project.residualValue * discountFactor(discountRate, serviceLifeYears);
  return { capital, maintenance, residual, total: capital + maintenance - residual };
}

function yearlyBenefits({ accidentGrowth, serviceLifeYears }: ProjectToAppraise, first: number): number[] {
  return Array.from({ length: serviceLifeYears }, (_, year) => first * (1 + accidentGrowth) ** year);
}

function listFlows({ capital, yearlyMaintenance, residualValue }: ProjectToAppraise, benefits: readonly number[]): number[] {
  const flows = [-capital, ...benefits.map((benefit) => benefit - yearlyMaintenance)];
  flows[benefits.length]! += residualValue;
  return flows;
}

function findPayback({ capital, yearlyMaintenance }: ProjectToAppraise, benefits: readonly number[]): Figure {
  if (capital === 0) return noFigure('NO_CAPITAL');
  let open = capital;
  for (const [year, benefit] of benefits.entries()) {
    const gain = benefit - yearlyMaintenance;
    if (gain >= open) return figure(year + open / gain);
    open -= gain;
  }
  return noFigure('NOT_REPAID');
}

function findBreakEven(project: ProjectToAppraise, costs: number): Figure {
  if (costs <= 0) return noFigure('COSTS_NOT_ABOVE_ZERO');
  const preventingAll = { ...project, accidents: project.accidents.map((row) => ({ ...row, crashModificationFactor: 0 })) };
  const most = firstYearBenefit(preventingAll) * benefitFactor(project);
  if (most === 0) return noFigure('NO_ACCIDENTS_VALUED');
  return costs > most ? noFigure('COSTS_ABOVE_ALL_ACCIDENTS') : figure(1 - costs / most);
}

function withoutBenefits(reason: EconomicReason): Omit<Appraisal, 'presentCosts' | 'annuityFactor' | 'unvalued'> {
  const none = noFigure(reason);
  return {
    firstYearBenefit: none,
    lastYearBenefit: none,
    presentBenefits: none,
    netPresentValue: none,
    equivalentAnnualValue: none,
    benefitCostRatio: none,
    firstYearRatePercent: none,
    internalRate: none,
    paybackYears: none,
    breakEvenFactor: none,
  };
}
