import type { Text } from '@elektron/domain';
import type { StatutoryRule } from '../../statutory/statutory-rule.ts';

/** A rule of a country, from which a form begins. */
export interface StatutoryPreset {
  readonly id: string;
  readonly labels: Text;
  /** Where it is from, and what of it was read there. */
  readonly notes: Text;
  /** `read`: all of it was read at its source; `partly-read`: the notes say what was not; `to-verify`: none of it was. */
  readonly status: 'read' | 'partly-read' | 'to-verify';
  readonly rule: StatutoryRule;
}

const COUNT = { injuryOnly: true, sameType: false, score: null } as const;
/** What was not read again stands in Elvik's comparison of such rules. */
const NOT_READ: Text = {
  el: 'Προς επαλήθευση: όλες οι τιμές, όπως είναι γνωστές από τον Elvik (2008) και το έργο RIPCORD-ISEREST· δεν διαβάστηκαν στην πηγή τους.',
  en: 'To be verified: all values, as known from Elvik (2008) and the project RIPCORD-ISEREST; they were not read at their source.',
};
const NO_SOURCE: Text = {
  el: 'Προς επαλήθευση: όλες οι τιμές είναι από γενική γνώση, καμία πηγή δεν διαβάστηκε· άγνωστο αν μετρούν μόνο ατυχήματα με παθόντες.',
  en: 'To be verified: all values are general knowledge, no source was read; whether injury accidents alone count is not known.',
};

/**
 * Rules by which countries call a stretch a black spot. None is Greek law: no numeric threshold of Greece could be sourced, so there is none here.
 * Sources: see the notes of each; Elvik 2008, Accident Analysis and Prevention 40, 1830-1835.
 */
