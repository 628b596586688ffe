import { type DeficitCheck, type DeficitFinding, type DeficitPart, type JudgedItem } from './accessibility-deficit.ts';
import type { AccessibilityMeasure } from './accessibility.ts';
import type { Text } from './language.ts';

/*
 * What stops whom. A deficit is a share of many things; a barrier is one thing that cannot be passed, whatever the rest is like, and for one
 * person and not for another. A change of a rule is a new version.
 */

export const ACCESSIBILITY_BARRIERS_VERSION = 'barriers/1';

/** THE profiles. */
export const ACCESSIBILITY_PROFILES = ['wheelchair', 'blind', 'older'] as const;
export type AccessibilityProfile = (typeof ACCESSIBILITY_PROFILES)[number];

export const ACCESSIBILITY_PROFILE_LABELS: Readonly<Record<AccessibilityProfile, Text>> = {
  wheelchair: { el: 'Χρήστες αναπηρικού αμαξιδίου', en: 'Wheelchair users' },
  blind: { el: 'Τυφλά άτομα', en: 'Blind people' },
  older: { el: 'Ηλικιωμένα άτομα', en: 'Older people' },
};

export interface BarrierRule {
  readonly profile: AccessibilityProfile;
  readonly items: readonly JudgedItem[];
  readonly part: DeficitPart;
  /** Null for whether the part is there and in order. */
  readonly measure: AccessibilityMeasure | null;
  /** These stop the person. */
  readonly barrier: readonly DeficitFinding[];
  /** These may: how bad it is was not recorded, or no limit says where passing ends. */
  readonly doubtful: readonly DeficitFinding[];
  readonly source: Text;
}

/** No provision that was read says which item cannot be passed; article 6 sets what must be built. */
const OWN_CHOICE: Text = {
  el: 'Επιλογή του προϊόντος: καμία διάταξη που έχει ελεγχθεί δεν ορίζει τι είναι αδιάβατο',
  en: 'The product’s choice: no provision that was read says what cannot be passed',
};
const ARTICLE_6: Text = {
  el: 'Όριο του άρθρου 6 παρ. 1 της Υ.Α. (ΦΕΚ Β΄ 6213/2022). Λέει τι πρέπει να κατασκευάζεται και όχι τι είναι αδιάβατο: η υπέρβαση δεν αρκεί για εμπόδιο',
  en: 'Limit of article 6, paragraph 1 of the Decision (Gazette B 6213/2022). It says what must be built, not what cannot be passed: missing it does not yet make a barrier',
};

const BOTH: readonly JudgedItem[] = ['crossing', 'footway'];
const CROSSING: readonly JudgedItem[] = ['crossing'];
const FOOTWAY: readonly JudgedItem[] = ['footway'];

function rule(
  profile: AccessibilityProfile,
  items: readonly JudgedItem[],
  part: DeficitPart,
  barrier: readonly DeficitFinding[],
  doubtful: readonly DeficitFinding[],
): BarrierRule {
  return { profile, items, part, measure: null, barrier, doubtful, source: OWN_CHOICE };
}

const beyondLimit = (profile: AccessibilityProfile, measure: AccessibilityMeasure): BarrierRule => ({
  profile,
  items: FOOTWAY,
  part: 'self',
  measure,
  barrier: [],
  doubtful: ['beyond-limit'],
  source: ARTICLE_6,
});

/** THE rules. What a rule does not name does not stop its person. */
export const BARRIER_RULES: readonly BarrierRule[] = [
  rule('wheelchair', BOTH, 'self', ['absent'], ['defective']),
  rule('wheelchair', CROSSING, 'ramp-start', ['absent'], ['defective']),
  rule('wheelchair', CROSSING, 'ramp-end', ['absent'], ['defective']),
  rule('wheelchair', BOTH, 'obstacle', [], ['hinders']),
  beyondLimit('wheelchair', 'clearWidthMeters'),
  beyondLimit('wheelchair', 'crossSlopePercent'),
  rule('blind', BOTH, 'self', ['absent'], ['defective']),
  rule('blind', CROSSING, 'tactile-paving', ['absent'], ['defective']),
  rule('blind', CROSSING, 'audible-signal', ['absent', 'defective'], []),
  rule('blind', BOTH, 'obstacle', [], ['hinders']),
  rule('older', BOTH, 'self', ['absent'], ['defective']),
  rule('older', CROSSING, 'ramp-start', [], ['absent', 'defective']),
  rule('older', CROSSING, 'ramp-end', [], ['absent', 'defective']),
  rule('older', CROSSING, 'refuge-island', [], ['absent', 'defective']),
  rule('older', BOTH, 'obstacle', [], ['hinders']),
  beyondLimit('older', 'crossSlopePercent'),
];

/** `unknown`: nothing stops the person for certain, and something may. `no-barrier`: nothing of what the rules ask about stops them. */
export const BARRIER_VERDICTS = ['barrier', 'unknown', 'no-barrier'] as const;
export type BarrierVerdict = (typeof BARRIER_VERDICTS)[number];

export const BARRIER_VERDICT_LABELS: Readonly<Record<BarrierVerdict, Text>> = {
  barrier: { el: 'Εμπόδιο', en: 'Barrier' },
  unknown: { el: 'Άγνωστο', en: 'Not known' },
  'no-barrier': { el: 'Κανένα εμπόδιο σε όσα εξετάζονται', en: 'No barrier in what is asked' },
};

export interface BarrierJudgement {
  readonly profile: AccessibilityProfile;
  readonly verdict: BarrierVerdict;
  /** What decides: the barriers, else what is open; empty where there is none. */
  readonly deciding: readonly DeficitCheck[];
}

/** Whether a crossing or footway can be passed, by what was answered of it. @returns null where nothing is asked of it */
export function judgeBarrier(profile: AccessibilityProfile, item: JudgedItem, checks: readonly DeficitCheck[]): BarrierJudgement | null {
  if (checks.length === 0) return null;
  const rules = BARRIER_RULES.filter((each) => each.profile === profile && each.items.includes(item));
  const found = (test: (each: BarrierRule, finding: DeficitFinding) => boolean): DeficitCheck[] =>
    checks.filter(({ part, measure, finding }) =>
      rules.some((each) => each.part === part && each.measure === measure && test(each, finding)),
    );
  const barriers = found(({ barrier }, finding) => barrier.includes(finding));
  if (barriers.length > 0) return { profile, verdict: 'barrier', deciding: barriers };
  const open = found(({ doubtful }, finding) => finding === 'unknown' || doubtful.includes(finding));
  return { profile, verdict: open.length > 0 ? 'unknown' : 'no-barrier', deciding: open };
}
