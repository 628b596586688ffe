import { fillText, type Language } from '@elektron/domain';
import { verdictOn } from './interrupted-time-series.ts';
import type { TimeSeriesResult } from './time-series-result.ts';
import { TIME_SERIES_REFUSAL_TEXTS, TIME_SERIES_SENTENCES, TIME_SERIES_WARNING_TEXTS } from './time-series-texts.ts';

/** The answer in two careful sentences, or why there is none; then each warning. */
export function describeTimeSeries({ answer, refusal }: TimeSeriesResult, language: Language): string {
  if (answer === null) return fillText(TIME_SERIES_REFUSAL_TEXTS[refusal.code][language], refusal.values, language);
  const { effect, observedAfter, expectedAfter, monthsAfter, comparison, warnings } = answer;
  const found = fillText(
    TIME_SERIES_SENTENCES.FOUND[language],
    {
      months: monthsAfter,
      observed: observedAfter,
      expected: Math.round(expectedAfter),
      comparison: comparison === null ? '' : TIME_SERIES_SENTENCES.AS_COMPARISON[language],
    },
    language,
  );
  const change = fillText(
    TIME_SERIES_SENTENCES[verdictOn(effect)][language],
    {
      percent: changeOf(effect.ratio),
      lower: changeOf(effect.lower),
      upper: changeOf(effect.upper),
      level: Math.round(1000 * effect.level) / 10,
    },
    language,
  );
  const warned = warnings.map(({ code, values }) => fillText(TIME_SERIES_WARNING_TEXTS[code][language], values, language));
  return [found, change, ...warned].join(' ');
}

/** Per cent by which accidents changed, in whole numbers. */
function changeOf(ratio: number): number {
  return Math.round(100 * (ratio - 1));
}
