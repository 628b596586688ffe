import { Problem, type Text } from '@elektron/domain';

/** How a refused number is called: its name in code, or better, as a reader knows it. */
export type FieldName = string | Text;

/** @throws Problem INPUT_INVALID unless the value is a finite number */
export function requireFinite(field: FieldName, value: number): number {
  if (!Number.isFinite(value)) throw new Problem('INPUT_INVALID', { field, value: String(value) });
  return value;
}

/** @throws Problem INPUT_INVALID, NEGATIVE_COUNT, COUNT_NOT_WHOLE unless the value is 0, 1, 2, … */
export function requireCount(field: FieldName, value: number): number {
  requireFinite(field, value);
  if (value < 0) throw new Problem('NEGATIVE_COUNT', { field, value });
  if (!Number.isSafeInteger(value)) throw new Problem('COUNT_NOT_WHOLE', { field, value });
  return value;
}

/** @throws Problem INPUT_INVALID, NOT_POSITIVE unless the value is finite and above zero */
export function requirePositive(field: FieldName, value: number): number {
  requireFinite(field, value);
  if (value <= 0) throw new Problem('NOT_POSITIVE', { field, value });
  return value;
}

/** @throws Problem INPUT_INVALID unless the value is finite and zero or more */
export function requireNotNegative(field: FieldName, value: number): number {
  requireFinite(field, value);
  if (value < 0) throw new Problem('INPUT_INVALID', { field, value: String(value) });
  return value;
}

/** @throws Problem INPUT_INVALID unless the value lies in [0, 1] */
export function requireProbability(field: FieldName, value: number): number {
  if (!(value >= 0 && value <= 1)) throw new Problem('INPUT_INVALID', { field, value: String(value) });
  return value;
}

/** @throws Problem INPUT_INVALID unless the value lies strictly between 0 and 1 */
export function requireLevel(level: number): number {
  if (!(level > 0 && level < 1)) throw new Problem('INPUT_INVALID', { field: 'level', value: String(level) });
  return level;
}
