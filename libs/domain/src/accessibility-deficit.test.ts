import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { BARRIER_RULES, judgeBarrier, ACCESSIBILITY_PROFILES } from './accessibility-barriers.ts';
import {
  checkDeficits,
  classifyDeficit,
  DEFICIT_FINDINGS,
  DEFICIT_PARTS,
  DEFICIT_PARTS_OF,
  deficitInterval,
  isDeficit,
  JUDGED_ITEMS,
  poolDeficits,
  type DeficitCheck,
  type DeficitPart,
  type SeenFeature,
} from './accessibility-deficit.ts';
import { ACCESSIBILITY_THRESHOLDS } from './accessibility-thresholds.ts';
import { ACCESSIBILITY_ITEM_DECLARATIONS, NOTHING_MEASURED } from './accessibility.ts';

const seen = (change: Partial<SeenFeature> = {}): SeenFeature => ({
  state: 'present',
  condition: null,
  measures: NOTHING_MEASURED,
  ...change,
});
const parts = (found: Partial<Record<DeficitPart, readonly SeenFeature[]>>) => (part: DeficitPart) => found[part] ?? [];
const worded = (checks: readonly DeficitCheck[]): string[] =>
  checks.map(({ part, measure, finding }) => [part, ...(measure === null ? [] : [measure]), finding].join(' '));

const CHECK = fc.record({
  part: fc.constantFrom(...DEFICIT_PARTS),
  measure: fc.constantFrom<DeficitCheck['measure']>(null, 'clearWidthMeters', 'crossSlopePercent'),
  finding: fc.constantFrom(...DEFICIT_FINDINGS),
});

describe('the questions about a crossing', () => {
  it('are of itself, of both ramps and of tactile paving, unknown where nobody has looked', () => {
    expect(worded(checkDeficits('crossing', parts({ self: [seen()] }), null))).toEqual([
      'self in-order',
      'ramp-start unknown',
      'ramp-end unknown',
      'tactile-paving unknown',
    ]);
  });

  it('are of an audible signal where there are signals, and of other things where somebody has recorded them', () => {
    const found = {
      self: [seen()],
      'ramp-start': [seen({ state: 'absent' })],
      'ramp-end': [seen({ condition: 'defective' })],
      'tactile-paving': [seen(), seen({ state: 'absent' })],
      'refuge-island': [seen({ state: 'absent' })],
      obstacle: [seen()],
    };
    expect(worded(checkDeficits('crossing', parts(found), true))).toEqual([
      'self in-order',
      'ramp-start absent',
      'ramp-end defective',
      'tactile-paving absent',
      'audible-signal unknown',
      'refuge-island absent',
      'obstacle hinders',
    ]);
    expect(worded(checkDeficits('crossing', parts(found), false))).not.toContain('audible-signal unknown');
  });

  it('end where it is missing or nobody could tell, and are none where none is needed', () => {
    const ramps = { 'ramp-start': [seen()], 'ramp-end': [seen()] };
    expect(worded(checkDeficits('crossing', parts({ ...ramps, self: [seen({ state: 'absent' })] }), true))).toEqual(['self absent']);
    expect(worded(checkDeficits('crossing', parts({ ...ramps, self: [seen({ state: 'unknown' })] }), true))).toEqual(['self unknown']);
    const none = checkDeficits('crossing', parts({ self: [seen({ state: 'not-applicable' })] }), true);
    expect([none, deficitInterval(none), judgeBarrier('blind', 'crossing', none)]).toEqual([[], null, null]);
  });

  it('leave out a part that needs none', () => {
    const found = { self: [seen()], 'ramp-start': [seen({ state: 'not-applicable' })], 'ramp-end': [seen({ state: 'not-applicable' })] };
    expect(worded(checkDeficits('crossing', parts(found), false))).toEqual(['self in-order', 'tactile-paving unknown']);
  });
});

describe('the questions about a footway', () => {
  it('are of what the provision limits, and of nothing whose limit was not read', () => {
    const measures = { ...NOTHING_MEASURED, clearWidthMeters: 1.2, headroomMeters: 0.5, longitudinalSlopePercent: 20 };
    expect(worded(checkDeficits('footway', parts({ self: [seen({ measures })] }), null))).toEqual([
      'self in-order',
      'self clearWidthMeters beyond-limit',
      'self crossSlopePercent unknown',
      'obstacle unknown',
    ]);
    // Somebody has looked, and there is none.
    expect(worded(checkDeficits('footway', parts({ self: [seen()], obstacle: [seen({ state: 'absent' })] }), null))).toContain(
      'obstacle in-order',
    );
  });

  it('have each limit of the table with a number once', () => {
    const limits = ACCESSIBILITY_THRESHOLDS.filter(({ item, limit }) => item === 'footway' && limit !== null).map(({ measure }) => measure);
    const asked = checkDeficits('footway', parts({ self: [seen()] }), null).flatMap(({ measure }) => measure ?? []);
    expect(asked).toEqual(limits);
  });
});

