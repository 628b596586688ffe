import { describe, expect, it } from '@jest/globals';

import { EVERY_ROAD, formatRoadParameters, parseRoadParameters, passesRoadFilter, type FilteredRoad } from './road-filter.ts';

const MAIN: FilteredRoad = { roadClass: 'primary', network: 'osm-roads:attica' };
const NAMELESS: FilteredRoad = { roadClass: null, network: 'roads:leeds' };

describe('a filter of roads', () => {
  it.each([
    [{}, [true, true]],
    [{ classes: ['primary', 'track'] }, [true, false]],
    // Of what class a road is that has none, nobody knows: it is asked for by that.
    [{ classes: ['unknown'] }, [false, true]],
    [{ networks: ['roads:leeds'] }, [false, true]],
    [{ classes: ['primary'], networks: ['roads:leeds'] }, [false, false]],
  ])('%j means those that pass every part', (asked, expected) => {
    const filter = { ...EVERY_ROAD, ...asked };
    expect([MAIN, NAMELESS].map((road) => passesRoadFilter(road, filter))).toEqual(expected);
  });

  it('is the same after it stood in an address', () => {
    const filter = { classes: ['primary', 'unknown'], networks: ['roads:leeds'] };
    const written = new Map<string, string>(formatRoadParameters(filter));
    expect(parseRoadParameters((name) => written.get(name) ?? null)).toEqual(filter);
    expect(formatRoadParameters(EVERY_ROAD)).toEqual([]);
    expect(parseRoadParameters((name) => (name === 'classes' ? 'track,,track' : null))).toEqual({ classes: ['track'], networks: [] });
  });
});
