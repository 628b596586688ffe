import type { ProblemDetails, UnitValueSet } from '@elektron/domain';

import { USUAL_RATES, type AppraisalQuestion } from './appraisal-question.ts';
import type { AppraisalNoticeCode } from './appraisal-texts.ts';

type Notice = { readonly code: AppraisalNoticeCode; readonly details: ProblemDetails };

/** What a reader must know before using the answer. */
export function findAppraisalNotices(question: AppraisalQuestion): Notice[] {
  const { values, alternatives, reporting, discountRate } = question;
  const named = (those: AppraisalQuestion['alternatives']): ProblemDetails => ({ alternatives: those.map(({ name }) => name) });
  const recorded = alternatives.filter(({ numbersOrigin }) => numbersOrigin.kind === 'records');
  const evaluated = alternatives.filter(({ effectOrigin }) => effectOrigin.kind === 'evaluation');
  const invented = evaluated.filter(({ effectOrigin }) => effectOrigin.kind === 'evaluation' && effectOrigin.illustrative);
  const sure = alternatives.filter(({ effects }) => effects.some(({ interval }) => interval === null));
  const found: (Notice | false)[] = [
    { code: 'VALUES_STAND_FOR', details: describeStanding(values.set) },
    values.set.status === 'to-be-verified' && { code: 'VALUES_NOT_VERIFIED', details: {} },
    recorded.length > 0 && { code: 'RECORDED_NOT_EXPECTED', details: named(recorded) },
    evaluated.length > 0 && { code: 'EVALUATION_FOR_ALL_SEVERITIES', details: named(evaluated) },
    invented.length > 0 && { code: 'EVALUATION_ILLUSTRATIVE', details: named(invented) },
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