describe('a deficit', () => {
  it('lies between all unknown in order and all unknown missing, as trying every answer gives', () => {
    fc.assert(
      fc.property(fc.array(CHECK, { minLength: 1, maxLength: 9 }), (checks) => {
        const open = checks.flatMap(({ finding }, k) => (finding === 'unknown' ? [k] : []));
        const shares = Array.from({ length: 2 ** open.length }, (_, answer) => {
          const missing = checks.filter(({ finding }, k) => {
            const bit = open.indexOf(k);
            return bit < 0 ? isDeficit(finding) : Math.floor(answer / 2 ** bit) % 2 === 1;
          });
          return missing.length / checks.length;
        });
        expect(deficitInterval(checks)).toMatchObject({ lower: Math.min(...shares), upper: Math.max(...shares) });
      }),
      { seed: 11, numRuns: 200 },
    );
  });

  it('of several is that of all their questions', () => {
    const all: DeficitCheck[] = [
      { part: 'self', measure: null, finding: 'absent' },
      { part: 'ramp-start', measure: null, finding: 'unknown' },
      { part: 'ramp-end', measure: null, finding: 'in-order' },
    ];
    const each = [all.slice(0, 1), all.slice(1)].map((checks) => deficitInterval(checks)!);
    expect(poolDeficits(each)).toEqual(deficitInterval(all));
    expect(poolDeficits([])).toBeNull();
  });

  it('is high or low only where the whole interval is', () => {
    const classes = [
      [0.5, 0.5],
      [0.5, 1],
      [0.4, 0.5],
      [0, 0.49],
    ].map(([lower, upper]) => classifyDeficit({ lower: lower!, upper: upper! }, 0.5));
    expect(classes).toEqual(['high', 'high', 'undecided', 'low']);
  });
});

describe('a barrier', () => {
  const answered = (part: DeficitPart, finding: DeficitCheck['finding'], measure: DeficitCheck['measure'] = null): DeficitCheck => ({
    part,
    measure,
    finding,
  });
  const verdicts = (checks: readonly DeficitCheck[], item: 'crossing' | 'footway' = 'crossing') =>
    ACCESSIBILITY_PROFILES.map((profile) => judgeBarrier(profile, item, checks)?.verdict);

  it('is one thing for one person and another for another', () => {
    const whole = DEFICIT_PARTS_OF.crossing.map(({ part }) => answered(part, 'in-order'));
    const without = (part: DeficitPart, finding: DeficitCheck['finding']) =>
      whole.map((check) => (check.part === part ? { ...check, finding } : check));
    expect(verdicts(whole)).toEqual(['no-barrier', 'no-barrier', 'no-barrier']);
    expect(verdicts(without('ramp-end', 'absent'))).toEqual(['barrier', 'no-barrier', 'unknown']);
    expect(verdicts(without('tactile-paving', 'absent'))).toEqual(['no-barrier', 'barrier', 'no-barrier']);
    expect(verdicts(without('audible-signal', 'defective'))).toEqual(['no-barrier', 'barrier', 'no-barrier']);
    expect(verdicts(without('ramp-start', 'unknown'))).toEqual(['unknown', 'no-barrier', 'unknown']);
    expect(verdicts(without('self', 'absent'))).toEqual(['barrier', 'barrier', 'barrier']);
    expect(verdicts([answered('self', 'in-order'), answered('self', 'beyond-limit', 'clearWidthMeters')], 'footway')).toEqual([
      'unknown',
      'no-barrier',
      'no-barrier',
    ]);
  });

  it('names what decides', () => {
    const checks = [answered('self', 'in-order'), answered('ramp-start', 'unknown'), answered('ramp-end', 'absent')];
    expect(judgeBarrier('wheelchair', 'crossing', checks)?.deciding).toEqual([checks[2]]);
    expect(judgeBarrier('wheelchair', 'crossing', checks.slice(0, 2))?.deciding).toEqual([checks[1]]);
  });

  it('stands where no answer to what is open would take it away, as trying every answer gives', () => {
    const CHECKS = fc.uniqueArray(CHECK, { minLength: 1, maxLength: 8, selector: ({ part, measure }) => `${part} ${measure}` });
    const question = fc.tuple(fc.constantFrom(...ACCESSIBILITY_PROFILES), fc.constantFrom(...JUDGED_ITEMS), CHECKS);
    fc.assert(
      fc.property(question, ([profile, item, checks]) => {
        // By check: whether it can stop the person, and whether it can fail to.
        const outcomes = checks.map(({ part, measure, finding }): boolean[] => {
          const rule = BARRIER_RULES.find(
            (each) => each.profile === profile && each.items.includes(item) && each.part === part && each.measure === measure,
          );
          if (rule === undefined) return [false];
          if (finding === 'unknown' || rule.doubtful.includes(finding)) return [false, true];
          return [rule.barrier.includes(finding)];
        });
        const worlds = outcomes.reduce<boolean[]>(
          (stopped, answers) => stopped.flatMap((before) => answers.map((answer) => before || answer)),
          [false],
        );
        const expected = worlds.every(Boolean) ? 'barrier' : worlds.some(Boolean) ? 'unknown' : 'no-barrier';
        expect(judgeBarrier(profile, item, checks)?.verdict).toBe(expected);
      }),
      { seed: 5, numRuns: 500 },
    );
  });

  it('is ruled once for each person and question, with a source, and of parts that there are', () => {
    const keys = BARRIER_RULES.flatMap(({ profile, items, part, measure }) => items.map((item) => `${profile} ${item} ${part} ${measure}`));
    expect(new Set(keys).size).toBe(keys.length);
    for (const { items, part, measure, barrier, doubtful, source } of BARRIER_RULES) {
      expect([source.el, source.en]).not.toContain('');
      expect(barrier.filter((finding) => doubtful.includes(finding))).toEqual([]);
      for (const item of items) {
        const declared = DEFICIT_PARTS_OF[item].find((each) => each.part === part);
        expect(declared).toBeDefined();
        if (measure !== null) expect(ACCESSIBILITY_ITEM_DECLARATIONS[declared!.item].measures).toContain(measure);
      }
    }
  });
});
