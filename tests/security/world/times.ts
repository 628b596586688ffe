/** Before and after whatever a test does. */
export const PAST = '2020-01-01T00:00:00Z';
export const FUTURE = '2199-01-01T00:00:00Z';

/** @returns a date as YYYY-MM-DD */
export function dayFromNow(days: number): string {
  return new Date(Date.now() + days * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
}
