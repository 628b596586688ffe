import type { Text } from '@elektron/domain';

/** Of a check: it holds; it weakens the answer; there is no honest number; nobody can say. */
export const CHECK_STATES = ['passed', 'attention', 'failed', 'not-known'] as const;
export type CheckState = (typeof CHECK_STATES)[number];

/** THE checks of a design, in the order in which they are read. */
export const DESIGN_CHECKS = {
  'works-out': { el: 'Η περίοδος των έργων είναι έξω', en: 'The works period is out' },
  'whole-years': { el: 'Ολόκληρα έτη', en: 'Whole years' },
  'years-before': { el: 'Αρκετά έτη πριν', en: 'Enough years before' },
  'years-after': { el: 'Αρκετά έτη μετά', en: 'Enough years after' },
  recorded: { el: 'Καταγραφές για όλη τη διάρκεια', en: 'Records of all of it' },
  'other-interventions': { el: 'Άλλες παρεμβάσεις', en: 'Other interventions' },
  'recording-level': { el: 'Ίδια καταγραφή: πλήθος', en: 'Same recording: number' },
  'recording-located': { el: 'Ίδια καταγραφή: θέσεις', en: 'Same recording: places' },
  'recording-severity': { el: 'Ίδια καταγραφή: βαρύτητα', en: 'Same recording: severity' },
  'recording-known': { el: 'Γνωστές αλλαγές', en: 'Known changes' },
  'zero-sites': { el: 'Θέσεις χωρίς ατύχημα', en: 'Sites without accidents' },
  'reference-sites': { el: 'Θέσεις σύγκρισης', en: 'Sites to compare with' },
  selection: { el: 'Πώς επιλέχθηκαν οι θέσεις', en: 'How the places were chosen' },
} as const satisfies Readonly<Record<string, Text>>;
export type DesignCheckId = keyof typeof DESIGN_CHECKS;

interface Finding {
  /** One sentence with its numbers. */
  readonly finding: Text;
  /** What to do; absent where there is nothing. */
  readonly advice?: Text;
}

