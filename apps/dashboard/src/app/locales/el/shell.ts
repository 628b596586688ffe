import type {
  notFound as englishNotFound,
  pageFailure as englishPageFailure,
  rail as englishRail,
  shell as englishShell,
  units as englishUnits,
} from '../en/shell.ts';

/** Ό,τι βρίσκεται γύρω από κάθε σελίδα: πλοήγηση, γλώσσα, σελίδες που δεν υπάρχουν, μονάδες. */
export const shell: typeof englishShell = {
  skip: 'Μετάβαση στο περιεχόμενο',
  language: 'Γλώσσα',
  dark: 'Σκούρα εμφάνιση',
  light: 'Φωτεινή εμφάνιση',
};

export const rail: typeof englishRail = {
  title: 'Εργασίες',
  overview: 'Επισκόπηση',
  hotspots: 'Συγκεντρώσεις',
  blackSpots: 'Επικίνδυνες θέσεις',
  evaluations: 'Αξιολογήσεις',
  evidence: 'Ευρήματα',
  appraisals: 'Εκτιμήσεις',
  publication: 'Δημοσίευση',
  roads: 'Οδικό δίκτυο',
  accessibility: 'Προσβασιμότητα',
  reports: 'Αναφορές',
  imports: 'Εισαγωγές',
  months: 'Μήνας',
  organisation: 'Οργανισμός',
  network: 'Δίκτυο',
  traffic: 'Κυκλοφορία',
  tables: 'Πίνακες',
};

export const notFound: typeof englishNotFound = {
  title: 'Δεν υπάρχει τέτοια σελίδα',
  text: 'Η διεύθυνση ίσως έχει λάθος ή η σελίδα έχει μετακινηθεί.',
  home: 'Στην επισκόπηση',
};

export const pageFailure: typeof englishPageFailure = {
  title: 'Η σελίδα δεν μπόρεσε να εμφανιστεί',
  text: 'Φορτώστε την ξανά. Αν αποτύχει πάλι, αναφέρετε τη διεύθυνση και την ώρα.',
  reload: 'Νέα φόρτωση',
};

export const units: typeof englishUnits = {
  kilometresPerHour: 'χλμ./ώρα',
  milesPerHour: 'μίλια/ώρα',
};
