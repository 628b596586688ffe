import { describe, expect, it } from '@jest/globals';

import type { AccidentSnapshots } from '../columns/accident-snapshots.service.ts';
import type { ActingContext } from '../common/acting-context.ts';
import type { EvaluationRunsService } from '../evaluations/evaluation-runs.service.ts';
import type { EvidenceService } from '../evidence/evidence.service.ts';
import { AppraisalSources } from './appraisal-sources.service.ts';
import type { ExpectedPlaces } from './expected/expected-places.service.ts';

const RATIO = {
  effectKind: 'observed-to-expected',
  ratioObservedToExpected: 0.8,
  ratioConfidenceInterval: { lower: 0.6, upper: 1.1, level: 0.95, basis: 'logarithm' },
  warnings: [],
};

/** What an alternative gets of an evaluation with these notices, of which nothing else is looked at. */
function effectsOf(notices: readonly { readonly code: string }[]) {
  const result = { recommended: 'empirical-bayes', estimates: [{ method: 'empirical-bayes', result: RATIO }], notices };
  const evaluations = { find: () => Promise.resolve({ run: { result }, intervention: { illustrative: false } }) };
  const sources = new AppraisalSources(
    {} as AccidentSnapshots,
    evaluations as unknown as EvaluationRunsService,
    {} as EvidenceService,
    {} as ExpectedPlaces,
  );
  const draft = {
    name: 'A',
    place: 'Here',
    capital: 1000,
    yearlyMaintenance: 0,
    residualValue: 0,
    serviceLifeYears: 10,
    numbers: [{ severity: 'serious', perYear: 1 }],
    numbersSource: 'A table',
    evaluationId: 'run',
  };
  return sources.resolve({} as ActingContext, draft, '1', 'per-accident');
}

describe('the effect of an own evaluation', () => {
  it('is its ratio with the interval', async () => {
    const { effects } = await effectsOf([]);
    expect(effects).toEqual([{ severity: null, factor: 0.8, interval: { lower: 0.6, upper: 1.1, level: 0.95 } }]);
  });

  it.each(['MOST_TREATED_LEFT_OUT', 'POOL_OF_ANY_ACCIDENT'])(
    'is refused where the evaluation draws no conclusion itself: %s',
    async (code) => {
      await expect(effectsOf([{ code }])).rejects.toMatchObject({
        code: 'INPUT_INVALID',
        details: { value: { en: expect.stringContaining('draws no conclusion') } },
      });
    },
  );
});
