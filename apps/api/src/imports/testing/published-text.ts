import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

const FIXTURES = new URL('../../../../../tests/fixtures/', import.meta.url);

/** `npm run -s test:published-files` imports them from end to end; otherwise as many lines as make more than one chunk. */
export const WHOLE_FILES = process.env['PUBLISHED_FILES'] === 'whole';
const FIRST_LINES = 1_200;

/**
 * A file as its publisher gives it, or its header and first lines, each as it stands there.
 * @param name below `tests/fixtures`
 * @param lines how many are enough
 */
export function publishedText(name: string, lines = WHOLE_FILES ? Infinity : FIRST_LINES): string {
  const text = gunzipSync(readFileSync(new URL(`${name}.gz`, FIXTURES))).toString('utf8');
  if (lines === Infinity) return text;
  return `${text
    .split('\n')
    .slice(0, lines + 1)
    .join('\n')}\n`;
}

/** Its lines without the header. */
export function linesOf(text: string): string[] {
  return text.trimEnd().split(/\r?\n/).slice(1);
}
