import type { ProblemDetails, UnitValueSet } from '@elektron/domain';
import type { CombiningWay } from '@elektron/statistics';

import { originsOf, USUAL_RATES, type AppraisalQuestion, type SingleOrigin } from './appraisal-question.ts';
import type { AppraisalNoticeCode } from './appraisal-texts.ts';

type Notice = { readonly code: AppraisalNoticeCode; readonly details: ProblemDetails };

/** What a reader must know before using the answer. */
export function findAppraisalNotices(question: AppraisalQuestion): Notice[] {
  const { values, alternatives, reporting, discountRate } = question;
  const named = (those: AppraisalQuestion['alternatives']): ProblemDetails => ({ alternatives: those.map(({ name }) => name) });
  const recorded = alternatives.filter(({ numbersOrigin }) => numbersOrigin.kind === 'records');
  const expected = alternatives.filter(({ numbersOrigin }) => numbersOrigin.kind === 'expected');
  const having = (test: (origin: SingleOrigin) => boolean) => alternatives.filter(({ effectOrigin }) => originsOf(effectOrigin).some(test));
  const evaluated = having(({ kind }) => kind === 'evaluation');
  const invented = having((origin) => origin.kind === 'evaluation' && origin.illustrative);
  const taken = having(({ kind }) => kind === 'library');
  const unpredicted = having((origin) => origin.kind === 'library' && origin.taken.prediction === null);
  const combined = (way: CombiningWay) =>
    alternatives.filter(({ effectOrigin }) => effectOrigin.kind === 'combined' && effectOrigin.way === way);
  const [multiplied, strongest] = [combined('multiplied'), combined('strongest')];
  const sure = alternatives.filter(({ effects }) => effects.some(({ interval }) => interval === null));
  const found: (Notice | false)[] = [
    { code: 'VALUES_STAND_FOR', details: describeStanding(values.set) },
    values.set.status === 'to-be-verified' && { code: 'VALUES_NOT_VERIFIED', details: {} },
    recorded.length > 0 && { code: 'RECORDED_NOT_EXPECTED', details: named(recorded) },
    expected.length > 0 && { code: 'EXPECTED_BY_RANKING', details: named(expected) },
    evaluated.length > 0 && { code: 'EVALUATION_FOR_ALL_SEVERITIES', details: named(evaluated) },
    invented.length > 0 && { code: 'EVALUATION_ILLUSTRATIVE', details: named(invented) },
    taken.length > 0 && { code: 'LIBRARY_FOR_ALL_SEVERITIES', details: named(taken) },
    unpredicted.length > 0 && { code: 'LIBRARY_NOT_PREDICTED', details: named(unpredicted) },
    multiplied.length > 0 && { code: 'EFFECTS_MULTIPLIED', details: named(multiplied) },
    strongest.length > 0 && { code: 'EFFECTS_STRONGEST', details: named(strongest) },
    sure.length > 0 && { code: 'EFFECT_WITHOUT_INTERVAL', details: named(sure) },
    reporting.every(({ factor }) => factor === 1) && { code: 'NOT_CORRECTED_FOR_REPORTING', details: {} },
    (discountRate < USUAL_RATES.lower || discountRate > USUAL_RATES.upper) && { code: 'RATE_UNUSUAL', details: {} },
    new Set(alternatives.map(({ serviceLifeYears }) => serviceLifeYears)).size > 1 && { code: 'LIVES_DIFFER', details: {} },
  ];
  return found.filter((notice) => notice !== false);
}

function describeStanding({ country, currency, priceYear }: UnitValueSet): ProblemDetails {
  // The code, which is named where it is shown. A year is no amount: as a number it would be written with a mark of thousands.
  return { country, currency, year: String(priceYear ?? '–') };
}
