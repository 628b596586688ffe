import { fillText, type Text } from './language.ts';

/** By what is probable of a site beside sites like it. The last is no class: it is never counted as any of the others. */
export const SAFETY_CLASSES = ['high', 'medium', 'low', 'not-assessable'] as const;
export type SafetyClass = (typeof SAFETY_CLASSES)[number];

const LABELS: Readonly<Record<SafetyClass, Text>> = {
  high: { el: 'Υψηλή: πιθανώς περισσότερα ατυχήματα από τις όμοιες', en: 'High: probably more accidents than its like' },
  medium: { el: 'Μέση: δεν διακρίνεται από τις όμοιες', en: 'Medium: cannot be told from its like' },
  low: { el: 'Χαμηλή: πιθανώς λιγότερα ατυχήματα από τις όμοιες', en: 'Low: probably fewer accidents than its like' },
  'not-assessable': { el: 'Δεν αξιολογείται', en: 'Cannot be assessed' },
};
const LABELS_OF_TIMES: Readonly<Record<'high' | 'medium', Text>> = {
  high: {
    el: 'Υψηλή: πιθανώς πάνω από {{times}} φορές τα ατυχήματα των ομοίων',
    en: 'High: probably more than {{times}} times the accidents of its like',
  },
  medium: { el: 'Μέση: δεν διακρίνεται ούτε ως υψηλή ούτε ως χαμηλή', en: 'Medium: cannot be told to be either' },
};

/** What a class says. @param timesOfPeers with which the high class is judged; the low one is always judged against its like itself */
export function safetyClassLabels(timesOfPeers: number): Readonly<Record<SafetyClass, Text>> {
  if (timesOfPeers === 1) return LABELS;
  const { high, medium } = LABELS_OF_TIMES;
  const fill = (language: keyof Text): string => fillText(high[language], { times: timesOfPeers }, language);
  return { ...LABELS, high: { el: fill('el'), en: fill('en') }, medium };
}

/** Why a site is in the middle in spite of its probability: its own accidents say too little, and what is left is only how its like differ. */
export const HELD_BACK_REASONS = {
  FEW_ACCIDENTS: {
    el: 'Η πιθανότητα είναι υψηλή, αλλά από λιγότερα ατυχήματα από το ελάχιστο.',
    en: 'The probability is high, but from fewer accidents than the minimum.',
  },
  FEW_PREDICTED: {
    el: 'Η πιθανότητα είναι χαμηλή, αλλά προβλέπονται λιγότερα ατυχήματα από το ελάχιστο: το ότι δεν έγιναν λέει λίγα.',
    en: 'The probability is low, but fewer accidents are predicted than the minimum: that none happened says little.',
  },
} as const satisfies Readonly<Record<string, Text>>;
export type HeldBackReason = keyof typeof HELD_BACK_REASONS;
