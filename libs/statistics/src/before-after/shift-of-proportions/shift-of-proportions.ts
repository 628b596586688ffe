import { Problem, fillText, type Language, type Text } from '@elektron/domain';
import { requireCount } from '../../require-number.ts';
import { pseudoMedian, signedRankTest, type PseudoMedian, type SignedRankTest } from '../../signed-rank.ts';
import { BEFORE_AFTER_LABELS } from '../before-after-labels.ts';
import { orderOfIds, pick, readCounts } from '../treated-table.ts';

/** Accidents of the target type among all accidents of each treated site, in both periods. Index `i` is the same site in every array. */
export interface TargetCounts {
  readonly siteIds: readonly string[];
  readonly targetBefore: ArrayLike<number>;
  readonly allBefore: ArrayLike<number>;
  readonly targetAfter: ArrayLike<number>;
  readonly allAfter: ArrayLike<number>;
}

export interface ProportionShift {
  readonly siteId: string;
  /** Share of the target type among the accidents of the period. */
  readonly proportionBefore: number;
  readonly proportionAfter: number;
  /** After less before. */
  readonly difference: number;
}

export const NO_SHIFT_REASON_TEXTS = {
  NO_SITE_IN_BOTH_PERIODS: {
    el: 'Καμία θέση δεν έχει ατυχήματα και στις δύο περιόδους· ποσοστό δεν ορίζεται.',
    en: 'No site has accidents in both periods; there is no proportion.',
  },
  NO_DIFFERENCE: {
    el: 'Σε καμία θέση δεν άλλαξε το ποσοστό.',
    en: 'The proportion changed at no site.',
  },
} as const satisfies Readonly<Record<string, Text>>;
export type NoShiftReason = keyof typeof NO_SHIFT_REASON_TEXTS;

export interface ShiftOfProportions {
  /** Of the sites with accidents in both periods, in the order of their ids. */
  readonly sites: readonly ProportionShift[];
  /** Left out, since they have no accident in one of the periods and so no proportion. */
  readonly sitesWithoutProportion: number;
  /** Sites whose proportion is the same in both periods: in the mean, not in the test. */
  readonly zeroDifferences: number;
  /** Over all sites with a proportion; `null` without any. */
  readonly meanDifference: number | null;
  /** `null` where nothing changed anywhere. */
  readonly test: SignedRankTest | null;
  /** Of the differences that are not 0. */
  readonly median: PseudoMedian | null;
  readonly reason: NoShiftReason | null;
}

/** What stands beside the answer of the method of the list. */
export interface ShiftDetail extends Omit<ShiftOfProportions, 'reason'> {
  readonly kind: 'shift-of-proportions';
  /** Asked for, as a share: also where there are too few sites for an interval. */
  readonly level: number;
  /** Accidents of the type at all treated sites (count). */
  readonly targetBefore: number;
  readonly targetAfter: number;
}

/**
 * Whether the share of a target type of accident changed at the treated sites. It says nothing of how many accidents there are.
 * @param level coverage of the interval of the median, as a share
 * @throws Problem SITES_TOO_FEW, NEGATIVE_COUNT, COUNT_NOT_WHOLE, INPUT_INVALID, also for more accidents of the type than there are
 * Source: AASHTO Highway Safety Manual 2010, 9.4.3 and appendix 9A.3.
 */
export function shiftOfProportions(counts: TargetCounts, level: number): ShiftOfProportions {
  const changes = readChanges(counts);
  const used = changes.filter(({ allBefore, allAfter }) => allBefore > 0 && allAfter > 0).map(measureChange);
  const changed = used.filter(({ numerator }) => numerator !== 0n);
  const none = changed.length === 0;
  return {
    sites: used.map(({ shift }) => shift),
    sitesWithoutProportion: changes.length - used.length,
    zeroDifferences: used.length - changed.length,
    meanDifference: used.length === 0 ? null : used.reduce((sum, { shift }) => sum + shift.difference, 0) / used.length,
    test: none ? null : signedRankTest({ ranks: rankSizes(changed), isPositive: changed.map(({ numerator }) => numerator > 0n) }),
    median: none
      ? null
      : pseudoMedian(
          changed.map(({ shift }) => shift.difference),
          level,
        ),
    reason: reasonOf(used.length, changed.length),
  };
}

function reasonOf(used: number, changed: number): NoShiftReason | null {
  if (used === 0) return 'NO_SITE_IN_BOTH_PERIODS';
  return changed === 0 ? 'NO_DIFFERENCE' : null;
}

interface SiteCounts {
  readonly siteId: string;
  readonly targetBefore: number;
  readonly allBefore: number;
  readonly targetAfter: number;
  readonly allAfter: number;
}

