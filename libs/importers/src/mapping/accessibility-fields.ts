import { ACCESSIBILITY_MEASURES, type AccessibilityMeasure, type Text } from '@elektron/domain';
import { MEASURE_COLUMN_IDS, SURVEY_COLUMNS } from '../formats/accessibility-survey/survey-columns.ts';
import type { MappingField } from './mapping-fields.ts';

/** A column of the form for surveys, of which the same is asked of any table. */
function headingOf(column: string): Text {
  const found = SURVEY_COLUMNS.find(({ id }) => id === column);
  if (found === undefined) throw new RangeError(`no column ${column} in the form for surveys`);
  return found.headings;
}

/** What a column of a table of looks at the street can be, beside when and where: as in the form for surveys. */
export const ACCESSIBILITY_FIELDS = [
  { id: 'feature-number', labels: headingOf('feature_number'), kind: 'label', of: 'look' },
  { id: 'item', labels: headingOf('item'), kind: 'code', of: 'look', list: 'accessibility-item' },
  { id: 'state', labels: headingOf('state'), kind: 'code', of: 'look', list: 'feature-state' },
  { id: 'condition', labels: headingOf('condition'), kind: 'code', of: 'look', list: 'feature-condition' },
  { id: 'street-side', labels: headingOf('side'), kind: 'code', of: 'look', list: 'street-side' },
  { id: 'observation-method', labels: headingOf('method'), kind: 'code', of: 'look', list: 'observation-method' },
  { id: 'clear-width', labels: headingOf('clear_width_m'), kind: 'measure', of: 'look' },
  { id: 'overall-width', labels: headingOf('overall_width_m'), kind: 'measure', of: 'look' },
  { id: 'headroom', labels: headingOf('headroom_m'), kind: 'measure', of: 'look' },
  { id: 'longitudinal-slope', labels: headingOf('longitudinal_slope'), kind: 'measure', of: 'look' },
  { id: 'cross-slope', labels: headingOf('cross_slope'), kind: 'measure', of: 'look' },
  { id: 'kerb-upstand', labels: headingOf('kerb_upstand_mm'), kind: 'measure', of: 'look' },
  { id: 'present-from', labels: headingOf('present_from'), kind: 'date-time', of: 'look' },
  { id: 'present-until', labels: headingOf('present_until'), kind: 'date-time', of: 'look' },
] as const satisfies readonly MappingField[];

export type AccessibilityFieldId = (typeof ACCESSIBILITY_FIELDS)[number]['id'];

const FIELD_OF_MEASURE: Readonly<Record<AccessibilityMeasure, AccessibilityFieldId>> = {
  clearWidthMeters: 'clear-width',
  widthMeters: 'overall-width',
  headroomMeters: 'headroom',
  longitudinalSlopePercent: 'longitudinal-slope',
  crossSlopePercent: 'cross-slope',
  upstandMillimeters: 'kerb-upstand',
};

/** What a mapping calls the columns of the form; the day and the road are those of any kind of record. */
export const FIELD_OF_SURVEY_COLUMN: Readonly<Record<string, AccessibilityFieldId | 'road-name'>> = {
  feature_number: 'feature-number',
  item: 'item',
  state: 'state',
  condition: 'condition',
  side: 'street-side',
  method: 'observation-method',
  road: 'road-name',
  present_from: 'present-from',
  present_until: 'present-until',
  ...Object.fromEntries(ACCESSIBILITY_MEASURES.map((measure) => [MEASURE_COLUMN_IDS[measure], FIELD_OF_MEASURE[measure]])),
};
