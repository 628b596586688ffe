import { SEVERITIES } from '@elektron/domain';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { buildAccidentColumns } from './build-accident-columns.ts';
import { countNetwork, type NetworkTotals } from './count-network.ts';
import type { NetworkMember } from './match-records.ts';
import { holdsSame, metersBetween } from './same-accident.ts';
import { packAccidents, type PlainAccident } from './testing/pack-records.ts';

const ATHENS = { longitudeE7: 237_000_000, latitudeE7: 379_800_000 };
/** A metre, about, at that latitude. */
const METER_E7 = 90;

const BLANK: Omit<PlainAccident, 'id'> = {
  place: { ...ATHENS, xMm: 0, yMm: 0, accuracy: 1 },
  year: 2023,
  month: 5,
  day: 4,
  weekday: 4,
  hour: 10,
  minute: 0,
  severity: 3,
  accidentType: 0,
  light: 1,
  weather: 1,
  roadType: 1,
  junction: 1,
  surface: 1,
  speedLimit: 50,
  speedUnit: 1,
  roadName: null,
};

interface Organisation {
  readonly id: string;
  readonly isPolice: boolean;
  readonly accidents: readonly PlainAccident[];
}

const idOf = (number: number): string => `${String(number).padStart(8, '0')}-0000-8000-8000-000000000000`;

function memberOf({ id, isPolice, accidents }: Organisation): NetworkMember {
  return {
    organisationId: id,
    isPolice,
    columns: buildAccidentColumns({ accidents: [packAccidents(accidents)], units: [], casualties: [] }, 'km/h'),
  };
}

