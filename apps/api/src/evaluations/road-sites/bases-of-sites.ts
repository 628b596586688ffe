import type { ParameterDeclaration, Text } from '@elektron/domain';
import type { ExpectationBasis } from '@elektron/statistics';

import type { EvaluationSiteKind } from './road-site-criteria.ts';

interface FedBases {
  /** Where empirical Bayes can take its expectation from, the one that is taken unless another is asked for first. */
  readonly bases: readonly [ExpectationBasis, ...ExpectationBasis[]];
  /** Why the others cannot be chosen. */
  readonly whyNotOthers: Text;
}

/** THE bases that records and roads can feed. */
export const BASES_OF_SITES: Readonly<Record<EvaluationSiteKind, FedBases>> = {
  hexagon: {
    bases: ['reference-group'],
    whyNotOthers: {
      el: 'Στα εξάγωνα μόνο αυτή: δεν έχουν μήκος ούτε κυκλοφορία για να προσαρμοστεί συνάρτηση (διαλέξτε τμήματα και κόμβους), και για έτοιμη συνάρτηση χρειάζονται οι προβλέψεις της για κάθε θέση (αξιολογήστε πίνακα θέσεων).',
      en: 'For hexagons it is the only one: they have no length and no traffic that a function could be fitted to (choose sections and junctions), and a given function takes its predictions for each site (evaluate a table of sites).',
    },
  },
  'road-site': {
    bases: ['fitted-function', 'reference-group'],
    whyNotOthers: {
      el: 'Έτοιμη συνάρτηση (SPF) δεν προσφέρεται εδώ: χρειάζονται οι προβλέψεις της για κάθε θέση, που δεν υπάρχουν στις καταγραφές· αξιολογήστε πίνακα θέσεων που τις έχει. Η ομάδα αναφοράς δεν γνωρίζει μήκος ούτε κυκλοφορία.',
      en: 'A given function (SPF) is not offered here: it takes its predictions for each site, which the records do not have; evaluate a table of sites that has them. The reference group knows neither length nor traffic.',
    },
  },
};

/** A parameter as a form for these sites offers it. */
export function declareForSites(declared: ParameterDeclaration, siteKind: EvaluationSiteKind): ParameterDeclaration {
  if (declared.kind !== 'choice' || declared.name !== 'basis') return declared;
  const { bases, whyNotOthers } = BASES_OF_SITES[siteKind];
  return {
    ...declared,
    choices: declared.choices.filter(({ value }) => (bases as readonly string[]).includes(value)),
    defaultValue: bases[0],
    meaning: whyNotOthers,
  };
}
