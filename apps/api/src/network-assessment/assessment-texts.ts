import type { Text } from '@elektron/domain';

/** What was found, in a sentence for whoever decides. */
export const ASSESSMENT_SENTENCES = {
  found: {
    el: 'Από {{kilometers}} χλμ. οδών που λογίζονται ως υπαγόμενες ({{sections}} {{sections|τμήμα|τμήματα}}), {{high}} χλμ. ({{highPercent}}%) έχουν πιθανώς {{more}}, {{medium}} χλμ. ({{mediumPercent}}%) {{neither}}, {{low}} χλμ. ({{lowPercent}}%) έχουν πιθανώς λιγότερα από όμοια τμήματα, και {{none}} χλμ. ({{nonePercent}}%) δεν αξιολογούνται.',
    en: 'Of {{kilometers}} km of roads taken as covered ({{sections}} {{sections|section|sections}}), {{high}} km ({{highPercent}}%) probably have {{more}}, {{medium}} km ({{mediumPercent}}%) {{neither}}, {{low}} km ({{lowPercent}}%) probably have fewer than sections like them, and {{none}} km ({{nonePercent}}%) cannot be assessed.',
  },
  more: { el: 'περισσότερα ατυχήματα από όμοια τμήματα', en: 'more accidents than sections like them' },
  neither: { el: 'δεν διακρίνονται από αυτά', en: 'cannot be told from those' },
  moreTimes: {
    el: 'πάνω από {{times}} φορές τα ατυχήματα όμοιων τμημάτων',
    en: 'more than {{times}} times the accidents of sections like them',
  },
  neitherTimes: { el: 'δεν διακρίνονται ούτε ως υψηλά ούτε ως χαμηλά', en: 'cannot be told to be either' },
  none: {
    el: 'Κανένα τμήμα δεν βρίσκεται σε οδό που λογίζεται ως υπαγόμενη: ελέγξτε παρακάτω ποιες οδοί υπάγονται.',
    en: 'No section lies on a road that is taken as covered: check below which roads are.',
  },
} as const satisfies Readonly<Record<string, Text>>;

export const ASSESSMENT_NOTICES = {
  SECTIONS_NOT_LISTED: {
    el: 'Η ανάλυση κατέταξε και {{sections}} {{sections|τμήμα|τμήματα}} ({{kilometers}} χλμ.) που δεν είναι στον αποθηκευμένο κατάλογό της ({{group}}): όσα υπάγονται λείπουν από εδώ. Ο κατάλογος κόπηκε με βάση τα ατυχήματα, γι’ αυτό δεν δίνονται δείκτες κατά κατηγορία οδού. Περιορίστε την ανάλυση με ορθογώνιο, ώστε να τα περιέχει όλα.',
    en: 'The analysis ranked {{sections}} more {{sections|section|sections}} ({{kilometers}} km) that are not in its stored list ({{group}}): those of them that are covered are missing here. The list was cut by accidents, so there are no rates by class of road. Narrow the analysis by a rectangle, so that it holds all of them.',
  },
  SHORT_PERIOD: {
    el: 'Η περίοδος είναι {{years}} {{years|έτος|έτη}}, κάτω από τρία: λίγα ατυχήματα, άρα λίγα τμήματα ξεχωρίζουν. Είναι δική μας σύσταση, όχι απαίτηση νόμου.',
    en: 'The period has {{years}} {{years|year|years}}, fewer than three: few accidents, so few sections stand out. This is our own advice, not a demand of law.',
  },
  SOME_ACCIDENTS: {
    el: 'Η ανάλυση μετρά μόνο τα ατυχήματα κάτω από το φίλτρο της: η αξιολόγηση όλων χρειάζεται ανάλυση χωρίς φίλτρο πέρα από την περίοδο.',
    en: 'The analysis counts only the accidents under its filter: an assessment of all of them needs an analysis without a filter beyond the period.',
  },
  JUNCTIONS_BY_NAME: {
    el: 'Η ανάλυση δεν κρατά την κατηγορία κάθε οδού ενός κόμβου: όπου ορίστηκε κάτι για μια οδό, οι κόμβοι της κρίνονται από τα τμήματα με το ίδιο όνομα. Ελέγξτε τους.',
    en: 'The analysis does not keep the class of each road of a junction: where something was said of a road, its junctions are judged by the sections of the same name. Check them.',
  },
  ROADS_NOT_IN_RUN: {
    el: 'Για {{count}} {{count|οδό|οδούς}} ορίστηκε αν {{count|υπάγεται|υπάγονται}}, αλλά η ανάλυση δεν έχει τμήμα τους, και δεν λαμβάνονται υπόψη: {{roads}}.',
    en: 'Of {{count}} {{count|road|roads}} it was said whether {{count|it is|they are}} covered, but the analysis has no section of {{count|it|them}}, and what was said is ignored: {{roads}}.',
  },
  SEVERITY_UNKNOWN: {
    el: 'Για {{accidents}} {{accidents|ατύχημα|ατυχήματα}} των οδών αυτών δεν είναι γνωστή η σοβαρότητα: δεν μετρούν στα θανατηφόρα και σοβαρά.',
    en: 'Of {{accidents}} {{accidents|accident|accidents}} on these roads the severity is not known: they do not count as fatal or serious.',
  },
} as const satisfies Readonly<Record<string, Text>>;
export type AssessmentNoticeCode = keyof typeof ASSESSMENT_NOTICES;
