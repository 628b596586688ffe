import {
  ACCESSIBILITY_ITEM_DECLARATIONS,
  ACCESSIBILITY_MEASURE_DECLARATIONS,
  ACCESSIBILITY_MEASURES,
  DATE_BASIS_LABELS,
  FEATURE_CONDITION_LABELS,
  FEATURE_STATE_LABELS,
  OBSERVATION_METHOD_LABELS,
  STREET_SIDE_LABELS,
  type AccessibilityMeasure,
  type Text,
} from '@elektron/domain';

import type { AccessibilityFeature } from '../../accessibility/accessibility-feature.ts';
import type { ExportColumn, ExportValue } from '../export-table.ts';

export interface FeatureColumn extends ExportColumn {
  /** Only for whoever may see personal fields: what it is called there. */
  readonly personal?: 'note';
  readonly valueOf: (feature: AccessibilityFeature) => ExportValue;
}

type Value = FeatureColumn['valueOf'];

const column = (id: string, labels: Text, type: ExportColumn['type'], valueOf: Value): FeatureColumn => ({ id, labels, type, valueOf });

/** A column that holds a word of a list. */
function coded(id: string, labels: Text, names: Readonly<Record<string, Text>>, valueOf: Value): FeatureColumn {
  return { ...column(id, labels, 'text', valueOf), labelOf: (word) => names[word] ?? { el: word, en: word } };
}

const ITEM_LABELS: Readonly<Record<string, Text>> = Object.fromEntries(
  Object.entries(ACCESSIBILITY_ITEM_DECLARATIONS).map(([item, { labels }]) => [item, labels]),
);

/** The unit is part of the name, as everywhere. */
const MEASURE_COLUMNS: Readonly<Record<AccessibilityMeasure, string>> = {
  clearWidthMeters: 'clear_width_m',
  widthMeters: 'width_m',
  headroomMeters: 'headroom_m',
  longitudinalSlopePercent: 'longitudinal_slope_percent',
  crossSlopePercent: 'cross_slope_percent',
  upstandMillimeters: 'upstand_mm',
};

function measureColumn(measure: AccessibilityMeasure): FeatureColumn {
  const { labels, unit } = ACCESSIBILITY_MEASURE_DECLARATIONS[measure];
  const shown = { el: `${labels.el} (${unit.el})`, en: `${labels.en} (${unit.en})` };
  return column(MEASURE_COLUMNS[measure], shown, 'decimal', ({ measures }) => measures[measure]);
}

/** THE columns of a file of accessibility features, in their order. Who has surveyed is in none of them. */
export const FEATURE_COLUMNS: readonly FeatureColumn[] = [
  column('id', { el: 'Αναγνωριστικό', en: 'Id' }, 'text', ({ id }) => id),
  column(
    'source_record_id',
    { el: 'Αριθμός εγγραφής στην πηγή', en: 'Record number at the source' },
    'text',
    ({ sourceRecordId }) => sourceRecordId,
  ),
  coded('item', { el: 'Είδος', en: 'Item' }, ITEM_LABELS, ({ item }) => item),
  coded('side', { el: 'Πλευρά', en: 'Side' }, STREET_SIDE_LABELS, ({ side }) => side),
  coded('state', { el: 'Τι διαπιστώθηκε', en: 'State' }, FEATURE_STATE_LABELS, ({ state }) => state),
  coded('condition', { el: 'Κατάσταση', en: 'Condition' }, FEATURE_CONDITION_LABELS, ({ condition }) => condition),
  ...ACCESSIBILITY_MEASURES.map(measureColumn),
  column('observed_on', { el: 'Ημερομηνία', en: 'Date' }, 'date', ({ observedOn }) => observedOn),
  coded('date_basis', { el: 'Τι ημερομηνία είναι', en: 'Whose date' }, DATE_BASIS_LABELS, ({ dateBasis }) => dateBasis),
  coded('method', { el: 'Τρόπος', en: 'Method' }, OBSERVATION_METHOD_LABELS, ({ method }) => method),
  column('observations', { el: 'Πόσες φορές καταγράφηκε', en: 'Observations' }, 'whole', ({ observations }) => observations),
  column('temporary', { el: 'Προσωρινό (1: ναι)', en: 'Temporary (1: yes)' }, 'whole', ({ temporary }) => (temporary ? 1 : 0)),
  column('present_from', { el: 'Από', en: 'From' }, 'text', ({ presentFrom }) => presentFrom),
  column('present_until', { el: 'Έως', en: 'Until' }, 'text', ({ presentUntil }) => presentUntil),
  column('road_name', { el: 'Οδός', en: 'Road' }, 'text', ({ roadName }) => roadName),
  column('start_id', { el: 'Στοιχείο στο ένα άκρο', en: 'Feature at one end' }, 'text', ({ startId }) => startId),
  column('end_id', { el: 'Στοιχείο στο άλλο άκρο', en: 'Feature at the other end' }, 'text', ({ endId }) => endId),
  { ...column('note', { el: 'Σημείωση', en: 'Note' }, 'text', ({ note }) => note), personal: 'note' },
  column('longitude', { el: 'Γεωγραφικό μήκος', en: 'Longitude' }, 'decimal', ({ longitude }) => longitude),
  column('latitude', { el: 'Γεωγραφικό πλάτος', en: 'Latitude' }, 'decimal', ({ latitude }) => latitude),
];
