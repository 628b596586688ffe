import { yearsOfPeriod, type Period, type Text } from '@elektron/domain';
import { BEFORE_AFTER_METHODS, MINIMUM_REFERENCE_SITES, type BeforeAfterMethodId } from '@elektron/statistics';

import { fillTexts } from '../../common/fill-texts.ts';
import { isAskedThroughAll, type ChoiceQuestion } from '../narrowed-choice.ts';

/** What decides which method fits. */
export interface MethodFacts {
  /** Whether the places were chosen for their many accidents; null = not known. */
  readonly selectedForHighCounts: boolean | null;
  readonly referenceSites: number;
  readonly monthsBefore: number;
  readonly monthsAfter: number;
  /** Whether only some accidents count, and empirical Bayes is asked about all of them. */
  readonly isAskedThroughAll?: boolean;
}

const MONTHS_OF_A_YEAR = 12;

/** Whole months, to say how long or short a period is. */
export function monthsOf(period: Period): number {
  return Math.round(MONTHS_OF_A_YEAR * yearsOfPeriod(period));
}

/** What decides on the method, of a question and its sites. */
export function methodFacts(
  selectedForHighCounts: boolean | null,
  referenceSites: number,
  { beforePeriod, afterPeriod, chosenBy }: ChoiceQuestion & { readonly beforePeriod: Period; readonly afterPeriod: Period },
): MethodFacts {
  return {
    selectedForHighCounts,
    referenceSites,
    monthsBefore: monthsOf(beforePeriod),
    monthsAfter: monthsOf(afterPeriod),
    isAskedThroughAll: isAskedThroughAll(chosenBy),
  };
}

export const RECOMMEND_REASONS = {
  CHOSEN_FOR_COUNTS: {
    el: 'Οι θέσεις επιλέχθηκαν για τα πολλά ατυχήματά τους· μόνο η εμπειρική μέθοδος Bayes αφαιρεί την παλινδρόμηση προς τον μέσο.',
    en: 'The places were chosen for their many accidents; empirical Bayes alone removes regression to the mean.',
  },
  CHOICE_UNKNOWN: {
    el: 'Δεν είναι γνωστό πώς επιλέχθηκαν οι θέσεις· θεωρείται ότι για τα ατυχήματά τους, ώστε να μη μετρηθεί η τύχη ως επιτυχία.',
    en: 'It is not known how the places were chosen; it is assumed that it was for their accidents, lest luck be counted as success.',
  },
  ASKED_THROUGH_ALL: {
    el: 'Μετρά μόνο ένα μέρος των ατυχημάτων: ρωτιέται για όλα τα ατυχήματα των θέσεων, και η απάντηση μεταφέρεται σε όσα μετρούν με την ομάδα σύγκρισης.',
    en: 'Only some of the accidents count: it is asked about all accidents of the places, and its answer brought down to those that count by the comparison group.',
  },
  CHOSEN_OTHERWISE: {
    el: 'Οι θέσεις δεν επιλέχθηκαν για τα ατυχήματά τους· η ομάδα σύγκρισης αφαιρεί την τάση και δεν χρειάζεται μοντέλο.',
    en: 'The places were not chosen for their accidents; a comparison group removes the trend and needs no model.',
  },
  SERIES_LONG_ENOUGH: {
    el: 'Δεν υπάρχουν αρκετές θέσεις αναφοράς, αλλά η σειρά είναι αρκετά μακρά ώστε να δείξει μόνη της την προηγούμενη τάση.',
    en: 'There are too few reference sites, but the series is long enough to show the trend before by itself.',
  },
  REMOVES_NOTHING: {
    el: 'Η απλή σύγκριση δεν αφαιρεί ούτε τάση ούτε τύχη· φαίνεται μόνο για αντιπαραβολή.',
    en: 'The plain comparison removes neither trend nor luck; it is shown for contrast only.',
  },
  LEAVES_REGRESSION: {
    el: 'Η ομάδα σύγκρισης αφήνει μέσα την παλινδρόμηση προς τον μέσο, που εδώ δεν αποκλείεται.',
    en: 'A comparison group leaves regression to the mean in, which cannot be ruled out here.',
  },
  NEEDS_MODEL: {
    el: 'Η εμπειρική μέθοδος Bayes χρειάζεται παραδοχή για τη διασπορά μεταξύ θέσεων, που εδώ δεν είναι απαραίτητη.',
    en: 'Empirical Bayes needs an assumption on how sites differ, which is not necessary here.',
  },
  TOO_FEW_REFERENCES: {
    el: 'Υπάρχουν λιγότερες από {{advised}} θέσεις αναφοράς ({{sites}}).',
    en: 'There are fewer than {{advised}} reference sites ({{sites}}).',
  },
  NOT_FIRST_CHOICE: {
    el: 'Απαντά σε άλλο ερώτημα ή χρειάζεται περισσότερες παραδοχές· διαβάστε την δίπλα στην ενδεδειγμένη.',
    en: 'It answers another question or takes more for granted; read it beside the recommended one.',
  },
} as const satisfies Readonly<Record<string, Text>>;

