import { describe, expect, it } from '@jest/globals';
import { formatCountPeriod, LONGEST_COUNT_HOURS, parseCountPeriod, TRAFFIC_MODE_LABELS, TRAFFIC_MODES } from './traffic-count.ts';

describe('the period of a count', () => {
  it.each([
    { startDate: '2024-02-29', startHour: 0, hours: 24 },
    { startDate: '2023-12-31', startHour: 23, hours: 1 },
    { startDate: '2024-01-01', startHour: 7, hours: LONGEST_COUNT_HOURS },
  ])('is read as it was written: %j', (period) => {
    expect(parseCountPeriod(formatCountPeriod(period))).toEqual(period);
  });

  it.each(['', '2023-02-29T00/PT24H', '2024-02-29T24/PT24H', '2024-02-29T00/PT0H', '2024-02-29T00/PT8785H', '2024-02-29', 'PT24H'])(
    '%j is none',
    (text) => {
      expect(parseCountPeriod(text)).toBeNull();
    },
  );

  it('of an average of a year is blank', () => {
    expect(formatCountPeriod(null)).toBe('');
  });
});

it('every mode has a name in both languages', () => {
  for (const mode of TRAFFIC_MODES) expect(TRAFFIC_MODE_LABELS[mode].el).toMatch(/\p{Script=Greek}/u);
});
