import type { AccidentFilter } from './accident-filter.ts';
import { INTERVENTION_KINDS, type InterventionKind } from './intervention-kind.ts';
import type { Text } from './language.ts';

/** Kinds whose evaluations are pooled: all but `other`, which is no one thing and has no one effect. */
export type EvidenceKind = Exclude<InterventionKind, 'other'>;
export const EVIDENCE_KINDS: readonly EvidenceKind[] = INTERVENTION_KINDS.filter((kind) => kind !== 'other');

/** What an organisation decides of a finished evaluation. The latest counts; what was contributed and is withheld since is withdrawn. */
export const EVIDENCE_DECISIONS = ['contributed', 'withheld'] as const;
export type EvidenceDecision = (typeof EVIDENCE_DECISIONS)[number];

/** Which accidents an effect is of, by severity: effects on different ones are different effects. */
export const EVIDENCE_OUTCOMES = ['all', 'injury', 'severe', 'fatal', 'damage-only', 'other'] as const;
export type EvidenceOutcome = (typeof EVIDENCE_OUTCOMES)[number];

export const EVIDENCE_OUTCOME_LABELS: Readonly<Record<EvidenceOutcome, Text>> = {
  all: { el: 'Όλα τα καταγεγραμμένα ατυχήματα', en: 'All recorded accidents' },
  injury: { el: 'Ατυχήματα με παθόντες', en: 'Injury accidents' },
  severe: { el: 'Θανατηφόρα και σοβαρά', en: 'Fatal and serious' },
  fatal: { el: 'Θανατηφόρα', en: 'Fatal' },
  'damage-only': { el: 'Μόνο υλικές ζημιές', en: 'Damage only' },
  other: { el: 'Άλλη επιλογή βαρύτητας', en: 'Another choice of severities' },
};

/** Severities of an outcome, in the order of the alphabet. Whether an injury of unstated severity is among them changes nothing of what is meant. */
const OUTCOME_OF: Readonly<Record<string, EvidenceOutcome>> = {
  '': 'all',
  'fatal serious slight': 'injury',
  'fatal injury serious slight': 'injury',
  'fatal serious': 'severe',
  fatal: 'fatal',
  'damage-only': 'damage-only',
};

/** Of which severities the accidents are that a filter leaves. */
export function outcomeOfFilter({ selections }: Pick<AccidentFilter, 'selections'>): EvidenceOutcome {
  return OUTCOME_OF[[...(selections.severity ?? [])].sort().join(' ')] ?? 'other';
}

/** By what else than severity a filter leaves out accidents: ids of dimensions, and `place`; what was chosen is not said. Sorted. */
export function narrowingsOfFilter({ selections, area, within, near }: AccidentFilter): string[] {
  const isPlaced = area !== null || within !== undefined || near !== undefined;
  return [...Object.keys(selections).filter((id) => id !== 'severity'), ...(isPlaced ? ['place'] : [])].sort();
}

/** Why an intervention was made there, as far as it matters for regression to the mean. */
export const EVIDENCE_SELECTIONS = ['high-counts', 'other-reason', 'unknown'] as const;
export type EvidenceSelection = (typeof EVIDENCE_SELECTIONS)[number];

/** A total below this leaves no organisation, and an evaluation of fewer accidents in all does not leave at all. As with numbers of sites (docs/sharing.md). */
export const LEAST_EVIDENCE_ACCIDENTS = 10;

/** A part of the quality score, and its most points. */
export interface QualityPart {
  readonly id: string;
  readonly heading: 'data' | 'design' | 'significance';
  readonly most: number;
  readonly labels: Text;
  /** How the points are given. */
  readonly rule: Text;
}

/**
 * THE parts of the quality score of an evaluation. The three headings and what each may give at most (55, 75, 20; 150 in all) are those of the CMF
 * Clearinghouse for before/after studies; the split inside of a heading is this product's own, since none is published that could be followed. The order
 * is stored: a part is added at the end.
 * Source: Federal Highway Administration, CMF Clearinghouse, Star Quality Rating (cmfclearinghouse.fhwa.dot.gov/SQR.php).
 */
