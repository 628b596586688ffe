import { CITIZEN_REPORT_CATEGORIES, CITIZEN_REPORT_KINDS } from '@elektron/domain';
import { describe, expect, it } from '@jest/globals';

import { parseDesk, parseReport } from './parse-report.ts';

const NOW = new Date('2026-03-10T12:00:00Z');
const SENT = { category: 'lighting', longitude: 23.7212345, latitude: 37.9712345, happenedOn: '2026-03-01', words: ' Dark \u0000corner ' };

describe('what somebody sends', () => {
  it('is kept with a place to the metre, and with the kind that its category has', () => {
    expect(parseReport(SENT, NOW)).toEqual({
      kind: 'hazard',
      category: 'lighting',
      longitude: 23.72123,
      latitude: 37.97123,
      happenedOn: '2026-03-01',
      words: 'Dark ␀corner',
    });
  });

  it('need not say when, nor anything in words', () => {
    expect(parseReport({ category: 'no-ramp', longitude: 0, latitude: 0 }, NOW)).toMatchObject({ happenedOn: null, words: '' });
  });

  it.each([
    ['category', { category: 'anything' }],
    ['category', { category: { id: 'lighting' } }],
    ['longitude', { longitude: 181 }],
    ['longitude', { longitude: 'NaN' }],
    ['latitude', { latitude: null }],
    ['latitude', { latitude: '' }],
    ['happenedOn', { happenedOn: '2026-02-30' }],
    ['happenedOn', { happenedOn: '2026-03-12' }],
    ['happenedOn', { happenedOn: '2024-03-01' }],
    ['words', { words: 'x'.repeat(1_001) }],
    ['words', { words: ['x'] }],
  ])('is refused for its %s in %j', (field, wrong) => {
    expect(() => parseReport({ ...SENT, ...wrong }, NOW)).toThrow(
      expect.objectContaining({ code: 'INPUT_INVALID', details: expect.objectContaining({ field }) as unknown }),
    );
  });

  it.each([null, undefined, 'text', 5, []])('is refused where it is %j', (body) => {
    expect(() => parseReport(body, NOW)).toThrow(expect.objectContaining({ code: 'INPUT_INVALID' }));
  });
});

it('every kind has categories, and no two of them one id', () => {
  const ids = CITIZEN_REPORT_CATEGORIES.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(new Set(CITIZEN_REPORT_CATEGORIES.map(({ kind }) => kind))).toEqual(new Set(CITIZEN_REPORT_KINDS));
  // As the table asks.
  for (const id of ids) expect(id).toMatch(/^[a-z-]{1,40}$/);
});

it.each([29, 731, 30.5, NaN])('reports are not kept for %p days', (keptDays) => {
  expect(() => parseDesk({ isOpen: true, keptDays })).toThrow(expect.objectContaining({ code: 'INPUT_INVALID' }));
});
