import type { AccessibilityItem, AccessibilityMeasure } from './accessibility.ts';
import type { Text } from './language.ts';

/*
 * What a measure must be, by which provision. A number stands here only when the text of its provision was read; where it was not, the limit is
 * null, and nothing is judged by it. A change of a number is a new version: what was judged by an older one says so.
 */

export const ACCESSIBILITY_THRESHOLDS_VERSION = 'gr-6213-2022/1';

export interface AccessibilityThreshold {
  readonly item: AccessibilityItem;
  readonly measure: AccessibilityMeasure;
  /** Whether the measure must not be less, or its amount not more. */
  readonly bound: 'minimum' | 'maximum';
  /** In the unit of the measure; `null` where the provision was not read. */
  readonly limit: number | null;
  readonly source: Text;
}

const ARTICLE_6: Text = {
  el: 'Υ.Α. ΥΠΕΝ/ΔΜΕΑΑΠ/124964/1561/2022 (ΦΕΚ Β΄ 6213/7.12.2022), άρθρο 6 παρ. 1',
  en: 'Ministerial Decision YPEN/DMEAAP/124964/1561/2022 (Government Gazette B 6213/7-12-2022), article 6, paragraph 1',
};
const NOT_READ: Text = {
  el: 'Χωρίς όριο: η σχετική διάταξη της Υ.Α. (ΦΕΚ Β΄ 6213/2022) δεν έχει ελεγχθεί',
  en: 'No limit: the provision of the Decision (Gazette B 6213/2022) has not been read',
};

const known = (item: AccessibilityItem, measure: AccessibilityMeasure, bound: AccessibilityThreshold['bound'], limit: number) =>
  ({ item, measure, bound, limit, source: ARTICLE_6 }) as const;
const notRead = (item: AccessibilityItem, measure: AccessibilityMeasure, bound: AccessibilityThreshold['bound']) =>
  ({ item, measure, bound, limit: null, source: NOT_READ }) as const;

/** THE limits. */
export const ACCESSIBILITY_THRESHOLDS: readonly AccessibilityThreshold[] = [
  known('footway', 'clearWidthMeters', 'minimum', 1.5),
  known('footway', 'crossSlopePercent', 'maximum', 2),
  notRead('footway', 'longitudinalSlopePercent', 'maximum'),
  notRead('footway', 'headroomMeters', 'minimum'),
  notRead('kerb-ramp', 'clearWidthMeters', 'minimum'),
  notRead('kerb-ramp', 'longitudinalSlopePercent', 'maximum'),
  notRead('kerb-ramp', 'crossSlopePercent', 'maximum'),
  notRead('kerb-ramp', 'upstandMillimeters', 'maximum'),
  notRead('tactile-paving', 'widthMeters', 'minimum'),
  notRead('refuge-island', 'clearWidthMeters', 'minimum'),
];

/** `meets` or `misses` the limit; `null` where nothing was measured or no limit is known. */
export type ThresholdVerdict = 'meets' | 'misses' | null;

/** A measured value against its limit; the sign of a slope is its direction and does not count. */
export function judgeMeasure(item: AccessibilityItem, measure: AccessibilityMeasure, value: number | null): ThresholdVerdict {
  const threshold = ACCESSIBILITY_THRESHOLDS.find((each) => each.item === item && each.measure === measure);
  if (value === null || threshold === undefined || threshold.limit === null) return null;
  const isMet = threshold.bound === 'minimum' ? value >= threshold.limit : Math.abs(value) <= threshold.limit;
  return isMet ? 'meets' : 'misses';
}
