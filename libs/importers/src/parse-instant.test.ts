import { describe, expect, it } from '@jest/globals';
import { dayOfInstant } from './parse-instant.ts';

describe('the day of an instant', () => {
  it.each([
    ['2018-01-01T00:00:00Z', 'Europe/London', '2018-01-01'],
    ['2018-05-31T23:00:00Z', 'Europe/London', '2018-06-01'],
    ['2018-05-31T23:00:00.000Z', 'Europe/London', '2018-06-01'],
    ['2018-01-31T22:00Z', 'Europe/Athens', '2018-02-01'],
    ['2018-05-01T04:00:00Z', 'America/New_York', '2018-05-01'],
  ])('%s in %s is %s', (text, timeZone, day) => {
    expect(dayOfInstant(text, timeZone)).toBe(day);
  });

  it.each(['2018-01-01', '01/02/2018', '2018-01-01T00:00:00', '2018-13-01T00:00:00Z', 'Z', ''])('of %j is the text itself', (text) => {
    expect(dayOfInstant(text, 'Europe/London')).toBe(text);
  });
});
