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
      place_words: text('Θέση με λόγια (αριθμός οδού, διασταύρωση, περιγραφή)', 'Place in words (house number, crossing, description)'),
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
    table: 'accessibility_observation_version',
    ...RECORD,
    fields: {
      surveyor: text('Ποιος κατέγραψε την προσβασιμότητα', 'Who has surveyed accessibility'),
      attributes: OTHER_COLUMNS,
    },
  },
  {
    table: 'accident_correction',
    ...RECORD,
    source: 'staff',
    fields: {
      accident_id: ACCIDENT_ID,
      unit_reference: UNIT_REFERENCE,
      casualty_reference: CASUALTY_REFERENCE,
      value: text('Τιμή μετά τη διόρθωση', 'Value after a correction'),
      source_value: text('Τιμή της πηγής όταν έγινε η διόρθωση', 'Value of the source when it was corrected'),
      reason: text('Αιτιολογία της διόρθωσης', 'Reason of a correction'),
    },
  },
  {
    table: 'accident_correction',
    purpose: 'accountability',
    basis: 'obligation',
    retention: 'records',
    source: 'software',
    fields: {
      person_id: text('Ποιος διόρθωσε', 'Who has corrected'),
      person_name: text('Όνομα του χρήστη που διόρθωσε', 'Name of whoever has corrected'),
      made_at: text('Πότε διορθώθηκε', 'When it was corrected'),
      withdrawn_by: text('Ποιος ανακάλεσε τη διόρθωση', 'Who has withdrawn a correction'),
      withdrawn_by_name: text('Όνομα του χρήστη που ανακάλεσε τη διόρθωση', 'Name of whoever has withdrawn a correction'),
      withdrawn_at: text('Πότε ανακλήθηκε η διόρθωση', 'When a correction was withdrawn'),
    },
  },
  {
    table: 'reporting_step',
    purpose: 'accountability',
    basis: 'obligation',
    retention: 'records',
    source: 'software',
    fields: {
      person_id: text('Ποιος παρέλαβε, έλεγξε ή υπέγραψε έναν μήνα', 'Who has received, checked or signed off a month'),
      person_name: text('Όνομα του χρήστη που παρέλαβε, έλεγξε ή υπέγραψε', 'Name of whoever has received, checked or signed off'),
      made_at: text('Πότε έγινε', 'When it was done'),
    },
  },
  {
    table: 'duplicate_candidate',
    ...RECORD,
    source: 'software',
    fields: { accident_id: ACCIDENT_ID, other_accident_id: ACCIDENT_ID },
  },
  {
    table: 'duplicate_decision',
    ...RECORD,
    source: 'staff',
    fields: { accident_id: ACCIDENT_ID, other_accident_id: ACCIDENT_ID, secondary_accident_id: ACCIDENT_ID },
  },
  {
    table: 'duplicate_decision',
    purpose: 'accountability',
    basis: 'obligation',
    retention: 'records',
    source: 'software',
    fields: {
      decided_by: text('Ποιος αποφάσισε για πιθανή διπλοεγγραφή', 'Who has decided about a possible duplicate'),
      decided_by_name: text('Όνομα του χρήστη που αποφάσισε', 'Name of whoever has decided'),
      decided_at: text('Πότε αποφασίστηκε', 'When it was decided'),
      undone_by: text('Ποιος αναίρεσε την απόφαση', 'Who has taken a decision back'),
      undone_by_name: text('Όνομα του χρήστη που αναίρεσε την απόφαση', 'Name of whoever has taken a decision back'),
      undone_at: text('Πότε αναιρέθηκε η απόφαση', 'When a decision was taken back'),
    },
  },
  {
    table: 'place_search_part',
    ...RECORD,
    source: 'software',
    fields: {
      proposals: text('Πιθανές θέσεις ατυχημάτων, από την περιγραφή τους', 'Places that accidents may have, by their description'),
    },
  },
  {
    table: 'place_skip',
    ...RECORD,
    source: 'staff',
    fields: { accident_id: ACCIDENT_ID },
  },
  {
    table: 'place_skip',
    purpose: 'accountability',
    basis: 'obligation',
    retention: 'records',
    source: 'software',
    fields: {
      skipped_by: text('Ποιος παρέλειψε ατύχημα χωρίς θέση', 'Who has skipped an accident without a place'),
      skipped_by_name: text('Όνομα του χρήστη που το παρέλειψε', 'Name of whoever has skipped it'),
      skipped_at: text('Πότε παραλείφθηκε', 'When it was skipped'),
      undone_by: text('Ποιος αναίρεσε την παράλειψη', 'Who has taken that back'),
      undone_by_name: text('Όνομα του χρήστη που αναίρεσε την παράλειψη', 'Name of whoever has taken that back'),
      undone_at: text('Πότε αναιρέθηκε η παράλειψη', 'When it was taken back'),
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
    table: 'held_line',
    purpose: 'import',
    basis: 'public-task',
    retention: 'upload',
    source: 'file',
    fields: {
      cells: text('Γραμμή που έμεινε εκτός, όπως γράφτηκε', 'Line that was held back, as written'),
      edited: text('Η ίδια γραμμή όπως τη διόρθωσε ο χρήστης', 'The same line as a person has corrected it'),
      discarded_reason: text('Γιατί απορρίφθηκε η γραμμή', 'Why the line was discarded'),
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