function readChanges({ siteIds, ...counts }: TargetCounts): SiteCounts[] {
  const sites = siteIds.length;
  if (sites === 0) throw new Problem('SITES_TOO_FEW', { needed: 1, found: 0, role: BEFORE_AFTER_LABELS.treated });
  const order = orderOfIds(siteIds);
  const read = (field: Text, values: ArrayLike<number>): Float64Array => pick(readCounts(field, values, sites), order);
  const targetBefore = read(TARGET_LABELS.before, counts.targetBefore);
  const allBefore = read(BEFORE_AFTER_LABELS.observedBefore, counts.allBefore);
  const targetAfter = read(TARGET_LABELS.after, counts.targetAfter);
  const allAfter = read(BEFORE_AFTER_LABELS.observedAfter, counts.allAfter);
  return Array.from(order, (given, i) => {
    requireCount(TARGET_LABELS.other, allBefore[i]! - targetBefore[i]!);
    requireCount(TARGET_LABELS.other, allAfter[i]! - targetAfter[i]!);
    return {
      siteId: siteIds[given] as string,
      targetBefore: targetBefore[i]!,
      allBefore: allBefore[i]!,
      targetAfter: targetAfter[i]!,
      allAfter: allAfter[i]!,
    };
  });
}

const TARGET_LABELS = {
  before: { el: 'ατυχήματα του τύπου πριν', en: 'accidents of the target type before' },
  after: { el: 'ατυχήματα του τύπου μετά', en: 'accidents of the target type after' },
  other: { el: 'ατυχήματα άλλου τύπου', en: 'accidents of other types' },
} as const satisfies Readonly<Record<string, Text>>;

/** A difference of two proportions as a fraction of whole numbers: rounding must neither break a tie nor hide that nothing changed. */
interface Change {
  readonly shift: ProportionShift;
  readonly numerator: bigint;
  readonly denominator: bigint;
}

function measureChange({ siteId, targetBefore, allBefore, targetAfter, allAfter }: SiteCounts): Change {
  const proportionBefore = targetBefore / allBefore;
  const proportionAfter = targetAfter / allAfter;
  const numerator = BigInt(targetAfter) * BigInt(allBefore) - BigInt(targetBefore) * BigInt(allAfter);
  const difference = numerator === 0n ? 0 : proportionAfter - proportionBefore;
  return {
    shift: { siteId, proportionBefore, proportionAfter, difference },
    numerator,
    denominator: BigInt(allBefore) * BigInt(allAfter),
  };
}

/** Ranks of the sizes of changes, ties sharing the middle of theirs. */
function rankSizes(changes: readonly Change[]): number[] {
  const ranks = new Array<number>(changes.length).fill(0);
  const order = changes.map((_, i) => i).sort((a, b) => compareSizes(changes[a]!, changes[b]!));
  for (let start = 0; start < order.length;) {
    let end = start + 1;
    while (end < order.length && compareSizes(changes[order[start]!]!, changes[order[end]!]!) === 0) end += 1;
    for (let place = start; place < end; place += 1) ranks[order[place]!] = (start + 1 + end) / 2;
    start = end;
  }
  return ranks;
}

function compareSizes(a: Change, b: Change): number {
  const difference = sizeOf(a) * b.denominator - sizeOf(b) * a.denominator;
  if (difference === 0n) return 0;
  return difference < 0n ? -1 : 1;
}

function sizeOf({ numerator }: Change): bigint {
  return numerator < 0n ? -numerator : numerator;
}

const SENTENCES = {
  SHOWN: {
    el: 'Το ποσοστό του τύπου άλλαξε κατά {{median}} ποσοστιαίες μονάδες (διάμεσος {{n}} θέσεων με μεταβολή{{interval}}, p = {{p}}). Αυτό δεν λέει αν έγιναν λιγότερα ατυχήματα.',
    en: 'The share of the type changed by {{median}} percentage points (median of {{n}} sites with a change{{interval}}, p = {{p}}). This does not say whether there were fewer accidents.',
  },
  NOT_SHOWN: {
    el: 'Δεν φάνηκε μεταβολή του ποσοστού του τύπου: {{median}} ποσοστιαίες μονάδες (διάμεσος {{n}} θέσεων με μεταβολή{{interval}}, p = {{p}}). Με λίγες θέσεις αυτό δεν σημαίνει ότι δεν άλλαξε.',
    en: 'No change of the share of the type was shown: {{median}} percentage points (median of {{n}} sites with a change{{interval}}, p = {{p}}). With few sites this does not mean that there was none.',
  },
  INTERVAL: { el: '· {{level}}%: {{lower}} έως {{upper}}', en: '; {{level}}%: {{lower}} to {{upper}}' },
} as const satisfies Readonly<Record<string, Text>>;

/** The careful sentence: what changed, how sure that is, and what it does not say. @param level at which a change counts as shown, 0.95 for p < 0.05 */
export function describeShift({ test, median, reason }: ShiftOfProportions, level: number, language: Language): string {
  if (test === null || median === null) return NO_SHIFT_REASON_TEXTS[reason ?? 'NO_DIFFERENCE'][language];
  const { interval } = median;
  const limits =
    interval === null
      ? ''
      : fillText(
          SENTENCES.INTERVAL[language],
          { level: Math.round(1000 * interval.level) / 10, lower: points(interval.lower), upper: points(interval.upper) },
          language,
        );
  const p = Math.max(0.001, Math.round(1000 * test.pTwoSided) / 1000);
  const sentence = test.pTwoSided < 1 - level ? SENTENCES.SHOWN : SENTENCES.NOT_SHOWN;
  return fillText(sentence[language], { median: points(median.value), n: test.n, interval: limits, p }, language);
}

/** Percentage points, one decimal. */
function points(share: number): number {
  return Math.round(1000 * share) / 10;
}
