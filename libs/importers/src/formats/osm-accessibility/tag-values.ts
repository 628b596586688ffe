/*
 * Quantities as tags write them. What is written in another way is unknown, and stays as a tag.
 */

const METERS = /^(\d+(?:[.,]\d+)?)\s*(m|cm|mm)?$/;
const METERS_IN = { m: 1, cm: 0.01, mm: 0.001 } as const;

/** A length: metres, unless a unit is written. */
export function readMeters(text: string): number | null {
  const [, digits, unit = 'm'] = METERS.exec(text.trim()) ?? [];
  return digits === undefined ? null : round(Number(digits.replace(',', '.')) * METERS_IN[unit as keyof typeof METERS_IN]);
}

const MILLIMETERS_PER_METER = 1_000;

/** The height of a kerb, in millimetres. */
export function readUpstand(text: string): number | null {
  const meters = readMeters(text);
  return meters === null ? null : round(meters * MILLIMETERS_PER_METER);
}

const PERCENT = /^([+-]?\d+(?:[.,]\d+)?)\s*%$/;

/** A slope in percent, with the sign of the way's direction; `up` and `down` say no number. */
export function readIncline(text: string): number | null {
  const [, digits] = PERCENT.exec(text.trim()) ?? [];
  return digits === undefined ? null : Number(digits.replace(',', '.'));
}

/** Of products like 2.4 × 0.01. */
function round(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
