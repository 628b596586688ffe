import { CASUALTY_SEVERITIES, Problem, SEVERITIES, type Severity, type UnitValueBasis } from '@elektron/domain';
import { LONGEST_LIFE_YEARS } from '@elektron/statistics';

import { refuse, requireBetween, requireText } from './appraisal-fields.ts';
import {
  APPRAISAL_LEVEL,
  type AlternativeDraft,
  type AppraisalDraft,
  type AppraisalQuestion,
  type EffectDraft,
  type EffectOnSeverity,
  type ExpectedNumber,
  type NumberDraft,
} from './appraisal-question.ts';

/** A request ends after half a minute, and a loaded machine must have simulated them by then; the best package itself takes more (findBestPackage). */
export const MOST_ALTERNATIVES = 20;
const LONGEST_NAME = 200;
export const LONGEST_SOURCE = 2_000;
/** Above it whole cents are no longer exact (package-options.ts). */
export const LARGEST_AMOUNT = 1e10;
const MOST_PER_YEAR = 1e6;
const PERCENT = 100;

/** What is not a matter of single alternatives. */
export type CommonQuestion = Omit<AppraisalQuestion, 'values' | 'alternatives'>;

/**
 * Everything but what has to be looked up: values, records, evaluations.
 * @throws Problem INPUT_INVALID
 */
export function parseCommon(draft: AppraisalDraft, basis: UnitValueBasis): CommonQuestion {
  if (draft.alternatives.length < 1 || draft.alternatives.length > MOST_ALTERNATIVES)
    throw refuse('alternatives', String(draft.alternatives.length));
  const { effectsAre } = draft;
  if (effectsAre !== 'shared' && effectsAre !== 'independent') throw refuse('effectsAre', effectsAre);
  return {
    // No default: whoever appraises says the rate.
    discountRate: requireBetween('discountRate', draft.discountRatePercent, 0, 30) / PERCENT,
    trafficGrowth: requireBetween('trafficGrowth', draft.trafficGrowthPercent, -20, 20) / PERCENT,
    trafficExponent: requireBetween('trafficExponent', draft.trafficExponent, 0, 3),
    valueSpread: requireBetween('valueSpread', draft.valueSpreadPercent, 0, PERCENT) / PERCENT,
    effectsAre,
    reporting: bySeverity('reporting', draft.reporting ?? [], basis, ({ factor }) => ({
      factor: requireBetween('reporting', factor, 1, 100),
    })),
    budget: draft.budget == null ? null : requireBetween('budget', draft.budget, 0, LARGEST_AMOUNT),
  };
}

export function parseName(name: string): string {
  return requireText('name', name, LONGEST_NAME);
}

/** What an alternative costs, and how long it lasts. @throws Problem INPUT_INVALID */
export function parseCosts(draft: AlternativeDraft): {
  readonly name: string;
  readonly place: string;
  readonly capital: number;
  readonly yearlyMaintenance: number;
  readonly residualValue: number;
  readonly serviceLifeYears: number;
} {
  const years = requireBetween('serviceLifeYears', draft.serviceLifeYears, 1, LONGEST_LIFE_YEARS);
  if (!Number.isInteger(years)) throw refuse('serviceLifeYears', String(years));
  return {
    name: parseName(draft.name),
    place: requireText('place', draft.place, LONGEST_NAME),
    capital: requireBetween('capital', draft.capital, 0, LARGEST_AMOUNT),
    yearlyMaintenance: requireBetween('yearlyMaintenance', draft.yearlyMaintenance, 0, LARGEST_AMOUNT),
    residualValue: requireBetween('residualValue', draft.residualValue, -LARGEST_AMOUNT, LARGEST_AMOUNT),
    serviceLifeYears: years,
  };
}

/** Numbers that somebody typed, worst severity first. @throws Problem INPUT_INVALID */
export function parseNumbers(numbers: readonly NumberDraft[], basis: UnitValueBasis): ExpectedNumber[] {
  const parsed = bySeverity('numbers', numbers, basis, ({ perYear, standardError }) => ({
    perYear: requireBetween('perYear', perYear, 0, MOST_PER_YEAR),
    standardError: standardError == null ? null : requireBetween('standardError', standardError, 0, MOST_PER_YEAR),
  }));
  if (parsed.length === 0) throw refuse('numbers', '');
  return parsed;
}

/** An effect on all severities, or one for each that has numbers. @throws Problem INPUT_INVALID */
export function parseEffects(
  effects: readonly EffectDraft[],
  numbers: readonly ExpectedNumber[],
  basis: UnitValueBasis,
): EffectOnSeverity[] {
  const [first] = effects;
  if (first === undefined) throw refuse('effects', '');
  if (effects.length === 1 && first.severity == null) return [{ severity: null, ...parseFactor(first) }];
  const parsed = bySeverity('effects', effects, basis, parseFactor);
  const lacking = numbers.find(({ severity, perYear }) => perYear > 0 && parsed.every((effect) => effect.severity !== severity));
  if (lacking !== undefined) throw refuse('effects', lacking.severity);
  return parsed;
}

const LARGEST_FACTOR = 100;

function parseFactor({ factor, lower, upper }: EffectDraft): Omit<EffectOnSeverity, 'severity'> {
  requireBetween('factor', factor, 0, LARGEST_FACTOR);
  if (lower == null && upper == null) return { factor, interval: null };
  return { factor, interval: requireInterval(factor, lower ?? Number.NaN, upper ?? Number.NaN, APPRAISAL_LEVEL) };
}

/**
 * An interval with which a factor can be drawn: its logarithm has one.
 * @throws Problem INPUT_INVALID unless 0 < lower <= factor <= upper
 */
export function requireInterval(factor: number, lower: number, upper: number, level: number): EffectOnSeverity['interval'] {
  if (!(lower > 0 && lower <= factor && factor <= upper && upper <= LARGEST_FACTOR)) throw refuse('interval', `${lower} – ${upper}`);
  return { lower, upper, level };
}

/** Rows of severities that the basis of the values knows, each once, worst first. */
function bySeverity<Row extends { readonly severity?: string | null | undefined }, Parsed>(
  field: 'reporting' | 'numbers' | 'effects',
  rows: readonly Row[],
  basis: UnitValueBasis,
  parse: (row: Row) => Parsed,
): (Parsed & { readonly severity: Severity })[] {
  const known = severitiesOf(basis);
  const stranger = rows.find(({ severity }) => !known.some((each) => each === severity));
  if (stranger !== undefined) throw refuse('severity', stranger.severity ?? '');
  return known.flatMap((severity) => {
    const [row, ...more] = rows.filter((each) => each.severity === severity);
    if (more.length > 0) throw refuse(field, severity);
    return row === undefined ? [] : [{ severity, ...parse(row) }];
  });
}

/** Which severities can have a value: casualties have no damage only. */
export function severitiesOf(basis: UnitValueBasis): readonly Severity[] {
  return basis === 'per-casualty' ? CASUALTY_SEVERITIES : SEVERITIES;
}

/** Of a filter without a period nobody knows how many years its accidents took. @throws Problem INPUT_INVALID */
export function requirePeriod<Filter extends { readonly period: unknown }>(filter: Filter): Filter {
  if (filter.period === null) throw new Problem('INPUT_INVALID', { field: { el: 'περίοδος', en: 'period' }, value: '–' });
  return filter;
}
