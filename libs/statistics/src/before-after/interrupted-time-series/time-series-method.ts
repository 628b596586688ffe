import { fillText, parseParameters, Problem, type Language, type ParameterValues, type Text } from '@elektron/domain';
import { WARNING_TEXTS, type BeforeAfterWarning } from '../before-after-codes.ts';
import type { BeforeAfterInput } from '../before-after-input.ts';
import { BEFORE_AFTER_LABELS } from '../before-after-labels.ts';
import type { BeforeAfterMethod } from '../before-after-method.ts';
import type { RatioResult } from '../before-after-result.ts';
import { findDesignWarnings, warn } from '../design-warnings.ts';
import { readTreatedTable, sum } from '../treated-table.ts';
import { interruptedTimeSeries } from './interrupted-time-series.ts';
import { isControlled, readOptions, TIME_SERIES_PARAMETERS } from './time-series-parameters.ts';
import type { InterruptedTimeSeries, TimeSeriesRefusal } from './time-series-result.ts';
import { TIME_SERIES_REFUSAL_TEXTS } from './time-series-texts.ts';

/**
 * Whether monthly accidents left the level and trend that they had before.
 * Source: Bernal, Cummins & Gasparrini 2017 and 2018, International Journal of Epidemiology 46, 348-355, and 47, 2082-2093.
 */
export const timeSeriesMethod: BeforeAfterMethod<RatioResult> = {
  id: 'interrupted-time-series',
  labels: { el: 'Διακεκομμένη χρονοσειρά', en: 'Interrupted time series' },
  description: {
    el: 'Αν τα ατυχήματα ανά μήνα άφησαν το επίπεδο και την τάση που είχαν πριν. Για μέτρα με ημερομηνία σε ολόκληρη περιοχή· θέλει 24 μήνες πριν και 12 μετά. Δεν αφαιρεί την παλινδρόμηση προς τον μέσο.',
    en: 'Whether accidents by month left the level and trend that they had before. For dated measures over a whole area; needs 24 months before and 12 after. Does not remove regression to the mean.',
  },
  parameters: TIME_SERIES_PARAMETERS,
  needs: [['monthlySeries']],
  mayUse: [],
  listAssumptions: () => [
    'SAME_REPORTING',
    'SERIES_GOES_ON',
    'NO_OTHER_TREATMENT',
    'DATE_KNOWN',
    'MONTHS_INDEPENDENT',
    'NOT_SELECTED_FOR_COUNTS',
  ],
  contrastOnly: false,
  estimate,
};

function estimate(input: BeforeAfterInput, parameters: ParameterValues): RatioResult {
  const values = parseParameters(TIME_SERIES_PARAMETERS, parameters);
  const treated = readTreatedTable(input);
  if (!input.monthlySeries)
    throw new Problem('INPUT_MISSING', { part: BEFORE_AFTER_LABELS.monthlySeries, method: timeSeriesMethod.labels });
  const { monthUnknown, comparison, ...study } = input.monthlySeries;
  const options = readOptions(values, input.seed ?? 1);
  const { answer, refusal } = interruptedTimeSeries({ ...study, comparison: isControlled(values) ? (comparison ?? null) : null }, options);
  if (answer === null) throw new Problem('METHOD_WITHOUT_ANSWER', { reason: nameReason(refusal, monthUnknown) });
  const { warnings, observedAfter, expectedAfter, ...series } = answer;
  const { ratio, lower, upper, level, pValue } = answer.effect;
  return {
    effectKind: 'ratio',
    method: 'interrupted-time-series',
    treatedSites: treated.siteIds.length,
    yearsBefore: input.yearsBefore,
    yearsAfter: input.yearsAfter,
    observedBefore: countBefore(answer),
    observedAfter,
    expectedAfter,
    accidentsPrevented: answer.averted.value,
    ratioObservedToExpected: ratio,
    ratioConfidenceInterval: { lower, upper, level, basis: 'student' },
    pValue,
    undefinedReason: null,
    sites: [],
    detail: { kind: 'interrupted-time-series', family: options.family, monthUnknown, ...series },
    warnings: [...findDesignWarnings(input, treated), ...warnings, ...warnOfMonths(monthUnknown)],
  };
}

function countBefore({ points }: InterruptedTimeSeries): number {
  return sum(points.filter(({ expected }) => expected === null).map(({ observed }) => observed));
}

function warnOfMonths(monthUnknown: number): BeforeAfterWarning[] {
  return monthUnknown > 0 ? [warn('MONTH_UNKNOWN', { accidents: monthUnknown })] : [];
}

/** Why there is no answer, and how many accidents would have been in the series if their month were known. */
function nameReason({ code, values }: TimeSeriesRefusal, monthUnknown: number): Text {
  const told = [{ text: TIME_SERIES_REFUSAL_TEXTS[code], values }, ...warnOfMonths(monthUnknown).map(tellOf)];
  const say = (language: Language): string => told.map((each) => fillText(each.text[language], each.values, language)).join(' ');
  return { el: say('el'), en: say('en') };
}

function tellOf({ code, values }: BeforeAfterWarning): { readonly text: Text; readonly values: BeforeAfterWarning['values'] } {
  return { text: WARNING_TEXTS[code], values };
}
