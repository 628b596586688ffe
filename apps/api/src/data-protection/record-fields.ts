import { ACCIDENT_ID, CASUALTY_REFERENCE, text, UNIT_REFERENCE, type FieldGroup } from './field-group.ts';

const RECORD = { purpose: 'analysis', basis: 'public-task', retention: 'records', source: 'file' } as const;
const REIMPORT = { ...RECORD, purpose: 'reimport' } as const;

const CONTENT_HASH = text('Αποτύπωμα του περιεχομένου', 'Hash of the content');
const OTHER_COLUMNS = text('Λοιπές στήλες της πηγής, όπως γράφτηκαν', 'Other columns of the source, as written');

/** The records: what a file said about an accident, its units and its casualties. */
export const RECORD_FIELDS: readonly FieldGroup[] = [
  {
    table: 'accident_version',
    ...RECORD,
    fields: {
      severity: text('Βαρύτητα', 'Severity'),
      severity_native: text('Βαρύτητα, όπως γράφτηκε', 'Severity, as written'),
      month: text('Μήνας', 'Month'),
      day: text('Ημέρα', 'Day'),
      weekday: text('Ημέρα της εβδομάδας', 'Weekday'),
      hour: text('Ώρα', 'Hour'),
      minute: text('Λεπτό', 'Minute'),
      instant: text('Χρονική στιγμή', 'Instant'),
      location: text('Θέση', 'Place'),
      longitude_e7: text('Γεωγραφικό μήκος', 'Longitude'),
      latitude_e7: text('Γεωγραφικό πλάτος', 'Latitude'),
      x_mm: text('Συντεταγμένη x', 'Coordinate x'),
      y_mm: text('Συντεταγμένη y', 'Coordinate y'),
      attributes: OTHER_COLUMNS,
    },
  },
  {
    table: 'accident_version',
    ...REIMPORT,
    fields: {
      accident_id: ACCIDENT_ID,
      source_record_id: text('Αριθμός της πηγής (δελτίου)', 'Number at the source (report)'),
      content_hash: CONTENT_HASH,
    },
  },
  {
    table: 'traffic_unit_version',
    ...RECORD,
    fields: {
      road_user: text('Είδος χρήστη της οδού', 'Kind of road user'),
      road_user_native: text('Είδος οχήματος, όπως γράφτηκε', 'Kind of vehicle, as written'),
      attributes: text(
        'Λοιπές στήλες της πηγής, και για τον οδηγό (ηλικία, φύλο)',
        'Other columns of the source, on the driver too (age, sex)',
      ),
    },
  },
  {
    table: 'traffic_unit_version',
    ...REIMPORT,
    fields: { accident_id: ACCIDENT_ID, unit_reference: UNIT_REFERENCE, content_hash: CONTENT_HASH },
  },
  {
    table: 'casualty_version',
    ...RECORD,
    fields: {
      severity: text('Βαρύτητα τραυματισμού', 'Severity of the injury'),
      severity_native: text('Βαρύτητα τραυματισμού, όπως γράφτηκε', 'Severity of the injury, as written'),
      casualty_class: text('Οδηγός, επιβάτης ή πεζός', 'Driver, passenger or pedestrian'),
      road_user: text('Μέσο μετακίνησης', 'Means of travel'),
      sex: text('Φύλο', 'Sex'),
      age: text('Ηλικία', 'Age'),
      attributes: OTHER_COLUMNS,
    },
  },
  {
    table: 'casualty_version',
    ...REIMPORT,
    fields: {
      accident_id: ACCIDENT_ID,
      unit_reference: UNIT_REFERENCE,
      casualty_reference: CASUALTY_REFERENCE,
      content_hash: CONTENT_HASH,
    },
  },
  {
    table: 'row_issue',
    purpose: 'import',
    basis: 'public-task',
    retention: 'upload',
    source: 'file',
    fields: {
      value: text('Τιμή με παρατήρηση, όπως γράφτηκε', 'Value with a remark, as written'),
      draft: text('Γραμμή που έμεινε εκτός', 'Line that was held back'),
    },
  },
  {
    table: 'import_batch',
    purpose: 'import',
    basis: 'public-task',
    retention: 'batch',
    source: 'self',
    fields: { files: text('Ονόματα αρχείων και επικεφαλίδες, όπως δόθηκαν', 'Names of files and headings, as given') },
  },
];
