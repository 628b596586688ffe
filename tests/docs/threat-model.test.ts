import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';

const ROOT = join(import.meta.dirname, '../..');
const THREATS = readFileSync(join(ROOT, 'docs/security.md'), 'utf8');
const TESTS = globSync('{apps,libs,tests}/**/*.test.{ts,tsx}', { cwd: ROOT, exclude: (name) => name.includes('node_modules') });

/** Rows of the table of threats, without its header. */
function threatRows(): string[][] {
  const section = /## STRIDE\n([\s\S]*?)\n## /.exec(THREATS)?.[1] ?? '';
  const lines = section.split('\n').filter((line) => line.startsWith('|'));
  return lines.slice(2).map((line) => line.split('|').slice(1, -1));
}

it('names for every threat a test that is there', () => {
  const rows = threatRows();
  expect(rows.length).toBeGreaterThan(20);
  for (const [, how = '', stops = '', shown = ''] of rows) {
    const names = [...shown.matchAll(/`([^`]+)`/g)].map((match) => match[1]!);
    expect({ how: how.trim(), stops: stops.trim() !== '', names: names.length > 0 }).toMatchObject({ stops: true, names: true });
    const missing = names.filter((name) => !TESTS.some((path) => path.includes(`/${name}.test.ts`)));
    expect({ how: how.trim(), missing }).toEqual({ how: how.trim(), missing: [] });
  }
});

it.each(['record-of-processing', 'impact-assessment', 'controller-processor-agreement'])(
  'the template %s says the same in both languages, leaves blanks, and says that it is a template',
  (name) => {
    const [greek = '', english = ''] = ['el', 'en'].map((language) =>
      readFileSync(join(ROOT, 'docs/templates', language, `${name}.md`), 'utf8'),
    );
    const partsOf = (text: string): number[] => [/^## /gm, /^\d+\. /gm, /^\| /gm].map((mark) => text.match(mark)?.length ?? 0);
    expect(partsOf(greek)).toEqual(partsOf(english));
    const blanksOf = (text: string): number => text.match(/\[(?:FILL IN|ΣΥΜΠΛΗΡΩΣΤΕ)/g)?.length ?? 0;
    expect(blanksOf(greek)).toBe(blanksOf(english));
    expect(blanksOf(english)).toBeGreaterThan(20);
    expect(english).toContain('It is no legal advice.');
    expect(greek).toContain('Δεν αποτελεί νομική συμβουλή.');
    expect(greek).not.toContain('FILL IN');
  },
);
