import { describe, expect, it } from '@jest/globals';
import { EVERY_ACCIDENT } from '@elektron/domain';

import { countEarlierLooks, type Look } from './earlier-looks.ts';

const look = (resultDigest: string, severity: readonly string[] = [], more: object = {}): Look => ({
  filter: { ...EVERY_ACCIDENT, selections: { ...(severity.length > 0 ? { severity } : {}), ...more } },
  measure: 'accidents',
  resultDigest,
});

describe('earlier looks at an intervention', () => {
  it('are none of the first, and the sentence says so', () => {
    const { count, isWarning, sentence } = countEarlierLooks(look('a'), [], false);
    expect([count, isWarning, sentence.en]).toEqual([0, false, 'This is the first evaluation of this intervention for these accidents.']);
  });

  it('are those of the same severities and measure with another result, each result once', () => {
    const earlier = [
      look('b'),
      look('b'),
      look('a'),
      look('c', [], { light: ['dark'] }),
      look('d', ['fatal']),
      { ...look('e'), measure: 'casualties' },
    ];
    expect(countEarlierLooks(look('a'), earlier, true).count).toBe(2);
    expect(countEarlierLooks(look('x', ['fatal']), earlier, true).count).toBe(1);
    expect(countEarlierLooks(look('x', ['serious']), earlier, true).count).toBe(0);
  });

  it.each([
    [1, false, false],
    [2, false, true],
    [2, true, false],
    [5, false, true],
  ])('of %d, with a plan kept: %s, warn: %s', (times, planKept, isWarning) => {
    const earlier = Array.from({ length: times }, (_, i) => look(`earlier ${i}`));
    const looks = countEarlierLooks(look('now'), earlier, planKept);
    expect([looks.count, looks.isWarning]).toEqual([times, isWarning]);
    expect(looks.sentence.en.includes('the interval is that of one look')).toBe(isWarning);
    expect(looks.sentence.en).toContain(
      times === 1 ? '1 evaluation of the same intervention for the same accidents was made' : 'were made',
    );
    expect(`${looks.sentence.el} ${looks.sentence.en}`).not.toMatch(/\{\{|undefined/);
  });
});
