import type { Text } from './language.ts';

/** What a law says, with where it was read, or that it was not. */
export interface LegalFact {
  readonly text: Text;
  readonly source: string;
  /** Whether the sentence was read at its source, or is known and still to be verified there. */
  readonly status: 'read' | 'to-verify';
}

const DIRECTIVE = 'Directive 2008/96/EC, consolidated text of 16.12.2019, http://data.europa.eu/eli/dir/2008/96/2019-12-16';
const PARLIAMENT =
  'European Parliament, Legislative Observatory, https://oeil.secure.europarl.europa.eu/oeil/en/document-summary?id=1599898';
const WORKSHOP =
  'European Commission, workshop of 16 January 2023, https://road-safety.transport.ec.europa.eu/workshop-network-wide-road-safety-assessment-methodology-2023-01-16_en';
const COUNCIL =
  'Council of the EU, press release, https://www.pubaffairsbruxelles.eu/eu-institution-news/safer-roads-eu-strengthens-rules-on-road-infrastructure-management/';

/** THE facts that the page shows. What was not read at its source says so. */
export const ASSESSMENT_LAW: readonly LegalFact[] = [
  {
    text: {
      el: 'Εφαρμόζεται σε οδούς του διευρωπαϊκού οδικού δικτύου, σε αυτοκινητοδρόμους και σε άλλες κύριες οδούς (άρθρο 1 παρ. 2).',
      en: 'It applies to roads of the trans-European road network, to motorways and to other primary roads (Article 1(2)).',
    },
    source: DIRECTIVE,
    status: 'read',
  },
  {
    text: {
      el: 'Και σε οδούς εκτός αστικών περιοχών που δεν εξυπηρετούν παρόδιες ιδιοκτησίες και ολοκληρώνονται με χρηματοδότηση της Ένωσης (άρθρο 1 παρ. 3).',
      en: 'And to roads outside urban areas that do not serve properties bordering on them and are completed using Union funding (Article 1(3)).',
    },
    source: DIRECTIVE,
    status: 'read',
  },
  {
    text: {
      el: 'Κάθε κράτος μέλος κοινοποιεί κατάλογο των αυτοκινητοδρόμων και των κύριων οδών του, και μπορεί να εξαιρέσει κύριες οδούς χαμηλού κινδύνου. Ο κατάλογος αποφασίζει, όχι η κατηγορία ενός χάρτη.',
      en: 'Each Member State notifies a list of its motorways and primary roads, and may exempt primary roads of low risk. That list decides, not the class on a map.',
    },
    source: PARLIAMENT,
    status: 'read',
  },
  {
    text: {
      el: 'Η πρώτη αξιολόγηση έως το τέλος του 2024, σε τουλάχιστον τρεις κατηγορίες, και πάλι κάθε πέντε χρόνια.',
      en: 'The first assessment by the end of 2024, in at least three categories, and again every five years.',
    },
    source: `${WORKSHOP} · ${COUNCIL}`,
    status: 'read',
  },
  {
    text: {
      el: 'Ελληνικό δίκαιο: π.δ. 66/2022 (ΦΕΚ Α΄ 171/09.09.2022), που τροποποιεί το π.δ. 104/2011 (Α΄ 237). Διαβάστηκε ο τίτλος, όχι τα άρθρα.',
      en: 'Greek law: Presidential Decree 66/2022 (FEK A 171/09.09.2022), which amends P.D. 104/2011 (A 237). The title was read, not the articles.',
    },
    source: 'https://www.anaconda.gr/gnwsiaki-basi/p-d-66-7-9-2022/',
    status: 'read',
  },
  {
    text: {
      el: 'Η υποχρέωση βρίσκεται στο άρθρο 5 και τα ενδεικτικά στοιχεία στο παράρτημα III· «κύρια οδός» είναι οδός εκτός αστικών περιοχών, της υψηλότερης εθνικής κατηγορίας κάτω από τον αυτοκινητόδρομο, που συνδέει μεγάλες πόλεις ή περιφέρειες. Τα ακριβή λόγια και των τριών να επαληθευτούν.',
      en: 'The duty is in Article 5 and the indicative elements in Annex III; a “primary road” is one outside urban areas, of the highest national category below the motorway, that connects major cities or regions. The exact words of all three are to be verified.',
    },
    source: DIRECTIVE,
    status: 'to-verify',
  },
  {
    text: {
      el: 'Ποιες οδοί της Ελλάδας είναι στον κατάλογο, και ποια αρχή αξιολογεί οδούς ενός δήμου.',
      en: 'Which roads of Greece are on the list, and which authority assesses roads of a municipality.',
    },
    source: 'π.δ. 66/2022',
    status: 'to-verify',
  },
];

