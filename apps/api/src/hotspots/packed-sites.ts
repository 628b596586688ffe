import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';

import { formatCanonicalJson } from '../common/canonical-json.ts';
import type { CompleteSites, StoredHotspotResult, StoredShare, StoredSite } from './stored-hotspot-result.ts';

/** More sites than these a page does not draw in one go: some 5 MB. A city has fewer. */
export const LISTED_SITES = 6_000;
/** Sites of one part: some 1 MB of text that is read in one go, others being answered in between. */
export const PART_SITES = 1_000;

/** A site of a ranking, or one with its share of a type of accidents. */
export type KeptSite = StoredSite | StoredShare;

/** The sites of a result, and what is kept beside it where they are too many to be in it. */
export interface ListedSites<Site extends KeptSite> {
  readonly sites: readonly Site[];
  readonly complete?: CompleteSites;
  /** Each compressed, in the order of the sites; none where the result has all of them. */
  readonly parts: readonly Uint8Array[];
}

/**
 * Divides sites into those that a result lists, and parts that have all of them where there are more. The digest is of the text and not of its compressed
 * form, which another version may make otherwise.
 * @param found in the order of the ranking
 * @param store a site in the form in which it is stored
 */
export function listSites<Found, Site extends KeptSite>(found: readonly Found[], store: (site: Found) => Site): ListedSites<Site> {
  if (found.length <= LISTED_SITES) return { sites: found.map(store), parts: [] };
  const hash = createHash('sha256');
  const [sites, parts]: [Site[], Uint8Array[]] = [[], []];
  for (let start = 0; start < found.length; start += PART_SITES) {
    // Part by part: the texts of all of them at once would take hundreds of megabytes.
    const part = found.slice(start, start + PART_SITES).map(store);
    const text = formatCanonicalJson(part);
    hash.update(text);
    parts.push(gzipSync(text));
    if (sites.length < LISTED_SITES) sites.push(...part);
  }
  return { sites, complete: { sites: found.length, parts: parts.length, digest: hash.digest('hex') }, parts };
}

export function unpackSites(part: Uint8Array): readonly KeptSite[] {
  return JSON.parse(gunzipSync(part).toString()) as KeptSite[];
}

/** Of a run that ranks sites, what is kept beside its result; null where the result has all of them, or a former version has cut the list. */
export function completeSitesOf({ screening, proportions }: StoredHotspotResult): CompleteSites | null {
  return (screening ?? proportions)?.complete ?? null;
}

/** A result with other sites than those that it lists, as if they were its own. */
export function withSites(result: StoredHotspotResult, sites: readonly KeptSite[]): StoredHotspotResult {
  const { screening, proportions, ...others } = result;
  return {
    ...others,
    ...(screening === undefined ? {} : { screening: { ...screening, sites: sites as readonly StoredSite[] } }),
    ...(proportions === undefined ? {} : { proportions: { ...proportions, sites: sites as readonly StoredShare[] } }),
  };
}

/** A result with all of its sites. @param parts none where it has them anyway */
export function withAllSites(result: StoredHotspotResult, parts: readonly Uint8Array[]): StoredHotspotResult {
  return parts.length === 0 ? result : withSites(result, parts.flatMap(unpackSites));
}
