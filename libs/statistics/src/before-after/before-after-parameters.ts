import { NO_UNIT, type NumberParameter, type ParameterValues } from '@elektron/domain';

/** Every method asks for the coverage of its intervals. */
export const CONFIDENCE_LEVEL: NumberParameter = {
  kind: 'number',
  name: 'confidenceLevel',
  labels: { el: 'Επίπεδο εμπιστοσύνης', en: 'Confidence level' },
  meaning: {
    el: 'Πόσο συχνά ένα διάστημα σαν αυτό περιέχει την αληθινή τιμή. Το 0,95 είναι το συνηθισμένο.',
    en: 'How often an interval like this contains the true value. 0.95 is usual.',
  },
  unit: NO_UNIT,
  minimum: 0.5,
  maximum: 0.999,
  step: 0.01,
  whole: false,
  defaultValue: 0.95,
};

/** A number that its declaration always fills in. */
export function readNumber(values: ParameterValues, name: string): number {
  const value = values[name];
  if (typeof value !== 'number') throw new TypeError(`parameter ${name} is not declared as a number with a default`);
  return value;
}
