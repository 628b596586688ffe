/** The tags for which a file has no column, as GDAL writes them: `"lanes"=>"2","source:name"=>"survey"`. */
export function parseOtherTags(text: string): ReadonlyMap<string, string> {
  const tags = new Map<string, string>();
  for (const [, key = '', value = ''] of text.matchAll(PAIR)) tags.set(unescape(key), unescape(value));
  return tags;
}

const PAIR = /"((?:[^"\\]|\\.)*)"=>"((?:[^"\\]|\\.)*)"/g;

function unescape(text: string): string {
  return text.replace(/\\(.)/g, '$1');
}
