import { ACCIDENT_MEASURE_TEXTS, type AccidentDimensionId, type AccidentMeasure, type Language } from '@elektron/domain';
import type { Formats } from '@elektron/ui';
import type { TFunction } from 'i18next';

/**
 * What the bars of a chart mean once people are counted: the dimensions stay those of the accident, so "fatal" counts everybody killed in
 * fatal accidents, and "car" everybody killed where a car was involved.
 * @returns `undefined` where accidents are counted, which the title alone says
 */
export function describeBars(
  dimension: AccidentDimensionId,
  measure: AccidentMeasure,
  language: Language,
  t: TFunction,
): string | undefined {
  if (measure === 'accidents') return undefined;
  return t(`charts.meaning.${dimension}`, { people: ACCIDENT_MEASURE_TEXTS[measure].labels[language] });
}

/** How many people were hurt of whom nobody knows how badly; `undefined` where the number is complete without them. */
export function describeUnstatedInjuries(
  { otherCasualties }: { readonly otherCasualties: number },
  measure: AccidentMeasure,
  formats: Formats,
  t: TFunction,
): string | undefined {
  if (otherCasualties === 0 || (measure !== 'seriously-injured' && measure !== 'slightly-injured')) return undefined;
  return t('charts.unstated', { count: otherCasualties, people: formats.count(otherCasualties) });
}

/** Of how many accidents the casualties are missing; `undefined` where none are, or none are counted. */
export function describeMissingCasualties(
  of: { readonly accidents: number; readonly withoutCasualties: number },
  measure: AccidentMeasure,
  formats: Formats,
  t: TFunction,
): string | undefined {
  if (measure === 'accidents' || of.withoutCasualties === 0) return undefined;
  return t('charts.incomplete', {
    count: of.withoutCasualties,
    lacking: formats.count(of.withoutCasualties),
    accidents: formats.count(of.accidents),
  });
}
