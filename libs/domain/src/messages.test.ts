import { describe, expect, it } from '@jest/globals';
import { ACCIDENT_DIMENSIONS } from './accident-dimension.ts';
import { LANGUAGES, fillText } from './language.ts';
import { PROBLEM_MESSAGES, describeProblem } from './problem-messages.ts';
import { ROW_ISSUE_MESSAGES, describeRowIssue } from './row-issue-messages.ts';

const placesOf = (text: string): string[] => [...text.matchAll(/\{\{(\w+)(?:\|[^{}]*)?\}\}/g)].map((match) => match[1] ?? '').sort();

describe('messages', () => {
  it.each(Object.entries({ ...PROBLEM_MESSAGES, ...ROW_ISSUE_MESSAGES }))('%s names the same values in both languages', (_code, text) => {
    expect(placesOf(text.el)).toEqual(placesOf(text.en));
    expect(text.el).toMatch(/\p{Script=Greek}/u);
    expect(text.en).not.toMatch(/\p{Script=Greek}/u);
  });

  it('write numbers as the language does', () => {
    expect(fillText('{{n}}', { n: 1234.5 }, 'el')).toBe('1.234,5');
    expect(fillText('{{n}}', { n: 1234.5 }, 'en')).toBe('1,234.5');
    expect(fillText('{{n}} {{n|year|years}}', { n: 1 }, 'en')).toBe('1 year');
    expect(fillText('{{n}} {{n|έτος|έτη}}', { n: 0.5 }, 'el')).toBe('0,5 έτη');
    expect(fillText('{{day}}', { day: '2018-12-31' }, 'en')).toBe('31/12/2018');
    expect(fillText('{{list}} {{absent}}', { list: ['a', 'b'] }, 'en')).toBe('a, b {{absent}}');
    expect(fillText('{{kind}}', { kind: { el: 'ατυχήματα', en: 'accidents' } }, 'el')).toBe('ατυχήματα');
    expect(describeProblem({ code: 'FILE_EMPTY', details: { file: 'x.csv' } }, 'en')).toBe('The file “x.csv” is empty.');
    expect(describeRowIssue({ code: 'VALUE_MISSING', column: 'date', value: '' }, 'en')).toBe('Column “date” is empty, and it is needed.');
  });

  it('exist for every key of every closed dimension', () => {
    for (const dimension of ACCIDENT_DIMENSIONS) {
      for (const key of [...(dimension.keys ?? []), 'unknown']) {
        for (const language of LANGUAGES) expect(dimension.labelOf(key)[language]).not.toBe(key);
      }
    }
  });
});
