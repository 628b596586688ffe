/** A place under evaluation, longitude first. */
export type SitePoint = readonly [longitude: number, latitude: number];

const DEGREE_DIGITS = 6;

/** "51.5703, 0.0143" or "51,5703; 0,0143": latitude first, as map links and phones write it; `null` when it is none. */
export function parseTypedPoint(typed: string): SitePoint | null {
  const text = typed.trim();
  // A comma between digits is a decimal mark only where something else separates the two numbers.
  const separated = /[;\s]/.test(text) && !/,\s/.test(text) ? text.replaceAll(',', '.') : text;
  const numbers = separated
    .split(/[;,\s]+/)
    .filter((part) => part !== '')
    .map(Number);
  const [latitude, longitude] = numbers;
  if (numbers.length !== 2 || latitude === undefined || longitude === undefined) return null;
  if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) return null;
  return [longitude, latitude];
}

export function formatPoint([longitude, latitude]: SitePoint): string {
  return `${latitude.toFixed(DEGREE_DIGITS)}, ${longitude.toFixed(DEGREE_DIGITS)}`;
}
