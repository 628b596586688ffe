import { readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { Text } from '@elektron/domain';
import { ACCESSIBILITY_TEXTS } from './accessibility-texts.ts';
import { COMPARE_TEXTS } from './compare-texts.ts';
import { DATA_TEXTS } from './data-texts.ts';
import { EMBED_TEXTS } from './embed-texts.ts';
import { FEEDBACK_TEXTS } from './feedback-texts.ts';
import { MAP_TEXTS } from './map-texts.ts';
import { METHODS_TEXTS } from './methods-texts.ts';
import { PEOPLE_TEXTS } from './people-texts.ts';
import { REPORT_TEXTS } from './report-texts.ts';
import { SITE_TEXTS } from './site-texts.ts';
import { STATEMENT_TEXTS } from './statement-texts.ts';

// Every catalogue of the public site; a missing key is a mistake of types already.
const CATALOGUES: readonly Readonly<Record<string, Text>>[] = [
  ACCESSIBILITY_TEXTS,
  COMPARE_TEXTS,
  DATA_TEXTS,
  EMBED_TEXTS,
  FEEDBACK_TEXTS,
  MAP_TEXTS,
  METHODS_TEXTS,
  PEOPLE_TEXTS,
  REPORT_TEXTS,
  SITE_TEXTS,
  STATEMENT_TEXTS,
];
const texts = CATALOGUES.flatMap((catalogue) => Object.entries(catalogue));
const placesOf = (text: string): string[] => [...new Set([...text.matchAll(/\{\{(\w+)/g)].map((match) => match[1] ?? ''))].sort();

describe('the words of the public site', () => {
  it('are all looked at here', () => {
    const files = readdirSync(import.meta.dirname);
    expect(files.filter((name) => name.endsWith('-texts.ts')).length).toBe(CATALOGUES.length);
  });

  it('leave nothing empty, and are Greek in Greek save for units and names', () => {
    expect(texts.filter(([, { el, en }]) => el.trim() === '' || en.trim() === '')).toEqual([]);
    const latin = texts.filter(([, { el }]) => !/[α-ωά-ώ]/i.test(el)).map(([key]) => key);
    expect(latin).toEqual(['square-kilometres', 'announce', 'breakdownOf']);
  });

  it('fill the same places in both languages', () => {
    expect(texts.filter(([, { el, en }]) => placesOf(el).join() !== placesOf(en).join()).map(([key]) => key)).toEqual([]);
  });

  it('never use the words of the press', () => {
    const all = texts.map(([, { el }]) => el.toLowerCase()).join(' ');
    for (const word of ['δυστύχημα', 'δυστυχήματ', 'καρμανιόλα', 'θύμα', 'θύματ', 'αμεα']) expect(all).not.toContain(word);
  });
});
