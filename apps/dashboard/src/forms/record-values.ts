import {
  describeProblem,
  isProblem,
  parseCorrection,
  type CorrectableField,
  type CorrectionRules,
  type CorrectionValue,
  type Language,
} from '@elektron/domain';

/** Values of a record as a form holds them: what somebody has typed or chosen, empty for unknown. */

const PLACE_DIGITS = 7;

/** A value as it stands in its input. */
export function toTyped(field: CorrectableField, value: CorrectionValue): string {
  if (value === null) return '';
  if (typeof value !== 'object') return field.kind === 'date' ? String(value).split('-').reverse().join('/') : String(value);
  // As people copy it from maps: latitude first.
  if ('latitude' in value) return `${round(value.latitude)}, ${round(value.longitude)}`;
  return `${value.x} ${value.y}`;
}

function round(degrees: number): string {
  return String(Number(degrees.toFixed(PLACE_DIGITS)));
}

/** Beyond this a number is no degree. */
const MOST_DEGREES = 180;

/**
 * Latitude and longitude, or x and y of the organisation's plane: which of them the numbers themselves say. Decimal commas are understood where a
 * blank or a semicolon parts the two.
 * @returns undefined where it is neither
 */
export function readTypedPlace(typed: string): CorrectionValue | undefined {
  const text = typed.trim();
  const parts = /[\s;]/.test(text) ? text.split(/\s*;\s*|,\s+|\s+/) : text.split(',');
  const [first = Number.NaN, second = Number.NaN] = parts.map((part) => (part === '' ? Number.NaN : Number(part.replace(',', '.'))));
  if (parts.length !== 2 || !Number.isFinite(first) || !Number.isFinite(second)) return undefined;
  if (Math.abs(first) > MOST_DEGREES || Math.abs(second) > MOST_DEGREES) return { x: first, y: second };
  return { latitude: first, longitude: second };
}

export type ReadTyped = { readonly value: CorrectionValue } | { readonly fault: string };

/** What is typed as a value, or why it is none, by the same rules as the server's. */
export function readTyped(field: CorrectableField, typed: string, rules: CorrectionRules, language: Language): ReadTyped {
  const given = field.kind === 'place' && typed.trim() !== '' ? (readTypedPlace(typed) ?? typed) : typed;
  try {
    return { value: parseCorrection(field, given, rules) };
  } catch (error) {
    if (!isProblem(error)) throw error;
    return { fault: describeProblem(error, language) };
  }
}

/** The present day; the server asks again on the organisation's own clocks. */
export function presentRules(): CorrectionRules {
  const DAY_MS = 24 * 60 * 60 * 1000;
  // Somewhere it is tomorrow already.
  return { latestDate: new Date(Date.now() + DAY_MS).toISOString().slice(0, 'YYYY-MM-DD'.length) };
}
