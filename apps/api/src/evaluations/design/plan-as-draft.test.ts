import { expect, it } from '@jest/globals';
import { parseAccidentFilter } from '@elektron/domain';

import { parseEvaluation } from '../evaluation-question.ts';
import { askAbout } from '../testing/make-study.ts';
import { planAsDraft } from './plan-as-draft.ts';

it('asks what was planned, in every part', () => {
  const filter = parseAccidentFilter({ selections: [{ dimension: 'road-user', values: ['pedestrian'] }] });
  const parameters = { confidenceLevel: 0.9, referenceRole: 'separate', varianceOfOddsRatio: 0.01 };
  const traffic = {
    annualAverageDailyTrafficBefore: 9_000,
    annualAverageDailyTrafficAfter: 9_500,
    coefficientOfVariationBefore: 0.1,
    coefficientOfVariationAfter: 0.1,
  };
  const planned = askAbout({ filter, parameters, traffic, targetFilter: filter, siteWidthMeters: 220, chosenBy: 'counted-accidents' });
  const { filter: kept, ...rest } = planned;
  expect(parseEvaluation(planAsDraft({ parameters: rest, filter: kept }), planned.worksPeriod)).toEqual(planned);
});
