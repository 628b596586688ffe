import { describe, expect, it } from '@jest/globals';
import { codeOf, LIGHT_CONDITIONS, ROAD_USERS, type RoadUser } from './code-lists.ts';
import {
  ageBitOf,
  PUBLISHED_DIMENSIONS,
  PUBLISHED_DIMENSION_IDS,
  PUBLISHED_VALUE_OF,
  type PublishedDimensionId,
} from './published-dimensions.ts';
import { SEVERITIES } from './severity.ts';

const NOTHING_KNOWN = { severity: 0, roadUserMask: 0, ageMask: 0, light: 0, hour: -1 };
const SLIGHT = codeOf(SEVERITIES, 'slight');
const maskOf = (...users: readonly RoadUser[]): number => users.reduce((mask, user) => mask | (1 << ROAD_USERS.indexOf(user)), 0);

const valueOf = (id: PublishedDimensionId, accident: Partial<typeof NOTHING_KNOWN>): string =>
  PUBLISHED_DIMENSIONS.find((dimension) => dimension.id === id)!.values[PUBLISHED_VALUE_OF[id]({ ...NOTHING_KNOWN, ...accident })]!.id;

describe('the dimensions of releases', () => {
  it('are listed once each, and every accident has one of their values', () => {
    expect(PUBLISHED_DIMENSIONS.map(({ id }) => id)).toEqual(PUBLISHED_DIMENSION_IDS);
    for (let severity = 0; severity <= SEVERITIES.length; severity++) {
      for (let light = 0; light <= LIGHT_CONDITIONS.length; light++) {
        for (let hour = -1; hour < 24; hour++) {
          for (const id of PUBLISHED_DIMENSION_IDS) expect(valueOf(id, { severity, light, hour })).toEqual(expect.any(String));
        }
      }
    }
  });

  it('agree on who was hurt: killed is severe, severe is hurt', () => {
    const found = [null, ...SEVERITIES].map((severity) => {
      const code = codeOf(SEVERITIES, severity);
      return [
        severity,
        valueOf('fatal', { severity: code }),
        valueOf('severity', { severity: code }),
        valueOf('injury', { severity: code }),
      ];
    });
    expect(found).toEqual([
      [null, 'not-fatal', 'no-injury-or-unknown', 'no-injury-or-unknown'],
      ['fatal', 'fatal', 'killed-or-serious', 'injury'],
      ['serious', 'not-fatal', 'killed-or-serious', 'injury'],
      ['slight', 'not-fatal', 'slight-or-not-stated', 'injury'],
      ['injury', 'not-fatal', 'slight-or-not-stated', 'injury'],
      ['damage-only', 'not-fatal', 'no-injury-or-unknown', 'no-injury-or-unknown'],
    ]);
  });

  it('take the most vulnerable who took part, and the six hours that an hour lies in', () => {
    expect(valueOf('road-user', { roadUserMask: maskOf('car', 'pedestrian', 'bicycle') })).toBe('pedestrian');
    expect(valueOf('road-user', { roadUserMask: maskOf('e-scooter', 'powered-two-wheeler') })).toBe('bicycle');
    expect(valueOf('road-user', { roadUserMask: maskOf('powered-two-wheeler', 'bus') })).toBe('powered-two-wheeler');
    expect(valueOf('road-user', { roadUserMask: maskOf('bus') })).toBe('other');
    expect([0, 5, 6, 12, 18, 23].map((hour) => valueOf('hours', { hour }))).toEqual([
      'night',
      'night',
      'morning',
      'afternoon',
      'evening',
      'evening',
    ]);
    expect([-1, 0, 14, 15, 24, 25, 64, 65, 101].map((age) => valueOf('age', { severity: SLIGHT, ageMask: ageBitOf(age) }))).toEqual([
      'unknown',
      'child',
      'child',
      'young',
      'young',
      'adult',
      'adult',
      'older',
      'older',
    ]);
    expect(valueOf('light', { light: codeOf(LIGHT_CONDITIONS, 'twilight') })).toBe('dark-or-twilight');
  });

  it('give an accident one age, whoever was hurt together, and none where nobody was', () => {
    const ageOf = (severity: number, ...ages: readonly number[]): string =>
      valueOf('age', { severity, ageMask: ages.reduce((mask, age) => mask | ageBitOf(age), 0) });
    expect(ageOf(SLIGHT, 40, 20, 70, 3)).toBe('child');
    expect(ageOf(SLIGHT, 40, 20, 70)).toBe('older');
    expect(ageOf(SLIGHT, 40, 20, -1)).toBe('young');
    expect(ageOf(SLIGHT, 40, -1)).toBe('adult');
    for (const severity of [0, codeOf(SEVERITIES, 'damage-only')]) expect(ageOf(severity, 40)).toBe('no-injury-or-unknown');
    expect(valueOf('severity', { severity: 0 })).toBe('no-injury-or-unknown');
  });
});
