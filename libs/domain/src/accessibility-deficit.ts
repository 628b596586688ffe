import { ACCESSIBILITY_THRESHOLDS, judgeMeasure } from './accessibility-thresholds.ts';
import {
  ACCESSIBILITY_ITEM_DECLARATIONS,
  ACCESSIBILITY_MEASURE_DECLARATIONS,
  type AccessibilityItem,
  type AccessibilityMeasure,
  type AccessibilityMeasures,
  type FeatureCondition,
  type FeatureState,
} from './accessibility.ts';
import type { Text } from './language.ts';

/*
 * What a crossing or a footway lacks. What nobody has recorded may be there or may be missing, so a deficit is an interval: only what is known
 * to be missing, and everything unknown missing too. Which of these things stops whom is told by accessibility-barriers.ts.
 */

/** THE things of which deficits are told; everything else is a part of one of them. */
export const JUDGED_ITEMS = ['crossing', 'footway'] as const;
export type JudgedItem = (typeof JUDGED_ITEMS)[number];

/** THE parts that are asked about; `self` is the crossing or footway as such. */
export const DEFICIT_PARTS = ['self', 'ramp-start', 'ramp-end', 'tactile-paving', 'audible-signal', 'refuge-island', 'obstacle'] as const;
export type DeficitPart = (typeof DEFICIT_PARTS)[number];

export interface DeficitPartDeclaration {
  readonly part: DeficitPart;
  readonly item: AccessibilityItem;
  /**
   * `always`: what nobody has recorded is unknown. `signalled`: so where a signal is known to be there, else as `recorded`.
   * `recorded`: asked only where somebody has recorded it, since nothing else says whether it is needed.
   */
  readonly asked: 'always' | 'signalled' | 'recorded';
  /** Its being there is the deficit. */
  readonly hinders: boolean;
}

const part = (
  name: DeficitPart,
  item: AccessibilityItem,
  asked: DeficitPartDeclaration['asked'],
  hinders = false,
): DeficitPartDeclaration => ({ part: name, item, asked, hinders });

/** THE parts of each. A crossing has two ends, and a ramp at either is one part. Steps are a way of their own: none is drawn as a part of another. */
export const DEFICIT_PARTS_OF: Readonly<Record<JudgedItem, readonly DeficitPartDeclaration[]>> = {
  crossing: [
    part('self', 'crossing', 'always'),
    part('ramp-start', 'kerb-ramp', 'always'),
    part('ramp-end', 'kerb-ramp', 'always'),
    part('tactile-paving', 'tactile-paving', 'always'),
    part('audible-signal', 'audible-signal', 'signalled'),
    part('refuge-island', 'refuge-island', 'recorded'),
    part('obstacle', 'obstacle', 'recorded', true),
  ],
  footway: [
    part('self', 'footway', 'always'),
    part('tactile-paving', 'tactile-paving', 'recorded'),
    // That nobody has recorded one does not say that there is none.
    part('obstacle', 'obstacle', 'always', true),
  ],
};

/** How a part was found, the worst first. */
export const DEFICIT_FINDINGS = ['absent', 'hinders', 'defective', 'beyond-limit', 'unknown', 'in-order'] as const;
export type DeficitFinding = (typeof DEFICIT_FINDINGS)[number];

const DEFICITS: ReadonlySet<DeficitFinding> = new Set(['absent', 'hinders', 'defective', 'beyond-limit']);

/** What was last seen of a feature, as far as a deficit asks. */
export interface SeenFeature {
  readonly state: FeatureState;
  readonly condition: FeatureCondition | null;
  readonly measures: AccessibilityMeasures;
}

/** One question about a crossing or footway, and its answer. */
export interface DeficitCheck {
  readonly part: DeficitPart;
  /** Of which a limit stands in the table; null for whether it is there and in order. */
  readonly measure: AccessibilityMeasure | null;
  readonly finding: DeficitFinding;
}