/** What checks say. */
export const DESIGN_FINDINGS = {
  WORKS_APART: {
    finding: {
      el: 'Οι δύο περίοδοι δεν αγγίζουν τα έργα: {{before}} {{before|ημέρα|ημέρες}} πριν από αυτά και {{after}} {{after|ημέρα|ημέρες}} μετά μένουν έξω.',
      en: 'Both periods keep off the works: {{before}} {{before|day|days}} before them and {{after}} {{after|day|days}} after them are left out.',
    },
  },
  WORKS_WHOLE_YEARS: {
    finding: {
      el: 'Τα έργα έχουν δοθεί ως ολόκληρα ημερολογιακά έτη και μένουν έξω: το περιθώριο είναι μέσα σε αυτά.',
      en: 'The works are given as whole calendar years and left out: their margin lies within these.',
    },
  },
  WORKS_CLOSE: {
    finding: {
      el: 'Οι περίοδοι αρχίζουν ή τελειώνουν λίγες ημέρες από τα έργα (πριν {{before}}, μετά {{after}}).',
      en: 'The periods come within a few days of the works (before {{before}}, after {{after}}).',
    },
    advice: {
      el: 'Αφήστε έξω τουλάχιστον {{advised}} ημέρες σε κάθε πλευρά: η κυκλοφορία προετοιμάζεται και μετά συνηθίζει.',
      en: 'Leave out at least {{advised}} days on each side: traffic prepares for works and then settles in.',
    },
  },
  PERIODS_REFUSED: {
    finding: { el: '{{problem}}', en: '{{problem}}' },
    advice: {
      el: 'Αλλάξτε τις δύο περιόδους ώστε η μία να τελειώνει πριν από τα έργα και η άλλη να αρχίζει μετά.',
      en: 'Change the two periods so that one ends before the works and the other begins after them.',
    },
  },
  WHOLE_YEARS: {
    finding: { el: 'Και οι δύο περίοδοι είναι ολόκληρα έτη.', en: 'Both periods are whole years.' },
  },
  SAME_MONTHS: {
    finding: {
      el: 'Οι περίοδοι δεν είναι ολόκληρα έτη, αλλά καλύπτουν τους ίδιους μήνες.',
      en: 'The periods are not whole years, but cover the same months.',
    },
  },
  SEASONS_DIFFER: {
    finding: {
      el: 'Οι περίοδοι δεν είναι ολόκληρα έτη ({{before}} και {{after}} μήνες): οι εποχές δεν είναι ίδιες και περνούν για αποτέλεσμα.',
      en: 'The periods are not whole years ({{before}} and {{after}} months): the seasons differ and pass for an effect.',
    },
    advice: {
      el: 'Δώστε ολόκληρα έτη, ή τους ίδιους μήνες πριν και μετά.',
      en: 'Give whole years, or the same months before and after.',
    },
  },
  YEARS_ENOUGH: {
    finding: { el: 'Έτη: {{years}}.', en: 'Years: {{years}}.' },
  },
  YEARS_BEFORE_FEW: {
    finding: {
      el: 'Έτη πριν: {{years}}. Ένα τυχαία κακό ή καλό έτος βαραίνει πολύ.',
      en: 'Years before: {{years}}. One year that was bad or good by chance weighs heavily.',
    },
    advice: { el: 'Δώστε τουλάχιστον {{advised}} έτη πριν από τα έργα.', en: 'Give at least {{advised}} years before the works.' },
  },
  YEARS_AFTER_FEW: {
    finding: {
      el: 'Μετά τα έργα: {{months}} {{months|μήνας|μήνες}}. Σε τόσο λίγο χρόνο σχεδόν όλα είναι τύχη και εποχή.',
      en: 'After the works: {{months}} {{months|month|months}}. In so short a time nearly all is luck and season.',
    },
    advice: {
      el: 'Περιμένετε ώστε να συμπληρωθούν {{advised}} έτος και καλύτερα {{better}}· το σχέδιο δείχνει πόσα χρειάζονται.',
      en: 'Wait until {{advised}} year, or better {{better}}, have passed; the plan below shows how many are needed.',
    },
  },
  YEARS_AFTER_ENOUGH: {
    finding: { el: 'Έτη μετά: {{years}}. Τρία είναι καλύτερα από ένα.', en: 'Years after: {{years}}. Three are better than one.' },
  },
  RECORDED: {
    finding: {
      el: 'Τα δεδομένα ({{start}} – {{end}}) καλύπτουν ολόκληρες τις δύο περιόδους.',
      en: 'The records ({{start}} – {{end}}) cover the whole of both periods.',
    },
  },
  NOT_ALL_RECORDED: {
    finding: {
      el: 'Τα δεδομένα καλύπτουν {{start}} – {{end}}: μέρος των περιόδων δεν έχει καταγραφεί και μετρά σαν να μην έγινε τίποτε.',
      en: 'The records cover {{start}} – {{end}}: part of the periods is not on record and counts as if nothing had happened.',
    },
    advice: {
      el: 'Συντομεύστε τις περιόδους ή εισαγάγετε τα έτη που λείπουν.',
      en: 'Shorten the periods, or import the years that are missing.',
    },
  },
  NOT_RECORDED: {
    finding: {
      el: 'Τα δεδομένα καλύπτουν {{start}} – {{end}}: μία περίοδος δεν έχει καμία ημέρα με καταγραφές, άρα το τίποτε θα περνούσε για επιτυχία.',
      en: 'The records cover {{start}} – {{end}}: one period has no day on record, so that nothing would pass for a success.',
    },
    advice: {
      el: 'Πριν από τη μελέτη: παγώστε το σχέδιο τώρα και αξιολογήστε όταν υπάρχουν τα έτη μετά.',
      en: 'Before the study: freeze the plan now, and evaluate when the years after are there.',
    },
  },
  OTHERS_NONE: {
    finding: {
      el: 'Καμία άλλη πραγματική παρέμβαση στις ίδιες θέσεις (άλλες των ίδιων ετών: {{others}}).',
      en: 'No other real intervention at the same sites (others of these years: {{others}}).',
    },
  },
  OTHERS_SAME_PLACES: {
    finding: {
      el: 'Σε {{sites}} από τις θέσεις έγινε και άλλη παρέμβαση των ίδιων ετών: το αποτέλεσμα ανήκει και στις δύο.',
      en: 'At {{sites}} of the sites another intervention of these years was made too: the effect belongs to both.',
    },
    advice: {
      el: 'Αφαιρέστε αυτές τις θέσεις, ή αξιολογήστε τις δύο παρεμβάσεις ως μία.',
      en: 'Take these places out, or evaluate the two interventions as one.',
    },
  },
  STEADY: {
    finding: {
      el: 'Κανένα άλμα από έτος σε έτος ({{years}} έτη· όριο 1%, με τη διακύμανση που έχει η ίδια η σειρά).',
      en: 'No jump from year to year ({{years}} years; limit 1%, with the spread that the series has by itself).',
    },
  },
  STEADY_BY_CHANCE: {
    finding: {
      el: 'Κανένα άλμα από έτος σε έτος ({{years}} έτη· όριο 1%, μόνο με την τύχη, γιατί τόσα έτη δεν δείχνουν πόσο κυμαίνεται η σειρά).',
      en: 'No jump from year to year ({{years}} years; limit 1%, by chance alone, since so few do not show how much the series wavers).',
    },
  },
  YEARS_TOO_FEW: {
    finding: {
      el: 'Υπάρχουν λιγότερα από δύο ολόκληρα έτη για να συγκριθούν.',
      en: 'There are fewer than two whole years to compare.',
    },
  },
  LEVEL_JUMPED: {
    finding: {
      el: 'Όλα τα ατυχήματα του φορέα άλλαξαν από {{before}} σε {{after}} το έτος {{year}}, περισσότερο από όσο κυμαίνονται συνήθως.',
      en: 'All accidents of the organisation went from {{before}} to {{after}} in {{year}}, by more than they usually waver.',
    },
    advice: {
      el: 'Ελέγξτε αν άλλαξε η καταγραφή ή η κυκλοφορία εκείνο το έτος· βάλτε και τις δύο περιόδους στην ίδια πλευρά ή κρατήστε επιφύλαξη.',
      en: 'Find out whether recording or traffic changed that year; put both periods on one side of it, or keep a reservation.',
    },
  },
  LOCATED_JUMPED: {
    finding: {
      el: 'Το ποσοστό ατυχημάτων με γνωστή θέση πήγε από {{before}}% σε {{after}}% το έτος {{year}}: όσα δεν έχουν θέση δεν μετρούν πουθενά.',
      en: 'The share of accidents with a known place went from {{before}}% to {{after}}% in {{year}}: those without a place count nowhere.',
    },
    advice: {
      el: 'Τοποθετήστε τα ατυχήματα που λείπουν, ή αφήστε έξω τα έτη με τις ελλείψεις.',
      en: 'Place the accidents that lack one, or leave out the years with the gaps.',
    },
  },
  SEVERITY_JUMPED: {
    finding: {
      el: 'Το ποσοστό «{{what}}» πήγε από {{before}}% σε {{after}}% το έτος {{year}}: μάλλον άλλαξε ο ορισμός ή η καταγραφή της βαρύτητας.',
      en: 'The share “{{what}}” went from {{before}}% to {{after}}% in {{year}}: the definition or recording of severity has probably changed.',
    },
    advice: {
      el: 'Μην φιλτράρετε κατά βαρύτητα από τη μία πλευρά της αλλαγής στην άλλη.',
      en: 'Do not filter by severity across that change.',
    },
  },
  CHANGES_NONE: {
    finding: {
      el: 'Καμία καταγεγραμμένη αλλαγή (σημείωση σειράς, μονάδα που αρχίζει ή παύει) μέσα στη μελέτη.',
      en: 'No change on record (a note on the series, a recording unit that begins or ends) within the study.',
    },
  },
  CHANGES_KNOWN: {
    finding: {
      el: 'Γνωστές αλλαγές μέσα στη μελέτη: {{changes}} (από {{first}}): {{list}}.',
      en: 'Known changes within the study: {{changes}} (from {{first}}): {{list}}.',
    },
    advice: {
      el: 'Σκεφτείτε αν αφορούν τις θέσεις παρέμβασης διαφορετικά από τις άλλες· σημειώνονται στις προειδοποιήσεις.',
      en: 'Consider whether they concern the treated sites differently from the others; the warnings name them.',
    },
  },
  ZEROS_KEPT: {
    finding: {
      el: 'Όλες οι θέσεις κρατούνται ({{sites}}), και όσες δεν είχαν ατύχημα πριν ({{zeros}}).',
      en: 'All sites are kept ({{sites}}), those without an accident before too ({{zeros}}).',
    },
  },
  SITES_LEFT_OUT: {
    finding: {
      el: 'Μένουν έξω {{sites}} από {{treated}} θέσεις: τίποτε δεν συγκρίνεται με αυτές.',
      en: '{{sites}} of {{treated}} sites are left out: nothing compares with them.',
    },
    advice: {
      el: 'Πλατύτερες θέσεις, ή έτη έξω από τις δύο περιόδους, τις φέρνουν πίσω.',
      en: 'Wider sites, or years outside of both periods, bring them back.',
    },
  },
  NO_SITE_LEFT: {
    finding: {
      el: 'Καμία από τις {{treated}} θέσεις δεν μπορεί να αξιολογηθεί: τίποτε δεν συγκρίνεται με αυτές.',
      en: 'None of the {{treated}} sites can be evaluated: nothing compares with them.',
    },
    advice: {
      el: 'Ελέγξτε τα σημεία, δώστε πλατύτερες θέσεις ή αφήστε έτη έξω από τις δύο περιόδους.',
      en: 'Check the places, make sites wider, or leave years out of both periods.',
    },
  },
  REFERENCES_ENOUGH: {
    finding: { el: 'Θέσεις αναφοράς: {{sites}}.', en: 'Reference sites: {{sites}}.' },
  },
  REFERENCES_FEW: {
    finding: {
      el: 'Θέσεις αναφοράς: {{sites}}, λιγότερες από {{advised}}: η εκτίμηση γίνεται αβέβαιη, και με την εμπειρική μέθοδο Bayes ο λόγος βγαίνει μάλλον υψηλός.',
      en: 'Reference sites: {{sites}}, fewer than {{advised}}: the estimate gets uncertain, and by empirical Bayes the ratio comes out rather high.',
    },
    advice: {
      el: 'Διευρύνετε το φίλτρο ή την περιοχή, ώστε να συγκρίνονται περισσότερες θέσεις.',
      en: 'Widen the filter or the area, so that more sites compare.',
    },
  },
  REFERENCES_TOO_FEW: {
    finding: {
      el: 'Θέσεις αναφοράς: {{sites}}. Με λιγότερες από {{advised}} η ενδεδειγμένη μέθοδος δεν δίνει αριθμό: η τάση και η τύχη δεν ξεχωρίζουν από το αποτέλεσμα.',
      en: 'Reference sites: {{sites}}. With fewer than {{advised}} the method to use gives no number: trend and luck cannot be told from the effect.',
    },
    advice: {
      el: 'Εισαγάγετε ατυχήματα μιας πλατύτερης περιοχής, διευρύνετε το φίλτρο ή, με εξάγωνα, κάντε τα στενότερα. Η απλή σύγκριση φαίνεται μόνο για αντιπαραβολή.',
      en: 'Import accidents of a wider area, widen the filter or, with hexagons, make them narrower. The plain comparison is shown for contrast only.',
    },
  },
  POOL_BY_THE_PERIODS: {
    finding: {
      el: 'Θέσεις αναφοράς: {{sites}}, αλλά δεν υπάρχουν ημέρες έξω από τις δύο περιόδους, που θα έδειχναν ανεξάρτητα ποιες συγκρίνονται.',
      en: 'Reference sites: {{sites}}, but there are no days outside of both periods, which would show independently which sites compare.',
    },
    advice: {
      el: 'Αφήστε τουλάχιστον ένα έτος έξω από τις περιόδους.',
      en: 'Leave at least one year out of the periods.',
    },
  },
  CHOSEN_FOR_COUNTS: {
    finding: {
      el: 'Επιλέχθηκαν για τα πολλά ατυχήματά τους: η παλινδρόμηση προς τον μέσο αφαιρείται.',
      en: 'They were chosen for their many accidents: regression to the mean is removed.',
    },
  },
  CHOSEN_OTHERWISE: {
    finding: { el: 'Δεν επιλέχθηκαν για τα ατυχήματά τους.', en: 'They were not chosen for their accidents.' },
  },
  CHOICE_UNKNOWN: {
    finding: {
      el: 'Δεν είναι γνωστό πώς επιλέχθηκαν· θεωρείται ότι για τα πολλά ατυχήματά τους.',
      en: 'It is not known how they were chosen; it is assumed that it was for their many accidents.',
    },
    advice: {
      el: 'Γράψτε στην παρέμβαση πώς επιλέχθηκαν: αυτό αποφασίζει τη μέθοδο.',
      en: 'Write with the intervention how they were chosen: it decides the method.',
    },
  },
  NOT_LOOKED_AT: {
    finding: { el: 'Δεν ελέγχθηκε, επειδή οι περίοδοι δεν στέκουν.', en: 'Not looked at, because the periods do not stand.' },
  },
} as const satisfies Readonly<Record<string, Finding>>;
export type DesignFindingCode = keyof typeof DESIGN_FINDINGS;

