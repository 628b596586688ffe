import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ASSESSMENT_CAVEAT_TEXTS, ASSESSMENT_LAW } from './network-assessment-law.ts';
import {
  canBeAssessed,
  formatAssessment,
  formatNames,
  parseAssessment,
  parseNames,
  proposeCoverage,
  readAssessment,
} from './network-assessment.ts';

const DEFAULTS = { timesOfPeers: 1, highPercent: 80, lowPercent: 20 };

describe('the question of an assessment', () => {
  it('has defaults: motorways and trunk roads, nothing said of single roads', () => {
    expect(parseAssessment({})).toEqual({ numbers: DEFAULTS, classes: ['motorway', 'trunk'], covered: [], notCovered: [] });
    expect(readAssessment(() => null)).toEqual(parseAssessment({}));
  });

  it('is the same after it was written into an address', () => {
    const NAMES = fc.array(
      fc.string({ minLength: 1, maxLength: 12 }).filter((name) => name.trim() !== ''),
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
    ['a road on both lists', { covered: ['A1'], notCovered: ['A1'] }, 'INPUT_INVALID'],
    ['a road without a name', { covered: [' '] }, 'INPUT_INVALID'],
    ['a name beyond all names', { notCovered: ['x'.repeat(201)] }, 'INPUT_INVALID'],
    ['too many roads', { covered: Array.from({ length: 501 }, (_, k) => `A${k}`) }, 'INPUT_INVALID'],
    ['a number beyond its range', { parameters: { highPercent: 49 } }, 'PARAMETER_OUT_OF_RANGE'],
    ['a number that nobody knows', { parameters: { high: 80 } }, 'PARAMETER_UNKNOWN'],
  ])('refuses %s', (_what, written, code) => {
    expect(() => parseAssessment(written)).toThrow(expect.objectContaining({ code }));
  });
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
  expect(ASSESSMENT_CAVEAT_TEXTS['reactive-only'].en).toContain('in-built safety');
});
