import {
  ACCESSIBILITY_ITEM_DECLARATIONS,
  ACCESSIBILITY_MEASURE_DECLARATIONS,
  FEATURE_CONDITION_LABELS,
  FEATURE_STATE_LABELS,
  OBSERVATION_METHOD_LABELS,
  STREET_SIDE_LABELS,
  type AccessibilityItem,
  type AccessibilityMeasure,
  type FeatureCondition,
  type FeatureState,
  type ObservationMethod,
  type StreetSide,
  type Text,
} from '@elektron/domain';

import { ACCIDENT_COLUMNS } from '../template/accident-columns.ts';
import { chosen, EXAMPLE_KEY, same, type TemplateColumn } from '../template/template-column.ts';
import { codedList } from '../template/template-lists.ts';

/*
 * The form for a survey in the street: a line for each look at a feature. Headings are fixed: a file filled last year must be read next year.
 */

const ITEM_LABELS = Object.fromEntries(
  Object.entries(ACCESSIBILITY_ITEM_DECLARATIONS).map(([item, { labels }]) => [item, labels]),
) as Record<AccessibilityItem, Text>;

export const ITEM_LIST = codedList<AccessibilityItem>('item', ITEM_LABELS, { unknown: false });
export const STATE_LIST = codedList<FeatureState>('state', FEATURE_STATE_LABELS, { unknown: false });
export const CONDITION_LIST = codedList<FeatureCondition>('condition', FEATURE_CONDITION_LABELS);
export const METHOD_LIST = codedList<ObservationMethod>('method', OBSERVATION_METHOD_LABELS);
export const SIDE_LIST = codedList<StreetSide>('side', STREET_SIDE_LABELS);
export const TEMPORARY_LIST = codedList<'yes' | 'no'>(
  'temporary',
  { yes: { el: 'Ναι', en: 'Yes' }, no: { el: 'Όχι', en: 'No' } },
  { unknown: false },
);

/** In which column each measure stands. */
export const MEASURE_COLUMN_IDS: Readonly<Record<AccessibilityMeasure, string>> = {
  clearWidthMeters: 'clear_width_m',
  widthMeters: 'overall_width_m',
  headroomMeters: 'headroom_m',
  longitudinalSlopePercent: 'longitudinal_slope',
  crossSlopePercent: 'cross_slope',
  upstandMillimeters: 'kerb_upstand_mm',
};

const MEASURE_HEADINGS: Readonly<Record<AccessibilityMeasure, Text>> = {
  clearWidthMeters: { el: 'Ελεύθερο πλάτος (μ)', en: 'Clear width (m)' },
  widthMeters: { el: 'Συνολικό πλάτος (μ)', en: 'Overall width (m)' },
  headroomMeters: { el: 'Ελεύθερο ύψος (μ)', en: 'Headroom (m)' },
  longitudinalSlopePercent: { el: 'Κατά μήκος κλίση (%)', en: 'Longitudinal slope (%)' },
  crossSlopePercent: { el: 'Εγκάρσια κλίση (%)', en: 'Cross slope (%)' },
  upstandMillimeters: { el: 'Υψομετρική διαφορά κρασπέδου (χιλ)', en: 'Kerb upstand (mm)' },
};

const EXAMPLES: Partial<Readonly<Record<AccessibilityMeasure, string>>> = { clearWidthMeters: '1.2', upstandMillimeters: '20' };

const MEASURE_COLUMNS = (Object.keys(MEASURE_COLUMN_IDS) as AccessibilityMeasure[]).map((measure): TemplateColumn => {
  const { labels, range } = ACCESSIBILITY_MEASURE_DECLARATIONS[measure];
  return {
    id: MEASURE_COLUMN_IDS[measure],
    headings: MEASURE_HEADINGS[measure],
    meaning: { el: `${labels.el}, όπως μετρήθηκε. Κενό: δεν μετρήθηκε.`, en: `${labels.en}, as measured. Blank: not measured.` },
    role: 'used',
    form: 'decimal',
    range,
    example: same(EXAMPLES[measure] ?? ''),
  };
});

/** Degrees, or metres of the Greek grid, and how well they are known, as in the form for accidents. */
const PLACE_COLUMNS = ACCIDENT_COLUMNS.filter(({ id }) =>
  ['longitude', 'latitude', 'x_ggrs87', 'y_ggrs87', 'accuracy_of_the_place'].includes(id),
);

/** Columns that are kept with the look as they are written. */
export const KEPT_COLUMN_IDS: readonly string[] = ['position_accuracy_m', 'note'];

const text = (id: string, headings: Text, meaning: Text, example: Text = same('')): TemplateColumn => ({
  id,
  headings,
  meaning,
  role: 'used',
  form: 'text',
  example,
});

