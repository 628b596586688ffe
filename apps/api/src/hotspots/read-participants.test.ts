import { expect, it } from '@jest/globals';
import {
  allocateArrays,
  CASUALTY_ARRAYS,
  UNIT_ARRAYS,
  type AccidentColumns,
  type CasualtyArrays,
  type UnitArrays,
} from '@elektron/columns';
import {
  CASUALTY_CLASSES,
  CASUALTY_SEVERITIES,
  codeOf,
  getDayNumber,
  ROAD_USERS,
  type CasualtySeverity,
  type RoadUser,
} from '@elektron/domain';
import { PARTICIPANT_TYPES } from '@elektron/spatial-analysis';

import { makeColumns } from '../common/testing/make-columns.ts';
import { readParticipants } from './read-participants.ts';

const PERIOD = { start: '2015-01-01', end: '2018-01-01' };

interface Hurt {
  readonly accident: number;
  readonly severity: CasualtySeverity | null;
  readonly roadUser: RoadUser | null;
}

/** Accidents of one day each, with their vehicles and their casualties. */
function columnsOf(
  severities: readonly ('fatal' | 'serious' | 'slight' | 'injury' | 'damage-only')[],
  vehicles: readonly (readonly RoadUser[])[],
  hurt: readonly Hurt[],
): AccidentColumns {
  const columns = makeColumns(severities.map((severity) => ({ x: 537_000, y: 189_000, date: '2016-05', severity })));
  const all = vehicles.flatMap((users, accident) => users.map((roadUser) => ({ accident, roadUser })));
  const units = allocateArrays<UnitArrays>(UNIT_ARRAYS, all.length);
  for (const [k, { accident, roadUser }] of all.entries()) {
    units.accident[k] = accident;
    units.roadUser[k] = codeOf(ROAD_USERS, roadUser);
    columns.roadUserMask[accident]! |= 1 << (codeOf(ROAD_USERS, roadUser) - 1);
  }
  const casualties = allocateArrays<CasualtyArrays>(CASUALTY_ARRAYS, hurt.length);
  const counts = { fatal: columns.killed, serious: columns.seriouslyInjured, slight: columns.slightlyInjured };
  for (const [k, { accident, severity, roadUser }] of hurt.entries()) {
    casualties.accident[k] = accident;
    casualties.severity[k] = codeOf(CASUALTY_SEVERITIES, severity);
    casualties.roadUser[k] = codeOf(ROAD_USERS, roadUser);
    casualties.casualtyClass[k] = codeOf(CASUALTY_CLASSES, roadUser === 'pedestrian' ? 'pedestrian' : 'driver');
    (severity === null ? columns.otherCasualties : counts[severity])[accident]! += 1;
    if (roadUser === 'pedestrian') columns.roadUserMask[accident]! |= 1;
  }
  return { ...columns, units: { count: all.length, ...units }, casualties: { count: hurt.length, ...casualties } };
}

it('accidents are of the type of who took part, and of none where nobody is known', () => {
  const columns = columnsOf(
    ['slight', 'slight', 'slight', 'slight', 'slight'],
    [['car'], ['car', 'bicycle'], ['car'], ['car', 'bus'], []],
    [{ accident: 0, severity: 'slight', roadUser: 'pedestrian' }],
  );
  const { types } = readParticipants(columns, Uint32Array.of(0, 1, 2, 3, 4), PERIOD);
  expect([...types].map((type) => PARTICIPANT_TYPES[type] ?? null)).toEqual([
    'pedestrian',
    'bicycle',
    'single-vehicle',
    'several-vehicles',
    null,
  ]);
});

it('persons are those on record, else one of the severity of the accident; whoever is hurt nobody knows how badly is slightly so', () => {
  const columns = columnsOf(
    ['fatal', 'serious', 'injury', 'damage-only', 'fatal'],
    [],
    [
      { accident: 0, severity: 'fatal', roadUser: 'pedestrian' },
      { accident: 0, severity: 'slight', roadUser: 'car' },
      { accident: 4, severity: null, roadUser: 'bicycle' },
    ],
  );
  // The second is left out, as by a filter.
  const { persons, personsAssumed, vulnerable } = readParticipants(columns, Uint32Array.of(0, 2, 3, 4), PERIOD);
  expect(Array.from(persons.dead)).toEqual([1, 0, 0, 0]);
  expect(Array.from(persons.serious)).toEqual([0, 0, 0, 0]);
  expect(Array.from(persons.slight)).toEqual([1, 1, 0, 1]);
  expect([...personsAssumed]).toEqual([0, 1, 0, 0]);
  expect(Array.from(vulnerable.dead)).toEqual([1, 0, 0, 0]);
  expect(Array.from(vulnerable.slight)).toEqual([0, 0, 0, 1]);
});

it('days are from the first to the last on which an accident may have happened', () => {
  const columns = columnsOf(['slight'], [], []);
  const { earliestDay, latestDay, endDay } = readParticipants(columns, Uint32Array.of(0), PERIOD);
  expect([earliestDay[0], latestDay[0], endDay]).toEqual(['2016-05-01', '2016-05-31', '2018-01-01'].map(getDayNumber));
});
