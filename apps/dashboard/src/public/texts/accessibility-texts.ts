/** The accessibility statement: what was tried and what was not, and nothing else. */
export const ACCESSIBILITY_TEXTS = {
  title: { el: 'Δήλωση προσβασιμότητας', en: 'Accessibility statement' },
  scope: {
    el: 'Η δήλωση αφορά τις δημόσιες σελίδες αυτού του ιστοτόπου. Συντάχθηκε κατά τον νόμο 4727/2020, που ενσωματώνει την Οδηγία (ΕΕ) 2016/2102, και κατά το πρότυπο EN 301 549, που για ιστοσελίδες στηρίζεται στο WCAG.',
    en: 'This statement is about the public pages of this site. It follows law 4727/2020, which transposes Directive (EU) 2016/2102, and the standard EN 301 549, which rests on WCAG for web pages.',
  },
  aimTitle: { el: 'Στόχος', en: 'Aim' },
  aim: {
    el: 'Οι σελίδες έχουν σχεδιαστεί για το WCAG 2.2, επίπεδο ΑΑ. Πλήρης συμμόρφωση δεν δηλώνεται: δεν έχει γίνει έλεγχος από ανεξάρτητο φορέα.',
    en: 'The pages are designed for WCAG 2.2, level AA. Full conformance is not claimed: no independent body has examined them.',
  },
  testedTitle: { el: 'Τι δοκιμάστηκε', en: 'What was tested' },
  tested1: {
    el: 'Κάθε δημόσια σελίδα, αυτόματα με το axe σε Chromium, στα ελληνικά και στα αγγλικά, σε πλάτος υπολογιστή και κινητού: χωρίς ευρήματα WCAG 2.2 Α και ΑΑ.',
    en: 'Every public page, automatically with axe in Chromium, in Greek and English, as wide as a computer and a phone: no findings of WCAG 2.2 A and AA.',
  },
  tested2: {
    el: 'Μόνο με το πληκτρολόγιο: χάρτης, αναζήτηση, πίνακας, σύγκριση, αναφορά και ο σύνδεσμός της, λήψη δεδομένων, επικοινωνία, κώδικας του χάρτη, εκτύπωση.',
    en: 'With the keyboard alone: map, search, table, comparison, a report and its link, download of data, contact, code of the map, print.',
  },
  tested3: {
    el: 'Ότι κάθε αριθμός του χάρτη και των διαγραμμάτων υπάρχει και σε πίνακα.',
    en: 'That every number of the map and the charts stands in a table too.',
  },
  tested4: {
    el: 'Τι παίρνει ένας αναγνώστης οθόνης από το Chromium (δέντρο προσβασιμότητας) σε κάθε σελίδα: τίτλος, επικεφαλίδες, ορόσημα, ονόματα και καταστάσεις. Επίσης πλάτος 320 εικονοστοιχείων, μεγέθυνση 200 %, αραιωμένο κείμενο και χρώματα του συστήματος.',
    en: 'What a screen reader is given by Chromium (the accessibility tree) on every page: title, headings, landmarks, names and states. Also a width of 320 pixels, 200 % zoom, spaced text, and the colours of the system.',
  },
  untestedTitle: { el: 'Τι δεν δοκιμάστηκε', en: 'What was not tested' },
  untested1: {
    el: 'Με ανθρώπους που χρησιμοποιούν αναγνώστη οθόνης, μεγεθυντή ή φωνητικές εντολές.',
    en: 'With people who use a screen reader, a magnifier or voice commands.',
  },
  untested2: { el: 'Σε άλλους περιηγητές εκτός από το Chromium.', en: 'In browsers other than Chromium.' },
  untested3: {
    el: 'Τα αρχεία δεδομένων που κατεβάζετε (CSV, GeoJSON, GeoPackage).',
    en: 'The files of data that you download (CSV, GeoJSON, GeoPackage).',
  },
  knownTitle: { el: 'Γνωστοί περιορισμοί', en: 'Known limits' },
  known1: {
    el: 'Οι περιοχές του χάρτη δεν είναι μία προς μία στάσεις του Tab. Με το πληκτρολόγιο μετακινήστε τον χάρτη με τα βέλη και πατήστε Enter για την περιοχή στο κέντρο, ή επιλέξτε την από τον πίνακα.',
    en: 'The areas of the map are not stops of Tab one by one. With the keyboard move the map by its arrows and press Enter for the area in the middle, or choose it in the table.',
  },
  known2: {
    el: 'Τα σημεία του διαγράμματος σύγκρισης επιλέγονται με το πληκτρολόγιο μόνο από τον πίνακα.',
    en: 'The points of the comparison chart can be chosen with the keyboard only in the table.',
  },
  known3: {
    el: 'Η αναζήτηση μπορεί να δώσει περισσότερα μέρη της ίδιας οδού με το ίδιο όνομα: ξεχωρίζουν μόνο στον πίνακα, με τον αριθμό της περιοχής.',
    en: 'A search may find several parts of one street under the same name: only the table tells them apart, by the number of the area.',
  },
  known4: {
    el: 'Το όνομα της πηγής γράφεται όπως το δίνει η πηγή, και η γλώσσα του δεν δηλώνεται στον αναγνώστη οθόνης.',
    en: 'The name of the source is written as the source gives it, and its language is not told to a screen reader.',
  },
  contactTitle: { el: 'Βρήκατε εμπόδιο;', en: 'Have you found a barrier?' },
  contact: { el: 'Γράψτε μας τι σας εμπόδισε και σε ποια σελίδα.', en: 'Write to us what stopped you, and on which page.' },
  prepared: {
    el: 'Συντάχθηκε στις 1/12/2026 μαζί με το λογισμικό, από αυτοαξιολόγηση.',
    en: 'Prepared on 1/12/2026 with the software, by self-assessment.',
  },
  operator: {
    el: 'Όποιος φορέας λειτουργεί αυτόν τον ιστότοπο συμπληρώνει τη δήλωση με τα στοιχεία του και με τη διαδικασία καταγγελίας που ισχύει για αυτόν.',
    en: 'Whichever body operates this site completes the statement with its name and with the procedure of complaint that holds for it.',
  },
} as const;
