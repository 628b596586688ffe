/** What the numbers are, what is hidden and why, and what is not known. */
export const METHODS_TEXTS = {
  title: { el: 'Μέθοδος και απόρρητο', en: 'Methods and privacy' },
  whatTitle: { el: 'Τι μετρά ο χάρτης', en: 'What the map counts' },
  what1: {
    el: 'Κάθε αριθμός είναι πόσα ατυχήματα καταγράφηκαν σε μια περιοχή, σε ολόκληρα έτη. Οι περιοχές είναι δήμοι, εξάγωνα μέσα σε αυτούς και διασταυρώσεις με αρκετά ατυχήματα· ποτέ η θέση ενός ατυχήματος, ένα σπίτι ή μία ημέρα.',
    en: 'Each number is how many accidents were recorded in an area, in whole years. Areas are municipalities, hexagons within them, and junctions with enough accidents; never the place of one accident, a house or a day.',
  },
  injuryOnly: {
    el: 'Εδώ μετρούν μόνο ατυχήματα με νεκρό ή τραυματία.',
    en: 'Only accidents in which somebody was killed or hurt count here.',
  },
  damageToo: { el: 'Εδώ μετρούν και ατυχήματα με υλικές ζημιές μόνο.', en: 'Accidents with damage only count here too.' },
  what2: {
    el: 'Τα στοιχεία προέρχονται από τα αρχεία του φορέα που υπογράφει τη δημοσίευση. Μια δημοσίευση δεν αλλάζει: νεότερα στοιχεία είναι νέα δημοσίευση.',
    en: 'The numbers come from the records of the body that signs the release. A release does not change: newer numbers are a new release.',
  },
  what3: {
    el: 'Μετρούν ατυχήματα, όχι άνθρωποι: σε ένα ατύχημα μπορεί να έπαθαν περισσότεροι από ένας. Στις κατηγορίες κάθε ατύχημα μετρά μία φορά: με τη βαρύτερη συνέπεια, με τον πιο ευάλωτο χρήστη της οδού, και ως προς την ηλικία πρώτα αν έπαθε παιδί, μετά αν έπαθε άτομο 65 ετών και άνω, μετά αν έπαθε νέος ή νέα 15–24 ετών.',
    en: 'Accidents are counted, not people: several may be hurt in one. By kinds each accident counts once: with its worst outcome, with the most vulnerable road user, and by age first whether a child was hurt, then someone of 65 or over, then someone of 15–24.',
  },
  hiddenTitle: { el: 'Ποιοι αριθμοί δεν δίνονται', en: 'Which numbers are not given' },
  hidden1: {
    el: 'Αριθμοί μικρότεροι από {{threshold}} δεν δίνονται, για να μην αναγνωρίζεται κανένας άνθρωπος. Στη θέση τους γράφεται πάντα το ίδιο: «< {{threshold}} ή δεν δίνεται».',
    en: 'Numbers below {{threshold}} are not given, so that nobody can be recognised. In their place always stands the same: “< {{threshold}} or not given”.',
  },
  hiddenDefault: {
    el: 'Αριθμοί μικρότεροι από ένα όριο δεν δίνονται, για να μην αναγνωρίζεται κανένας άνθρωπος. Το όριο είναι {{threshold}}, ή μεγαλύτερο αν το ορίσει ο φορέας.',
    en: 'Numbers below a threshold are not given, so that nobody can be recognised. The threshold is {{threshold}}, or more where the body sets it higher.',
  },
  hidden2: {
    el: 'Μερικοί μεγαλύτεροι αριθμοί δεν δίνονται ούτε αυτοί, όταν με πρόσθεση ή αφαίρεση θα πρόδιδαν έναν μικρό. Πριν από κάθε δημοσίευση υπολογίζεται τι θα μπορούσε να βρει κάποιος από όλους μαζί τους δημοσιευμένους αριθμούς, και τους παλαιότερους.',
    en: 'Some larger numbers are not given either, where adding or subtracting would give away a small one. Before each release it is computed what somebody could find out from all published numbers together, earlier ones too.',
  },
  hidden3: {
    el: 'Μηδέν γράφεται μόνο όπου δεν καταγράφηκε κανένα ατύχημα στην περίοδο· στα μικρότερα εξάγωνα ούτε αυτό γράφεται πάντα.',
    en: 'A zero is written only where no accident at all was recorded in the period; in the smaller hexagons not always even there.',
  },
  hidden4: {
    el: 'Επικίνδυνες θέσεις και παρεμβάσεις εμφανίζονται μόνο με αρκετά ατυχήματα, με στρογγυλεμένο αριθμό.',
    en: 'Black spots and interventions appear only with enough accidents, and with a rounded number.',
  },
  chanceTitle: { el: 'Τύχη και σύγκριση', en: 'Chance and comparison' },
  chance1: {
    el: 'Τα ατυχήματα λίγων ετών κυμαίνονται πολύ και χωρίς να αλλάξει τίποτα. Γι’ αυτό κάθε μεταβολή και κάθε μερίδιο συνοδεύεται από εύρος αβεβαιότητας: από 100 τέτοια εύρη, περίπου 95 περιέχουν την πραγματική τιμή.',
    en: 'Accidents of a few years vary much although nothing changes. That is why every change and every share comes with a range of uncertainty: of 100 such ranges, about 95 hold the true value.',
  },
  chance2: {
    el: 'Η σύγκριση με παρόμοιες περιοχές χρησιμοποιεί μόνο δημοσιευμένους αριθμούς και το μέγεθος της περιοχής. Λέει πόσο διαφέρουν συνήθως περιοχές ίδιου μεγέθους, από τύχη και από όσα δεν είναι γνωστά εδώ, όπως η κίνηση.',
    en: 'The comparison with like areas uses published numbers and the size of the area, and nothing else. It tells how much areas of one size differ as a rule, by chance and by what is not known here, such as traffic.',
  },
  unknownTitle: { el: 'Τι δεν είναι γνωστό', en: 'What is not known' },
  unknown1: { el: 'Ατυχήματα που δεν δηλώθηκαν ή δεν καταγράφηκαν.', en: 'Accidents that were not reported or not recorded.' },
  unknown2: {
    el: 'Πόσοι περπατούν, ποδηλατούν ή οδηγούν σε κάθε περιοχή. Γι’ αυτό ο χάρτης δεν δείχνει κίνδυνο ανά άτομο.',
    en: 'How many people walk, ride or drive in each area. That is why the map does not show a risk per person.',
  },
  unknown3: {
    el: 'Ατυχήματα χωρίς γνωστή θέση δεν μετρούν πουθενά, ούτε στον δήμο.',
    en: 'Accidents whose place is not known count nowhere, not in the municipality either.',
  },
  unknown4: {
    el: 'Γιατί συνέβη ένα ατύχημα: οι αριθμοί δεν δείχνουν αιτίες.',
    en: 'Why an accident happened: numbers do not show causes.',
  },
  unknown5: {
    el: 'Πόσο βαριά τραυματίστηκε κάποιος: το κρίνει όποιος το καταγράφει, και όχι παντού με τον ίδιο τρόπο.',
    en: 'How badly somebody was hurt: whoever records it judges that, and not everywhere in the same way.',
  },
  releaseTitle: { el: 'Αυτή η δημοσίευση', en: 'This release' },
  releaseId: { el: 'Δημοσίευση', en: 'Release' },
  organisation: { el: 'Φορέας', en: 'Body' },
  published: { el: 'Δημοσιεύθηκε', en: 'Published' },
  cutOff: { el: 'Στοιχεία πλήρη έως', en: 'Records complete up to' },
  periods: { el: 'Έτη', en: 'Years' },
  threshold: { el: 'Μικρότερος αριθμός που δίνεται', en: 'Smallest number that is given' },
  digest: { el: 'Αποτύπωμα (SHA-256)', en: 'Digest (SHA-256)' },
  siteTitle: { el: 'Ο ιστότοπος και εσείς', en: 'This site and you' },
  site1: {
    el: 'Ο ιστότοπος δεν ζητά λογαριασμό και δεν στέλνει τίποτα σε τρίτους. Στη συσκευή σας κρατά μόνο τη γλώσσα που επιλέξατε.',
    en: 'This site asks for no account and sends nothing to third parties. On your device it keeps the language that you have chosen, and nothing else.',
  },
} as const;