export const LAW_STATUS_LABELS: Readonly<Record<LegalFact['status'], Text>> = {
  read: { el: 'διαβάστηκε', en: 'read' },
  'to-verify': { el: 'προς επαλήθευση', en: 'to be verified' },
};

/** What the assessment is not, beside every result and in every file. */
export const ASSESSMENT_CAVEATS = [
  'reactive-only',
  'own-thresholds',
  'all-accidents',
  'like-with-like',
  'chosen-by-accidents',
  'proposal',
  'no-decision',
] as const;
export type AssessmentCaveat = (typeof ASSESSMENT_CAVEATS)[number];

export const ASSESSMENT_CAVEAT_TEXTS: Readonly<Record<AssessmentCaveat, Text>> = {
  'reactive-only': {
    el: 'Μόνο το μέρος των ατυχημάτων. Η αξιολόγηση της Οδηγίας εξετάζει και την εγγενή ασφάλεια της οδού (χαρακτηριστικά σχεδιασμού)· αυτή δεν υπολογίζεται εδώ από κανένα στοιχείο.',
    en: 'The part of accidents alone. The assessment of the directive looks at the road’s in-built safety (its design) as well; nothing here computes that.',
  },
  'own-thresholds': {
    el: 'Τα όρια των κατηγοριών είναι επιλογή αυτού του προϊόντος και αλλάζουν: ούτε η Οδηγία ούτε κάποια ελληνική πηγή που βρέθηκε ορίζει αριθμούς.',
    en: 'The limits of the classes are this product’s choice and can be changed: neither the directive nor any Greek source that was found sets numbers.',
  },
  'all-accidents': {
    el: 'Για τις κατηγορίες μετρούν όλα τα ατυχήματα κάτω από το φίλτρο της ανάλυσης, όχι μόνο τα σοβαρά, και συγκρίνονται με την κυκλοφορία μόνο όπου η πρόβλεψη τη χρησιμοποιεί (βλ. «Βάση της πρόβλεψης»). Τι ακριβώς ζητά το άρθρο 5 είναι προς επαλήθευση.',
    en: 'All accidents under the filter of the analysis count for the classes, not the serious ones alone, and they are set against traffic only where the prediction uses it (see “Basis of the prediction”). What exactly Article 5 asks is to be verified.',
  },
  'like-with-like': {
    el: 'Κάθε τμήμα συγκρίνεται με όμοια τμήματα: αν μια ολόκληρη ομάδα οδών είναι επικίνδυνη, οι κατηγορίες δεν το δείχνουν. Δείτε τα θανατηφόρα και σοβαρά ατυχήματα κατά κατηγορία οδού.',
    en: 'Each section is compared with sections like it: if a whole group of roads is dangerous, the classes do not show it. See the fatal and serious accidents by class of road.',
  },
  'chosen-by-accidents': {
    el: 'Τα ίδια ατυχήματα ορίζουν την κατηγορία και μετρούν μέσα της: οι δείκτες της υψηλής βγαίνουν υψηλοί και της χαμηλής χαμηλοί εν μέρει από τύχη, και την επόμενη περίοδο πλησιάζουν τον μέσο όρο. Γι’ αυτό οι αριθμοί ανά κατηγορία περιγράφουν μόνο, χωρίς όρια.',
    en: 'The same accidents choose the class and are counted in it: rates of the high class come out high and of the low one low in part by luck, and come nearer to the mean in the next period. So the numbers by class only describe, without limits.',
  },
  proposal: {
    el: 'Το ποιες οδοί υπάγονται είναι πρόταση από την κατηγορία τους στον χάρτη και ό,τι επιλέχθηκε εδώ. Η «κύρια οδός» του χάρτη δεν είναι η «κύρια οδός» του νόμου.',
    en: 'Which roads are covered is a proposal from their class on the map, and what was chosen here. A “primary road” on the map is not the “primary road” of the law.',
  },
  'no-decision': {
    el: 'Η κατηγορία δεν λέει τι φταίει ούτε ποιο μέτρο θα αποδώσει: στοχευμένη επιθεώρηση ακολουθεί.',
    en: 'A class says neither what is wrong nor which measure would work: a targeted inspection follows.',
  },
};
