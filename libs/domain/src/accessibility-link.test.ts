import { describe, expect, it } from '@jest/globals';
import { involvingPedestrians, LINK_NUMBERS, parseLinkNumbers, readLinkNumbers, withoutKnownRoadUser } from './accessibility-link.ts';
import { EVERY_ACCIDENT, formatAccidentFilter, parseAccidentFilter } from './accident-filter.ts';

describe('the pedestrian accidents under a filter', () => {
  const period = { start: '2018-01-01', end: '2019-01-01' };
  const selections = (...values: string[]) => [
    { dimension: 'severity', values: ['fatal'] },
    { dimension: 'road-user', values },
  ];

  it('keep all that the filter says but of road users', () => {
    const filter = parseAccidentFilter({ period, area: [23, 37, 24, 38], selections: selections('bicycle'), within: ['3'] });
    const asked = parseAccidentFilter({ period, area: [23, 37, 24, 38], selections: selections('pedestrian'), within: ['3'] });
    expect(formatAccidentFilter(involvingPedestrians(filter))).toBe(formatAccidentFilter(asked));
    expect(involvingPedestrians(involvingPedestrians(filter))).toEqual(asked);
  });

  it('are apart from those of which nothing is known', () => {
    expect(involvingPedestrians(EVERY_ACCIDENT).selections).toEqual({ 'road-user': ['pedestrian'] });
    expect(withoutKnownRoadUser(EVERY_ACCIDENT).selections).toEqual({ 'road-user': ['unknown'] });
  });
});

describe('the numbers of a question', () => {
  it('have their defaults, in an address as well', () => {
    const usual = Object.fromEntries(Object.entries(LINK_NUMBERS).map(([name, { default: value }]) => [name, value]));
    expect([parseLinkNumbers({}), readLinkNumbers(() => null)]).toEqual([usual, usual]);
    expect(readLinkNumbers((name) => (name === 'nearMeters' ? '50' : ''))).toEqual({ ...usual, nearMeters: 50 });
  });

  it.each([
    { nearMeters: 4 },
    { nearMeters: 201 },
    { partMeters: 0 },
    { partMeters: 2.5 },
    { highPercent: 101 },
    { highPercent: Number.NaN },
  ])('%j are refused', (written) => {
    expect(() => parseLinkNumbers(written)).toThrow(expect.objectContaining({ code: 'INPUT_INVALID' }));
  });
});
