import type { Text } from '@elektron/domain';

import { isObject, parseGeoJson, parsePolygons, refuseInput } from '../common/parse-geo-json.ts';

/** A municipality as a file describes it. */
export interface MunicipalityDraft {
  readonly id: number;
  readonly name: Text;
  /** A GeoJSON Polygon or MultiPolygon in degrees, as text. */
  readonly geometry: string;
}

const LONGEST_NAME = 200;
/** Ids are stored as integers of four bytes. */
const LARGEST_ID = 2 ** 31 - 1;

/**
 * Reads municipalities from a GeoJSON FeatureCollection (RFC 7946: longitude and latitude in degrees) with the properties `id`, `name_el` and
 * `name_en`. Whether a boundary crosses itself is found out by the database.
 * @throws Problem INPUT_INVALID, at the place in the file that is wrong
 */
export function parseMunicipalities(text: string): MunicipalityDraft[] {
  const drafts = parseGeoJson(text).map(parseFeature);
  const seen = new Set<number>();
  for (const [index, { id }] of drafts.entries()) {
    if (seen.has(id)) throw refuseInput(`features[${index}].properties.id`, id);
    seen.add(id);
  }
  return drafts;
}

function parseFeature(feature: unknown, index: number): MunicipalityDraft {
  const place = `features[${index}]`;
  if (!isObject(feature) || feature['type'] !== 'Feature' || !isObject(feature['properties'])) throw refuseInput(place, 'Feature');
  const { id, name_el: el, name_en: en } = feature['properties'];
  if (typeof id !== 'number' || !Number.isInteger(id) || id < 1 || id > LARGEST_ID) throw refuseInput(`${place}.properties.id`, id);
  return {
    id,
    name: { el: parseName(`${place}.properties.name_el`, el), en: parseName(`${place}.properties.name_en`, en) },
    geometry: parsePolygons(`${place}.geometry`, feature['geometry']),
  };
}

function parseName(field: string, value: unknown): string {
  const name = typeof value === 'string' ? value.trim() : '';
  if (name === '' || name.length > LONGEST_NAME) throw refuseInput(field, value);
  return name;
}
