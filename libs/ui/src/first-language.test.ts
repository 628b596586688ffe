import { describe, expect, it } from '@jest/globals';
import { firstLanguage } from './first-language.ts';

describe('the language of a first visit', () => {
  it('is what was chosen here before', () => {
    expect(firstLanguage('en', ['el-GR'])).toBe('en');
  });

  it("is the first of the browser's languages that we speak", () => {
    expect(firstLanguage(null, ['de', 'en-GB', 'el'])).toBe('en');
    expect(firstLanguage(null, ['el-CY', 'en'])).toBe('el');
  });

  it('is Greek where we speak none of them', () => {
    expect(firstLanguage('fr', ['fr', 'de'])).toBe('el');
  });
});
