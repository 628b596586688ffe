import { describe, expect, it } from '@jest/globals';
import { NOTHING_MEASURED, positionOfCell, PRIORITY_CELLS } from '@elektron/domain';

import type { AccessibilityFeature } from '../accessibility/accessibility-feature.ts';
import { judgeStreets } from '../columns/accessibility/judge-streets.ts';
import { createPlane } from '../common/plane.ts';
import type { StoredSite } from '../hotspots/stored-hotspot-result.ts';
import { cellOf, chooseSites, rankPriorities } from './rank-priorities.ts';

const PLANE = createPlane(2100);
const [X, Y] = PLANE.toMeters(23.7, 37.9)!;
const at = (east: number, north = 0) => PLANE.toDegrees(X + east, Y + north);

/** A site with nothing but what the matrix asks of it. */
function site(id: string, geometry: StoredSite['geometry'], excess: readonly [lower: number, upper: number] | null): StoredSite {
  return {
    id,
    kind: geometry.type === 'Point' ? 'junction' : 'segment',
    group: 0,
    roadName: id,
    roadClass: 'residential',
    lengthMeters: null,
    exposure: null,
    geometry,
    accidents: 0,
    severities: { fatal: 0, serious: 0, slight: 0, injury: 0, 'damage-only': 0, unknown: 0 },
    basis: excess === null ? null : 'moments',
    reason: excess === null ? 'SITES_TOO_FEW' : null,
    rank: null,
    rankInterval: null,
    predicted: null,
    overdispersion: null,
    expected: null,
    expectedInterval: null,
    excessPerYear: excess === null ? null : (excess[0] + excess[1]) / 2,
    excessPerYearInterval: excess === null ? null : { lower: excess[0], upper: excess[1] },
    probabilityAbove: null,
    measures: {
      accidentsPerYear: 0,
      rate: null,
      criticalRate: null,
      weightedAccidents: 0,
      levelOfService: null,
      excessPredictedPerYear: null,
      relativeSeverityIndex: null,
      groupSeverityIndex: null,
    },
  };
}

const junction = (id: string, east: number, excess: readonly [number, number] | null) =>
  site(id, { type: 'Point', coordinates: at(east) }, excess);

function feature(
  id: string,
  item: AccessibilityFeature['item'],
  place: readonly [number, number] | null,
  more: Partial<AccessibilityFeature> = {},
) {
  const none = { side: null, roadName: null, startId: null, endId: null, signalled: false, condition: null, dateBasis: null, method: null };
  return {
    ...none,
    id,
    item,
    longitude: place?.[0] ?? null,
    latitude: place?.[1] ?? null,
    lines: [],
    sourceSystem: 'test',
    sourceRecordId: id,
    state: 'present',
    measures: NOTHING_MEASURED,
    observedOn: null,
    temporary: false,
    presentFrom: null,
    presentUntil: null,
    note: null,
    observations: 1,
    ...more,
  } satisfies AccessibilityFeature;
}

const STREETS = judgeStreets(
  [
    // At the first junction a crossing that is missing, and a footway of which nothing but its being there is known.
    feature('a', 'crossing', at(0), { state: 'absent', observedOn: '2023-05-01' }),
    feature('b', 'footway', at(10), { observedOn: '2024-05-01' }),
    // At the second one in order.
    feature('c', 'footway', at(100), { measures: { ...NOTHING_MEASURED, clearWidthMeters: 2, crossSlopePercent: 1 } }),
    feature('h', 'obstacle', at(100), { state: 'absent' }),
    // 15 m beside the section, 40 m beside it, and nowhere.
    feature('d', 'footway', at(300, 15)),
    feature('e', 'footway', at(300, 40)),
    feature('f', 'footway', null),
    // Of which nothing is asked.
    feature('g', 'crossing', at(0), { state: 'not-applicable' }),
  ],
  PLANE,
  10,
);
const SITES = [
  junction('low', 100, [-2, -1]),
  junction('untold', 200, null),
  junction('high', 0, [0.1, 2]),
  junction('bare', 400, [0.5, 3]),
  junction('quiet', 500, [-1, 1]),
  site('section', { type: 'LineString', coordinates: [at(220), at(380)] }, [-1, 1.5]),
];
const ranked = rankPriorities({ sites: SITES, junctionMeters: 20 }, STREETS, PLANE, 0.2);

describe('the two axes of sites', () => {
  it('are of what lies on each site, and what lies on none is counted', () => {
    const found = Object.fromEntries(
      ranked.sites.map(({ site: { id }, deficit, crossings, footways }) => [id, [deficit, crossings, footways]]),
    );
    expect(found).toEqual({
      high: [{ known: 1, unknown: 3, applicable: 5, lower: 0.2, upper: 0.8 }, 1, 1],
      bare: [null, 0, 0],
      section: [{ known: 0, unknown: 3, applicable: 4, lower: 0, upper: 0.75 }, 0, 1],
      quiet: [null, 0, 0],
      low: [{ known: 0, unknown: 0, applicable: 4, lower: 0, upper: 0 }, 0, 1],
      untold: [null, 0, 0],
    });
    expect([ranked.onNoSite, ranked.withoutPlace]).toEqual([1, 1]);
    expect(ranked.sites[0]).toMatchObject({ seenSince: '2023-05-01', seenUntil: '2024-05-01' });
    expect(ranked.sites[0]!.barriers.map(({ count }) => count)).toEqual([1, 1, 1]);
  });

  it('make cells in which every site stands once, and an order that is that of the cells', () => {
    expect(ranked.cells.reduce((sum, { sites }) => sum + sites, 0)).toBe(SITES.length);
    expect(ranked.cells).toHaveLength(PRIORITY_CELLS.length);
    const of = (excess: 'above' | 'undecided' | 'below' | null, deficit: 'high' | 'undecided' | 'low' | null): number =>
      ranked.cells[positionOfCell({ excess, deficit })]!.sites;
    expect([
      of('above', 'high'),
      of('above', null),
      of('undecided', 'undecided'),
      of('undecided', null),
      of('below', 'low'),
      of(null, null),
    ]).toEqual([1, 1, 1, 1, 1, 1]);
    expect(ranked.sites.map(({ site: { id } }) => id)).toEqual(['high', 'bare', 'section', 'quiet', 'low', 'untold']);
    expect(ranked.sites.map(cellOf)).toEqual(ranked.sites.map(cellOf).toSorted((a, b) => a - b));
  });

  it('are listed where there is something to say, or by cell', () => {
    const idsOf = (cell: Parameters<typeof chooseSites>[1]): string[] => chooseSites(ranked.sites, cell).map(({ site: { id } }) => id);
    expect(idsOf(null)).toEqual(['high', 'bare', 'section', 'low']);
    expect(idsOf({ excess: 'undecided', deficit: null })).toEqual(['quiet']);
    for (const [position, cell] of PRIORITY_CELLS.entries()) {
      expect(idsOf(cell)).toEqual(ranked.sites.filter((each) => cellOf(each) === position).map(({ site: { id } }) => id));
    }
  });
});
