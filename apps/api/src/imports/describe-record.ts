import {
  ACCESSIBILITY_MEASURE_DECLARATIONS,
  ACCESSIBILITY_MEASURES,
  COUNT_DIRECTION_LABELS,
  FEATURE_CONDITION_LABELS,
  FEATURE_STATE_LABELS,
  formatCountPeriod,
  SPEED_UNIT_LABELS,
  TRAFFIC_MODE_LABELS,
  type AccessibilityObservationDraft,
  type CountDirection,
  type Draft,
  type Text,
  type TrafficCountDraft,
  type TrafficMode,
} from '@elektron/domain';

/** One thing that a line says of its record, for a person to look at before all of it is read. */
export interface RecordFact {
  readonly label: Text;
  readonly value: Text;
}

/** What a draft says that has a look of its own: that of an accident is drawn from its time, severity and road. */
export function describeRecord(draft: Draft): readonly RecordFact[] {
  if (draft.kind === 'accessibility-observation') return describeLook(draft);
  return draft.kind === 'traffic-count' ? describeCount(draft) : [];
}

const MODE_FIELDS: Readonly<Record<TrafficMode, (draft: TrafficCountDraft) => number | null>> = {
  'motor-vehicle': ({ allMotorVehicles }) => allMotorVehicles,
  bicycle: ({ pedalCycles }) => pedalCycles,
  pedestrian: ({ pedestrians }) => pedestrians,
  'powered-two-wheeler': ({ twoWheeledMotorVehicles }) => twoWheeledMotorVehicles,
  car: ({ cars }) => cars,
  bus: ({ buses }) => buses,
  'light-goods': ({ lightGoodsVehicles }) => lightGoodsVehicles,
  'heavy-goods': ({ heavyGoodsVehicles }) => heavyGoodsVehicles,
};

function describeCount(draft: TrafficCountDraft): RecordFact[] {
  const { siteSourceRecordId, year, period, direction, speeds } = draft;
  const when = period === null ? String(year) : formatCountPeriod(period);
  const unit = SPEED_UNIT_LABELS[speeds?.unit ?? 'km/h'];
  return [
    fact({ el: 'Θέση', en: 'Site' }, siteSourceRecordId),
    fact(period === null ? { el: 'Μέσος όρος του έτους', en: 'Average of the year' } : { el: 'Σύντομη μέτρηση', en: 'Short count' }, when),
    { label: { el: 'Κατεύθυνση', en: 'Direction' }, value: COUNT_DIRECTION_LABELS[direction as CountDirection] },
    ...Object.entries(MODE_FIELDS).flatMap(([mode, read]) => factOf(TRAFFIC_MODE_LABELS[mode as TrafficMode], read(draft))),
    ...factOf({ el: `Μέση ταχύτητα (${unit.el})`, en: `Mean speed (${unit.en})` }, speeds?.mean ?? null),
    ...factOf({ el: `V85 (${unit.el})`, en: `V85 (${unit.en})` }, speeds?.v85 ?? null),
  ];
}

function describeLook({ featureSourceRecordId, state, condition, observedOn, measures }: AccessibilityObservationDraft): RecordFact[] {
  return [
    fact({ el: 'Στοιχείο', en: 'Feature' }, featureSourceRecordId),
    { label: { el: 'Διαπίστωση', en: 'Found' }, value: FEATURE_STATE_LABELS[state] },
    ...(condition === null ? [] : [{ label: { el: 'Κατάσταση', en: 'Condition' }, value: FEATURE_CONDITION_LABELS[condition] }]),
    ...(observedOn === null ? [] : [fact({ el: 'Ημερομηνία', en: 'Date' }, observedOn.split('-').reverse().join('/'))]),
    ...ACCESSIBILITY_MEASURES.flatMap((measure) => {
      const { labels, unit } = ACCESSIBILITY_MEASURE_DECLARATIONS[measure];
      return factOf({ el: `${labels.el} (${unit.el})`, en: `${labels.en} (${unit.en})` }, measures[measure]);
    }),
  ];
}

function fact(label: Text, value: string): RecordFact {
  return { label, value: { el: value, en: value } };
}

/** What is not said is not shown. */
function factOf(label: Text, value: number | null): RecordFact[] {
  if (value === null) return [];
  return [{ label, value: { el: String(value).replace('.', ','), en: String(value) } }];
}
