import { Problem, type ParameterValues } from '@elektron/domain';
import type { FunctionSource, PublishedFunction, SiteKind } from '@elektron/statistics';
import {
  ALL_CLASSES,
  AS_PUBLISHED,
  ENTERED,
  FITTED,
  FUNCTION_PARAMETERS,
  NONE,
  PRESETS,
  TRAFFIC,
} from './published-function-parameters.ts';
import { readGroup } from './site-groups.ts';

/** Values of what a form or a caller left open, as the preset has them, or as they are without one. */
export function resolveFunctionParameters(given: ParameterValues): ParameterValues {
  const preset = PRESETS.find(({ value }) => value === given['functionFrom'])?.sets;
  if (preset === undefined && given['functionFrom'] !== ENTERED) return given;
  const without: ParameterValues = { sectionOverdispersionForm: 'constant', sectionClasses: ALL_CLASSES, junctionClasses: ALL_CLASSES };
  const isOpen = (name: string): boolean => (given[name] ?? AS_PUBLISHED) === AS_PUBLISHED;
  return { ...given, ...Object.fromEntries(Object.entries({ ...without, ...preset }).filter(([name]) => isOpen(name))) };
}

/**
 * Where functions of a run are from. What is left open of a preset is as the preset has it.
 * @throws Problem PARAMETER_MISSING where a published function is asked for and a number of it was not given; PARAMETER_OUT_OF_RANGE where its least
 *   traffic is more than its most
 */
export function readFunctionSource(given: ParameterValues): FunctionSource {
  const from = given['functionFrom'];
  if (from === NONE) return { from: 'none' };
  if (from === undefined || from === FITTED) return { from: 'fit' };
  const parameters = resolveFunctionParameters(given);
  const functions: Record<SiteKind, PublishedFunction | null> = {
    segment: readFunction('section', parameters),
    junction: readFunction('junction', parameters),
  };
  if (functions.segment === null && functions.junction === null) throw missing('sectionIntercept');
  const classes: Record<SiteKind, unknown> = { segment: parameters['sectionClasses'], junction: parameters['junctionClasses'] };
  return {
    from: 'published',
    functionOf: (kind, group) => {
      const { classGroup, ownName } = readGroup(group);
      const isMeant = ownName !== undefined || classes[kind] === ALL_CLASSES || classes[kind] === classGroup;
      return isMeant ? functions[kind] : null;
    },
  };
}

function missing(name: string): Problem {
  return new Problem('PARAMETER_MISSING', { parameter: FUNCTION_PARAMETERS.find((declared) => declared.name === name)!.labels });
}

const NUMBERS = ['Exponent', 'MinorExponent', 'Overdispersion', 'LeastTraffic', 'MostTraffic'] as const;

function readFunction(prefix: 'section' | 'junction', parameters: ParameterValues): PublishedFunction | null {
  const read = (name: string): number | null => (parameters[`${prefix}${name}`] ?? null) as number | null;
  const needed = (name: string): number => {
    const value = read(name);
    if (value === null) throw missing(`${prefix}${name}`);
    return value;
  };
  if (read('Intercept') === null && NUMBERS.every((name) => read(name) === null)) return null;
  return {
    intercept: needed('Intercept'),
    trafficExponent: needed('Exponent'),
    minorTrafficExponent: read('MinorExponent'),
    overdispersion: needed('Overdispersion'),
    overdispersionForm: prefix === 'section' && parameters['sectionOverdispersionForm'] === 'over-length' ? 'over-length' : 'constant',
    vehiclesPerDay: readLimits(`${prefix}LeastTraffic`, read('LeastTraffic'), read('MostTraffic')),
  };
}

function readLimits(name: string, least: number | null, most: number | null): PublishedFunction['vehiclesPerDay'] {
  if (least === null && most === null) return null;
  const limits = [least ?? TRAFFIC[0], most ?? TRAFFIC[1]] as const;
  if (limits[0] <= limits[1]) return limits;
  throw new Problem('PARAMETER_OUT_OF_RANGE', { parameter: name, value: limits[0], allowed: `${TRAFFIC[0]}–${limits[1]}` });
}