export const STATUTORY_PRESETS: readonly StatutoryPreset[] = [
  {
    id: 'flanders',
    labels: { el: 'Κανόνας της Φλάνδρας (Βέλγιο), όχι ελληνικός νόμος', en: 'Rule of Flanders (Belgium), not Greek law' },
    notes: {
      el: 'Πηγή: vlaanderen.be, wegenenverkeer.be. Διαβάστηκαν: τρία έτη, τουλάχιστον 3 ατυχήματα με παθόντες, βάρη 5-3-1 ανά νεκρό, βαριά και ελαφρά τραυματία, όριο 15, και από το 2019 συντελεστής 1,7 για πεζούς, ποδήλατα και μοτοποδήλατα. Προς επαλήθευση: το μήκος των 100 m.',
      en: 'Source: vlaanderen.be, wegenenverkeer.be. Read: three years, at least 3 injury accidents, weights 5-3-1 for each person killed, seriously and slightly injured, limit 15, and since 2019 a factor of 1.7 for people on foot, bicycle or moped. To be verified: the length of 100 m.',
    },
    status: 'partly-read',
    rule: {
      ...COUNT,
      windowMeters: 100,
      years: 3,
      minimumAccidents: 3,
      score: { of: 'persons', dead: 5, serious: 3, slight: 1, vulnerableFactor: 1.7, minimum: 15, exclusive: false },
    },
  },
  {
    id: 'austria-risk-figure',
    labels: {
      el: 'Κανόνας της Αυστρίας, με δείκτη κινδύνου Rk, όχι ελληνικός νόμος',
      en: 'Rule of Austria by the risk figure Rk, not Greek law',
    },
    notes: {
      el: 'Πηγή: RVS 02.02.21, doris.at. Διαβάστηκαν: κόμβος ή μήκος έως 250 m, τουλάχιστον 3 όμοια ατυχήματα με παθόντες σε 3 έτη και Rk ≥ 0,8. Προς επαλήθευση: ο τύπος Rk = U / (0,5 + 7·10⁻⁵ · ΕΜΗΚ).',
      en: 'Source: RVS 02.02.21, doris.at. Read: a junction or up to 250 m, at least 3 similar injury accidents in 3 years and Rk ≥ 0.8. To be verified: the formula Rk = U / (0.5 + 7·10⁻⁵ · AADT).',
    },
    status: 'partly-read',
    rule: {
      windowMeters: 250,
      years: 3,
      injuryOnly: true,
      sameType: true,
      minimumAccidents: 3,
      score: { of: 'traffic', base: 0.5, perVehicle: 7e-5, minimum: 0.8, exclusive: false },
    },
  },
  {
    id: 'austria-one-year',
    labels: { el: 'Κανόνας της Αυστρίας, ενός έτους, όχι ελληνικός νόμος', en: 'Rule of Austria, one year, not Greek law' },
    notes: {
      el: 'Πηγή: RVS 02.02.21, doris.at. Διαβάστηκαν: έως 250 m, τουλάχιστον 5 ατυχήματα (με παθόντες ή με υλικές ζημιές) σε ένα έτος. Προς επαλήθευση: ότι πρέπει να είναι του ίδιου είδους.',
      en: 'Source: RVS 02.02.21, doris.at. Read: up to 250 m, at least 5 accidents (injury or damage only) in one year. To be verified: that they have to be of the same type.',
    },
    status: 'partly-read',
    rule: { windowMeters: 250, years: 1, injuryOnly: false, sameType: true, minimumAccidents: 5, score: null },
  },
  {
    id: 'germany-rural',
    labels: {
      el: 'Κανόνας της Γερμανίας, υπεραστικές οδοί, τρία έτη (M Uko 2012), όχι ελληνικός νόμος',
      en: 'Rule of Germany, rural roads, three years (M Uko 2012), not Greek law',
    },
    notes: {
      el: 'Πηγή: Rhein-Zeitung (LBM Diez). Διαβάστηκαν: τρία έτη, 5 βαθμοί για ατύχημα με νεκρό ή βαριά τραυματία και 2 για ατύχημα με ελαφρά τραυματία, όριο 15. Το μήκος δεν έχει πηγή: τα 300 m είναι μόνο αφετηρία, ορίστε το δικό σας.',
      en: 'Source: Rhein-Zeitung (LBM Diez). Read: three years, 5 points for an accident with somebody killed or seriously injured and 2 for one with somebody slightly injured, limit 15. The length has no source: 300 m is only a beginning, set your own.',
    },
    status: 'partly-read',
    rule: {
      ...COUNT,
      windowMeters: 300,
      years: 3,
      minimumAccidents: 1,
      score: { of: 'accidents', severe: 5, slight: 2, minimum: 15, exclusive: false },
    },
  },
  {
    id: 'germany-one-year',
    labels: { el: 'Κανόνας της Γερμανίας, χάρτης ενός έτους, όχι ελληνικός νόμος', en: 'Rule of Germany, map of one year, not Greek law' },
    notes: {
      el: 'Πηγή: Φρανκφούρτη. Διαβάστηκε: 5 ατυχήματα του ίδιου είδους σε 12 μήνες. Το μήκος δεν έχει πηγή: τα 300 m είναι μόνο αφετηρία, ορίστε το δικό σας.',
      en: 'Source: Frankfurt. Read: 5 accidents of the same type in 12 months. The length has no source: 300 m is only a beginning, set your own.',
    },
    status: 'partly-read',
    rule: { windowMeters: 300, years: 1, injuryOnly: false, sameType: true, minimumAccidents: 5, score: null },
  },
  {
    id: 'portugal',
    labels: { el: 'Κανόνας της Πορτογαλίας, όχι ελληνικός νόμος', en: 'Rule of Portugal, not Greek law' },
    notes: NOT_READ,
    status: 'to-verify',
    rule: {
      ...COUNT,
      windowMeters: 200,
      years: 1,
      minimumAccidents: 5,
      score: { of: 'persons', dead: 100, serious: 10, slight: 3, vulnerableFactor: 1, minimum: 20, exclusive: true },
    },
  },
  {
    id: 'norway-point',
    labels: { el: 'Κανόνας της Νορβηγίας, σημείο, όχι ελληνικός νόμος', en: 'Rule of Norway, point, not Greek law' },
    notes: NOT_READ,
    status: 'to-verify',
    rule: { ...COUNT, windowMeters: 100, years: 5, minimumAccidents: 4 },
  },
  {
    id: 'norway-section',
    labels: { el: 'Κανόνας της Νορβηγίας, τμήμα, όχι ελληνικός νόμος', en: 'Rule of Norway, section, not Greek law' },
    notes: NOT_READ,
    status: 'to-verify',
    rule: { ...COUNT, windowMeters: 1_000, years: 5, minimumAccidents: 10 },
  },
  {
    id: 'hungary-urban',
    labels: { el: 'Κανόνας της Ουγγαρίας, εντός πόλης, όχι ελληνικός νόμος', en: 'Rule of Hungary, in town, not Greek law' },
    notes: NO_SOURCE,
    status: 'to-verify',
    rule: { ...COUNT, windowMeters: 100, years: 3, minimumAccidents: 4 },
  },
  {
    id: 'hungary-rural',
    labels: { el: 'Κανόνας της Ουγγαρίας, εκτός πόλης, όχι ελληνικός νόμος', en: 'Rule of Hungary, out of town, not Greek law' },
    notes: NO_SOURCE,
    status: 'to-verify',
    rule: { ...COUNT, windowMeters: 1_000, years: 3, minimumAccidents: 4 },
  },
];

/** Of a rule that a later version took off the list there is none. */
export function findPreset(id: string): StatutoryPreset | undefined {
  return STATUTORY_PRESETS.find((preset) => preset.id === id);
}
