import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { HOTSPOT_METHODS } from '@elektron/spatial-analysis';
import { BEFORE_AFTER_METHODS } from '@elektron/statistics';

const pageOf = (id: string): string => join(import.meta.dirname, '../../docs/methods', `${id}.md`);

it.each([...HOTSPOT_METHODS, ...BEFORE_AFTER_METHODS].map(({ id }) => id))(
  '%s has a page that names it, its question and its sources',
  (id) => {
    expect({ id, hasPage: existsSync(pageOf(id)) }).toEqual({ id, hasPage: true });
    const page = readFileSync(pageOf(id), 'utf8');
    expect(page.split('\n')[0]).toContain(`(\`${id}\`)`);
    expect(page).toMatch(/^## Question/m);
    expect(page).toMatch(/^## Sources?/m);
  },
);

it.each(HOTSPOT_METHODS.map((method) => [method.id, method] as const))(
  'the page of %s cites every source that the product shows',
  (id, { sources }) => {
    const page = readFileSync(pageOf(id), 'utf8').replaceAll(/\s+/g, ' ');
    for (const source of sources) {
      // Names and year, as in “Ord & Getis 1995, …”.
      const [cited = source] = /^.*?\b\d{4}\b/.exec(source) ?? [];
      expect({ id, cited, isCited: page.includes(cited) }).toEqual({ id, cited, isCited: true });
    }
  },
);
