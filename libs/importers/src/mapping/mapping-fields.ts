import type { Text } from '@elektron/domain';
import { recordKindOf, type RecordKind, type RowUnit } from './record-kinds.ts';
import { ACCESSIBILITY_FIELDS } from './accessibility-fields.ts';
import { MOVEMENT_FIELDS } from './movement-fields.ts';
import { ROAD_FIELDS } from './road-fields.ts';
import { TRAFFIC_FIELDS } from './traffic-fields.ts';

/** What the values of a field look like; by this a column is recognised where its heading says nothing. */
export type FieldKind =
  | 'key'
  | 'identifier'
  | 'ordinal'
  | 'text'
  | 'numbered'
  | 'date'
  | 'time'
  | 'date-time'
  | 'year'
  | 'month'
  | 'day'
  | 'hour'
  | 'count'
  | 'age'
  | 'speed-limit'
  | 'longitude'
  | 'latitude'
  | 'easting'
  | 'northing'
  | 'line'
  | 'amount'
  | 'position'
  | 'label'
  | 'volume'
  | 'hours'
  | 'speed'
  | 'measure'
  | 'code';

/** The closed lists that codes of a file are matched to. */
export type CodeListId =
  | 'severity'
  | 'casualty-severity'
  | 'casualty-class'
  | 'road-user'
  | 'sex'
  | 'accident-type'
  | 'light'
  | 'weather'
  | 'surface'
  | 'road-type'
  | 'junction'
  | 'movement'
  | 'pedestrian-movement'
  | 'compass'
  | 'road-class'
  | 'count-direction'
  | 'count-basis'
  | 'accessibility-item'
  | 'feature-state'
  | 'feature-condition'
  | 'street-side'
  | 'observation-method';

export interface MappingField {
  readonly id: string;
  readonly labels: Text;
  readonly kind: FieldKind;
  /** Of what kind of record the field is; one of a casualty makes a line a casualty. */
  readonly of: RowUnit;
  /** When and where something is: any kind of record may have it. */
  readonly isShared?: true;
  readonly list?: CodeListId;
  /** Means the same where a line is a road. */
  readonly alsoOfRoad?: true;
}