/**
 * The questions that apply to a crossing or footway, with their answers. Where the thing itself is missing, or nobody could tell, nothing else
 * of it is asked. Of what needs none (`not-applicable`) nothing is asked. A thing that is there counts as in order unless somebody has seen a
 * defect: most sources record no condition.
 * @param item what it is
 * @param seen what was last seen of each part; several of one kind count by the worst that is known
 * @param signalled whether the crossing has traffic signals; null where nothing says
 */
export function checkDeficits(
  item: JudgedItem,
  seen: (part: DeficitPart) => readonly SeenFeature[],
  signalled: boolean | null,
): readonly DeficitCheck[] {
  const self = findingOf(DEFICIT_PARTS_OF[item][0]!, seen('self'), signalled);
  const parts = self === 'in-order' || self === 'defective' ? DEFICIT_PARTS_OF[item] : DEFICIT_PARTS_OF[item].slice(0, 1);
  return parts.flatMap((declared) => checkPart(declared, seen(declared.part), signalled));
}

function checkPart(declared: DeficitPartDeclaration, seen: readonly SeenFeature[], signalled: boolean | null): DeficitCheck[] {
  const finding = findingOf(declared, seen, signalled);
  const checks: DeficitCheck[] = finding === null ? [] : [{ part: declared.part, measure: null, finding }];
  const there = declared.hinders ? [] : seen.filter(({ state }) => state === 'present');
  if (there.length === 0) return checks;
  const limits = ACCESSIBILITY_THRESHOLDS.filter(({ item, limit }) => item === declared.item && limit !== null);
  return [
    ...checks,
    ...limits.map(({ measure }) => ({ part: declared.part, measure, finding: measuredFinding(declared.item, measure, there) })),
  ];
}

/** @returns null where the part is not asked */
function findingOf(
  { asked, hinders }: DeficitPartDeclaration,
  seen: readonly SeenFeature[],
  signalled: boolean | null,
): DeficitFinding | null {
  if (seen.length === 0) return asked === 'always' || (asked === 'signalled' && signalled === true) ? 'unknown' : null;
  const findings = seen.flatMap((each) => seenFinding(each, hinders) ?? []);
  return DEFICIT_FINDINGS.find((finding) => findings.includes(finding)) ?? null;
}

function seenFinding({ state, condition }: SeenFeature, hinders: boolean): DeficitFinding | null {
  if (state === 'not-applicable') return null;
  if (state === 'unknown') return 'unknown';
  if (hinders) return state === 'present' ? 'hinders' : 'in-order';
  if (state === 'absent') return 'absent';
  return condition === 'defective' ? 'defective' : 'in-order';
}

function measuredFinding(item: AccessibilityItem, measure: AccessibilityMeasure, there: readonly SeenFeature[]): DeficitFinding {
  const verdicts = there.map(({ measures }) => judgeMeasure(item, measure, measures[measure]));
  if (verdicts.includes('misses')) return 'beyond-limit';
  return verdicts.includes(null) ? 'unknown' : 'in-order';
}

export function isDeficit(finding: DeficitFinding): boolean {
  return DEFICITS.has(finding);
}

/** A share of what is asked that is missing or in the way. Every question weighs the same. */
export interface DeficitInterval {
  /** Questions whose answer is a deficit. */
  readonly known: number;
  /** Questions that nobody has answered. */
  readonly unknown: number;
  /** All questions that apply; above 0. */
  readonly applicable: number;
  /** known / applicable: everything unknown is in order. */
  readonly lower: number;
  /** (known + unknown) / applicable: everything unknown is a deficit. */
  readonly upper: number;
}

/** @returns null where nothing is asked: no share of nothing */
export function deficitInterval(checks: readonly DeficitCheck[]): DeficitInterval | null {
  const known = checks.filter(({ finding }) => isDeficit(finding)).length;
  const unknown = checks.filter(({ finding }) => finding === 'unknown').length;
  return interval(known, unknown, checks.length);
}

/** The deficit of several crossings and footways together: of all their questions. */
export function poolDeficits(deficits: readonly DeficitInterval[]): DeficitInterval | null {
  const sum = (of: (each: DeficitInterval) => number): number => deficits.reduce((total, each) => total + of(each), 0);
  return interval(
    sum(({ known }) => known),
    sum(({ unknown }) => unknown),
    sum(({ applicable }) => applicable),
  );
}

