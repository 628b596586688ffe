import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { safetyClassLabels } from './network-assessment-classes.ts';
import { ASSESSMENT_CAVEAT_TEXTS, ASSESSMENT_LAW } from './network-assessment-law.ts';
import {
  canBeAssessed,
  formatAssessment,
  formatNames,
  keyOfRoad,
  parseAssessment,
  parseNames,
  proposeCoverage,
  readAssessment,
} from './network-assessment.ts';

const DEFAULTS = { timesOfPeers: 1, highPercent: 80, lowPercent: 20, fewestAccidents: 3, fewestPredicted: 1 };

describe('the question of an assessment', () => {
  it('has defaults: motorways and trunk roads, nothing said of single roads', () => {
    expect(parseAssessment({})).toEqual({ numbers: DEFAULTS, classes: ['motorway', 'trunk'], covered: [], notCovered: [] });
    expect(readAssessment(() => null)).toEqual(parseAssessment({}));
  });

  it('is the same after it was written into an address', () => {
    const NAMES = fc.array(
      fc
        .string({ minLength: 1, maxLength: 12 })
        .filter((name) => name.trim() !== '')
        .map((name) => keyOfRoad(name, name.length > 6 ? 'trunk' : null)),
      { maxLength: 5 },
    );
    fc.assert(
      fc.property(NAMES, NAMES, fc.subarray(['motorway', 'primary', 'unknown']), (covered, others, classes) => {
        const notCovered = others.filter((name) => !covered.includes(name));
        const question = parseAssessment({ parameters: { highPercent: 91.5 }, classes, covered, notCovered });
        const address = new URLSearchParams(formatAssessment(question));
        const again = new URLSearchParams(address.toString());
        expect(readAssessment((name) => again.get(name))).toEqual(question);
        expect(parseNames(formatNames(covered))).toEqual(covered);
      }),
      { seed: 3 },
    );
  });

  it.each([
    ['a class that is none', { classes: ['boulevard'] }, 'INPUT_INVALID'],
    ['a road on both lists', { covered: ['A1|trunk'], notCovered: ['A1|trunk'] }, 'INPUT_INVALID'],
    ['a road without a name', { covered: [' |trunk'] }, 'INPUT_INVALID'],
    ['a road without its class', { covered: ['A1'] }, 'INPUT_INVALID'],
    ['a road of a class that is none', { covered: ['A1|boulevard'] }, 'INPUT_INVALID'],
    ['a name beyond all names', { notCovered: [`${'x'.repeat(201)}|trunk`] }, 'INPUT_INVALID'],
    ['a low class that the predicted number itself could be in', { parameters: { lowPercent: 36 } }, 'PARAMETER_OUT_OF_RANGE'],
    ['a high class of one accident', { parameters: { fewestAccidents: 1 } }, 'PARAMETER_OUT_OF_RANGE'],
    ['too many roads', { covered: Array.from({ length: 501 }, (_, k) => `A${k}|trunk`) }, 'INPUT_INVALID'],
    ['a number beyond its range', { parameters: { highPercent: 49 } }, 'PARAMETER_OUT_OF_RANGE'],
    ['a number that nobody knows', { parameters: { high: 80 } }, 'PARAMETER_UNKNOWN'],
  ])('refuses %s', (_what, written, code) => {
    expect(() => parseAssessment(written)).toThrow(expect.objectContaining({ code }));
  });
});

it('a road of one name is as many roads as it has classes', () => {
  expect([keyOfRoad('A1', 'trunk'), keyOfRoad('A1', null), keyOfRoad('A|1', 'primary')]).toEqual(['A1|trunk', 'A1|unknown', 'A|1|primary']);
  const both = parseAssessment({ covered: ['A1|trunk', 'A|1|primary'], notCovered: ['A1|residential'] });
  expect(both.covered).toEqual(['A1|trunk', 'A|1|primary']);
});

it('a label says with how many times its like the high class was judged', () => {
  expect(safetyClassLabels(1).high.en).toBe('High: probably more accidents than its like');
  expect(safetyClassLabels(1.5).high).toEqual({
    el: 'Υψηλή: πιθανώς πάνω από 1,5 φορές τα ατυχήματα των ομοίων',
    en: 'High: probably more than 1.5 times the accidents of its like',
  });
  // The low class is judged against its like itself, whatever the high one is.
  expect(safetyClassLabels(2).low).toEqual(safetyClassLabels(1).low);
});

it('a class of road is a proposal: primary roads and those of no known class are to be checked', () => {
  expect(['motorway', 'trunk', 'primary', null, 'secondary', 'boulevard'].map(proposeCoverage)).toEqual([
    'likely',
    'likely',
    'check',
    'check',
    'unlikely',
    'unlikely',
  ]);
});

it('a run is assessed that ranks the sites of the organisation’s own roads', () => {
  expect(canBeAssessed({ methodId: 'network-screening', parameters: { sites: null } })).toBe(true);
  expect(canBeAssessed({ methodId: 'network-screening', parameters: { sites: 3 } })).toBe(false);
  expect(canBeAssessed({ methodId: 'dbscan', parameters: {} })).toBe(false);
});

it('every legal fact says where it was read, or that it was not', () => {
  for (const { text, source, status } of ASSESSMENT_LAW) {
    expect(text.el).not.toBe('');
    expect(text.en).not.toBe('');
    expect(source).not.toBe('');
    if (status === 'read') expect(source).toMatch(/https?:\/\//);
  }
  // What was not read is not shown as if it were: articles 5 and III were known, not read.
  expect(ASSESSMENT_LAW.filter(({ text }) => /Article 5|Annex III/.test(text.en)).map(({ status }) => status)).toEqual(['to-verify']);
  // The definition of a primary road is among them, and nothing says that a law asks for three years.
  expect(ASSESSMENT_LAW.find(({ text }) => text.en.includes('major cities'))?.status).toBe('to-verify');
  expect(JSON.stringify([ASSESSMENT_LAW, ASSESSMENT_CAVEAT_TEXTS])).not.toContain('three years');
  expect(ASSESSMENT_CAVEAT_TEXTS['reactive-only'].en).toContain('in-built safety');
});
