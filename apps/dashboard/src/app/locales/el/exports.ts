import type { exports as english } from '../en/exports.ts';

/** Ό,τι παίρνει κανείς μαζί του ως αρχείο. */
export const exports: typeof english = {
  button: 'Εξαγωγή',
  count_one: '{{formatted}} ατύχημα, είτε φαίνεται στον χάρτη είτε όχι',
  count_other: '{{formatted}} ατυχήματα, είτε φαίνονται στον χάρτη είτε όχι',
  filter: 'Φίλτρο: {{filter}}',
  fetching: 'Δημιουργία αρχείου {{kind}}…',
  cancel: 'Ακύρωση',
  saved: 'Έγινε λήψη του αρχείου {{name}}.',
  failed: 'Η εξαγωγή δεν έγινε',
  brokenOff: 'Η λήψη διακόπηκε πριν ολοκληρωθεί το αρχείο. Ελέγξτε τη σύνδεση και δοκιμάστε ξανά.',
  areas: 'Στήλη με περιοχές',
  noAreas: 'Καμία',
  notOpened: 'Τα στοιχεία αυτά έχουν παραχωρηθεί για ανάγνωση εδώ, όχι για εξαγωγή.',
};
