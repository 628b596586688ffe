import { fillText, type Language, type Text } from './language.ts';
import type { Problem } from './problem.ts';
import type { ProblemCode } from './problem-codes.ts';

/** What a person is told: what is wrong and what to do. The compiler refuses a code without both languages. */
export const PROBLEM_MESSAGES: Readonly<Record<ProblemCode, Text>> = {
  ACCIDENT_NOT_FOUND: { el: 'Το ατύχημα δεν βρέθηκε.', en: 'The accident was not found.' },
  ACCIDENT_NUMBER_TAKEN: {
    el: 'Υπάρχει ήδη ατύχημα με αριθμό «{{number}}». Διορθώστε εκείνο ή δώστε άλλον αριθμό.',
    en: 'There is already an accident with the number “{{number}}”. Correct that one, or give another number.',
  },
  ACCOUNT_LOCKED: {
    el: 'Πολλές αποτυχημένες προσπάθειες. Δοκιμάστε ξανά σε {{minutes}} {{minutes|λεπτό|λεπτά}}.',
    en: 'Too many failed attempts. Try again in {{minutes}} {{minutes|minute|minutes}}.',
  },
  ENTRY_REFUSED: { el: 'Το ατύχημα δεν καταχωρίστηκε. {{reason}}', en: 'The accident was not entered. {{reason}}' },
  EXPORT_CODES_UNKNOWN: {
    el: 'Δεν έχει οριστεί ακόμη τι σημαίνουν οι κωδικοί του CADaS. Εισαγάγετε πρώτα ένα αρχείο με επικεφαλίδες τους αριθμούς των μεταβλητών (A-1, A-2, …) και ορίστε στο βήμα «Κωδικοί» τη σημασία κάθε τιμής, όπως τη δίνει ο οδηγός του CADaS. Η εξαγωγή γράφει τους ίδιους κωδικούς.',
    en: 'Nobody has said yet what the codes of CADaS mean. First import a file whose headings are the numbers of the variables (A-1, A-2, …), and say at the step “Codes” what each value means, as the guide of CADaS has it. The export writes the same codes.',
  },
  EXPORT_NOT_OPENED: {
    el: 'Τα στοιχεία άλλου οργανισμού έχουν παραχωρηθεί μόνο για ανάγνωση στις σελίδες του συστήματος, όχι για εξαγωγή. Ζητήστε το αρχείο από τον ίδιο τον οργανισμό.',
    en: 'Another organisation’s records were opened to be read on these pages, not to be exported. Ask that organisation for the file.',
  },
  FORBIDDEN: {
    el: 'Ο ρόλος σας στον οργανισμό δεν το επιτρέπει. Αν το χρειάζεστε, απευθυνθείτε στον διαχειριστή του οργανισμού.',
    en: 'Your role in this organisation does not allow this. If you need it, ask whoever manages the organisation.',
  },
  LINK_INVALID: {
    el: 'Ο σύνδεσμος δεν ισχύει: έληξε, χρησιμοποιήθηκε ήδη ή ανακλήθηκε. Ζητήστε νέον.',
    en: 'The link is not valid: it has expired, was used already or was revoked. Ask for a new one.',
  },
  MEMBER_LAST_MANAGER: {
    el: 'Είναι το τελευταίο μέλος με τον ρόλο «Διαχείριση». Αναθέστε πρώτα τον ρόλο σε άλλο μέλος.',
    en: 'This is the last person with the role “Manager”. Give the role to somebody else first.',
  },
  NOT_SIGNED_IN: {
    el: 'Δεν έχετε συνδεθεί ή η σύνδεσή σας έληξε. Συνδεθείτε ξανά.',
    en: 'You are not signed in, or your session has ended. Sign in again.',
  },
  ORGANISATION_NOT_FOUND: { el: 'Ο οργανισμός δεν βρέθηκε.', en: 'The organisation was not found.' },
  ORGANISATION_SWITCHED: {
    el: 'Σε άλλο παράθυρο αλλάξατε οργανισμό. Φορτώστε ξανά τη σελίδα για να συνεχίσετε.',
    en: 'You have switched to another organisation in another window. Load the page again to go on.',
  },
  ORIGIN_REFUSED: {
    el: 'Το αίτημα ήρθε από σελίδα άλλου ιστότοπου και δεν έγινε δεκτό. Ανοίξτε το Elektron στη δική του διεύθυνση.',
    en: 'The request came from a page of another site and was refused. Open Elektron at its own address.',
  },
  PASSWORD_TOO_COMMON: {
    el: 'Αυτός ο κωδικός μαντεύεται εύκολα. Διαλέξτε άλλον, για παράδειγμα τέσσερις άσχετες λέξεις.',
    en: 'This password is easy to guess. Choose another one, for example four words that have nothing to do with each other.',
  },
  PASSWORD_TOO_SHORT: {
    el: 'Ο κωδικός χρειάζεται τουλάχιστον {{minimum}} χαρακτήρες.',
    en: 'The password needs at least {{minimum}} characters.',
  },
  PERSON_NOT_FOUND: { el: 'Το άτομο δεν βρέθηκε στον οργανισμό.', en: 'The person was not found in the organisation.' },
  QUERY_TOO_LARGE: {
    el: 'Το ερώτημα είναι πολύ μεγάλο: {{part}} (το πολύ {{limit}}). Ζητήστε λιγότερα ή μικρότερες σελίδες.',
    en: 'The query is too large: {{part}} (at most {{limit}}). Ask for less, or for smaller pages.',
  },
  RATE_LIMITED: {
    el: 'Πάρα πολλά αιτήματα. Δοκιμάστε ξανά σε {{seconds}} {{seconds|δευτερόλεπτο|δευτερόλεπτα}}.',
    en: 'Too many requests. Try again in {{seconds}} {{seconds|second|seconds}}.',
  },
  RESTORE_FOREIGN_DATABASE: {
    el: 'Η βάση έχει πίνακες που δεν είναι του Elektron (π.χ. «{{table}}»). Δώστε μια βάση μόνο γι’ αυτό.',
    en: 'The database has tables that are not Elektron’s (such as “{{table}}”). Give it a database of its own.',
  },
  RESTORE_IN_USE: {
    el: 'Η εγκατάσταση εκτελείται. Σταματήστε πρώτα όλους τους διακομιστές της και επαναλάβετε.',
    en: 'The installation is running. Stop all of its servers first, then try again.',
  },
  RESTORE_NOT_EMPTY: {
    el: 'Η εγκατάσταση δεν είναι άδεια. Με «--replace» θα σβηστούν όσα έχει και θα μπει το αντίγραφο στη θέση τους.',
    en: 'The installation is not empty. With “--replace” all that it holds is deleted and the backup takes its place.',
  },
  RESTORE_OVER_DEMO: {
    el: 'Το αντίγραφο δεν είναι της επίδειξης, και η εγκατάσταση εκτελείται ως επίδειξη, με λογαριασμούς που όλοι γνωρίζουν. Ορίστε DEMO=false και κρατήστε το έτσι.',
    en: 'The backup is not of a demonstration, and the installation runs as one, with accounts that everybody knows. Set DEMO=false, and keep it so.',
  },
  RESTORE_UNFAITHFUL: {
    el: 'Ο πίνακας «{{table}}» δεν βγήκε όπως ήταν στο αντίγραφο. Δεν άλλαξε τίποτα. Αναφέρετέ το: είναι λάθος του προγράμματος.',
    en: 'The table “{{table}}” did not come out as it was in the backup. Nothing was changed. Please report this: it is a mistake of the program.',
  },
  REQUEST_TOO_LONG: {
    el: 'Το αίτημα χρειάστηκε πάνω από {{seconds}} {{seconds|δευτερόλεπτο|δευτερόλεπτα}} και διακόπηκε. Δοκιμάστε ξανά ή ζητήστε λιγότερα.',
    en: 'The request took more than {{seconds}} {{seconds|second|seconds}} and was given up. Try again, or ask for less.',
  },
  SECOND_FACTOR_MISSING: {
    el: 'Ο οργανισμός ζητά κωδικό μίας χρήσης. Ορίστε τον στη σελίδα του λογαριασμού σας ή συνδεθείτε με αυτόν.',
    en: 'The organisation asks for a one-time code. Set it up on the page of your account, or sign in with it.',
  },
  SECOND_FACTOR_WRONG: {
    el: 'Ο κωδικός μίας χρήσης δεν είναι σωστός ή έχει ήδη χρησιμοποιηθεί. Περιμένετε τον επόμενο.',
    en: 'The one-time code is wrong or was used already. Wait for the next one.',
  },
  SHARING_GRANT_NOT_FOUND: { el: 'Η κοινή χρήση δεν βρέθηκε.', en: 'What was shared was not found.' },
  SIGN_IN_FAILED: {
    el: 'Η διεύθυνση ή ο κωδικός δεν είναι σωστά.',
    en: 'The address or the password is not right.',
  },
  SINGLE_SIGN_ON_ACCOUNT_EXISTS: {
    el: 'Με τη διεύθυνσή σας υπάρχει ήδη λογαριασμός που έχει δικό του κωδικό. Συνδεθείτε με διεύθυνση και κωδικό ή μιλήστε με τον διαχειριστή της εγκατάστασης.',
    en: 'There is an account with your address already, which has a password of its own. Sign in with address and password, or ask the installation’s operator.',
  },
  SINGLE_SIGN_ON_EMAIL_UNVERIFIED: {
    el: 'Η υπηρεσία ενιαίας σύνδεσης δεν επιβεβαιώνει διεύθυνση ηλεκτρονικού ταχυδρομείου για εσάς. Επιβεβαιώστε την εκεί και δοκιμάστε ξανά.',
    en: 'The single sign-on service does not confirm an e-mail address of yours. Confirm it there and try again.',
  },
  SINGLE_SIGN_ON_FAILED: {
    el: 'Η ενιαία σύνδεση δεν ολοκληρώθηκε: ακυρώθηκε, άργησε πολύ ή δεν ξεκίνησε από αυτό το παράθυρο. Δοκιμάστε ξανά.',
    en: 'Single sign-on was not completed: it was cancelled, took too long, or did not begin in this browser. Try again.',
  },
  SINGLE_SIGN_ON_REFUSED: {
    el: 'Ο λογαριασμός σας εδώ είναι απενεργοποιημένος. Μιλήστε με τον διαχειριστή της εγκατάστασης.',
    en: 'Your account here is disabled. Ask the installation’s operator.',
  },
  SINGLE_SIGN_ON_UNAVAILABLE: {
    el: 'Η υπηρεσία ενιαίας σύνδεσης δεν απαντά. Δοκιμάστε ξανά σε λίγο ή συνδεθείτε με διεύθυνση και κωδικό.',
    en: 'The single sign-on service does not answer. Try again in a moment, or sign in with address and password.',
  },
  AREA_INVALID: {
    el: 'Η περιοχή «{{value}}» δεν είναι έγκυρη. Δώστε δύση, νότο, ανατολή και βορρά σε μοίρες.',
    en: 'The area “{{value}}” is not valid. Give west, south, east and north in degrees.',
  },
  BACKUP_DAMAGED: {
    el: 'Το αντίγραφο έχει αλλοιωθεί: κάποιο μέρος του δεν είναι όπως γράφτηκε. Δεν άλλαξε τίποτα· δοκιμάστε άλλο αντίγραφο.',
    en: 'The backup is damaged: a part of it is not as it was written. Nothing was changed; try another copy.',
  },
  BACKUP_FILE_EXISTS: {
    el: 'Το αρχείο «{{file}}» υπάρχει ήδη. Ένα αντίγραφο δεν γράφεται πάνω σε άλλο· δώστε άλλο όνομα.',
    en: 'The file “{{file}}” exists already. A backup is never written over another one; give another name.',
  },
  BACKUP_INCOMPLETE: {
    el: 'Το αντίγραφο δεν είναι ολόκληρο: το τέλος του λείπει ή έχει αλλοιωθεί. Δεν άλλαξε τίποτα· αντιγράψτε το ξανά από εκεί που βρίσκεται ολόκληρο.',
    en: 'The backup is not complete: its end is missing or damaged. Nothing was changed; copy it again from where it is whole.',
  },
  BACKUP_KEY_DIFFERENT: {
    el: 'Το SECRET_KEY αυτής της εγκατάστασης δεν είναι εκείνο του αντιγράφου, στο οποίο στηρίζονται κωδικοί μίας χρήσης, αρχεία και το αρχείο ενεργειών. Δείτε το με «elektron restore --show-secret-key ΑΡΧΕΙΟ» και ορίστε το.',
    en: 'The SECRET_KEY of this installation is not the backup’s, on which one-time codes, files and the audit trail rest. See it with “elektron restore --show-secret-key FILE” and set it.',
  },
  BACKUP_NOTHING_THERE: {
    el: 'Δεν υπάρχει ακόμη εγκατάσταση εδώ, άρα ούτε κάτι για αντίγραφο.',
    en: 'There is no installation here yet, so there is nothing to back up.',
  },
  BACKUP_NOT_RECOGNISED: {
    el: 'Το αρχείο «{{file}}» δεν είναι αντίγραφο του Elektron.',
    en: 'The file “{{file}}” is not a backup of Elektron.',
  },
  BACKUP_PASSPHRASES_DIFFER: {
    el: 'Οι δύο φράσεις δεν είναι ίδιες. Δεν γράφτηκε αντίγραφο.',
    en: 'The two passphrases are not the same. No backup was written.',
  },
  BACKUP_PASSPHRASE_MISSING: {
    el: 'Λείπει η φράση του αντιγράφου. Ορίστε τη μεταβλητή BACKUP_PASSPHRASE ή εκτελέστε την εντολή σε τερματικό, για να ερωτηθείτε.',
    en: 'The passphrase of the backup is missing. Set the variable BACKUP_PASSPHRASE, or run the command at a terminal to be asked.',
  },
  BACKUP_PASSPHRASE_WRONG: {
    el: 'Η φράση δεν είναι εκείνη με την οποία γράφτηκε το αντίγραφο. Δεν άλλαξε τίποτα.',
    en: 'The passphrase is not the one that the backup was written with. Nothing was changed.',
  },
  BACKUP_TOO_NEW: {
    el: 'Το αντίγραφο είναι από νεότερη έκδοση ({{version}}). Εγκαταστήστε εκείνη την έκδοση ή νεότερη και επαναφέρετέ το ξανά.',
    en: 'The backup is from a newer version ({{version}}). Install that version or a newer one, and restore it again.',
  },
  BATCH_NOT_CANCELLABLE: {
    el: 'Η εισαγωγή δεν εκτελείται πια και δεν μπορεί να ακυρωθεί.',
    en: 'The import is no longer running and cannot be cancelled.',
  },
  BATCH_NOT_FOUND: { el: 'Η εισαγωγή δεν βρέθηκε.', en: 'The import was not found.' },
  BATCH_NOT_CORRECTABLE: {
    el: 'Οι γραμμές αυτής της εισαγωγής δεν διορθώνονται εδώ πια: δεν έμεινε καμία εκτός, τη συνέχισε άλλη εισαγωγή, ή τα αρχεία της διαγράφηκαν. Ανανεώστε τη σελίδα ή ανεβάστε ξανά το διορθωμένο αρχείο.',
    en: 'The lines of this import can no longer be corrected here: none was held back, another import has gone on with them, or its files were deleted. Reload the page, or upload the corrected file.',
  },
  LINE_NOT_FOUND: {
    el: 'Η γραμμή {{row}} δεν βρίσκεται ανάμεσα σε όσες έμειναν εκτός, ή απορρίφθηκε ήδη. Ανανεώστε τη σελίδα.',
    en: 'Line {{row}} is not among those that were held back, or it was discarded already. Reload the page.',
  },
  NO_LINE_CORRECTED: {
    el: 'Δεν έχετε διορθώσει καμία γραμμή. Γράψτε πρώτα τις σωστές τιμές σε μία από τις γραμμές που έμειναν εκτός.',
    en: 'You have not corrected any line. First write the right values in one of the lines that were held back.',
  },
  FORMAT_DIFFERENT: {
    el: 'Τα αρχεία αναγνωρίστηκαν ως «{{found}}» και όχι ως «{{expected}}». Δεν εισήχθη τίποτα.',
    en: 'The files were recognised as “{{found}}” and not as “{{expected}}”. Nothing was imported.',
  },
  MONTH_CHANGED: {
    el: 'Ο μήνας δεν είναι πια όπως τον είδατε: άλλαξαν τα στοιχεία του ή κάποιος άλλος έκανε το επόμενο βήμα. Δείτε τον ξανά και επαναλάβετε.',
    en: 'The month is no longer as you saw it: its records have changed, or somebody else has taken the next step. Look at it again and repeat.',
  },
  RECORDING_UNIT_NOT_FOUND: {
    el: 'Η μονάδα καταγραφής δεν βρέθηκε. Ανανεώστε τη σελίδα.',
    en: 'The recording unit was not found. Reload the page.',
  },
  RECORDING_UNIT_ENDED: {
    el: 'Η μονάδα καταγραφής έχει ήδη λήξει. Για νέο κανόνα ή νέα περίοδο, καταχωρίστε νέα μονάδα.',
    en: 'The recording unit has ended already. For another rule or another time, enter a new unit.',
  },
  TRAFFIC_FACTORS_NOT_DERIVABLE: {
    el: 'Κανένας μόνιμος μετρητής της κατηγορίας δεν έχει ολόκληρο το {{year}}: κάθε ημέρα της εβδομάδας, κάθε μήνα, τουλάχιστον μία φορά και στις δύο κατευθύνσεις. Επιλέξτε άλλο έτος ή καταχωρίστε δημοσιευμένους συντελεστές.',
    en: 'No permanent counter of the category has the whole of {{year}}: every weekday of every month at least once, in both directions. Choose another year, or enter factors that were published.',
  },
  TRAFFIC_FACTORS_NOT_FOUND: {
    el: 'Οι συντελεστές δεν βρέθηκαν. Ανανεώστε τη σελίδα.',
    en: 'The factors were not found. Reload the page.',
  },
  REPORTING_NOTE_NOT_FOUND: {
    el: 'Η σημείωση δεν βρέθηκε. Ανανεώστε τη σελίδα.',
    en: 'The note was not found. Reload the page.',
  },
  DUPLICATE_DECIDED: {
    el: 'Υπάρχει ήδη απόφαση για αυτό το ζεύγος, ή η εγγραφή που θα μετρά έχει η ίδια μείνει εκτός ως διπλή. Αναιρέστε πρώτα εκείνη την απόφαση.',
    en: 'The pair is decided already, or the record that is to count has been left out as a duplicate itself. Take that decision back first.',
  },
  DUPLICATE_NOT_DECIDED: {
    el: 'Δεν υπάρχει απόφαση για αυτό το ζεύγος, ή αναιρέθηκε ήδη. Ανανεώστε τη σελίδα.',
    en: 'Nothing is decided about this pair, or it was taken back already. Reload the page.',
  },
  DUPLICATE_NOT_FOUND: {
    el: 'Το ζεύγος δεν βρέθηκε. Ανανεώστε τη σελίδα.',
    en: 'The pair was not found. Reload the page.',
  },
  REPAIR_NOT_PROPOSED: {
    el: 'Αυτή η διόρθωση δεν προτείνεται για τα αρχεία της εισαγωγής, ή δύο διορθώσεις αναιρούν η μία την άλλη. Ανανεώστε τη σελίδα.',
    en: 'This repair is not proposed for the files of the import, or two repairs contradict each other. Reload the page.',
  },
  FIT_NOT_CONVERGED: {
    el: 'Η προσαρμογή του μοντέλου δεν κατέληξε σε {{rounds}} βήματα. Συνήθως ένα χαρακτηριστικό έχει θέσεις μόνο χωρίς ατυχήματα: αφαιρέστε το ή ενώστε κατηγορίες.',
    en: 'The fit of the model came to no end within {{rounds}} steps. Usually some characteristic has only sites without accidents: leave it out, or join categories.',
  },
  FOLLOWER_WAITING: {
    el: 'Η εισαγωγή {{batch}} συνεχίζει με τις γραμμές που έμειναν εκτός από αυτήν και δεν έχει καταχωριστεί. Καταχωρίστε ή απορρίψτε πρώτα εκείνη.',
    en: 'Import {{batch}} goes on with the lines that this one held back and is not committed. Commit or discard that one first.',
  },
  LINES_TOO_MANY: {
    el: 'Εδώ διορθώνονται ή απορρίπτονται το πολύ {{limit}} γραμμές μιας εισαγωγής. Διορθώστε το αρχείο και ανεβάστε το ξανά.',
    en: 'At most {{limit}} lines of one import are corrected or discarded here. Correct the file and upload it again.',
  },
  BATCH_NOT_READY: {
    el: 'Η εισαγωγή δεν περιμένει καταχώριση: δεν διαβάστηκε ολόκληρη, ή καταχωρίστηκε ή απορρίφθηκε ήδη. Ανανεώστε τη σελίδα.',
    en: 'The import is not waiting to be committed: it is not read to its end, or it was committed or discarded already. Reload the page.',
  },
  BATCH_NOT_RESUMABLE: {
    el: 'Μόνο μια εισαγωγή που διακόπηκε μπορεί να συνεχιστεί ή να απορριφθεί.',
    en: 'Only an interrupted import can be resumed or discarded.',
  },
  BATCH_NOT_UNDOABLE: {
    el: 'Μόνο μια ολοκληρωμένη εισαγωγή μπορεί να αναιρεθεί, και μία φορά.',
    en: 'Only a finished import can be undone, and once.',
  },
  CANCELLED: { el: 'Ακυρώθηκε. Δεν άλλαξε τίποτα.', en: 'Cancelled. Nothing was changed.' },
  COVARIATES_DEPENDENT: {
    el: 'Το «{{covariate}}» είναι παντού ίδιο ή προκύπτει από τα προηγούμενα χαρακτηριστικά· δεν μπορεί να εκτιμηθεί χωριστά. Αφαιρέστε το.',
    en: '“{{covariate}}” is the same everywhere, or follows from the characteristics before it; it cannot be estimated apart from them. Leave it out.',
  },
  COUNT_NOT_WHOLE: {
    el: 'Το «{{field}}» πρέπει να είναι ακέραιος αριθμός· δόθηκε {{value}}.',
    en: '“{{field}}” must be a whole number; {{value}} was given.',
  },
  DATABASE_UNAVAILABLE: {
    el: 'Η βάση δεδομένων δεν απαντά. Δοκιμάστε ξανά σε λίγο.',
    en: 'The database does not answer. Try again in a moment.',
  },
  DATA_VERSION_UNKNOWN: { el: 'Η έκδοση δεδομένων {{version}} δεν υπάρχει.', en: 'Data version {{version}} does not exist.' },
  DEPENDENT_BATCH_LATER: {
    el: 'Η νεότερη εισαγωγή {{batch}} στηρίζεται σε αυτήν. Αναιρέστε πρώτα εκείνη.',
    en: 'The later import {{batch}} builds on this one. Undo that one first.',
  },
  FILE_BROKEN_QUOTE: {
    el: 'Στη γραμμή {{row}} του «{{file}}» ένα εισαγωγικό (") ανοίγει και δεν κλείνει ή βρίσκεται μέσα σε τιμή. Διορθώστε τη γραμμή ή αποθηκεύστε ξανά το αρχείο ως CSV.',
    en: 'In line {{row}} of “{{file}}” a quotation mark (") opens and never closes, or stands inside a value. Correct the line or save the file as CSV again.',
  },
  FILE_DUPLICATE_COLUMNS: {
    el: 'Στο «{{file}}» δύο στήλες σημαίνουν το ίδιο ή έχουν το ίδιο όνομα: {{columns}}. Κρατήστε μία.',
    en: 'In “{{file}}” two columns mean the same or have the same name: {{columns}}. Keep one.',
  },
  PLACES_CHANGED: {
    el: 'Στο μεταξύ άλλαξαν τα στοιχεία: οι προτεινόμενες θέσεις είναι τώρα {{count}}. Δείτε τες και αποφασίστε ξανά.',
    en: 'The records have changed meanwhile: {{count}} places are proposed now. Look at them and decide again.',
  },
  PLACES_SEARCHING: {
    el: 'Τα στοιχεία άλλαξαν και οι θέσεις αναζητούνται ξανά. Περιμένετε λίγο.',
    en: 'The records have changed, and places are being looked for again. Wait a moment.',
  },
  PLACE_NOT_SKIPPED: { el: 'Το ατύχημα δεν είναι πια στα παραλειφθέντα.', en: 'The accident is not among the skipped ones any more.' },
  PLACE_OUTSIDE_BOUNDARY: {
    el: 'Το σημείο {{value}} βρίσκεται εκτός των ορίων του οργανισμού σας.',
    en: 'The point {{value}} lies outside of your organisation’s boundary.',
  },
  PLACEMENT_NOT_FOUND: {
    el: 'Δεν υπάρχει τοποθέτηση που να μπορεί να αναιρεθεί.',
    en: 'There is no placement that could be undone.',
  },
  CORRECTION_CONFLICT: {
    el: 'Κάποιος άλλος διόρθωσε το ατύχημα στο μεταξύ. Δείτε πρώτα τι άλλαξε και διορθώστε το ξανά, αν χρειάζεται ακόμη.',
    en: 'Somebody else has corrected this accident meanwhile. Look at what has changed first, and correct it again if that is still needed.',
  },
  CORRECTION_NOT_FOUND: { el: 'Η διόρθωση δεν βρέθηκε.', en: 'The correction was not found.' },
  CORRECTION_WITHDRAWN: { el: 'Η διόρθωση έχει ήδη ανακληθεί.', en: 'The correction has been withdrawn already.' },
  FIELD_DATE_UNREAL: {
    el: '«{{name}}»: δεν υπάρχει ημερομηνία «{{value}}».',
    en: '“{{name}}”: there is no such date as “{{value}}”.',
  },
  FIELD_INVALID: { el: '«{{name}}»: η τιμή «{{value}}» δεν γίνεται δεκτή.', en: '“{{name}}”: the value “{{value}}” is not accepted.' },
  FIELD_IN_FUTURE: {
    el: '«{{name}}»: η ημερομηνία {{value}} δεν έχει έρθει ακόμη.',
    en: '“{{name}}”: the date {{value}} has not come yet.',
  },
  FIELD_MISSING: { el: 'Συμπληρώστε το πεδίο «{{name}}».', en: 'Fill in “{{name}}”.' },
  FIELD_OUT_OF_AREA: {
    el: '«{{name}}»: το σημείο {{value}} βρίσκεται έξω από την περιοχή του συστήματος συντεταγμένων του οργανισμού. Μήπως αντιστράφηκαν οι συντεταγμένες;',
    en: '“{{name}}”: the point {{value}} lies outside of the area of the organisation’s coordinate system. Have the coordinates been swapped?',
  },
  NOTHING_TO_CORRECT: { el: 'Δεν αλλάξατε κανένα πεδίο.', en: 'No field has been changed.' },
  PERSON_ERASED: {
    el: '«{{name}}»: τα στοιχεία αυτού του προσώπου διαγράφηκαν μετά από αίτημα και δεν καταχωρίζονται ξανά.',
    en: '“{{name}}”: the data of this person were erased at their request and are not entered again.',
  },
  FILE_EMPTY: { el: 'Το αρχείο «{{file}}» είναι κενό.', en: 'The file “{{file}}” is empty.' },
  FILE_EXPANDS_TOO_FAR: {
    el: 'Το συμπιεσμένο αρχείο «{{file}}» δεν ανοίγεται με ασφάλεια: {{reason}}. Αποθηκεύστε τον πίνακα ως CSV και δοκιμάστε ξανά.',
    en: 'The compressed file “{{file}}” cannot be opened safely: {{reason}}. Save the table as CSV and try again.',
  },
  FILE_FORMAT_UNKNOWN: {
    el: 'Το «{{file}}» δεν μοιάζει με κανένα γνωστό είδος αρχείου. Στήλες που βρέθηκαν: {{found}}. Δεκτά: {{known}}.',
    en: '“{{file}}” looks like no known kind of file. Columns found: {{found}}. Accepted: {{known}}.',
  },
  FILE_LINE_TOO_LONG: {
    el: 'Η γραμμή {{row}} του «{{file}}» ξεπερνά τους {{limit}} χαρακτήρες. Δεν είναι πίνακας CSV ή λείπει κάποιο εισαγωγικό.',
    en: 'Line {{row}} of “{{file}}” is longer than {{limit}} characters. It is not a CSV table, or a quotation mark is missing.',
  },
  FILE_MAPPING_DIFFERENT: {
    el: 'Το «{{file}}» δεν έχει τις επικεφαλίδες για τις οποίες έγινε η αντιστοίχιση. Βρέθηκαν: {{found}}. Αναμένονταν: {{expected}}. Κάντε νέα αντιστοίχιση για αυτό το αρχείο.',
    en: '“{{file}}” does not have the headings that the mapping was made for. Found: {{found}}. Expected: {{expected}}. Make a new mapping for this file.',
  },
  FILE_MISSING_COLUMNS: {
    el: 'Το «{{file}}» μοιάζει με «{{format}}», αλλά λείπουν οι στήλες: {{missing}}. Στήλες που βρέθηκαν: {{found}}.{{note}}',
    en: '“{{file}}” looks like “{{format}}”, but these columns are missing: {{missing}}. Columns found: {{found}}.{{note}}',
  },
  FILE_NOT_TEXT: {
    el: 'Το «{{file}}» δεν είναι αρχείο κειμένου CSV ({{found}}). Αποθηκεύστε τον πίνακα ως CSV και δοκιμάστε ξανά.',
    en: '“{{file}}” is not a CSV text file ({{found}}). Save the table as CSV and try again.',
  },
  FILE_NO_LINES: {
    el: 'Το «{{file}}» ({{table}}) έχει μόνο την επικεφαλίδα και καμία γραμμή με στοιχεία. Ελέγξτε την εξαγωγή του ή αφήστε το έξω.',
    en: '“{{file}}” ({{table}}) has only its header and no line of data. Check how it was exported, or leave it out.',
  },
  FILE_OF_TOTALS: {
    el: 'Το «{{file}}» είναι πίνακας με σύνολα, όπως αυτοί της ΕΛΣΤΑΤ, και όχι κατάλογος ατυχημάτων: λέει πόσα έγιναν και όχι ποια. Από αυτό δεν μπορούν να γίνουν εγγραφές. Ζητήστε από την πηγή του αρχείο με μία γραμμή για κάθε ατύχημα.',
    en: '“{{file}}” is a table of totals, such as those of ELSTAT, and not a list of accidents: it says how many there were and not which. No records can be made of it. Ask its source for a file with one line for each accident.',
  },
  FILE_WITHOUT_TOTALS: {
    el: 'Στο «{{file}}» δεν βρέθηκε πίνακας συνόλων ανά μήνα: χρειάζεται τίτλος με το έτος («Έτος: 2022»), οι δώδεκα μήνες ως επικεφαλίδες, κάτω από κάθε μήνα «ΝΕΚΡΟΙ», «ΒΑΡΙΑ», «ΕΛΑΦΡΑ», και γραμμή «ΣΥΝΟΛΟ».',
    en: 'There is no table of totals by month in “{{file}}”: it needs a title with the year, the twelve months as headings, killed, seriously and slightly injured below each month, and a line of totals, as table 18 of ELSTAT has them.',
  },
  FILE_SET_INCOMPLETE: {
    el: 'Λείπει αρχείο: {{missing}}. Τα αρχεία {{given}} αναφέρονται σε ατυχήματα που πρέπει να δοθούν μαζί ή να υπάρχουν ήδη.',
    en: 'A file is missing: {{missing}}. {{given}} refer to accidents that must come with them or be there already.',
  },
  FILE_SET_MIXED: {
    el: 'Τα αρχεία είναι διαφορετικών ειδών: {{found}}. Εισαγάγετε κάθε είδος χωριστά.',
    en: 'The files are of different kinds: {{found}}. Import each kind separately.',
  },
  FILE_TABLES_DIFFER: {
    el: 'Το «{{file}}» μοιάζει με το «{{other}}», αλλά δεν έχει τις ίδιες επικεφαλίδες και δεν μπορούν να διαβαστούν μαζί. Του λείπουν: {{missing}}. Έχει επιπλέον: {{more}}. Διορθώστε τις επικεφαλίδες, ή αποθηκεύστε το σε δικό του αρχείο και δώστε το χωριστά.',
    en: '“{{file}}” looks like “{{other}}”, but its headings are not the same and the two cannot be read together. It lacks: {{missing}}. It has besides: {{more}}. Correct the headings, or save it in a file of its own and give that separately.',
  },
  FILE_TOO_LARGE: {
    el: 'Το «{{file}}» ξεπερνά το όριο των {{limit}} MB.',
    en: '“{{file}}” exceeds the limit of {{limit}} MB.',
  },
  FILE_TOO_MANY_COLUMNS: {
    el: 'Το «{{file}}» έχει {{columns}} στήλες· το όριο είναι {{limit}}. Κρατήστε όσες χρειάζονται.',
    en: '“{{file}}” has {{columns}} columns; the limit is {{limit}}. Keep those that are needed.',
  },
  FILE_TOO_MANY_LINES: {
    el: 'Το «{{file}}» έχει πάνω από {{limit}} γραμμές. Χωρίστε το σε μικρότερα αρχεία.',
    en: '“{{file}}” has more than {{limit}} lines. Split it into smaller files.',
  },
  FILE_UNREADABLE: {
    el: 'Το «{{file}}» ({{kind}}) έχει φθαρεί ή δεν είναι ολόκληρο και δεν διαβάζεται. Ανοίξτε το με το πρόγραμμα που το έγραψε, αποθηκεύστε το ξανά ή εξαγάγετε τον πίνακα ως CSV.',
    en: '“{{file}}” ({{kind}}) is damaged or incomplete and cannot be read. Open it with the program that wrote it and save it again, or export the table as CSV.',
  },
  FILTER_VALUE_UNKNOWN: {
    el: 'Το φίλτρο «{{dimension}}» δεν έχει τιμή «{{value}}».',
    en: 'The filter “{{dimension}}” has no value “{{value}}”.',
  },
  AREAS_NOT_FOUND: { el: 'Οι περιοχές δεν βρέθηκαν ή έχουν ήδη αποσυρθεί.', en: 'The areas were not found, or are retired already.' },
  BLACK_SPOT_CHANGED: {
    el: 'Η υπόθεση δεν είναι πια όπως την είδατε: κάποιος άλλος έγραψε κάτι στο μεταξύ. Δείτε την ξανά και επαναλάβετε.',
    en: 'The case is no longer as you saw it: somebody else has written something meanwhile. Look at it again and repeat.',
  },
  BLACK_SPOT_DOCUMENT_NOT_FOUND: {
    el: 'Το έγγραφο δεν βρέθηκε στην υπόθεση. Ίσως έχει αφαιρεθεί· δείτε το ιστορικό.',
    en: 'The document was not found in the case. It may have been removed; see the history.',
  },
  CITIZEN_REPORT_NOBODY_TAKES: {
    el: 'Κανένας φορέας δεν δέχεται σήμερα αναφορές για αυτό το σημείο. Δοκιμάστε αργότερα ή απευθυνθείτε στον δήμο.',
    en: 'No organisation takes reports of this place today. Try again later, or turn to the municipality.',
  },
  CITIZEN_REPORT_NOT_FOUND: {
    el: 'Η αναφορά δεν βρέθηκε: ο σύνδεσμος είναι λανθασμένος, ή η αναφορά έχει διαγραφεί.',
    en: 'The report was not found: the link is wrong, or the report has been erased.',
  },
  DOCUMENT_UNUSABLE: {
    el: 'Το αρχείο «{{file}}» δεν μπορεί να προστεθεί: δεκτά είναι {{known}}, με περιεχόμενο αυτού του είδους. Αποθηκεύστε το ως PDF.',
    en: 'The file “{{file}}” cannot be attached: {{known}} can be, with contents of that kind. Save it as PDF.',
  },
  BLACK_SPOT_DOCUMENTS_TOO_MANY: {
    el: 'Η υπόθεση έχει ήδη {{limit}} έγγραφα, όσα χωρούν. Αφαιρέστε πρώτα κάποιο.',
    en: 'The case already has {{limit}} documents, which is all it can hold. Remove one first.',
  },
  BLACK_SPOT_HOTSPOT_UNKNOWN: {
    el: 'Η ανάλυση δεν έχει θέση με σειρά {{rank}}.',
    en: 'The analysis has no hotspot of rank {{rank}}.',
  },
  BLACK_SPOT_NOT_FOUND: { el: 'Η υπόθεση δεν βρέθηκε στο μητρώο.', en: 'The case was not found in the register.' },
  BLACK_SPOT_PERSON_UNFIT: {
    el: 'Υπεύθυνος μπορεί να οριστεί μόνο μέλος του οργανισμού που τηρεί το μητρώο και μπορεί να συνδεθεί.',
    en: 'Only a member of the organisation who keeps the register and can sign in can be made responsible.',
  },
  BLACK_SPOT_STEP_IMPOSSIBLE: {
    el: 'Μετά το «{{from}}» δεν μπορεί να ακολουθήσει «{{to}}».',
    en: '“{{from}}” cannot be followed by “{{to}}”.',
  },
  BLACK_SPOT_STEP_INCOMPLETE: {
    el: 'Για το βήμα «{{to}}» λείπει: {{part}}.',
    en: 'The step “{{to}}” lacks: {{part}}.',
  },
  APPRAISAL_NOT_FOUND: { el: 'Η οικονομική εκτίμηση δεν βρέθηκε.', en: 'The economic appraisal was not found.' },
  HOTSPOT_RUN_NOT_FOUND: { el: 'Η ανάλυση δεν βρέθηκε.', en: 'The analysis was not found.' },
  HOTSPOT_RUN_UNFINISHED: {
    el: 'Η ανάλυση δεν έχει αποτέλεσμα: περιμένετε να τελειώσει ή επιλέξτε μια άλλη.',
    en: 'The analysis has no result: wait for its end, or choose another.',
  },
  RUN_NOT_OF_ROADS: {
    el: 'Η αξιολόγηση του δικτύου χρειάζεται μια «Κατάταξη θέσεων του δικτύου» με τις οδούς του οργανισμού. Αυτή η ανάλυση είναι άλλη: εκτελέστε εκείνη τη μέθοδο χωρίς πίνακα θέσεων.',
    en: 'The assessment of the network needs a “Ranking of the network’s sites” over the organisation’s own roads. This analysis is another one: run that method, without a table of sites.',
  },
  RUNS_TO_COMPARE: {
    el: 'Συγκρίνονται από {{minimum}} έως {{maximum}} διαφορετικές αναλύσεις· επιλέχθηκαν {{runs}}.',
    en: 'From {{minimum}} to {{maximum}} different analyses are compared; {{runs}} were chosen.',
  },
  INPUT_INVALID: { el: 'Το «{{field}}» δεν είναι έγκυρο: {{value}}.', en: '“{{field}}” is not valid: {{value}}.' },
  INPUT_MISSING: {
    el: 'Λείπει: {{part}}. Η μέθοδος «{{method}}» το χρειάζεται.',
    en: 'Missing: {{part}}. The method “{{method}}” needs it.',
  },
  INTERNAL: {
    el: 'Κάτι απέτυχε από δική μας πλευρά. Δοκιμάστε ξανά· αν επιμένει, αναφέρετέ το με την ώρα.',
    en: 'Something failed on our side. Try again; if it persists, report it with the time.',
  },
  INVITATION_NOT_FOUND: {
    el: 'Δεν υπάρχει πρόσκληση για ανανέωση: ο οργανισμός έχει ή είχε ήδη διαχειριστή, ή η πρόσκληση δεν τηρείται πια. Απευθυνθείτε στον διαχειριστή της εγκατάστασης.',
    en: 'There is no invitation to renew: the organisation has or had a manager, or the invitation is no longer kept. Ask whoever runs the installation.',
  },
  EVALUATION_PLAN_NOT_FOUND: { el: 'Το σχέδιο δεν βρέθηκε.', en: 'The plan was not found.' },
  EVALUATION_PLAN_WITHDRAWN: { el: 'Το σχέδιο έχει ήδη αποσυρθεί.', en: 'The plan has already been withdrawn.' },
  INTERVENTION_CHANGED: {
    el: 'Η παρέμβαση δεν είναι πια όπως την είδατε: κάποιος άλλος τη διόρθωσε στο μεταξύ. Δείτε την ξανά και επαναλάβετε.',
    en: 'The intervention is no longer as you saw it: somebody else has corrected it meanwhile. Look at it again and repeat.',
  },
  INTERVENTION_DOCUMENT_NOT_FOUND: {
    el: 'Το έγγραφο δεν βρέθηκε στην παρέμβαση. Ίσως έχει αφαιρεθεί.',
    en: 'The document was not found with the intervention. It may have been removed.',
  },
  INTERVENTION_DOCUMENTS_TOO_MANY: {
    el: 'Η παρέμβαση έχει ήδη {{limit}} έγγραφα, όσα χωρούν. Αφαιρέστε πρώτα κάποιο.',
    en: 'The intervention already has {{limit}} documents, which is all it can hold. Remove one first.',
  },
  INTERVENTION_EVALUATED: {
    el: 'Η παρέμβαση έχει αξιολογηθεί και δεν διαγράφεται: οι αξιολογήσεις της μένουν. Διορθώστε ό,τι δεν ισχύει· οι παλιές αξιολογήσεις κρατούν όσα χρησιμοποίησαν.',
    en: 'The intervention was evaluated and is not deleted: its evaluations stay. Correct what is wrong; earlier evaluations keep what they used.',
  },
  EVALUATION_NOT_FOUND: { el: 'Η αξιολόγηση δεν βρέθηκε.', en: 'The evaluation was not found.' },
  EVIDENCE_UNFIT: {
    el: 'Η αξιολόγηση δεν μπορεί να διατεθεί στα ευρήματα του δικτύου: {{reason}}.',
    en: 'The evaluation cannot be contributed to the network’s evidence: {{reason}}.',
  },
  PUBLISHED_FACTOR_NOT_FOUND: {
    el: 'Ο δημοσιευμένος συντελεστής δεν βρέθηκε ή έχει αποσυρθεί.',
    en: 'The published factor was not found, or is retired.',
  },
  NOT_PUBLISHED: {
    el: 'Σε αυτή τη διεύθυνση δεν υπάρχει κάτι δημοσιευμένο.',
    en: 'Nothing is published under this address.',
  },
  RELEASE_AUDIT_FAILED: {
    el: 'Ο έλεγχος δεν πέρασε: {{count}} {{count|αριθμός που πρέπει να μείνει κρυφός βγαίνει|αριθμοί που πρέπει να μείνουν κρυφοί βγαίνουν}} από όσα θα ήταν δημόσια. Δείτε τους λόγους και φτιάξτε άλλο σχέδιο: με μεγαλύτερο όριο, ή χωρίς περιόδους που έχουν ήδη δημοσιευτεί αλλιώς.',
    en: 'The audit failed: {{count}} {{count|number that must stay hidden can|numbers that must stay hidden can}} be told from what would be public. Look at the reasons and make another draft: with a higher threshold, or without periods that were published otherwise before.',
  },
  RELEASE_BLOCKS_INVALID: {
    el: 'Δώστε από μία έως {{blocks}} περιόδους ολόκληρων ετών, χωρίς επικαλύψεις, καθεμία έως {{years}} έτη.',
    en: 'Give one to {{blocks}} periods of whole years, without overlap, each of {{years}} years at most.',
  },
  RELEASE_BLOCKS_OVERLAP: {
    el: 'Η περίοδος {{block}} επικαλύπτει την {{earlier}}, που έχει ήδη δημοσιευτεί. Η αφαίρεση της μιας από την άλλη θα έδειχνε μεμονωμένα ατυχήματα: επαναλάβετε την ίδια περίοδο ή διαλέξτε νέα έτη.',
    en: 'The period {{block}} overlaps with {{earlier}}, which was published already. Taking one from the other would show single accidents: repeat the same period, or choose new years.',
  },
  RELEASE_CHANGED: {
    el: 'Το σχέδιο δεν είναι πια όπως το είδατε: κάποιος άλλος έκανε ένα βήμα στο μεταξύ. Δείτε το ξανά.',
    en: 'The draft is no longer as you saw it: somebody else has taken a step meanwhile. Look at it again.',
  },
  RELEASE_INTERRUPTED: {
    el: 'Ο υπολογισμός διακόπηκε, π.χ. από επανεκκίνηση του διακομιστή, και δεν έμεινε τίποτα από αυτόν. Υπολογίστε τον ξανά.',
    en: 'The computing was cut off, for instance by a restart of the server, and nothing of it is left. Compute it again.',
  },
  RELEASE_MONTHS_OPEN: {
    el: 'Δημοσιεύονται μόνο οριστικά στοιχεία. {{count}} {{count|μήνας|μήνες}} των περιόδων δεν {{count|έχει|έχουν}} υπογραφεί ακόμη ({{months}}). Υπογράψτε τους στη σελίδα «Μήνες».',
    en: 'Only final data are published. {{count}} {{count|month|months}} of the periods {{count|is|are}} not signed off yet ({{months}}). Sign them off on the page “Months”.',
  },
  RELEASE_NOT_DECLARED_FINAL: {
    el: 'Δημοσιεύονται μόνο οριστικά στοιχεία, και καμία μονάδα καταγραφής δεν δηλώνει πότε ένας μήνας είναι πλήρης. Δηλώστε ότι δεν εκκρεμεί τίποτα για αυτές τις περιόδους.',
    en: 'Only final data are published, and no recording unit says when a month is complete. Say that nothing is still to come for these periods.',
  },
  RELEASE_NOT_FOUND: { el: 'Το σχέδιο δημοσίευσης δεν βρέθηκε.', en: 'The draft of a release was not found.' },
  RELEASE_OUTDATED: {
    el: 'Στο μεταξύ έγινε δημόσια μια άλλη έκδοση, δική σας ή άλλου οργανισμού στην ίδια περιοχή, που ο έλεγχος δεν γνώριζε. Φτιάξτε το σχέδιο ξανά.',
    en: 'Another release has become public meanwhile, your own or of another organisation in the same area, which the audit did not know. Make the draft again.',
  },
  RELEASE_SAME_PERSON: {
    el: 'Εσείς προτείνατε αυτό το σχέδιο. Το δημοσιεύει άλλο μέλος με τον ρόλο «Δημοσίευση»: ό,τι γίνει δημόσιο δεν παίρνεται πίσω από όσους το είδαν.',
    en: 'You have proposed this draft yourself. Another member with the role “Publisher” publishes it: what has become public cannot be taken back from those who saw it.',
  },
  RELEASE_STEP_IMPOSSIBLE: {
    el: 'Αυτό το βήμα δεν γίνεται τώρα. Το σχέδιο: {{status}}.',
    en: 'This step cannot be taken now. The draft: {{status}}.',
  },
  RELEASE_YEAR_NOT_OVER: {
    el: 'Το {{year}} δεν έχει τελειώσει. Δημοσιεύονται μόνο ολόκληρα έτη που έχουν περάσει.',
    en: '{{year}} is not over. Only whole years that are past are published.',
  },
  RELEASE_YEAR_WITHOUT_RECORDS: {
    el: 'Το {{year}} δεν έχει κανένα ατύχημα. Ένα έτος χωρίς εγγραφές θα φαινόταν ασφαλές, ενώ δεν γνωρίζουμε τίποτα για αυτό.',
    en: 'There is no accident on record in {{year}}. A year without records would look safe, while nothing is known of it.',
  },
  INTERVENTION_NOT_FOUND: { el: 'Η παρέμβαση δεν βρέθηκε.', en: 'The intervention was not found.' },
  METHOD_UNKNOWN: {
    el: 'Δεν υπάρχει μέθοδος «{{method}}». Υπάρχουν: {{known}}.',
    en: 'There is no method “{{method}}”. There are: {{known}}.',
  },
  METHOD_WITHOUT_ANSWER: { el: 'Η μέθοδος δεν δίνει απάντηση. {{reason}}', en: 'The method gives no answer. {{reason}}' },
  NEGATIVE_COUNT: { el: 'Το «{{field}}» δεν μπορεί να είναι αρνητικό: {{value}}.', en: '“{{field}}” cannot be negative: {{value}}.' },
  NOT_POSITIVE: { el: 'Το «{{field}}» πρέπει να είναι πάνω από μηδέν: {{value}}.', en: '“{{field}}” must be above zero: {{value}}.' },
  NO_ACCIDENTS: {
    el: 'Κανένα ατύχημα δεν ταιριάζει. Χαλαρώστε τα φίλτρα ή εισαγάγετε δεδομένα.',
    en: 'No accident matches. Relax the filters or import data.',
  },
  NO_ROADS: {
    el: 'Η μέθοδος χρειάζεται οδικό δίκτυο και δεν υπάρχει κανένα. Εισαγάγετε τις οδούς (Εισαγωγή) ή διαλέξτε μέθοδο που χρειάζεται μόνο τα ατυχήματα.',
    en: 'The method needs a road network, and there is none. Import the roads (Import), or choose a method that needs accidents alone.',
  },
  NO_TRAFFIC_ON_ROADS: {
    el: 'Κανένα οδικό τμήμα δεν έχει γνωστή κυκλοφορία. Εισαγάγετε μετρήσεις κυκλοφορίας (Εισαγωγή) ή διαλέξτε σύγκριση κατά βαρύτητα.',
    en: 'Traffic is not known on any road section. Import traffic counts (Import), or choose a comparison by severity.',
  },
  SITE_LENGTHS_UNFIT: {
    el: 'Τα μήκη της στήλης «{{column}}» δεν ταιριάζουν με τις γραμμές: το μεσαίο είναι {{ratio}} φορές το μήκος της γραμμής του. Διαλέξτε άλλη μονάδα ή άλλη στήλη, ή καμία: τότε μετριούνται οι γραμμές.',
    en: 'The lengths in the column “{{column}}” do not fit the lines: the median one is {{ratio}} times as long as its line. Choose another unit or column, or none: then the lines are measured.',
  },
  SITE_TABLE_NOT_FOUND: {
    el: 'Ο πίνακας θέσεων δεν βρέθηκε ή έχει αποσυρθεί.',
    en: 'The table of sites was not found, or is retired.',
  },
  SITE_TABLE_WITHOUT_SITES: {
    el: 'Καμία γραμμή του «{{file}}» δεν μπορεί να διαβαστεί ως θέση. Στην πρώτη: {{reason}}. Ελέγξτε τις στήλες και το σύστημα αναφοράς.',
    en: 'No line of “{{file}}” can be read as a site. The first: {{reason}}. Check the columns and the reference system.',
  },
  SITES_COUNT_THEMSELVES: {
    el: 'Ο πίνακας θέσεων έχει δικούς του αριθμούς ατυχημάτων: το φίλτρο δεν έχει πού να εφαρμοστεί. Καθαρίστε το φίλτρο.',
    en: 'The table of sites has numbers of accidents of its own: a filter has nothing to apply to. Clear the filter.',
  },
  NO_OPENED_SITES: {
    el: 'Κανείς δεν έχει δώσει στον οργανισμό πρόσβαση σε θέσεις του. Επιλέξτε μόνο τις δικές σας θέσεις.',
    en: 'Nobody has opened sites to the organisation. Choose only your own sites.',
  },
  POOL_OF_TABLE: {
    el: 'Οι θέσεις ενός πίνακα έχουν δικές τους ομάδες και δεν ενώνονται με θέσεις άλλων οργανισμών. Επιλέξτε μόνο τις δικές σας θέσεις.',
    en: 'The sites of a table have groups of their own, and are not pooled with those of other organisations. Choose only your own sites.',
  },
  RUN_NOT_OPENABLE: {
    el: 'Πρόσβαση δίνεται μόνο σε θέσεις μιας ολοκληρωμένης κατάταξης των δικών σας οδών, με όλα τα ατυχήματα μιας περιόδου τουλάχιστον ενός έτους και με μία τουλάχιστον ομάδα 10 θέσεων γνωστής κυκλοφορίας με 10 ατυχήματα.',
    en: 'Only sites of a finished ranking of your own roads can be opened, with all accidents of a period of at least one year, and with at least one group of 10 sites with known traffic and 10 accidents.',
  },
  SITES_WITHOUT_TYPES: {
    el: 'Ο πίνακας θέσεων έχει δικούς του αριθμούς ατυχημάτων και δεν λέει τι είδους είναι: το μερίδιο ενός είδους δεν μπορεί να υπολογιστεί. Διαλέξτε το οδικό δίκτυο, ή πίνακα κόμβων χωρίς αριθμούς ατυχημάτων.',
    en: 'The table of sites has numbers of accidents of its own and does not say of what types they are: the share of a type cannot be computed. Choose the road network, or a table of junctions without numbers of accidents.',
  },
  NO_COMPARISON_ACCIDENTS: {
    el: 'Η ομάδα σύγκρισης δεν έχει ατυχήματα σε μία από τις περιόδους (πριν {{before}}, μετά {{after}}). Διευρύνετέ την.',
    en: 'The comparison group has no accidents in one of the periods (before {{before}}, after {{after}}). Widen it.',
  },
  NO_REFERENCE_VARIATION: {
    el: 'Οι θέσεις αναφοράς ({{sites}}) δεν διαφέρουν μεταξύ τους περισσότερο από την τύχη· η εμπειρική μέθοδος Bayes δεν έχει από πού να μάθει.',
    en: 'The reference sites ({{sites}}) differ from each other no more than chance; empirical Bayes has nothing to learn from.',
  },
  PARAMETER_MISSING: {
    el: 'Λείπει τιμή: «{{parameter}}». Συμπληρώστε την, ή επιλέξτε να μην χρησιμοποιηθεί.',
    en: 'A value is missing: “{{parameter}}”. Fill it in, or choose not to use it.',
  },
  PARAMETER_OUT_OF_RANGE: {
    el: 'Η παράμετρος «{{parameter}}» δεν δέχεται {{value}}. Επιτρέπονται: {{allowed}}.',
    en: 'The parameter “{{parameter}}” does not accept {{value}}. Allowed: {{allowed}}.',
  },
  PARAMETER_UNKNOWN: {
    el: 'Δεν υπάρχει παράμετρος «{{parameter}}». Υπάρχουν: {{known}}.',
    en: 'There is no parameter “{{parameter}}”. There are: {{known}}.',
  },
  PERIOD_EMPTY: { el: 'Η περίοδος {{start}} – {{end}} δεν έχει καμία ημέρα.', en: 'The period {{start}} – {{end}} contains no day.' },
  PERIODS_OVERLAP: {
    el: 'Οι περίοδοι «{{first}}» και «{{second}}» επικαλύπτονται. Αφήστε την περίοδο των έργων έξω και από τις δύο.',
    en: 'The periods “{{first}}” and “{{second}}” overlap. Keep the works period out of both.',
  },
  PERIOD_WITHOUT_RECORDS: {
    el: 'Η περίοδος «{{period}}» βρίσκεται ολόκληρη έξω από τα δεδομένα, που καλύπτουν {{start}} – {{end}}· εκεί δεν υπάρχει τίποτε να μετρηθεί, και αυτό δεν σημαίνει μηδέν ατυχήματα.',
    en: 'The period “{{period}}” lies wholly outside of the records, which cover {{start}} – {{end}}; there is nothing to count in it, which does not mean that there were no accidents.',
  },
  PLACE_INVALID: {
    el: 'Η θέση {{number}} ({{place}}) δεν γίνεται δεκτή: {{reason}}.',
    en: 'Place {{number}} ({{place}}) is not accepted: {{reason}}.',
  },
  SITES_TOO_FEW: {
    el: 'Χρειάζονται τουλάχιστον {{needed}} θέσεις ({{role}})· υπάρχουν {{found}}.',
    en: 'At least {{needed}} sites are needed ({{role}}); there are {{found}}.',
  },
  TIME_NOT_KNOWN: {
    el: 'Η μέθοδος χρειάζεται ημερομηνία· από {{total}} ατυχήματα, {{missing}} δεν έχουν.',
    en: 'The method needs a date; of {{total}} accidents, {{missing}} have none.',
  },
  TOO_MANY_CELLS: {
    el: 'Το πλέγμα θα είχε {{cells}} κελιά (όριο {{limit}}). Μεγαλώστε το κελί ή περιορίστε την περιοχή.',
    en: 'The grid would have {{cells}} cells (limit {{limit}}). Enlarge the cell or narrow the area.',
  },
  TOO_MANY_CIRCLES: {
    el: 'Οι κύκλοι είναι πάρα πολλοί: οι μεγαλύτεροι περιέχουν μαζί πάνω από {{limit}} εξάγωνα ή οδικά τμήματα. Μικρύνετε τη μέγιστη ακτίνα, μεγαλώστε το εξάγωνο ή περιορίστε την περιοχή.',
    en: 'There are too many circles: the largest ones together hold more than {{limit}} hexagons or road sections. Shorten the largest radius, enlarge the hexagon or narrow the area.',
  },
  TOO_MANY_LIXELS: {
    el: 'Οι οδοί θα κόβονταν σε {{lixels}} κομμάτια (όριο {{limit}}). Μεγαλώστε το κομμάτι, περιορίστε την περιοχή ή ζητήστε λιγότερες προσομοιώσεις.',
    en: 'The streets would be cut into {{lixels}} pieces (limit {{limit}}). Take longer pieces, narrow the area, or ask for fewer simulations.',
  },
  TOO_MANY_LIXEL_PAIRS: {
    el: 'Περισσότερα από {{limit}} ζεύγη κομματιών των οδών απέχουν λιγότερο από το εύρος ζώνης. Μεγαλώστε το κομμάτι, μικρύνετε το εύρος ζώνης ή περιορίστε την περιοχή.',
    en: 'More than {{limit}} pairs of pieces of streets lie within the bandwidth of each other. Take longer pieces, a narrower bandwidth, or a smaller area.',
  },
  TOO_MANY_WAYS: {
    el: 'Από ένα σημείο του δικτύου περισσότερες από {{limit}} διαδρομές μένουν μέσα στο εύρος ζώνης. Μικρύνετε το εύρος ζώνης ή διαλέξτε άλλον τρόπο στους κόμβους: ο «συνεχής» έχει τις περισσότερες διαδρομές, ο «απλός» μία προς κάθε σημείο.',
    en: 'From one place of the network more than {{limit}} ways stay within the bandwidth. Take a narrower bandwidth, or another rule at junctions: “continuous” has the most ways, “simple” one to each place.',
  },
  STORAGE_FULL: {
    el: 'Ο δίσκος του διακομιστή ή της βάσης γέμισε. Τίποτα δεν χάθηκε· ελευθερώστε χώρο και δοκιμάστε ξανά.',
    en: 'The disk of the server or of the database is full. Nothing is lost; make room and try again.',
  },
  SUBJECT_EXPORT_GONE: {
    el: 'Το αρχείο έχει ήδη ληφθεί ή έληξε η προθεσμία των επτά ημερών. Αν το χρειάζεστε ακόμη, καταχωρίστε νέο αίτημα.',
    en: 'The file has been downloaded already, or its seven days are over. If you still need it, open a new request.',
  },
  SUBJECT_NOT_FOUND: {
    el: 'Στις εγγραφές σας δεν υπάρχει παθών με αυτά τα στοιχεία. Ελέγξτε το ατύχημα, τη μονάδα και τον αριθμό του παθόντος.',
    en: 'There is no such casualty in your records. Check the accident, the unit and the number of the casualty.',
  },
  SUBJECT_REQUEST_DECIDED: {
    el: 'Για το αίτημα έχει ήδη ληφθεί απόφαση.',
    en: 'The request has been decided already.',
  },
  SUBJECT_REQUEST_NOT_FOUND: { el: 'Το αίτημα δεν βρέθηκε.', en: 'The request was not found.' },
  SUBJECT_REQUEST_OWN: {
    el: 'Όποιος καταχωρίζει ένα αίτημα δεν μπορεί και να αποφασίσει γι’ αυτό. Χρειάζεται άλλος Υπεύθυνος Προστασίας Δεδομένων.',
    en: 'Whoever opens a request cannot decide it too. Another data protection officer is needed.',
  },
  UPLOAD_DAMAGED: {
    el: 'Τα αποθηκευμένα αρχεία δεν είναι όπως ανέβηκαν: αλλοιώθηκαν ή αντικαταστάθηκαν στον δίσκο. Ανεβάστε τα ξανά.',
    en: 'The stored files are not as they were uploaded: they were damaged or replaced on the disk. Upload them again.',
  },
  UPLOADS_BUSY: {
    el: 'Πολλά αρχεία εξετάζονται αυτή τη στιγμή. Δοκιμάστε ξανά σε λίγο· τίποτα δεν χάθηκε.',
    en: 'Many files are being looked at right now. Try again in a moment; nothing is lost.',
  },
  STORED_FILES_TOO_LARGE: {
    el: 'Δεν αποθηκεύτηκε: τα έγγραφα υποθέσεων και παρεμβάσεων και οι πίνακες θέσεων του οργανισμού θα ξεπερνούσαν μαζί τα {{limit}} MB. Αφαιρέστε έγγραφα που δεν χρειάζονται, ή ζητήστε μεγαλύτερο όριο από όποιον διαχειρίζεται την εγκατάσταση.',
    en: 'It was not stored: the organisation’s documents of cases and interventions and tables of sites would exceed {{limit}} MB together. Remove documents that are not needed, or ask whoever runs the installation for a higher limit.',
  },
  UPLOADS_TOO_MANY: {
    el: 'Ο οργανισμός έχει ήδη πολλά ανεβασμένα αρχεία που δεν εισήχθησαν (όριο {{uploads}} ή {{megabytes}} MB). Εισαγάγετέ τα ή περιμένετε να διαγραφούν.',
    en: 'The organisation already has many uploaded files that were not imported (limit {{uploads}}, or {{megabytes}} MB). Import them, or wait until they are deleted.',
  },
  UPLOAD_NOT_AT_HAND: {
    el: 'Η διεργασία των εισαγωγών δεν βρίσκει τα αρχεία που ανέβηκαν. Ο διαχειριστής πρέπει να ορίσει κοινό φάκελο (UPLOAD_DIR)· μετά συνεχίζετε.',
    en: 'The process that imports does not find the uploaded files. The administrator must give all processes one folder (UPLOAD_DIR); then you can resume.',
  },
  UPLOAD_NOT_FOUND: { el: 'Τα αρχεία δεν βρέθηκαν. Ανεβάστε τα ξανά.', en: 'The files were not found. Upload them again.' },
};

/** The sentence for a Problem in a language. */
export function describeProblem(problem: Pick<Problem, 'code' | 'details'>, language: Language): string {
  return fillText(PROBLEM_MESSAGES[problem.code][language], problem.details, language);
}
