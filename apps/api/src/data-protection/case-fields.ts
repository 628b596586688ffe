import { text, type FieldGroup } from './field-group.ts';

const RECORD = { purpose: 'analysis', basis: 'public-task', retention: 'records', source: 'file' } as const;

/** Who did what in cases of the black-spot register and with plans of evaluations, and what they wrote. */
export const CASE_FIELDS: readonly FieldGroup[] = [
  {
    table: 'black_spot_event',
    ...RECORD,
    source: 'analyst',
    fields: {
      note: text(
        'Σημείωση για επικίνδυνη θέση· ονόματα προσώπων δεν ανήκουν εκεί',
        'Note on a black spot; names of persons do not belong there',
      ),
      document_name: text('Όνομα εγγράφου που προστέθηκε ή αφαιρέθηκε', 'Name of a document that was added or removed'),
    },
  },
  {
    table: 'black_spot_event',
    purpose: 'accountability',
    basis: 'obligation',
    retention: 'records',
    source: 'software',
    fields: {
      person_id: text('Ποιος έγραψε στην υπόθεση ή την ανέλαβε', 'Who has written in the case, or has taken it on'),
      person_name: text('Όνομα του χρήστη που έγραψε ή ανέλαβε', 'Name of whoever has written or taken it on'),
      appointee_id: text('Ποιος ορίστηκε υπεύθυνος (χωρίς όνομα)', 'Who was made responsible (without a name)'),
      made_at: text('Πότε έγινε', 'When it was done'),
    },
  },
  {
    table: 'evaluation_plan',
    purpose: 'accountability',
    basis: 'obligation',
    retention: 'records',
    source: 'software',
    fields: {
      person_id: text('Ποιος πάγωσε το σχέδιο μιας αξιολόγησης', 'Who has frozen the plan of an evaluation'),
      person_name: text('Όνομα του χρήστη που πάγωσε το σχέδιο', 'Name of whoever has frozen the plan'),
      made_at: text('Πότε έγινε', 'When it was done'),
    },
  },
  {
    table: 'evaluation_plan_withdrawal',
    purpose: 'accountability',
    basis: 'obligation',
    retention: 'records',
    source: 'software',
    fields: {
      person_id: text('Ποιος απέσυρε το σχέδιο', 'Who has withdrawn the plan'),
      person_name: text('Όνομα του χρήστη που απέσυρε το σχέδιο', 'Name of whoever has withdrawn the plan'),
      made_at: text('Πότε έγινε', 'When it was done'),
    },
  },
  {
    table: 'evaluation_plan_withdrawal',
    ...RECORD,
    source: 'analyst',
    fields: {
      reason: text(
        'Γιατί αποσύρθηκε το σχέδιο· ονόματα προσώπων δεν ανήκουν εκεί',
        'Why the plan was withdrawn; names of persons do not belong there',
      ),
    },
  },
];
