import type { Text } from '@elektron/domain';

import type { StoredHotspotResult } from './stored-hotspot-result.ts';

/** What methods that look along the streets found, in one sentence each. */
export const STREET_SENTENCES = {
  STREETS_EMPTY: {
    el: 'Κανένα από τα {{accidents}} ατυχήματα δεν βρίσκεται σε οδό που εξετάζεται: δεν υπάρχει τίποτα να υπολογιστεί.',
    en: 'None of the {{accidents}} accidents lies on a street that is looked at: there is nothing to compute.',
  },
  STREETS_MAXIMUM: {
    el: 'Σε {{hotspots}} {{hotspots|θέση|θέσεις}} πάνω στις οδούς ({{hotspotKm}} από {{streetKm}} km) τα ατυχήματα είναι πυκνότερα από όσο δίνει η τύχη οπουδήποτε στον χάρτη (πιθανότητα έστω ενός ψευδούς το πολύ {{level}}%): {{inHotspots}} από {{onStreets}} ατυχήματα. Η πυκνότερη φτάνει {{peak}} ανά km και έτος.',
    en: 'At {{hotspots}} {{hotspots|place|places}} along the streets ({{hotspotKm}} of {{streetKm}} km) accidents lie denser than chance gives anywhere on the map (probability of even one false find at most {{level}}%): {{inHotspots}} of {{onStreets}} accidents. The densest reaches {{peak}} per km per year.',
  },
  STREETS_FDR: {
    el: 'Σε {{hotspots}} {{hotspots|θέση|θέσεις}} πάνω στις οδούς ({{hotspotKm}} από {{streetKm}} km) τα ατυχήματα είναι πυκνότερα από όσο δίνει η τύχη (κατά μέσο όρο το πολύ {{level}}% των κομματιών που ξεχωρίζουν είναι τυχαία): {{inHotspots}} από {{onStreets}} ατυχήματα. Η πυκνότερη φτάνει {{peak}} ανά km και έτος.',
    en: 'At {{hotspots}} {{hotspots|place|places}} along the streets ({{hotspotKm}} of {{streetKm}} km) accidents lie denser than chance gives (on average at most {{level}}% of the pieces that stand out are due to chance): {{inHotspots}} of {{onStreets}} accidents. The densest reaches {{peak}} per km per year.',
  },
  STREETS_DENSEST: {
    el: 'Τα πυκνότερα κομμάτια, με το {{share}}% της πυκνότητας, είναι {{hotspotKm}} από τα {{streetKm}} km οδών, σε {{hotspots}} {{hotspots|θέση|θέσεις}} με {{inHotspots}} από {{onStreets}} ατυχήματα. Δεν ελέγχθηκαν. Η πυκνότερη φτάνει {{peak}} ανά km και έτος.',
    en: 'The densest pieces, with {{share}}% of the density, are {{hotspotKm}} of the {{streetKm}} km of streets, at {{hotspots}} {{hotspots|place|places}} with {{inHotspots}} of {{onStreets}} accidents. They were not tested. The densest reaches {{peak}} per km per year.',
  },
  STREETS_NONE: {
    el: 'Σε {{streetKm}} km οδών με {{onStreets}} ατυχήματα, πουθενά δεν είναι τόσο πυκνά ώστε να ξεχωρίζουν από την τύχη στο {{level}}%.',
    en: 'On {{streetKm}} km of streets with {{onStreets}} accidents, nowhere are they so dense that they differ from chance at {{level}}%.',
  },
  KDE_PLUS: {
    el: 'Από {{tested}} τμήματα με δύο ατυχήματα ή περισσότερα, ξεχωρίζουν από την τύχη όσα έχουν {{hotspots}} {{hotspots|συστάδα|συστάδες}} (κατά μέσο όρο το πολύ {{level}}% από αυτά είναι τυχαία): {{inHotspots}} από {{onStreets}} ατυχήματα σε {{hotspotKm}} km.',
    en: 'Of {{tested}} sections with two accidents or more, those with {{hotspots}} {{hotspots|cluster|clusters}} differ from chance (on average at most {{level}}% of them are due to chance): {{inHotspots}} of {{onStreets}} accidents on {{hotspotKm}} km.',
  },
  KDE_PLUS_ALL: {
    el: 'Σε {{tested}} τμήματα με δύο ατυχήματα ή περισσότερα βρέθηκαν {{hotspots}} {{hotspots|συστάδα|συστάδες}} με {{inHotspots}} από {{onStreets}} ατυχήματα σε {{hotspotKm}} km· φαίνονται και όσες μπορεί να οφείλονται στην τύχη.',
    en: 'On {{tested}} sections with two accidents or more there are {{hotspots}} {{hotspots|cluster|clusters}} with {{inHotspots}} of {{onStreets}} accidents on {{hotspotKm}} km; those that chance may have made are among them.',
  },
  KDE_PLUS_NONE: {
    el: 'Κανένα από τα {{tested}} τμήματα με δύο ατυχήματα ή περισσότερα δεν ξεχωρίζει από την τύχη στο {{level}}%. Οι {{clusters}} συστάδες όλων των τμημάτων φαίνονται αν ζητηθούν.',
    en: 'None of the {{tested}} sections with two accidents or more differs from chance at {{level}}%. The {{clusters}} clusters of all sections are shown when asked for.',
  },
} as const satisfies Readonly<Record<string, Text>>;
export type StreetSentenceCode = keyof typeof STREET_SENTENCES;

/** Null for a method of another kind. */
export function chooseStreetSentence(
  methodId: string,
  { hotspots, parameters, summary, streets }: StoredHotspotResult,
): StreetSentenceCode | null {
  if (streets === undefined) return null;
  if ((summary.accidentsOnStreets ?? 0) === 0) return 'STREETS_EMPTY';
  const { selection } = parameters;
  if (methodId === 'kde-plus') return selection === 'all' ? 'KDE_PLUS_ALL' : hotspots.length === 0 ? 'KDE_PLUS_NONE' : 'KDE_PLUS';
  if (hotspots.length === 0) return 'STREETS_NONE';
  return selection === 'densest' ? 'STREETS_DENSEST' : selection === 'fdr' ? 'STREETS_FDR' : 'STREETS_MAXIMUM';
}

/** What these sentences name. */
export function valuesOfStreets({ hotspots, summary }: StoredHotspotResult): Readonly<Record<string, number>> {
  // Below a kilometre to ten metres: a cluster of 40 m is not nothing.
  const km = (length = 0): number => (length < 1 ? Math.round(length * 100) / 100 : Math.round(length * 10) / 10);
  const peak = hotspots[0]?.score ?? 0;
  return {
    onStreets: summary.accidentsOnStreets ?? 0,
    streetKm: km(summary.streetKm),
    hotspotKm: km(summary.hotspotKm),
    tested: summary.testedSections ?? 0,
    clusters: summary.clusters ?? 0,
    peak: peak < 10 ? Math.round(peak * 10) / 10 : Math.round(peak),
  };
}