/** Which share of the severities jumped. */
export const SEVERITY_SHARES = {
  severe: { el: 'νεκροί ή βαριά τραυματίες', en: 'killed or seriously injured' },
  'damage-only': { el: 'μόνο υλικές ζημιές', en: 'damage only' },
  unknown: { el: 'βαρύτητα που δεν δηλώθηκε', en: 'severity not stated' },
} as const satisfies Readonly<Record<string, Text>>;

/** What the design adds to the warnings of a run. */
export const DESIGN_NOTICES = {
  RECORDING_JUMPED: {
    el: 'Η καταγραφή ίσως άλλαξε μέσα στη μελέτη ({{what}}): το {{year}} από {{before}} σε {{after}}. Ό,τι φαίνεται για αποτέλεσμα μπορεί να είναι η αλλαγή.',
    en: 'Recording may have changed within the study ({{what}}): in {{year}} from {{before}} to {{after}}. What looks like an effect may be that change.',
  },
  RECORDING_CHANGES_KNOWN: {
    el: 'Μέσα στη μελέτη έχουν σημειωθεί αλλαγές που επηρεάζουν τη σειρά: {{changes}} (η πρώτη από {{first}}).',
    en: 'Changes that affect the series are on record within the study: {{changes}} (the first from {{first}}).',
  },
  WORKS_CLOSE: {
    el: 'Οι δύο περίοδοι απέχουν λίγες ημέρες από τα έργα (πριν {{before}}, μετά {{after}})· η προετοιμασία και η προσαρμογή μετρούν μαζί.',
    en: 'The two periods come within a few days of the works (before {{before}}, after {{after}}); preparation and settling in count with them.',
  },
} as const satisfies Readonly<Record<string, Text>>;
export type DesignNoticeCode = keyof typeof DESIGN_NOTICES;
