import { describe, expect, it } from '@jest/globals';
import { el } from './el.ts';
import { en } from './en.ts';

/** Every text of a catalogue by its path. */
function textsOf(catalogue: object, path = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(catalogue) as [string, unknown][]) {
    const at = path === '' ? key : `${path}.${key}`;
    if (typeof value === 'string') found.set(at, value);
    else for (const [inner, text] of textsOf(value as object, at)) found.set(inner, text);
  }
  return found;
}

function placesOf(text: string): readonly string[] {
  return [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? '').sort();
}

const greek = textsOf(el);
const english = textsOf(en);

describe('the catalogues', () => {
  it('say the same things in both languages', () => {
    expect([...greek.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it('leave nothing empty', () => {
    const empty = [...greek, ...english].filter(([, text]) => text.trim() === '');
    expect(empty).toEqual([]);
  });

  it('fill the same places', () => {
    const differing = [...english.keys()].filter(
      (key) => placesOf(greek.get(key) ?? '').join() !== placesOf(english.get(key) ?? '').join(),
    );
    expect(differing).toEqual([]);
  });

  it('have both plural forms wherever they have one', () => {
    const lonely = [...english.keys()].filter((key) => {
      const other = key.endsWith('_one') ? key.replace(/_one$/, '_other') : key.endsWith('_other') ? key.replace(/_other$/, '_one') : key;
      return !english.has(other);
    });
    expect(lonely).toEqual([]);
  });

  it('are Greek in Greek: no text without a Greek letter, save for signs and abbreviations of the field', () => {
    const latin = [...greek].filter(([, text]) => !/[α-ωά-ώ]/i.test(text)).map(([key]) => key);
    expect(latin).toEqual(['evidence.decision.madeBy', 'evaluations.cmf']);
  });

  it('never use the words of the press', () => {
    const texts = [...greek.values()].join(' ').toLowerCase();
    for (const word of ['δυστύχημα', 'δυστυχήματ', 'καρμανιόλα', 'θύμα', 'θύματ']) expect(texts).not.toContain(word);
  });
});
