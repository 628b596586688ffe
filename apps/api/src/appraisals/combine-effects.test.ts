import { describe, expect, it } from '@jest/globals';
import { combineFactors } from '@elektron/statistics';

import type { AlternativeInQuestion, EffectOnSeverity, EffectOrigin, SingleOrigin } from './appraisal-question.ts';
import { combineEffects } from './combine-effects.ts';
import { findAppraisalNotices } from './find-appraisal-notices.ts';
import { describeEffect } from './present-appraisal.ts';
import { CASE_ALTERNATIVE, CASE_QUESTION } from './testing/sample-question.ts';

const ALL: EffectOnSeverity = { severity: null, factor: 0.8, interval: { lower: 0.6, upper: 1.0667, level: 0.95 } };
const HALF: EffectOnSeverity = { severity: null, factor: 0.5, interval: null };
const FATAL: EffectOnSeverity = { severity: 'fatal', factor: 0.4, interval: null };
const SLIGHT: EffectOnSeverity = { severity: 'slight', factor: 0.9, interval: null };

describe('effects of several measures', () => {
  it('for all severities become one for all', () => {
    expect(combineEffects([[ALL], [HALF]], 'multiplied')).toEqual([{ severity: null, ...combineFactors([ALL, HALF], 'multiplied', 0.95) }]);
    expect(combineEffects([[ALL], [HALF]], 'strongest')).toEqual([HALF]);
  });

  it('for single severities meet severity by severity, and what one of them says nothing of is left out', () => {
    const combined = combineEffects([[ALL], [FATAL, SLIGHT]], 'multiplied');
    expect(combined.map(({ severity, factor }) => [severity, factor])).toEqual([
      ['fatal', expect.closeTo(0.32, 12)],
      ['slight', expect.closeTo(0.72, 12)],
    ]);
    expect(combineEffects([[FATAL], [SLIGHT]], 'multiplied')).toEqual([]);
  });

  it('are named with their sources, and told with caution, by either way and of the library too', () => {
    const typed: SingleOrigin = { kind: 'typed', source: 'A report' };
    const library: SingleOrigin = {
      kind: 'library',
      taken: {
        kind: 'zone-30',
        filter: { outcome: null, origin: 'all', leastPoints: null },
        factor: 0.8,
        interval: { lower: 0.6, upper: 1.0667, level: 0.95 },
        prediction: null,
        studies: 2,
        sources: [{ el: 'Πόλη', en: 'A town' }],
        quality: null,
      },
    };
    const origin = (way: 'multiplied' | 'strongest'): EffectOrigin => ({
      kind: 'combined',
      way,
      parts: [
        { effects: [HALF], origin: typed },
        { effects: [ALL], origin: library },
      ],
    });
    const codes = (effectOrigin: EffectOrigin): string[] => {
      const alternative: AlternativeInQuestion = { ...CASE_ALTERNATIVE, effectOrigin };
      return findAppraisalNotices({ ...CASE_QUESTION, alternatives: [alternative] }).map(({ code }) => code);
    };
    expect(codes(origin('multiplied'))).toEqual(
      expect.arrayContaining(['EFFECTS_MULTIPLIED', 'LIBRARY_FOR_ALL_SEVERITIES', 'LIBRARY_NOT_PREDICTED']),
    );
    expect(codes(origin('strongest'))).toContain('EFFECTS_STRONGEST');
    expect(codes(typed)).not.toEqual(expect.arrayContaining([expect.stringMatching(/EFFECTS_|LIBRARY_/)]));
    const { el, en } = describeEffect(origin('multiplied'));
    expect(en).toContain('Product of the factors: (1) A report (2) Library of factors, ');
    expect(el).toContain('Πόλη');
  });
});
