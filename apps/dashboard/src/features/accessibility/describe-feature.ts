import {
  ACCESSIBILITY_ITEM_DECLARATIONS,
  ACCESSIBILITY_MEASURE_DECLARATIONS,
  ACCESSIBILITY_MEASURES,
  judgeMeasure,
  type AccessibilityItem,
  type Language,
} from '@elektron/domain';
import type { Formats } from '@elektron/ui';
import type { TFunction } from 'i18next';
import type { FeatureInView } from './accessibility-queries.ts';

/** What was measured, with its unit, and whether it keeps the limit where one is known. */
export function describeMeasures(
  item: AccessibilityItem,
  measures: FeatureInView['measures'],
  { language, formats, t }: { readonly language: Language; readonly formats: Formats; readonly t: TFunction },
): readonly string[] {
  return ACCESSIBILITY_MEASURES.flatMap((measure) => {
    const value = measures[measure] ?? null;
    if (value === null) return [];
    const { labels, unit } = ACCESSIBILITY_MEASURE_DECLARATIONS[measure];
    const verdict = judgeMeasure(item, measure, value);
    const judged = verdict === null ? '' : ` (${t(`accessibility.${verdict}`)})`;
    return [`${labels[language]}: ${formats.number(value)} ${unit[language]}${judged}`];
  });
}

/** What is wrong with a thing depends on the thing. */
export function describeCondition(
  item: AccessibilityItem,
  condition: 'in-order' | 'defective' | null,
  language: Language,
  t: TFunction,
): string {
  if (condition === null) return t('accessibility.conditionUnknown');
  return condition === 'in-order' ? t('accessibility.inOrder') : ACCESSIBILITY_ITEM_DECLARATIONS[item].defect[language];
}
