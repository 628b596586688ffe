import { text, type FieldGroup } from './field-group.ts';

/** What people report who have no account. Who they are is not asked; what they write and show can tell of persons all the same. */
export const CITIZEN_REPORT_FIELDS: readonly FieldGroup[] = [
  {
    table: 'citizen_report',
    purpose: 'reports',
    basis: 'public-task',
    retention: 'report',
    source: 'reporter',
    fields: {
      longitude: text('Γεωγραφικό μήκος της αναφοράς', 'Longitude of the report'),
      latitude: text('Γεωγραφικό πλάτος της αναφοράς', 'Latitude of the report'),
      happened_on: text('Ημέρα που συνέβη', 'Day on which it happened'),
      words: text('Τι έγραψε όποιος έστειλε την αναφορά', 'What the sender of the report wrote'),
      photo: text(
        'Φωτογραφία (κρυπτογραφημένη, χωρίς μεταδεδομένα): ίσως δείχνει πρόσωπα ή πινακίδες',
        'Photograph (encrypted, without metadata): it may show persons or number plates',
      ),
      received_at: text('Πότε στάλθηκε', 'When it was sent'),
    },
  },
  {
    table: 'citizen_report',
    purpose: 'accountability',
    basis: 'obligation',
    retention: 'report',
    source: 'software',
    fields: {
      answer: text('Απάντηση προς όποιον έστειλε την αναφορά', 'Answer to the sender of the report'),
      person_id: text('Ποιος αποφάσισε για την αναφορά', 'Who has decided about the report'),
      person_name: text('Όνομα του χρήστη που αποφάσισε', 'Name of whoever has decided'),
      decided_at: text('Πότε αποφασίστηκε', 'When it was decided'),
    },
  },
];
