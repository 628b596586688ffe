const PAIR = /"((?:[^"\\]|\\.)*)"=>"((?:[^"\\]|\\.)*)"/g;

/** Tags as GDAL writes those that have no column (the text form of PostgreSQL's hstore): `"ref"=>"B3395","sidewalk"=>"both"`. */
export function writeOtherTags(tags: readonly (readonly [string, string])[]): string {
  const escape = (text: string): string => text.replaceAll('\\', '\\\\').replaceAll('"', '\\"');
  return tags.map(([key, value]) => `"${escape(key)}"=>"${escape(value)}"`).join(',');
}

/** The tags in such a text; what is not written so is left out. */
export function parseOtherTags(text: string): ReadonlyMap<string, string> {
  const unescape = (part: string | undefined): string => (part ?? '').replaceAll(/\\(.)/g, '$1');
  return new Map([...text.matchAll(PAIR)].map(([, key, value]) => [unescape(key), unescape(value)]));
}
