import type { BoundingBox } from '@elektron/domain';

/** A place under evaluation, longitude first. */
export type SitePoint = readonly [longitude: number, latitude: number];

const DEGREE_DIGITS = 6;

/** A number with either decimal mark. */
const NUMBER = String.raw`[+-]?\d+(?:[.,]\d+)?`;
/** Between two numbers: a semicolon, a slash or a blank, a comma only together with a blank. */
const APART = new RegExp(String.raw`^(${NUMBER})(?:\s*[;/]\s*|\s*,\s+|\s+,\s*|\s+)(${NUMBER})$`);
/** Without any blank a comma is either the one between the numbers, or there are three of them. */
const BY_ONE_COMMA = /^([+-]?\d+(?:\.\d+)?),([+-]?\d+(?:\.\d+)?)$/;
const BY_THREE_COMMAS = /^([+-]?\d+,\d+),([+-]?\d+,\d+)$/;
/** The true minus sign, which the product itself writes, and dashes that pass for it. */
const MINUS_SIGNS = /[−–‒]/g;

/**
 * "51.5703, 0.0143", "51,5703 / −0,0143" or "51,5703; 0,0143": latitude first, as this product, map links and phones write it;
 * `null` when it is none.
 */
export function parseTypedPoint(typed: string): SitePoint | null {
  const text = typed.trim().replace(MINUS_SIGNS, '-');
  const found = APART.exec(text) ?? BY_ONE_COMMA.exec(text) ?? BY_THREE_COMMAS.exec(text);
  if (found === null) return null;
  const [latitude, longitude] = found.slice(1).map((part) => Number(part.replace(',', '.')));
  if (latitude === undefined || longitude === undefined) return null;
  if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) return null;
  return [longitude, latitude];
}

export function formatPoint([longitude, latitude]: SitePoint): string {
  return `${latitude.toFixed(DEGREE_DIGITS)}, ${longitude.toFixed(DEGREE_DIGITS)}`;
}

export function swapPoint([longitude, latitude]: SitePoint): SitePoint {
  return [latitude, longitude];
}

/** Whether a place is there already, as far as its digits are written. */
export function holdsPoint(points: readonly SitePoint[], point: SitePoint): boolean {
  return points.some((other) => formatPoint(other) === formatPoint(point));
}

/** About ten kilometres: a town whose records lie close together has surroundings all the same. */
const SURROUNDINGS_DEGREES = 0.1;

/** What is odd about a place, seen from where the records lie. */
export function findOddity(point: SitePoint, extent: BoundingBox | null): 'swapped' | 'far' | null {
  if (extent === null || isAround(point, extent)) return null;
  return isAround(swapPoint(point), extent) ? 'swapped' : 'far';
}

/** In the box of all records, or no further from it than the box is wide and high. */
function isAround([longitude, latitude]: SitePoint, [west, south, east, north]: BoundingBox): boolean {
  const [aside, above] = [Math.max(east - west, SURROUNDINGS_DEGREES), Math.max(north - south, SURROUNDINGS_DEGREES)];
  return longitude >= west - aside && longitude <= east + aside && latitude >= south - above && latitude <= north + above;
}
