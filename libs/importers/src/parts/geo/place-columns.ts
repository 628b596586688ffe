import { normalizeHeading } from '../../import-format.ts';

const DEGREES = ['longitude', 'latitude'] as const;

/**
 * What the columns are called that are made of geometries; none when the attributes say the place already, in columns of those names.
 * @param headings of the attributes
 * @param isInDegrees false for another reference system, which no name of a column tells
 */
export function namePlaceColumns(headings: readonly string[], isInDegrees: boolean): readonly string[] {
  const taken = new Set(headings.map(normalizeHeading));
  if (DEGREES.some((name) => taken.has(name))) return [];
  return isInDegrees ? DEGREES : ['geometry_x', 'geometry_y'];
}
