import { Problem } from '@elektron/domain';

/**
 * A number that somebody has given, where it lies between two others or is one of them.
 * @throws Problem PARAMETER_OUT_OF_RANGE
 */
export function requireWithin(parameter: string, value: number, least: number, most: number): number {
  if (value >= least && value <= most) return value;
  throw new Problem('PARAMETER_OUT_OF_RANGE', { parameter, value: String(value), allowed: `${least}–${most}` });
}
