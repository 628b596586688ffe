import type { Text } from '@elektron/domain';

/** What the parts and numbers of the input are called when a method refuses them or a form asks for them. */
export const BEFORE_AFTER_LABELS = {
  treated: { el: 'θέσεις παρέμβασης', en: 'treated sites' },
  comparison: { el: 'ομάδα σύγκρισης', en: 'comparison group' },
  yearlySeries: { el: 'ετήσια σύνολα πριν από την παρέμβαση', en: 'yearly totals before the treatment' },
  reference: { el: 'θέσεις αναφοράς', en: 'reference sites' },
  predictions: { el: 'προβλέψεις της συνάρτησης ατυχημάτων (SPF)', en: 'predictions of a safety performance function (SPF)' },
  traffic: { el: 'κυκλοφορία πριν και μετά', en: 'traffic before and after' },
  monthlySeries: { el: 'ατυχήματα ανά ολόκληρο μήνα', en: 'accidents by whole month' },
  targetCounts: { el: 'ατυχήματα του τύπου που εξετάζεται', en: 'accidents of the target type' },
  siteIds: { el: 'κωδικοί θέσεων', en: 'site ids' },
  yearsBefore: { el: 'έτη πριν', en: 'years before' },
  yearsAfter: { el: 'έτη μετά', en: 'years after' },
  observedBefore: { el: 'ατυχήματα πριν', en: 'accidents before' },
  observedAfter: { el: 'ατυχήματα μετά', en: 'accidents after' },
  comparisonBefore: { el: 'ατυχήματα της ομάδας σύγκρισης πριν', en: 'accidents of the comparison group before' },
  comparisonAfter: { el: 'ατυχήματα της ομάδας σύγκρισης μετά', en: 'accidents of the comparison group after' },
  referenceBefore: { el: 'ατυχήματα των θέσεων αναφοράς πριν', en: 'accidents of the reference sites before' },
  referenceAfter: { el: 'ατυχήματα των θέσεων αναφοράς μετά', en: 'accidents of the reference sites after' },
  predictedBefore: { el: 'πρόβλεψη πριν', en: 'predicted before' },
  predictedAfter: { el: 'πρόβλεψη μετά', en: 'predicted after' },
  overdispersion: { el: 'υπερδιασπορά', en: 'overdispersion' },
  annualAverageDailyTrafficBefore: { el: 'ΕΜΗΚ πριν', en: 'AADT before' },
  annualAverageDailyTrafficAfter: { el: 'ΕΜΗΚ μετά', en: 'AADT after' },
  coefficientOfVariationBefore: { el: 'σχετικό σφάλμα της κυκλοφορίας πριν', en: 'relative error of traffic before' },
  coefficientOfVariationAfter: { el: 'σχετικό σφάλμα της κυκλοφορίας μετά', en: 'relative error of traffic after' },
} as const satisfies Readonly<Record<string, Text>>;
