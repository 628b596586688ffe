import { describe, expect, it } from '@jest/globals';
import {
  EVERY_FEATURE,
  formatAccessibilityParameters,
  parseAccessibilityFilter,
  parseAccessibilityParameters,
  passesAccessibilityFilter,
  type FilteredFeature,
} from './accessibility-filter.ts';
import { ACCESSIBILITY_THRESHOLDS, judgeMeasure } from './accessibility-thresholds.ts';
import { ACCESSIBILITY_ITEM_DECLARATIONS, ACCESSIBILITY_ITEMS, attributeSources } from './accessibility.ts';

const RAMP: FilteredFeature = { item: 'kerb-ramp', state: 'absent', condition: null, observedOn: '2024-05-02' };
const UNDATED: FilteredFeature = { item: 'footway', state: 'present', condition: 'defective', observedOn: null };

describe('a filter of features', () => {
  it.each([
    [{}, [true, true]],
    [{ items: ['kerb-ramp', 'crossing'] }, [true, false]],
    [{ states: ['present'] }, [false, true]],
    // Of a feature of whose condition nothing is known nobody can say that it is in order.
    [{ conditions: ['in-order', 'defective'] }, [false, true]],
    [{ seenSince: '2024-05-02' }, [true, false]],
    [{ seenSince: '2024-05-03' }, [false, false]],
    [{ seenUntil: '2024-05-02' }, [true, false]],
    [{ items: ['kerb-ramp'], states: ['present'] }, [false, false]],
  ])('%j means of a missing ramp and an undated footway: %j', (written, passes) => {
    const filter = parseAccessibilityFilter(written);
    expect([RAMP, UNDATED].map((feature) => passesAccessibilityFilter(feature, filter))).toEqual(passes);
  });

  it('is the same after a journey through an address', () => {
    const filter = parseAccessibilityFilter({
      items: ['obstacle', 'crossing'],
      states: ['unknown'],
      conditions: ['defective'],
      seenSince: '2024-01-01',
    });
    const address = new Map(formatAccessibilityParameters(filter));
    expect(address.get('items')).toBe('crossing,obstacle');
    expect(parseAccessibilityParameters((name) => address.get(name) ?? null)).toEqual(filter);
    expect(formatAccessibilityParameters(EVERY_FEATURE)).toEqual([]);
  });

  it.each([{ items: ['bridge'] }, { states: ['lost'] }, { seenSince: '2024-02-30' }, { seenUntil: 'soon' }])('%j is refused', (written) => {
    expect(() => parseAccessibilityFilter(written)).toThrow(expect.objectContaining({ code: 'INPUT_INVALID' }));
  });
});

describe('the limits', () => {
  it('of the Greek decision, as read: 1.5 m of clear width, 2 % of cross slope whatever its direction', () => {
    expect([1.49, 1.5, 2].map((value) => judgeMeasure('footway', 'clearWidthMeters', value))).toEqual(['misses', 'meets', 'meets']);
    expect([-2, 2, 2.1, -2.1].map((value) => judgeMeasure('footway', 'crossSlopePercent', value))).toEqual([
      'meets',
      'meets',
      'misses',
      'misses',
    ]);
  });

  it('judge nothing where none was read, and nothing that was not measured', () => {
    expect(judgeMeasure('kerb-ramp', 'upstandMillimeters', 200)).toBeNull();
    expect(judgeMeasure('footway', 'widthMeters', 0.5)).toBeNull();
    expect(judgeMeasure('footway', 'clearWidthMeters', null)).toBeNull();
  });

  it('are of measures that the item has, each once, with a source in both languages', () => {
    for (const { item, measure, source } of ACCESSIBILITY_THRESHOLDS) {
      expect(ACCESSIBILITY_ITEM_DECLARATIONS[item].measures).toContain(measure);
      expect([source.el, source.en]).not.toContain('');
    }
    const keys = ACCESSIBILITY_THRESHOLDS.map(({ item, measure }) => `${item} ${measure}`);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

it('the letters of the items differ in each language', () => {
  for (const language of ['el', 'en'] as const) {
    const letters = ACCESSIBILITY_ITEMS.map((item) => ACCESSIBILITY_ITEM_DECLARATIONS[item].letter[language]);
    expect(new Set(letters).size).toBe(letters.length);
  }
});

it('OpenStreetMap is named once, whatever came from it, and a survey names nobody', () => {
  expect(attributeSources(['osm-accessibility', 'open-sidewalks', 'accessibility-survey'])).toHaveLength(1);
  expect(attributeSources(['accessibility-survey'])).toEqual([]);
});
