import { describe, expect, it } from '@jest/globals';
import { ACCESSIBILITY_MEASURES, EVERY_FEATURE } from '@elektron/domain';
import { itemOf, measureOf, toInput } from '../features/accessibility/domain-words.ts';
import { MARK_SIZE, placeMarks, type DrawnFeature } from '../features/accessibility/draw-features.ts';
import { toggled } from '../features/accessibility/use-accessibility-filter.ts';

const mark = (id: string, longitude: number): DrawnFeature => ({
  id,
  item: 'crossing',
  state: 'present',
  longitude,
  latitude: 38,
  lines: [],
});

describe('marks', () => {
  it('of one place stand side by side, and those of others where they are', () => {
    const placed = placeMarks([mark('a', 23), mark('b', 23), mark('c', 24), mark('d', 23)]);
    expect(placed.map(({ id, aside }) => [id, aside])).toEqual([
      ['a', 0],
      ['b', MARK_SIZE],
      ['c', 0],
      ['d', 2 * MARK_SIZE],
    ]);
  });
});

describe('words of the schema', () => {
  it('are those of the domain', () => {
    expect(itemOf('DISABLED_PARKING')).toBe('disabled-parking');
    expect(ACCESSIBILITY_MEASURES.map((measure) => measureOf(measure.replace(/([a-z])([A-Z])/g, '$1_$2').toUpperCase()))).toEqual(
      ACCESSIBILITY_MEASURES,
    );
    expect(() => itemOf('BRIDGE')).toThrow(RangeError);
    expect(toInput({ ...EVERY_FEATURE, items: ['kerb-ramp'], states: ['not-applicable'] })).toMatchObject({
      items: ['KERB_RAMP'],
      states: ['NOT_APPLICABLE'],
    });
  });
});

it('a bar that is chosen once more is given up', () => {
  expect(toggled(['a', 'b'], 'a')).toEqual(['b']);
  expect(toggled(['a'], 'b')).toEqual(['a', 'b']);
});
