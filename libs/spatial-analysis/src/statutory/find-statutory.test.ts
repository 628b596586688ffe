import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { findStatutory } from './find-statutory.ts';
import type { AccidentsAlongRoads, StatutoryRule } from './statutory-rule.ts';

const COUNT: StatutoryRule = { windowMeters: 100, years: 3, injuryOnly: false, sameType: false, minimumAccidents: 3, score: null };
/** 2024-01-01. */
const END = 19_723;

interface Made {
  readonly road: number;
  readonly position: number;
  readonly day?: number;
  readonly type?: number;
  readonly serious?: number;
  readonly slight?: number;
}

function make(list: readonly Made[]): AccidentsAlongRoads {
  const none = list.map(() => 0);
  return {
    roads: list.map(({ road }) => road),
    positions: list.map(({ position }) => position),
    days: list.map(({ day }) => day ?? END - 10),
    types: list.map(({ type }) => type ?? 0),
    persons: { dead: none, serious: list.map(({ serious }) => serious ?? 0), slight: list.map(({ slight }) => slight ?? 0) },
    vulnerable: { dead: none, serious: none, slight: none },
  };
}

const atPlaces = (...positions: readonly number[]): AccidentsAlongRoads => make(positions.map((position) => ({ road: 0, position })));

describe('a rule that counts in a window', () => {
  it('takes both ends of the window in, and never reaches into another road', () => {
    expect(findStatutory(atPlaces(0, 50, 100), COUNT, { endDay: END }).stretches).toHaveLength(1);
    expect(findStatutory(atPlaces(0, 50, 100.5), COUNT, { endDay: END }).stretches).toEqual([]);
    const two = make([0, 1, 0].map((road, i) => ({ road, position: i })));
    expect(findStatutory(two, COUNT, { endDay: END }).stretches).toEqual([]);
  });

  it('takes the first day of its years in, and not the day before, nor that after the end', () => {
    // Three years before 2024-01-01 begin on 2021-01-01, and 2021 to 2023 have 1,095 days.
    const on = (day: number): number =>
      findStatutory(make([0, 1, 2].map((position) => ({ road: 0, position, day }))), COUNT, { endDay: END }).counted;
    expect([END - 1096, END - 1095, END - 1, END].map(on)).toEqual([0, 3, 3, 0]);
  });

  it('begins one window where several accidents lie at one place', () => {
    expect(findStatutory(atPlaces(7, 7, 7, 7), COUNT, { endDay: END }).stretches).toMatchObject([
      { from: 7, to: 7, windows: 1, mostAccidents: 4, accidents: [0, 1, 2, 3] },
    ]);
  });

  it('flags what trying every window by hand flags, whatever the order of the accidents', () => {
    const accidents = fc.array(fc.record({ road: fc.nat(1), position: fc.nat(600) }), { maxLength: 25 });
    fc.assert(
      fc.property(accidents, fc.integer({ min: 1, max: 5 }), (list, minimumAccidents) => {
        const { stretches } = findStatutory(make(list), { ...COUNT, minimumAccidents }, { endDay: END });
        const flagged = new Set<number>();
        for (const { road, position } of list) {
          const inside = list.flatMap((other, i) =>
            other.road === road && other.position >= position && other.position <= position + COUNT.windowMeters ? [i] : [],
          );
          if (inside.length >= minimumAccidents) for (const i of inside) flagged.add(i);
        }
        expect(stretches.flatMap((stretch) => stretch.accidents).toSorted((a, b) => a - b)).toEqual([...flagged].toSorted((a, b) => a - b));
        // Stretches of a road lie apart.
        for (const [i, stretch] of stretches.entries()) {
          const next = stretches[i + 1];
          if (next?.road === stretch.road) expect(next.from).toBeGreaterThan(stretch.to);
        }
      }),
      { numRuns: 200, seed: 1 },
    );
  });
});

it('a rule of one type leaves accidents of unknown type out, and says how many', () => {
  const list = [1, 1, 1, -1, 2].map((type, i) => ({ road: 0, position: i, type }));
  expect(findStatutory(make(list), { ...COUNT, sameType: true }, { endDay: END })).toMatchObject({
    stretches: [{ type: 1, accidents: [0, 1, 2] }],
    counted: 5,
    withoutType: 1,
  });
});

it('a rule of injuries leaves accidents without an injured person out', () => {
  const list = [0, 1, 1, 1].map((slight, i) => ({ road: 0, position: i, slight }));
  expect(findStatutory(make(list), { ...COUNT, injuryOnly: true }, { endDay: END })).toMatchObject({
    stretches: [{ accidents: [1, 2, 3] }],
    counted: 3,
  });
});

it('a rule by traffic does not judge a road whose traffic is not known, and names it', () => {
  const rule: StatutoryRule = { ...COUNT, score: { of: 'traffic', base: 0.5, perVehicle: 1e-4, minimum: 2, exclusive: false } };
  const list = [0, 1].flatMap((road) => [0, 1, 2].map((position) => ({ road, position })));
  const { stretches, roadsWithoutTraffic } = findStatutory(make(list), rule, { endDay: END, trafficOf: (road) => [null, 10_000][road]! });
  expect(stretches).toMatchObject([{ road: 1, highestScore: 2 }]);
  expect(roadsWithoutTraffic).toEqual([0]);
});

it.each([{ windowMeters: 0 }, { years: 0 }, { minimumAccidents: 0 }])('refuses a rule with %p', (part) => {
  expect(() => findStatutory(atPlaces(1), { ...COUNT, ...part }, { endDay: END })).toThrow(
    expect.objectContaining({ code: 'NOT_POSITIVE' }),
  );
});