function interval(known: number, unknown: number, applicable: number): DeficitInterval | null {
  if (applicable === 0) return null;
  return { known, unknown, applicable, lower: known / applicable, upper: (known + unknown) / applicable };
}

/** Where an interval lies with respect to a share: surely at or above it, surely below it, or on both sides. */
export const DEFICIT_CLASSES = ['high', 'undecided', 'low'] as const;
export type DeficitClass = (typeof DEFICIT_CLASSES)[number];

/** @param share from which a deficit counts as high, 0 to 1: a choice of whoever asks */
export function classifyDeficit({ lower, upper }: Pick<DeficitInterval, 'lower' | 'upper'>, share: number): DeficitClass {
  if (lower >= share) return 'high';
  return upper < share ? 'low' : 'undecided';
}

const labelOf = (item: AccessibilityItem): Text => ACCESSIBILITY_ITEM_DECLARATIONS[item].labels;

/** @param item of what it is a part */
export function labelDeficitPart(name: DeficitPart, item: JudgedItem): Text {
  if (name === 'self') return labelOf(item);
  if (name === 'ramp-start') return { el: 'Ράμπα στο ένα άκρο', en: 'Ramp at one end' };
  if (name === 'ramp-end') return { el: 'Ράμπα στο άλλο άκρο', en: 'Ramp at the other end' };
  return labelOf(name);
}

export const DEFICIT_FINDING_LABELS: Readonly<Record<DeficitFinding, Text>> = {
  absent: { el: 'λείπει', en: 'missing' },
  hinders: { el: 'βρίσκεται στη διαδρομή', en: 'in the way' },
  defective: { el: 'ελαττωματικό', en: 'defective' },
  'beyond-limit': { el: 'εκτός ορίου', en: 'misses the limit' },
  unknown: { el: 'άγνωστο', en: 'not known' },
  'in-order': { el: 'χωρίς έλλειψη', en: 'no deficit' },
};

export const DEFICIT_CLASS_LABELS: Readonly<Record<DeficitClass, Text>> = {
  high: { el: 'Βέβαια μεγάλη έλλειψη', en: 'Deficit surely high' },
  undecided: { el: 'Δεν μπορεί να κριθεί', en: 'Cannot be told' },
  low: { el: 'Βέβαια μικρή έλλειψη', en: 'Deficit surely low' },
};

/** What is asked, in words. @param item of which it is asked */
export function labelQuestion({ part: name, measure }: Pick<DeficitCheck, 'part' | 'measure'>, item: JudgedItem): Text {
  const thing = labelDeficitPart(name, item);
  if (measure === null) return thing;
  const { labels } = ACCESSIBILITY_MEASURE_DECLARATIONS[measure];
  return { el: `${thing.el}, ${labels.el}`, en: `${thing.en}, ${labels.en}` };
}

/** A question with its answer: «Ράμπα στο ένα άκρο: λείπει». */
export function describeCheck(check: DeficitCheck, item: JudgedItem): Text {
  const question = labelQuestion(check, item);
  const finding = DEFICIT_FINDING_LABELS[check.finding];
  return { el: `${question.el}: ${finding.el}`, en: `${question.en}: ${finding.en}` };
}

/** THE questions that can be asked of any crossing or footway, for tables that have a column for each. */
export const DEFICIT_QUESTIONS: readonly Pick<DeficitCheck, 'part' | 'measure'>[] = DEFICIT_PARTS.flatMap((name) => {
  const items = JUDGED_ITEMS.flatMap((item) =>
    DEFICIT_PARTS_OF[item].flatMap((each) => (each.part === name && !each.hinders ? each.item : [])),
  );
  const limited = ACCESSIBILITY_THRESHOLDS.filter(({ item, limit }) => limit !== null && items.includes(item));
  return [{ part: name, measure: null }, ...limited.map(({ measure }) => ({ part: name, measure }))];
});
