import { Problem, type NumberParameter, type ParameterValue, type ParameterValues } from '@elektron/domain';
import type { StatutoryRule } from '../../statutory/statutory-rule.ts';
import { AS_RULE, parametersOfRule, PER_THOUSAND, STATUTORY_PARAMETERS } from './statutory-parameters.ts';
import { findPreset, type StatutoryPreset } from './statutory-presets.ts';

export interface ResolvedRule {
  readonly preset: StatutoryPreset;
  readonly rule: StatutoryRule;
  /** As given, with what was left to the rule. */
  readonly parameters: ParameterValues;
  /** One of its values is another than the country's. */
  readonly isChanged: boolean;
}

/**
 * The rule that some parameters mean: what is left empty is as the preset has it.
 * @param given all parameters of the method
 * @throws Problem PARAMETER_OUT_OF_RANGE also where a score is asked for of which the preset has no points and nobody gave them
 */
export function resolveRule(given: ParameterValues): ResolvedRule {
  const preset = findPreset(given['rule'] as string)!;
  const own = parametersOfRule(preset.rule);
  const left = (value: ParameterValue): boolean => value === null || value === AS_RULE;
  const values = Object.fromEntries(Object.entries(own).map(([name, value]) => [name, left(given[name]!) ? value : given[name]!]));
  const rule = readRule(values);
  // What the score does not read is no part of the rule.
  const used = parametersOfRule(rule);
  return {
    preset,
    rule,
    parameters: { ...given, ...used },
    isChanged: Object.entries(own).some(([name, value]) => used[name] !== value),
  };
}

function readRule(values: ParameterValues): StatutoryRule {
  const number = (name: string): number => (values[name] as number | null) ?? refuse(name);
  return {
    windowMeters: number('windowMeters'),
    years: number('years'),
    minimumAccidents: number('minimumAccidents'),
    injuryOnly: values['injuryOnly'] === 'yes',
    sameType: values['sameType'] === 'yes',
    score: readScore(values, number),
  };
}

function readScore(values: ParameterValues, number: (name: string) => number): StatutoryRule['score'] {
  const of = values['scoreOf'];
  if (of === 'none') return null;
  const limit = { minimum: number('minimumScore'), exclusive: values['scoreLimit'] === 'exceeded' };
  if (of === 'accidents') return { of, severe: number('pointsSevereAccident'), slight: number('pointsSlightAccident'), ...limit };
  if (of === 'traffic') return { of, base: number('riskBase'), perVehicle: number('riskPerThousandVehicles') / PER_THOUSAND, ...limit };
  return {
    of: 'persons',
    dead: number('pointsDead'),
    serious: number('pointsSerious'),
    slight: number('pointsSlight'),
    vulnerableFactor: number('vulnerableFactor'),
    ...limit,
  };
}

function refuse(name: string): never {
  const { minimum, maximum } = STATUTORY_PARAMETERS.find((parameter) => parameter.name === name) as NumberParameter;
  throw new Problem('PARAMETER_OUT_OF_RANGE', { parameter: name, value: '–', allowed: `${minimum}–${maximum}` });
}