const MOMENT: Text = { el: 'Ημέρα και ώρα: 05/03/2024 14:30.', en: 'Day and time: 05/03/2024 14:30.' };

export const SURVEY_COLUMNS: readonly TemplateColumn[] = [
  {
    id: 'feature_number',
    headings: { el: 'Αριθμός στοιχείου', en: 'Feature number' },
    meaning: {
      el: 'Δικός σας αριθμός, πάντα ο ίδιος για το ίδιο στοιχείο: με αυτόν βρίσκονται οι επόμενες καταγραφές του.',
      en: 'A number of your own, always the same for the same feature: later surveys of it are found by it.',
    },
    role: 'required',
    identifying: true,
    form: 'text',
    example: EXAMPLE_KEY,
  },
  { ...chosen('item', { el: 'Είδος στοιχείου', en: 'Kind of feature' }, ITEM_LIST, ITEM_LABELS['kerb-ramp']), role: 'required' },
  {
    ...chosen('state', { el: 'Διαπίστωση', en: 'Found' }, STATE_LIST, FEATURE_STATE_LABELS.present),
    role: 'required',
    meaning: {
      el: 'Αν υπάρχει, αν λείπει, αν δεν διακρίνεται ή αν δεν απαιτείται εκεί.',
      en: 'Whether it is there, is missing, cannot be told or is not needed there.',
    },
  },
  {
    id: 'survey_date',
    headings: { el: 'Ημερομηνία καταγραφής', en: 'Survey date' },
    meaning: { el: 'Η ημέρα που κάποιος κοίταξε: 05/03/2024.', en: 'The day when somebody looked: 05/03/2024.' },
    role: 'required',
    form: 'date',
    example: same('2024-03-05'),
  },
  text(
    'surveyor_code',
    { el: 'Κωδικός συντάκτη', en: 'Surveyor code' },
    {
      el: 'Κωδικός συνεργείου ή ατόμου, όχι όνομα. Δεν εμφανίζεται σε καμία σελίδα και σε κανένα αρχείο.',
      en: 'A code of a team or a person, not a name. It is shown on no page and in no file.',
    },
    { el: 'Σ1', en: 'T1' },
  ),
  chosen('method', { el: 'Τρόπος καταγραφής', en: 'Method' }, METHOD_LIST, OBSERVATION_METHOD_LABELS['on-site']),
  ...PLACE_COLUMNS,
  text('road', { el: 'Οδός', en: 'Road' }, { el: 'Όνομα της οδού.', en: 'Name of the road.' }, { el: 'Ιάσονος', en: 'Iasonos' }),
  chosen('side', { el: 'Πλευρά', en: 'Side' }, SIDE_LIST, STREET_SIDE_LABELS.left),
  chosen('condition', { el: 'Κατάσταση στοιχείου', en: 'Condition' }, CONDITION_LIST, FEATURE_CONDITION_LABELS['in-order']),
  ...MEASURE_COLUMNS,
  chosen('temporary', { el: 'Προσωρινό', en: 'Temporary' }, TEMPORARY_LIST, { el: 'Όχι', en: 'No' }),
  text('present_from', { el: 'Εκεί από', en: 'There from' }, MOMENT),
  text('present_until', { el: 'Εκεί έως', en: 'There until' }, MOMENT),
  text(
    'ramp_at_one_end',
    { el: 'Ράμπα στο ένα άκρο', en: 'Ramp at one end' },
    { el: 'Διάβασης: ο αριθμός στοιχείου της ράμπας στο ένα άκρο.', en: 'Of a crossing: the feature number of the ramp at one end.' },
  ),
  text(
    'ramp_at_other_end',
    { el: 'Ράμπα στο άλλο άκρο', en: 'Ramp at the other end' },
    { el: 'Ο αριθμός στοιχείου της ράμπας στο άλλο άκρο.', en: 'The feature number of the ramp at the other end.' },
  ),
  {
    id: 'position_accuracy_m',
    headings: { el: 'Ακρίβεια του δέκτη θέσης (μ)', en: 'Accuracy of the receiver (m)' },
    meaning: {
      el: 'Όση δείχνει ο δέκτης (GPS) για τη θέση που έδωσε. Μένει όπως γράφεται.',
      en: 'As the receiver (GPS) shows it for the place that it gave. Kept as written.',
    },
    role: 'kept',
    form: 'decimal',
    example: same(''),
  },
  {
    id: 'note',
    headings: { el: 'Σημείωση', en: 'Note' },
    meaning: { el: 'Χωρίς στοιχεία προσώπων. Μένει όπως γράφεται.', en: 'Nothing about any person. Kept as written.' },
    role: 'kept',
    form: 'text',
    example: same(''),
  },
];