function count(organisations: readonly Organisation[]): NetworkTotals {
  const steps = countNetwork(organisations.map(memberOf));
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

interface Held {
  readonly organisation: Organisation;
  readonly accident: PlainAccident;
}

const isDated = ({ month, day }: PlainAccident): boolean => month !== null && day !== null && day <= 28;
const timeOf = ({ hour, minute }: PlainAccident): number | null => (hour === null || minute === null ? null : 60 * hour + minute);

function closeness(a: PlainAccident, b: PlainAccident): readonly [number, number] | null {
  if (a.place === null || b.place === null || !isDated(a) || !isDated(b)) return null;
  if (a.year !== b.year || a.month !== b.month || a.day !== b.day) return null;
  const [time, other] = [timeOf(a), timeOf(b)];
  const minutes = time === null || other === null ? Infinity : Math.abs(time - other);
  if (minutes !== Infinity && minutes > 60) return null;
  // Two hours apart whatever the minutes are.
  if (a.hour !== null && b.hour !== null && Math.abs(a.hour - b.hour) >= 2) return null;
  const meters = metersBetween(a.place.longitudeE7, a.place.latitudeE7, b.place.longitudeE7, b.place.latitudeE7);
  return meters > 150 ? null : [meters, minutes];
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const difference = (a: number, b: number): number => (a === b ? 0 : a - b);

/** The slow twin: every record is compared with every other, and groups are lists of records. */
function countSlowly(organisations: readonly Organisation[]): Pick<NetworkTotals, 'accidents' | 'byYear'> {
  const held: Held[] = organisations.flatMap((organisation) => organisation.accidents.map((accident) => ({ organisation, accident })));
  const order = (a: Held, b: Held): number => byText(a.organisation.id, b.organisation.id) || byText(a.accident.id, b.accident.id);
  held.sort(order);
  const pairs = held.flatMap((a, k) =>
    held.slice(k + 1).flatMap((b) => {
      const close = a.organisation === b.organisation ? null : closeness(a.accident, b.accident);
      return close === null ? [] : [{ a, b, close }];
    }),
  );
  // Sorting keeps the order of equals, which is that of the records.
  pairs.sort((p, q) => difference(p.close[0], q.close[0]) || difference(p.close[1], q.close[1]));
  let groups = held.map((one) => [one]);
  for (const { a, b } of pairs) {
    const [one, other] = [groups.find((group) => group.includes(a))!, groups.find((group) => group.includes(b))!];
    const both = [...one, ...other];
    if (one === other || new Set(both.map(({ organisation }) => organisation)).size < both.length) continue;
    groups = [...groups.filter((group) => group !== one && group !== other), both];
  }
  const counted = groups.map(
    (group) =>
      [...group].sort(
        (a, b) =>
          Number(b.organisation.isPolice) - Number(a.organisation.isPolice) ||
          difference(timeOf(a.accident) ?? Infinity, timeOf(b.accident) ?? Infinity) ||
          order(a, b),
      )[0]!.accident,
  );
  const years = counted.map(({ year }) => year);
  const first = Math.min(...years);
  return {
    accidents: counted.length,
    byYear: Array.from({ length: counted.length === 0 ? 0 : Math.max(...years) - first + 1 }, (_, offset) => {
      const of = (severity: string): number =>
        counted.filter((accident) => accident.year === first + offset && (SEVERITIES[accident.severity - 1] ?? 'unknown') === severity)
          .length;
      return {
        year: first + offset,
        fatal: of('fatal'),
        serious: of('serious'),
        slight: of('slight'),
        injury: of('injury'),
        damageOnly: of('damage-only'),
        unknown: of('unknown'),
      };
    }),
  };
}

const orNull = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { nil: null, freq: 6 });
const offset = fc.integer({ min: -200, max: 200 }).map((meters) => meters * METER_E7);

// Few days, few hours and a few hundred metres, so that records meet, and chains of neighbours form.
const accident = fc
  .record({
    place: orNull(fc.tuple(offset, offset)),
    year: fc.constantFrom(2022, 2023, 2023, 2025),
    month: orNull(fc.constantFrom(5, 6)),
    day: orNull(fc.constantFrom(4, 5)),
    hour: orNull(fc.integer({ min: 9, max: 11 })),
    minute: orNull(fc.constantFrom(0, 15, 30, 59)),
    severity: fc.integer({ min: 0, max: 4 }),
  })
  .map(({ place, ...rest }) => ({
    ...BLANK,
    ...rest,
    place:
      place === null
        ? null
        : { longitudeE7: ATHENS.longitudeE7 + place[0], latitudeE7: ATHENS.latitudeE7 + place[1], xMm: 0, yMm: 0, accuracy: 1 },
  }));

const organisations = fc
  .array(fc.record({ isPolice: fc.boolean(), accidents: fc.array(accident, { maxLength: 14 }) }), { minLength: 1, maxLength: 4 })
  .map((drafts) =>
    drafts.map(({ isPolice, accidents }, k) => ({
      id: `organisation-${k}`,
      isPolice,
      accidents: accidents.map((one, index) => ({ ...one, id: idOf(100 * k + index) })),
    })),
  );

describe('the totals of a network', () => {
  it('are what comparing every record with every other gives', () => {
    fc.assert(
      fc.property(organisations, (all) => {
        const { accidents, byYear } = count(all);
        expect({ accidents, byYear }).toEqual(countSlowly(all));
      }),
      { seed: 11, numRuns: 400 },
    );
  });

  it('add up, and do not depend on the order in which organisations come', () => {
    fc.assert(
      fc.property(organisations, (all) => {
        const totals = count(all);
        expect(count([...all].reverse())).toEqual(totals);
        const records = all.reduce((sum, { accidents }) => sum + accidents.length, 0);
        expect([totals.records, totals.accidents + totals.duplicates]).toEqual([records, records]);
        const byYear = totals.byYear.reduce((sum, { year: _year, ...counts }) => sum + Object.values(counts).reduce((a, b) => a + b, 0), 0);
        expect(byYear).toBe(totals.accidents);
        // Nobody's own records are taken for one.
        expect(totals.accidents).toBeGreaterThanOrEqual(Math.max(0, ...all.map(({ accidents }) => accidents.length)));
      }),
      { seed: 12, numRuns: 200 },
    );
  });

  it('say what they rest on', () => {
    const one = {
      id: 'a',
      isPolice: false,
      accidents: [
        { ...BLANK, id: idOf(1) },
        { ...BLANK, id: idOf(2), year: 2021, day: null },
      ],
    };
    const two = {
      id: 'b',
      isPolice: true,
      accidents: [
        { ...BLANK, id: idOf(3), severity: 2 },
        { ...BLANK, id: idOf(4), place: null },
      ],
    };
    expect(count([one, two, { id: 'c', isPolice: false, accidents: [] }])).toEqual({
      organisations: 2,
      records: 4,
      accidents: 3,
      duplicates: 1,
      notComparable: 2,
      period: { start: '2021-05-01', end: '2023-05-05' },
      byYear: [
        { year: 2021, fatal: 0, serious: 0, slight: 1, injury: 0, damageOnly: 0, unknown: 0 },
        { year: 2022, fatal: 0, serious: 0, slight: 0, injury: 0, damageOnly: 0, unknown: 0 },
        // As serious as the police says.
        { year: 2023, fatal: 0, serious: 1, slight: 1, injury: 0, damageOnly: 0, unknown: 0 },
      ],
    });
    expect(count([])).toMatchObject({ organisations: 0, accidents: 0, period: null, byYear: [] });
  });
});

describe('another organisation holds the same accident', () => {
  const asked = memberOf({ id: 'a', isPolice: false, accidents: [{ ...BLANK, id: idOf(1) }] }).columns;
  const held = (change: Partial<PlainAccident>): boolean =>
    holdsSame(memberOf({ id: 'b', isPolice: true, accidents: [{ ...BLANK, id: idOf(9), ...change }] }).columns, asked, 0);
  const away = (meters: number): Partial<PlainAccident> => ({
    place: { ...BLANK.place!, latitudeE7: ATHENS.latitudeE7 + Math.round((meters / 110_996) * 1e7) },
  });

  it('on the same day, within an hour where both know the time, and within 150 metres', () => {
    expect([held({}), held({ day: 5 }), held({ hour: 11 }), held({ hour: 11, minute: 1 }), held({ hour: 9 })]).toEqual([
      true,
      false,
      true,
      false,
      true,
    ]);
    expect([held({ hour: null, minute: null }), held({ hour: 11, minute: null }), held({ hour: 12, minute: null })]).toEqual([
      true,
      true,
      false,
    ]);
    expect([held(away(149)), held(away(151))]).toEqual([true, false]);
  });

  it('and never where a place or a day is not known', () => {
    expect([held({ place: null }), held({ day: null })]).toEqual([false, false]);
    const unknown = memberOf({ id: 'a', isPolice: false, accidents: [{ ...BLANK, id: idOf(1), day: null }] }).columns;
    expect(holdsSame(unknown, unknown, 0)).toBe(false);
  });
});
