import type { Text } from '@elektron/domain';

/** Why there is no answer. */
export const TIME_SERIES_REFUSAL_TEXTS = {
  BEFORE_TOO_SHORT: {
    el: 'Μήνες πριν από την παρέμβαση: {{found}}. Χρειάζονται τουλάχιστον {{needed}}, ώστε να φανούν τάση και εποχές.',
    en: 'Months before the intervention: {{found}}. At least {{needed}} are needed to see trend and seasons.',
  },
  AFTER_TOO_SHORT: {
    el: 'Μήνες μετά την παρέμβαση: {{found}}. Χρειάζονται τουλάχιστον {{needed}}, ώστε να περιέχονται όλες οι εποχές.',
    en: 'Months after the intervention: {{found}}. At least {{needed}} are needed, so that all seasons are in it.',
  },
  TOO_FEW_ACCIDENTS: {
    el: 'Λίγα ατυχήματα: τα λιγότερα σε μία από τις περιόδους (και στη σειρά σύγκρισης, αν δόθηκε) είναι {{found}}· χρειάζονται τουλάχιστον {{needed}}.',
    en: 'Few accidents: the fewest in one of the periods (of the comparison series, too, where given) are {{found}}; at least {{needed}} are needed.',
  },
  TERMS_NOT_TOLD_APART: {
    el: 'Με αυτούς τους μήνες οι όροι του μοντέλου δεν ξεχωρίζουν μεταξύ τους. Ζητήστε λιγότερους όρους ή δώστε περισσότερους μήνες.',
    en: 'With these months the terms of the model are not told apart. Ask for fewer terms, or give more months.',
  },
  NO_VARIATION: {
    el: 'Οι αριθμοί των μηνών δεν διαφέρουν καθόλου από το μοντέλο· η αβεβαιότητα δεν υπολογίζεται. Ελέγξτε τα δεδομένα.',
    en: 'The monthly numbers do not differ from the model at all; the uncertainty cannot be computed. Check the data.',
  },
} as const satisfies Readonly<Record<string, Text>>;
export type TimeSeriesRefusalCode = keyof typeof TIME_SERIES_REFUSAL_TEXTS;

/** What a reader must know before using this very answer. */
export const TIME_SERIES_WARNING_TEXTS = {
  REGRESSION_TO_THE_MEAN_REMAINS: {
    el: 'Αν η παρέμβαση έγινε επειδή τα ατυχήματα είχαν μόλις αυξηθεί, μέρος της μείωσης θα συνέβαινε και χωρίς αυτήν.',
    en: 'If it was done because accidents had just risen, part of the drop would have come without it.',
  },
  NO_COMPARISON_SERIES: {
    el: 'Χωρίς σειρά σύγκρισης: ό,τι άλλο άρχισε την ίδια εποχή μετρά ως αποτέλεσμα.',
    en: 'Without a comparison series: whatever else began at that time counts as the effect.',
  },
  RESIDUALS_AUTOCORRELATED: {
    el: 'Τα υπόλοιπα γειτονικών μηνών μοιάζουν μεταξύ τους (p = {{p}}): το διάστημα είναι μάλλον στενό.',
    en: 'Residuals of months near each other are alike (p = {{p}}): the interval is rather narrow.',
  },
  COMPARISON_RESIDUALS_AUTOCORRELATED: {
    el: 'Στη σειρά σύγκρισης τα υπόλοιπα γειτονικών μηνών μοιάζουν μεταξύ τους (p = {{p}}): το διάστημα είναι μάλλον στενό.',
    en: 'In the comparison series residuals of months near each other are alike (p = {{p}}): the interval is rather narrow.',
  },
  DEPENDS_ON_DATE: {
    el: 'Το συμπέρασμα αλλάζει αν η παρέμβαση χρονολογηθεί έως δύο μήνες νωρίτερα ή αργότερα, ή αν μείνουν έξω οι πρώτοι μήνες.',
    en: 'The conclusion changes where the intervention is dated up to two months earlier or later, or where the first months are left out.',
  },
} as const satisfies Readonly<Record<string, Text>>;
export type TimeSeriesWarningCode = keyof typeof TIME_SERIES_WARNING_TEXTS;

/** The pieces of the sentence. */
export const TIME_SERIES_SENTENCES = {
  FOUND: {
    el: 'Στους {{months}} μήνες μετά καταγράφηκαν {{observed}} ατυχήματα· αν συνέχιζαν το επίπεδο και η τάση του πριν{{comparison}}, αναμένονταν περίπου {{expected}}.',
    en: 'In the {{months}} months after, {{observed}} accidents were recorded; had level and trend of before gone on{{comparison}}, about {{expected}} were to be expected.',
  },
  AS_COMPARISON: { el: ', με τη μεταβολή της σειράς σύγκρισης', en: ', with the change of the comparison series' },
  FEWER: {
    el: 'Λιγότερα ατυχήματα: {{percent}}% (διάστημα {{level}}%: {{lower}}% έως {{upper}}%).',
    en: 'Fewer accidents: {{percent}}% ({{level}}% interval: {{lower}}% to {{upper}}%).',
  },
  MORE: {
    el: 'Περισσότερα ατυχήματα: +{{percent}}% (διάστημα {{level}}%: {{lower}}% έως {{upper}}%).',
    en: 'More accidents: +{{percent}}% ({{level}}% interval: {{lower}}% to {{upper}}%).',
  },
  NOT_SHOWN: {
    el: 'Δεν φάνηκε αποτέλεσμα: {{percent}}% (διάστημα {{level}}%: {{lower}}% έως {{upper}}%). Αυτό δεν σημαίνει ότι δεν υπάρχει.',
    en: 'No effect was shown: {{percent}}% ({{level}}% interval: {{lower}}% to {{upper}}%). This does not mean that there is none.',
  },
} as const satisfies Readonly<Record<string, Text>>;
