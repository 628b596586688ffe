import type { AreaKind } from '@elektron/domain';
import { parseOtherTags } from '@elektron/importers';

import type { Json } from '../common/parse-geo-json.ts';

/** The tags of an OpenStreetMap object, those that stand together in `other_tags` included. */
export function tagsOf(properties: Json): ReadonlyMap<string, string> {
  const tags = new Map<string, string>();
  const others = properties['other_tags'];
  if (typeof others === 'string') for (const [key, value] of parseOtherTags(others)) tags.set(key, value);
  for (const [key, value] of Object.entries(properties)) if (typeof value === 'string' && value !== '') tags.set(key, value);
  return tags;
}

const AMENITIES: Readonly<Record<string, AreaKind>> = {
  school: 'school',
  kindergarten: 'school',
  hospital: 'health',
  clinic: 'health',
  doctors: 'health',
};

/**
 * The kind of a point of interest by its tags, as the wiki of OpenStreetMap defines them; `null` for what is none of the kinds. A facility counts as
 * one for the elderly only where it says so (`social_facility:for=senior`), not by being a home of some sort.
 */
export function findOsmKind(tags: ReadonlyMap<string, string>): AreaKind | null {
  const amenity = tags.get('amenity') ?? '';
  if (Object.hasOwn(AMENITIES, amenity)) return AMENITIES[amenity] ?? null;
  const served = (tags.get('social_facility:for') ?? '').split(';').map((part) => part.trim());
  if (amenity === 'social_facility' && served.includes('senior')) return 'elderly';
  const isStop = tags.get('highway') === 'bus_stop' || tags.get('public_transport') === 'platform' || tags.get('railway') === 'tram_stop';
  return isStop ? 'stop' : null;
}