const ACCIDENT_FIELDS = [
  { id: 'accident-key', labels: { el: 'Αριθμός ατυχήματος', en: 'Accident number' }, kind: 'key', of: 'accident' },
  { id: 'date-time', labels: { el: 'Ημερομηνία και ώρα', en: 'Date and time' }, kind: 'date-time', of: 'accident', isShared: true },
  { id: 'date', labels: { el: 'Ημερομηνία', en: 'Date' }, kind: 'date', of: 'accident', isShared: true },
  { id: 'time', labels: { el: 'Ώρα (και λεπτά)', en: 'Time of day' }, kind: 'time', of: 'accident', isShared: true },
  { id: 'year', labels: { el: 'Έτος', en: 'Year' }, kind: 'year', of: 'accident', isShared: true },
  { id: 'month', labels: { el: 'Μήνας', en: 'Month' }, kind: 'month', of: 'accident', isShared: true },
  { id: 'day', labels: { el: 'Ημέρα του μήνα', en: 'Day of the month' }, kind: 'day', of: 'accident', isShared: true },
  { id: 'hour', labels: { el: 'Ώρα (0–23)', en: 'Hour (0–23)' }, kind: 'hour', of: 'accident', isShared: true },
  { id: 'severity', labels: { el: 'Βαρύτητα ατυχήματος', en: 'Severity of the accident' }, kind: 'code', of: 'accident', list: 'severity' },
  { id: 'killed', labels: { el: 'Πλήθος νεκρών', en: 'Number of killed' }, kind: 'count', of: 'accident' },
  { id: 'seriously-injured', labels: { el: 'Πλήθος βαριά τραυματιών', en: 'Number of seriously injured' }, kind: 'count', of: 'accident' },
  { id: 'slightly-injured', labels: { el: 'Πλήθος ελαφρά τραυματιών', en: 'Number of slightly injured' }, kind: 'count', of: 'accident' },
  {
    id: 'injured',
    labels: { el: 'Πλήθος τραυματιών, άγνωστης βαρύτητας', en: 'Number of injured, severity not stated' },
    kind: 'count',
    of: 'accident',
  },
  {
    id: 'longitude',
    labels: { el: 'Γεωγραφικό μήκος (μοίρες)', en: 'Longitude (degrees)' },
    kind: 'longitude',
    of: 'accident',
    isShared: true,
  },
  {
    id: 'latitude',
    labels: { el: 'Γεωγραφικό πλάτος (μοίρες)', en: 'Latitude (degrees)' },
    kind: 'latitude',
    of: 'accident',
    isShared: true,
  },
  { id: 'easting', labels: { el: 'Χ προβολής (μέτρα)', en: 'Easting (metres)' }, kind: 'easting', of: 'accident', isShared: true },
  { id: 'northing', labels: { el: 'Υ προβολής (μέτρα)', en: 'Northing (metres)' }, kind: 'northing', of: 'accident', isShared: true },
  { id: 'road-name', labels: { el: 'Οδός', en: 'Road' }, kind: 'text', of: 'accident', isShared: true, alsoOfRoad: true },
  { id: 'cross-road', labels: { el: 'Διασταυρούμενη οδός', en: 'Crossing road' }, kind: 'text', of: 'accident' },
  { id: 'house-number', labels: { el: 'Αριθμός οδού', en: 'House number' }, kind: 'numbered', of: 'accident' },
  { id: 'kilometre', labels: { el: 'Χιλιομετρική θέση (χ/θ)', en: 'Kilometre position' }, kind: 'numbered', of: 'accident' },
  { id: 'locality', labels: { el: 'Δήμος ή περιοχή', en: 'Municipality or locality' }, kind: 'text', of: 'accident' },
  {
    id: 'place-description',
    labels: { el: 'Περιγραφή της θέσης', en: 'Description of the place' },
    kind: 'text',
    of: 'accident',
  },
  { id: 'accident-type', labels: { el: 'Είδος ατυχήματος', en: 'Type of accident' }, kind: 'code', of: 'accident', list: 'accident-type' },
  { id: 'light', labels: { el: 'Φωτισμός', en: 'Light' }, kind: 'code', of: 'accident', list: 'light' },
  { id: 'weather', labels: { el: 'Καιρός', en: 'Weather' }, kind: 'code', of: 'accident', list: 'weather' },
  { id: 'surface', labels: { el: 'Επιφάνεια οδού', en: 'Road surface' }, kind: 'code', of: 'accident', list: 'surface' },
  { id: 'road-type', labels: { el: 'Τύπος οδού', en: 'Road type' }, kind: 'code', of: 'accident', list: 'road-type' },
  { id: 'junction', labels: { el: 'Κόμβος', en: 'Junction' }, kind: 'code', of: 'accident', list: 'junction' },
  {
    id: 'speed-limit',
    labels: { el: 'Όριο ταχύτητας', en: 'Speed limit' },
    kind: 'speed-limit',
    of: 'accident',
    alsoOfRoad: true,
  },
  {
    id: 'unit-key',
    labels: { el: 'Αριθμός οχήματος (μέσα στο ατύχημα)', en: 'Number of the vehicle (within its accident)' },
    kind: 'ordinal',
    of: 'vehicle',
  },
  { id: 'vehicle-type', labels: { el: 'Είδος οχήματος', en: 'Kind of vehicle' }, kind: 'code', of: 'vehicle', list: 'road-user' },
  ...MOVEMENT_FIELDS,
  {
    id: 'casualty-key',
    labels: { el: 'Αριθμός παθόντος (μέσα στο ατύχημα)', en: 'Number of the casualty (within its accident)' },
    kind: 'ordinal',
    of: 'casualty',
  },
  {
    id: 'casualty-severity',
    labels: { el: 'Βαρύτητα παθόντος', en: 'Severity of the casualty' },
    kind: 'code',
    of: 'casualty',
    list: 'casualty-severity',
  },
  {
    id: 'casualty-class',
    labels: { el: 'Ιδιότητα παθόντος', en: 'Kind of casualty' },
    kind: 'code',
    of: 'casualty',
    list: 'casualty-class',
  },
  { id: 'road-user', labels: { el: 'Μέσο παθόντος', en: 'How the casualty travelled' }, kind: 'code', of: 'casualty', list: 'road-user' },
  { id: 'sex', labels: { el: 'Φύλο', en: 'Sex' }, kind: 'code', of: 'casualty', list: 'sex' },
  { id: 'age', labels: { el: 'Ηλικία', en: 'Age' }, kind: 'age', of: 'casualty' },
] as const satisfies readonly MappingField[];

/** THE list of what a column of an unknown file can be. */
export const MAPPING_FIELDS = [
  ...ACCIDENT_FIELDS,
  ...TRAFFIC_FIELDS,
  ...ACCESSIBILITY_FIELDS,
  ...ROAD_FIELDS,
] as const satisfies readonly MappingField[];

export type MappingFieldId = (typeof MAPPING_FIELDS)[number]['id'];

/** The declaration of a field. */
export function getMappingField(id: MappingFieldId): MappingField {
  const found = (MAPPING_FIELDS as readonly MappingField[]).find((field) => field.id === id);
  if (found === undefined) throw new RangeError(`no mapping field ${id}`);
  return found;
}

/** What a column of a file of one kind of records can be. */
export function listFields(kind: RecordKind): readonly (MappingField & { readonly id: MappingFieldId })[] {
  return (MAPPING_FIELDS as readonly (MappingField & { readonly id: MappingFieldId })[]).filter((field) => isFieldOf(field, kind));
}

/** Whether a field may be one of a kind of records. */
export function isFieldOf({ of, isShared, alsoOfRoad }: Pick<MappingField, 'of' | 'isShared' | 'alsoOfRoad'>, kind: RecordKind): boolean {
  // A road has no time, and its place is its line.
  if (kind === 'road') return of === 'road' || alsoOfRoad === true;
  return isShared === true || recordKindOf(of) === kind;
}
