import { text, type FieldGroup } from './field-group.ts';

const ACCOUNT = { purpose: 'account', basis: 'staff', retention: 'account', source: 'self' } as const;
const SECURITY = { purpose: 'security', basis: 'obligation', retention: 'account', source: 'software' } as const;

/** People who use the product. */
export const PEOPLE_FIELDS: readonly FieldGroup[] = [
  {
    table: 'person',
    ...ACCOUNT,
    fields: {
      person_id: text('Κωδικός λογαριασμού', 'Id of the account'),
      email: text('Ηλεκτρονική διεύθυνση', 'E-mail address'),
      display_name: text('Όνομα', 'Name'),
      language: text('Γλώσσα', 'Language'),
      steward: text('Εποπτεία του δικτύου', 'Stewardship of the network'),
      disabled_at: text('Απενεργοποίηση', 'Disabled since'),
      created_at: text('Δημιουργία λογαριασμού', 'Account made'),
    },
  },
  {
    table: 'person',
    ...SECURITY,
    fields: {
      password_hash: text('Αποτύπωμα του κωδικού πρόσβασης', 'Hash of the password'),
      password_changed_at: text('Αλλαγή του κωδικού πρόσβασης', 'Password changed'),
      totp_secret: text('Κλειδί δεύτερου παράγοντα (σφραγισμένο)', 'Key of the second factor (sealed)'),
      totp_confirmed_at: text('Ενεργοποίηση δεύτερου παράγοντα', 'Second factor in force since'),
      totp_last_step: text('Τελευταίος κωδικός μίας χρήσης', 'Last one-time code'),
    },
  },
  {
    table: 'recovery_code',
    ...SECURITY,
    fields: { person_id: text('Λογαριασμός', 'Account'), code_hash: text('Αποτύπωμα κωδικού ανάκτησης', 'Hash of a recovery code') },
  },
  {
    table: 'person_identity',
    ...ACCOUNT,
    source: 'provider',
    fields: {
      person_id: text('Λογαριασμός', 'Account'),
      subject: text('Αναγνωριστικό στον πάροχο ενιαίας εισόδου', 'Identifier at the single sign-on'),
      created_at: text('Πρώτη σύνδεση', 'First sign-in'),
    },
  },
  {
    table: 'membership',
    ...ACCOUNT,
    retention: 'membership',
    source: 'manager',
    fields: {
      person_id: text('Μέλος', 'Member'),
      roles: text('Ρόλοι', 'Roles'),
      created_at: text('Έναρξη', 'Since'),
      created_by: text('Ποιος το προσκάλεσε', 'Invited by'),
      ended_at: text('Λήξη', 'Ended'),
      origin: text('Με πρόσκληση ή από ενιαία είσοδο', 'By invitation or by single sign-on'),
    },
  },
  {
    table: 'one_time_link',
    ...ACCOUNT,
    retention: 'link',
    source: 'manager',
    fields: {
      person_id: text('Λογαριασμός', 'Account'),
      email: text('Ηλεκτρονική διεύθυνση', 'E-mail address'),
      roles: text('Ρόλοι', 'Roles'),
      created_by: text('Ποιος τον έφτιαξε', 'Made by'),
      created_at: text('Δημιουργία', 'Made'),
      used_at: text('Χρήση', 'Used'),
    },
  },
  {
    table: 'session',
    ...SECURITY,
    retention: 'session',
    fields: {
      session_id: text('Κωδικός συνεδρίας', 'Id of the session'),
      person_id: text('Λογαριασμός', 'Account'),
      acting_organisation_id: text('Οργανισμός', 'Organisation'),
      second_factor: text('Δεύτερος παράγοντας', 'Second factor'),
      created_at: text('Είσοδος', 'Signed in'),
      last_seen_at: text('Τελευταία χρήση', 'Last used'),
      revoked_at: text('Ανάκληση', 'Revoked'),
      user_agent: text('Φυλλομετρητής', 'Browser'),
      address: text('Διεύθυνση δικτύου', 'Network address'),
    },
  },
  {
    table: 'api_token',
    ...SECURITY,
    fields: {
      person_id: text('Λογαριασμός', 'Account'),
      name: text('Όνομα κλειδιού', 'Name of the token'),
      created_at: text('Δημιουργία', 'Made'),
      last_used_at: text('Τελευταία χρήση', 'Last used'),
      revoked_at: text('Ανάκληση', 'Revoked'),
    },
  },
  { table: 'job_secret', ...SECURITY, retention: 'job', fields: { person_id: text('Ποιος ξεκίνησε την εργασία', 'Who started the job') } },
  {
    table: 'sign_in_attempt',
    ...SECURITY,
    retention: 'attempts',
    fields: {
      address_key: text('Αποτύπωμα ηλεκτρονικής διεύθυνσης, με κλειδί', 'Keyed hash of an e-mail address'),
      failures: text('Αποτυχίες', 'Failures'),
      locked_until: text('Κλείδωμα έως', 'Locked until'),
      last_at: text('Τελευταία προσπάθεια', 'Last attempt'),
    },
  },
  {
    table: 'rate_limit',
    ...SECURITY,
    retention: 'limits',
    fields: { budget_key: text('Αποτύπωμα προσώπου ή διεύθυνσης, με κλειδί', 'Keyed hash of a person or an address') },
  },
];
