import { outcomeOfFilter, type AccidentFilter, type Text } from '@elektron/domain';

import { fillTexts, joinTexts } from '../common/fill-texts.ts';

/** An evaluation of an intervention, as far as it is a look at its effect. */
export interface Look {
  readonly filter: AccidentFilter;
  readonly measure: string;
  readonly resultDigest: string;
}

/** How often somebody had looked before, in words. */
export interface EarlierLooks {
  readonly count: number;
  /** Whether the reader has to be warned: looked more than once before, and held by no plan. */
  readonly isWarning: boolean;
  readonly sentence: Text;
}

const LOOKS_SENTENCES = {
  NONE: {
    el: 'Είναι η πρώτη αξιολόγηση αυτής της παρέμβασης για αυτά τα ατυχήματα.',
    en: 'This is the first evaluation of this intervention for these accidents.',
  },
  SOME: {
    el: 'Πριν από αυτήν {{count|έγινε|έγιναν}} {{count}} {{count|αξιολόγηση|αξιολογήσεις}} της ίδιας παρέμβασης για τα ίδια ατυχήματα, με άλλα δεδομένα, περιόδους, θέσεις ή μεθόδους.',
    en: 'Before it {{count}} {{count|evaluation|evaluations}} of the same intervention for the same accidents {{count|was|were}} made, of other data, periods, sites or methods.',
  },
  WARNING: {
    el: 'Χωρίς κλειδωμένο σχέδιο που τηρήθηκε, όποιος κοιτάζει ξανά ώσπου να φανεί κάτι βρίσκει και επιδράσεις που δεν υπάρχουν: το διάστημα ισχύει για μία μόνο ματιά.',
    en: 'Without a frozen plan that was kept, whoever looks again until something shows finds effects that are not there, too: the interval is that of one look.',
  },
} as const satisfies Readonly<Record<string, Text>>;

/**
 * THE count of earlier looks: evaluations of the same intervention, of accidents of the same severities, counted alike, that gave another result. One that came
 * to the very same numbers was no further chance to find something. By what else accidents were left out makes no difference: it is one more way to look.
 * @param earlier evaluations of the same intervention from before this one, in any order
 * @param planKept whether a frozen plan says what is asked, and this evaluation asks it
 */
export function countEarlierLooks(look: Look, earlier: readonly Look[], planKept: boolean): EarlierLooks {
  const outcome = outcomeOfFilter(look.filter);
  const alike = earlier.filter(({ filter, measure }) => measure === look.measure && outcomeOfFilter(filter) === outcome);
  const count = new Set(alike.map(({ resultDigest }) => resultDigest).filter((digest) => digest !== look.resultDigest)).size;
  const isWarning = count > 1 && !planKept;
  const sentence = count === 0 ? LOOKS_SENTENCES.NONE : fillTexts(LOOKS_SENTENCES.SOME, { count });
  return { count, isWarning, sentence: isWarning ? joinTexts([sentence, LOOKS_SENTENCES.WARNING]) : sentence };
}
