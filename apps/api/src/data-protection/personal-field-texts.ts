import type { Text } from '@elektron/domain';

/*
 * What the register of personal fields says about purpose, lawful basis, retention and source: each sentence once, for all fields that it
 * holds for. The basis is a hint for the controller, who decides it.
 */

export const PURPOSES = {
  analysis: {
    el: 'Ανάλυση της οδικής ασφάλειας: εντοπισμός επικίνδυνων θέσεων και αξιολόγηση παρεμβάσεων',
    en: 'Analysis of road safety: finding dangerous places and evaluating interventions',
  },
  reimport: {
    el: 'Αναγνώριση της ίδιας εγγραφής σε επόμενη εισαγωγή, ώστε να μη διπλασιάζεται',
    en: 'Recognizing the same record in a later import, so that it is not counted twice',
  },
  import: { el: 'Έλεγχος και διόρθωση μιας εισαγωγής', en: 'Checking and correcting an import' },
  account: { el: 'Πρόσβαση εξουσιοδοτημένων χρηστών και επικοινωνία μαζί τους', en: 'Access of authorized users, and reaching them' },
  security: {
    el: 'Ασφάλεια της επεξεργασίας: προστασία λογαριασμών και συνεδριών από τρίτους',
    en: 'Security of processing: keeping others out of accounts and sessions',
  },
  accountability: {
    el: 'Λογοδοσία: ποιος είδε ή άλλαξε τι, και ποιος αποφάσισε',
    en: 'Accountability: who has seen or changed what, and who has decided',
  },
  reports: { el: 'Εξέταση αναφορών πολιτών για κινδύνους και εμπόδια', en: 'Looking into what citizens report of hazards and barriers' },
  rights: {
    el: 'Ικανοποίηση δικαιωμάτων των υποκειμένων των δεδομένων, και απόδειξή της',
    en: 'Honouring the rights of data subjects, and proof of it',
  },
} as const satisfies Readonly<Record<string, Text>>;

export const BASES = {
  'public-task': {
    el: 'ΓΚΠΔ άρθρο 6 παρ. 1 στοιχείο ε΄ (δημόσια εξουσία)· για στοιχεία υγείας και άρθρο 9 παρ. 2 στοιχείο ζ΄ ή ι΄',
    en: 'GDPR article 6(1)(e) (public task); for data concerning health also article 9(2)(g) or (j)',
  },
  staff: { el: 'ΓΚΠΔ άρθρο 6 παρ. 1 στοιχείο ε΄', en: 'GDPR article 6(1)(e)' },
  obligation: {
    el: 'ΓΚΠΔ άρθρο 6 παρ. 1 στοιχείο γ΄, σε συνδυασμό με τα άρθρα 5 παρ. 2 και 32',
    en: 'GDPR article 6(1)(c) together with articles 5(2) and 32',
  },
  rights: {
    el: 'ΓΚΠΔ άρθρο 6 παρ. 1 στοιχείο γ΄, σε συνδυασμό με τα άρθρα 12, 15 και 17',
    en: 'GDPR article 6(1)(c) together with articles 12, 15 and 17',
  },
} as const satisfies Readonly<Record<string, Text>>;

export const RETENTIONS = {
  records: {
    el: 'Όσο τηρούνται οι εγγραφές του οργανισμού· νωρίτερα με απόφαση διαγραφής',
    en: 'As long as the organisation keeps its records; sooner by a decision of erasure',
  },
  report: {
    el: 'Όσες ημέρες έχει ορίσει ο οργανισμός (30 έως 730· αρχικά 365)· νωρίτερα αν τη διαγράψει όποιος την έστειλε',
    en: 'So many days as the organisation has set (30 to 730; 365 to begin with); sooner where its sender takes it back',
  },
  upload: {
    el: 'Όσες ημέρες μετά την εισαγωγή έχει ορίσει ο οργανισμός (0 έως 365· αρχικά 7)',
    en: 'So many days after the import as the organisation has set (0 to 365; 7 to begin with)',
  },
  batch: { el: 'Όσο τηρείται το ιστορικό των εισαγωγών', en: 'As long as the history of imports is kept' },
  account: { el: 'Όσο υπάρχει ο λογαριασμός', en: 'As long as the account exists' },
  membership: {
    el: 'Όσο υπάρχει ο λογαριασμός· μετά τη λήξη της συμμετοχής χωρίς δικαιώματα',
    en: 'As long as the account exists; without rights once the membership has ended',
  },
  session: { el: '30 ημέρες μετά τη λήξη της συνεδρίας', en: '30 days after the session has expired' },
  link: { el: '30 ημέρες μετά τη λήξη του συνδέσμου', en: '30 days after the link has expired' },
  job: { el: 'Ως το τέλος της εργασίας, το πολύ 24 ώρες', en: 'Until the job is over, at most 24 hours' },
  attempts: { el: 'Μία ημέρα μετά την τελευταία προσπάθεια', en: 'One day after the last attempt' },
  limits: { el: 'Ως τη λήξη του ορίου, λεπτά ή ώρες', en: 'Until the limit is reset: minutes or hours' },
  day: { el: 'Μία ημέρα', en: 'One day' },
  sharing: { el: 'Όσο τηρείται το ιστορικό των παραχωρήσεων', en: 'As long as the history of grants is kept' },
  audit: {
    el: 'Όσες ημέρες έχει ορίσει ο οργανισμός (90 τουλάχιστον)· αρχικά χωρίς όριο',
    en: 'So many days as the organisation has set (90 at least); without limit to begin with',
  },
  request: {
    el: 'Όσο τηρούνται οι εγγραφές, ως απόδειξη της απόφασης',
    en: 'As long as the records are kept, as proof of the decision',
  },
  export: { el: 'Ως την παραλαβή, το πολύ 7 ημέρες', en: 'Until it is fetched, 7 days at most' },
} as const satisfies Readonly<Record<string, Text>>;

export const SOURCES = {
  file: {
    el: 'Αρχείο του φορέα που κατέγραψε το ατύχημα (π.χ. Τροχαία)',
    en: 'File of the body that recorded the accident (such as the police)',
  },
  analyst: {
    el: 'Μέλος του οργανισμού που τηρεί το μητρώο επικίνδυνων θέσεων',
    en: 'A member of the organisation who keeps the black-spot register',
  },
  staff: { el: 'Μέλος του οργανισμού που διορθώνει εγγραφές', en: 'A member of the organisation who sets records right' },
  reporter: { el: 'Όποιος έστειλε την αναφορά, χωρίς λογαριασμό', en: 'Whoever has sent the report, without an account' },
  software: { el: 'Το λογισμικό, από τη χρήση του', en: 'The software, from its use' },
  self: { el: 'Το ίδιο το πρόσωπο', en: 'The person themselves' },
  manager: { el: 'Όποιος διαχειρίζεται τα μέλη του οργανισμού', en: 'Whoever manages the members of the organisation' },
  provider: { el: 'Ο πάροχος ενιαίας εισόδου του οργανισμού', en: "The organisation's single sign-on" },
  officer: {
    el: 'Όποιος υποβάλλει ή κρίνει το αίτημα εκ μέρους του προσώπου',
    en: 'Whoever opens or decides the request on behalf of the person',
  },
} as const satisfies Readonly<Record<string, Text>>;