export type RecommendReason = keyof typeof RECOMMEND_REASONS;

export interface Recommendation {
  readonly method: BeforeAfterMethodId;
  readonly reasons: readonly RecommendReason[];
  /** Why the others are not, in the order of THE list. They stay visible all the same. */
  readonly others: readonly { readonly method: BeforeAfterMethodId; readonly reasons: readonly RecommendReason[] }[];
}

/** The method of a monthly series. */
const SERIES_METHOD: BeforeAfterMethodId | null = 'interrupted-time-series';
/** Two of each month of the year before, and one after (docs/methods/interrupted-time-series.md). */
const SERIES_MONTHS_BEFORE = 24;
const SERIES_MONTHS_AFTER = 12;

/**
 * The method whose answer counts, and why. Selection decides first: where it may have been by accidents, only empirical Bayes is free of it.
 * @param seriesMethod what a long series is judged by
 */
export function recommendMethod(facts: MethodFacts, seriesMethod: BeforeAfterMethodId | null = SERIES_METHOD): Recommendation {
  const { method, reason } = choose(facts, seriesMethod);
  const others = BEFORE_AFTER_METHODS.filter(({ id }) => id !== method).map(({ id }) => ({ method: id, reasons: [whyNot(id, facts)] }));
  const reasons: readonly RecommendReason[] =
    method === 'empirical-bayes' && facts.isAskedThroughAll === true ? [reason, 'ASKED_THROUGH_ALL'] : [reason];
  return { method, reasons, others };
}

function choose(
  { selectedForHighCounts, referenceSites, monthsBefore, monthsAfter }: MethodFacts,
  seriesMethod: BeforeAfterMethodId | null,
): { readonly method: BeforeAfterMethodId; readonly reason: RecommendReason } {
  if (selectedForHighCounts !== false) {
    return { method: 'empirical-bayes', reason: selectedForHighCounts === null ? 'CHOICE_UNKNOWN' : 'CHOSEN_FOR_COUNTS' };
  }
  const isLong = monthsBefore >= SERIES_MONTHS_BEFORE && monthsAfter >= SERIES_MONTHS_AFTER;
  if (seriesMethod !== null && isLong && referenceSites === 0) return { method: seriesMethod, reason: 'SERIES_LONG_ENOUGH' };
  return { method: 'comparison-group', reason: 'CHOSEN_OTHERWISE' };
}

/** By method, where nothing else speaks against it; others answer another question. */
const WHY_NOT: Readonly<Partial<Record<string, RecommendReason>>> = { naive: 'REMOVES_NOTHING', 'empirical-bayes': 'NEEDS_MODEL' };

function whyNot(method: BeforeAfterMethodId, { selectedForHighCounts, referenceSites }: MethodFacts): RecommendReason {
  if (method === 'empirical-bayes' && referenceSites < MINIMUM_REFERENCE_SITES) return 'TOO_FEW_REFERENCES';
  if (method === 'comparison-group' && selectedForHighCounts !== false) return 'LEAVES_REGRESSION';
  return WHY_NOT[method] ?? 'NOT_FIRST_CHOICE';
}

export function describeReasons(reasons: readonly RecommendReason[], referenceSites: number): Text[] {
  return reasons.map((reason) => fillTexts(RECOMMEND_REASONS[reason], { sites: referenceSites, advised: MINIMUM_REFERENCE_SITES }));
}
