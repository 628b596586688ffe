import { ACCIDENT_ID, CASUALTY_REFERENCE, text, UNIT_REFERENCE, type FieldGroup } from './field-group.ts';

const REQUEST = { table: 'subject_request', purpose: 'rights', basis: 'rights', retention: 'request', source: 'officer' } as const;

/** What is written down so that somebody can answer for it. */
export const ACCOUNTABILITY_FIELDS: readonly FieldGroup[] = [
  {
    table: 'audit_event',
    purpose: 'accountability',
    basis: 'obligation',
    retention: 'audit',
    source: 'software',
    fields: {
      occurred_at: text('Χρόνος', 'Time'),
      person_id: text('Ποιος', 'Who'),
      credential_id: text('Με ποια συνεδρία ή κλειδί', 'With which session or token'),
      action: text('Ενέργεια', 'Action'),
      subject_id: text('Σε τι', 'To what'),
      fields: text('Ονόματα πεδίων', 'Names of fields'),
      details: text('Πλήθη και αποτυπώματα', 'Counts and hashes'),
    },
  },
  {
    table: 'evidence_decision',
    purpose: 'accountability',
    basis: 'obligation',
    retention: 'records',
    source: 'software',
    fields: {
      person_id: text(
        'Ποιος αποφάσισε για τη διάθεση στα ευρήματα του δικτύου',
        'Who has decided on a contribution to the network’s evidence',
      ),
      person_name: text('Όνομα του χρήστη που αποφάσισε', 'Name of whoever has decided'),
      made_at: text('Πότε αποφασίστηκε', 'When it was decided'),
    },
  },
  {
    table: 'release_draft',
    purpose: 'accountability',
    basis: 'obligation',
    retention: 'records',
    source: 'software',
    fields: {
      person_id: text('Ποιος ζήτησε το σχέδιο δημοσίευσης', 'Who has asked for a draft of a release'),
      person_name: text('Όνομα του χρήστη που το ζήτησε', 'Name of whoever has asked for it'),
      made_at: text('Πότε ζητήθηκε', 'When it was asked for'),
    },
  },
  {
    table: 'release_event',
    purpose: 'accountability',
    basis: 'obligation',
    retention: 'records',
    source: 'software',
    fields: {
      reason: text('Αιτία απόρριψης ή απόσυρσης δημοσίευσης', 'Why a release was rejected or withdrawn'),
      person_id: text('Ποιος πρότεινε, δημοσίευσε, απέρριψε ή απέσυρε', 'Who has proposed, published, rejected or withdrawn it'),
      person_name: text('Όνομα του χρήστη', 'Name of that person'),
      made_at: text('Πότε', 'When'),
    },
  },
  {
    table: 'published_factor',
    purpose: 'accountability',
    basis: 'obligation',
    retention: 'records',
    source: 'software',
    fields: {
      person_id: text('Ποιος καταχώρισε δημοσιευμένο συντελεστή', 'Who has entered a published factor'),
      person_name: text('Όνομα του χρήστη που τον καταχώρισε', 'Name of whoever has entered it'),
      entered_at: text('Πότε καταχωρίστηκε', 'When it was entered'),
    },
  },
  {
    table: 'sharing_grant',
    purpose: 'accountability',
    basis: 'obligation',
    retention: 'sharing',
    source: 'software',
    fields: { created_by: text('Ποιος παραχώρησε', 'Granted by'), revoked_by: text('Ποιος ανακάλεσε', 'Revoked by') },
  },
  {
    table: 'sharing_use',
    purpose: 'accountability',
    basis: 'obligation',
    retention: 'day',
    source: 'software',
    fields: { person_id: text('Ποιος τη χρησιμοποίησε', 'Used by'), hour: text('Ώρα', 'Hour') },
  },
  {
    ...REQUEST,
    fields: {
      accident_id: ACCIDENT_ID,
      unit_reference: UNIT_REFERENCE,
      casualty_reference: CASUALTY_REFERENCE,
      reason: text('Αιτιολογία του αιτήματος', 'Reason of the request'),
      opened_by: text('Ποιος το υπέβαλε', 'Opened by'),
      opened_by_name: text('Όνομα αυτού που το υπέβαλε', 'Name of who opened it'),
      opened_at: text('Υποβολή', 'Opened'),
      decision: text('Αιτιολογία της απόφασης', 'Reason of the decision'),
      decided_by: text('Ποιος αποφάσισε', 'Decided by'),
      decided_by_name: text('Όνομα αυτού που αποφάσισε', 'Name of who decided'),
      decided_at: text('Απόφαση', 'Decided'),
    },
  },
  {
    ...REQUEST,
    table: 'subject_export',
    retention: 'export',
    source: 'software',
    fields: { sealed: text('Αντίγραφο όσων τηρούνται για το πρόσωπο (σφραγισμένο)', 'Copy of all that is held about the person (sealed)') },
  },
  {
    ...REQUEST,
    table: 'subject_erasure',
    source: 'software',
    fields: {
      key_hash: text('Αποτύπωμα διαγραμμένου παθόντος, με κλειδί', 'Keyed hash of an erased casualty'),
      erased_at: text('Διαγραφή', 'Erased'),
    },
  },
];
