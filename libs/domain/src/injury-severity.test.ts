import { describe, expect, it } from '@jest/globals';
import { accidentSeverity, personSeverity, type PersonOutcome } from './injury-severity.ts';
import { SEVERITIES } from './severity.ts';

const ON = '2024-02-01';
const person = (police: PersonOutcome['police'], more: Partial<PersonOutcome> = {}): PersonOutcome => ({
  police,
  diedOn: null,
  maximumAbbreviatedInjury: null,
  ...more,
});

describe('how severely a person was hurt', () => {
  it('is fatal up to the thirtieth day, also over the 29th of February, and what else is known from the day after', () => {
    expect(personSeverity(ON, person('slight', { diedOn: '2024-03-02' }))).toEqual({
      severity: 'fatal',
      seriousBasis: null,
      daysToDeath: 30,
    });
    expect(personSeverity(ON, person('slight', { diedOn: '2024-03-03' }))).toEqual({
      severity: 'slight',
      seriousBasis: null,
      daysToDeath: 31,
    });
    expect(personSeverity('2023-02-01', person('slight', { diedOn: '2023-03-03' })).severity).toBe('fatal');
  });

  it('does not need a day of death where police call somebody killed, and guesses nothing where that day is too late', () => {
    expect(personSeverity(ON, person('killed'))).toEqual({ severity: 'fatal', seriousBasis: null, daysToDeath: null });
    expect(personSeverity(ON, person('killed', { diedOn: '2024-06-01' })).severity).toBe('injury');
    expect(personSeverity(ON, person('killed', { diedOn: '2024-06-01', maximumAbbreviatedInjury: 5 })).severity).toBe('serious');
  });

  it('is serious by the hospital from MAIS 3 on, else by police, and says by whom', () => {
    const by = (police: PersonOutcome['police'], mais: number | null): unknown => {
      const { severity, seriousBasis } = personSeverity(ON, person(police, { maximumAbbreviatedInjury: mais }));
      return [severity, seriousBasis];
    };
    expect(by('injury', 3)).toEqual(['serious', 'MAIS3+']);
    expect(by('serious', 3)).toEqual(['serious', 'MAIS3+']);
    expect(by('serious', null)).toEqual(['serious', 'police']);
    expect(by('serious', 2)).toEqual(['serious', 'police']);
    expect(by('slight', 2)).toEqual(['slight', null]);
    expect(by('injury', 2)).toEqual(['injury', null]);
    expect(by('uninjured', null)).toEqual(['uninjured', null]);
  });

  it('leaves a confirmed suicide out', () => {
    expect(personSeverity(ON, person('suicide', { diedOn: ON })).severity).toBe('excluded');
  });

  it.each([
    ['a death before the accident', person('killed', { diedOn: '2024-01-31' })],
    ['a day that is none', person('killed', { diedOn: '2024-02-30' })],
    ['a MAIS of 7', person('serious', { maximumAbbreviatedInjury: 7 })],
    ['half a MAIS', person('serious', { maximumAbbreviatedInjury: 2.5 })],
  ])('refuses %s', (_what, outcome) => {
    expect(() => personSeverity(ON, outcome)).toThrow(expect.objectContaining({ code: 'INPUT_INVALID' }));
  });
});

describe('how severe an accident was', () => {
  it('goes by the worst person, in whatever order they are listed', () => {
    for (const [worst, severity] of SEVERITIES.slice(0, -1).entries()) {
      const people = SEVERITIES.slice(worst, -1).map((each) => ({ severity: each as 'fatal' }));
      expect(accidentSeverity(people)).toBe(severity);
      expect(accidentSeverity([{ severity: 'uninjured' }, ...people.toReversed()])).toBe(severity);
    }
  });

  it('is damage only where nobody was hurt, or only somebody who is no casualty', () => {
    expect(accidentSeverity([])).toBe('damage-only');
    expect(accidentSeverity([{ severity: 'uninjured' }, { severity: 'excluded' }])).toBe('damage-only');
  });
});
