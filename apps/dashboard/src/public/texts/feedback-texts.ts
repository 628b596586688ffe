export const FEEDBACK_TEXTS = {
  title: { el: 'Γράψτε μας', en: 'Write to us' },
  intro: {
    el: 'Για λάθη στα στοιχεία, για εμπόδια στη χρήση του ιστοτόπου, για ό,τι δεν καταλάβατε.',
    en: 'About mistakes in the numbers, barriers in using this site, and whatever you did not understand.',
  },
  emergency: {
    el: 'Για κάτι επείγον μη γράφετε εδώ: καλέστε το 112 ή την Αστυνομία στο 100.',
    en: 'Do not write here about an emergency: call 112, or the police at 100.',
  },
  byMail: { el: 'Με ηλεκτρονικό ταχυδρομείο: {{address}}', en: 'By mail: {{address}}' },
  byForm: { el: 'Με τη φόρμα του φορέα: {{address}}', en: 'By the form of the body: {{address}}' },
  unset: {
    el: 'Ο φορέας που λειτουργεί αυτόν τον ιστότοπο δεν έχει ορίσει ακόμη διεύθυνση επικοινωνίας. (Για τον διαχειριστή: η ρύθμιση PUBLIC_FEEDBACK.)',
    en: 'The body that operates this site has not set an address for contact yet. (For the administrator: the setting PUBLIC_FEEDBACK.)',
  },
  privacy: {
    el: 'Μη γράφετε ονόματα, πινακίδες ή στοιχεία υγείας άλλων.',
    en: 'Do not write names, number plates or anything about the health of others.',
  },
} as const;
