import { AREA_KINDS, AREA_KIND_SHAPES, type AreaKind, type Text } from '@elektron/domain';

import { isObject, parsePolygons, parsePosition, refuseInput, type Json } from '../common/parse-geo-json.ts';
import type { AreaDraft } from './area-collection.ts';
import { USUAL_NAMES, type NameColumns } from './name-columns.ts';
import { findOsmKind, tagsOf } from './osm-kind.ts';

/** The kind of everything in a file, or what the tags of OpenStreetMap say of each feature. */
export type WantedKind = AreaKind | 'osm';

export interface ParsedAreas {
  /** In the order of the kinds, none empty. */
  readonly collections: readonly { readonly kind: AreaKind; readonly drafts: readonly AreaDraft[] }[];
  /** Features of OpenStreetMap that are of no kind. */
  readonly ofNoKind: number;
  /** Points of interest that OpenStreetMap has as lines or areas. */
  readonly notPoints: number;
}

const LONGEST_NAME = 200;
/** Boundaries are stored at one go, and others wait meanwhile. */
const MOST_ITEMS = 5_000;
const MOST_STOPS_AND_POINTS = 50_000;

/**
 * Reads areas or points of interest from the features of a GeoJSON file in degrees.
 * @param names which properties hold the names
 * @throws Problem INPUT_INVALID, which names the feature
 */
export function parseAreas(features: readonly unknown[], wanted: WantedKind, names: NameColumns = USUAL_NAMES): ParsedAreas {
  const found = new Map<AreaKind, AreaDraft[]>();
  let [ofNoKind, notPoints] = [0, 0];
  for (const [index, feature] of features.entries()) {
    if (!isObject(feature) || feature['type'] !== 'Feature') throw refuseInput(`features[${index}]`, 'Feature');
    const properties = isObject(feature['properties']) ? feature['properties'] : {};
    const tags = tagsOf(properties);
    const kind = wanted === 'osm' ? findOsmKind(tags) : wanted;
    if (kind === null) ofNoKind += 1;
    else if (wanted === 'osm' && pointOf(feature['geometry']) === null) notPoints += 1;
    else {
      const drafts = found.get(kind) ?? [];
      drafts.push(toDraft(feature, properties, nameOf(textsOf(feature), names), kind, index));
      found.set(kind, drafts);
    }
  }
  if (found.size === 0) throw refuseInput('features', 'OpenStreetMap: amenity, highway, public_transport');
  const collections = AREA_KINDS.flatMap((kind) => (found.has(kind) ? [{ kind, drafts: requireFew(kind, found.get(kind) ?? []) }] : []));
  return { collections, ofNoKind, notPoints };
}

/** The one point of a geometry, also where it is written as several of which there is one; null for what is none. */
function pointOf(geometry: unknown): { readonly coordinates: unknown } | null {
  if (!isObject(geometry)) return null;
  const { type, coordinates } = geometry;
  if (type === 'Point') return { coordinates };
  return type === 'MultiPoint' && Array.isArray(coordinates) && coordinates.length === 1
    ? { coordinates: coordinates[0] as unknown }
    : null;
}

function requireFew(kind: AreaKind, drafts: readonly AreaDraft[]): readonly AreaDraft[] {
  const most = AREA_KIND_SHAPES[kind] === 'point' ? MOST_STOPS_AND_POINTS : MOST_ITEMS;
  if (drafts.length > most) throw refuseInput('features', `${drafts.length} > ${most}`);
  return drafts;
}

function toDraft(feature: Json, properties: Json, name: Text, kind: AreaKind, index: number): AreaDraft {
  // Whoever mends the file looks for a name before they count features.
  const place = `features[${index}]${name.en === '' ? '' : ` “${name.en.slice(0, 60)}”`}.geometry`;
  const { id = properties['id'] ?? properties['osm_id'] ?? properties['@id'] } = feature;
  const sourceId = typeof id === 'string' || typeof id === 'number' ? String(id).slice(0, LONGEST_NAME) : '';
  const { geometry } = feature;
  if (AREA_KIND_SHAPES[kind] === 'polygon') return { sourceId, name, shape: parsePolygons(place, geometry), position: null };
  const point = pointOf(geometry);
  if (point === null) throw refuseInput(place, isObject(geometry) ? geometry['type'] : 'Point');
  const position = parsePosition(place, point.coordinates);
  return { sourceId, name, shape: JSON.stringify({ type: 'Point', coordinates: position }), position };
}

/** The attributes of a feature as texts, numbers too: a district may be called by one. */
export function textsOf(feature: unknown): ReadonlyMap<string, string> {
  const properties = isObject(feature) && isObject(feature['properties']) ? feature['properties'] : {};
  const numbers = Object.entries(properties).filter(([, value]) => typeof value === 'number');
  return new Map([...tagsOf(properties), ...numbers.map(([key, value]) => [key, String(value)] as const)]);
}

/** What a place is called; what is missing in one language is as in the other. */
export function nameOf(texts: ReadonlyMap<string, string>, names: NameColumns): Text {
  const of = (language: 'el' | 'en'): string => {
    const written = names[language].map((heading) => texts.get(heading)?.trim() ?? '');
    return (written.find((name) => name !== '') ?? '').slice(0, LONGEST_NAME);
  };
  const [el, en] = [of('el'), of('en')];
  return { el: el === '' ? en : el, en: en === '' ? el : en };
}