export const QUALITY_PARTS = [
  {
    id: 'accidents',
    heading: 'data',
    most: 25,
    labels: { el: 'Πλήθος ατυχημάτων', en: 'Number of accidents' },
    rule: {
      el: 'Ατυχήματα πριν και μετά στις θέσεις της παρέμβασης: από 500 25, από 200 20, από 100 15, από 50 10, από 20 5.',
      en: 'Accidents before and after at the treated sites: from 500 on 25, from 200 20, from 100 15, from 50 10, from 20 5.',
    },
  },
  {
    id: 'sites',
    heading: 'data',
    most: 15,
    labels: { el: 'Πλήθος θέσεων', en: 'Number of sites' },
    rule: { el: 'Θέσεις της παρέμβασης: από 30 15, από 15 10, από 5 5.', en: 'Treated sites: from 30 on 15, from 15 10, from 5 5.' },
  },
  {
    id: 'years',
    heading: 'data',
    most: 15,
    labels: { el: 'Διάρκεια', en: 'Length of the periods' },
    rule: {
      el: 'Έτη της συντομότερης από τις δύο περιόδους: από 3 15, από 2 10, από 1 5.',
      en: 'Years of the shorter of the two periods: from 3 on 15, from 2 10, from 1 5.',
    },
  },
  {
    id: 'method',
    heading: 'design',
    most: 40,
    labels: { el: 'Μέθοδος', en: 'Method' },
    rule: {
      el: 'Εμπειρική Bayes 40, ομάδα σύγκρισης 25, απλή σύγκριση πριν/μετά 5· για κάθε άλλη δεν έχει οριστεί.',
      en: 'Empirical Bayes 40, comparison group 25, plain before/after 5; of any other none is set.',
    },
  },
  {
    id: 'selection',
    heading: 'design',
    most: 20,
    labels: { el: 'Επιλογή των θέσεων', en: 'Selection of the sites' },
    rule: {
      el: 'Χωρίς επιλογή για πολλά ατυχήματα, ή με εμπειρική Bayes, 20· με τέτοια επιλογή και άλλη μέθοδο 0· άγνωστος λόγος χωρίς εμπειρική Bayes: δεν βαθμολογείται.',
      en: 'Not chosen for many accidents, or with empirical Bayes, 20; chosen so, with another method, 0; reason not known, without empirical Bayes: not scored.',
    },
  },
  {
    id: 'reference',
    heading: 'design',
    most: 15,
    labels: { el: 'Θέσεις αναφοράς', en: 'Reference sites' },
    rule: {
      el: 'Θέσεις αναφοράς ή σύγκρισης: από 30 15, από 10 10, από 1 5.',
      en: 'Reference or comparison sites: from 30 on 15, from 10 10, from 1 5.',
    },
  },
  {
    id: 'significance',
    heading: 'significance',
    most: 20,
    labels: { el: 'Στατιστική σημαντικότητα', en: 'Statistical significance' },
    rule: {
      el: 'Απόσταση του λογαρίθμου του συντελεστή από το «καμία επίδραση» σε τυπικά σφάλματα: από 1,96 20, από 1,645 10.',
      en: 'Distance of the factor’s logarithm from “no effect” in standard errors: from 1.96 on 20, from 1.645 10.',
    },
  },
] as const satisfies readonly QualityPart[];
export type QualityPartId = (typeof QUALITY_PARTS)[number]['id'];

/** All points that an evaluation, or a published factor, can have. */
export const MOST_QUALITY_POINTS = 150;

/** Points in the order of QUALITY_PARTS; `null` where what they rest on is not known. */
export type QualityPoints = readonly (number | null)[];

/** The known points, and the most that those parts could have given. */
export function sumQuality(points: QualityPoints): { readonly points: number; readonly possible: number } {
  let [sum, possible] = [0, 0];
  QUALITY_PARTS.forEach(({ most }, part) => {
    const given = points[part] ?? null;
    if (given === null) return;
    sum += given;
    possible += most;
  });
  return { points: sum, possible };
}
