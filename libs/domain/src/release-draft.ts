import { Problem } from './problem.ts';
import type { Text } from './language.ts';

/** Whole years that are published together, both included. */
export interface ReleaseBlock {
  readonly from: number;
  readonly to: number;
}

/** k where nobody says otherwise, and the least that it can be: counts below it are hidden. */
export const LEAST_RELEASE_THRESHOLD = 5;
/** Above this a map of a town has next to nothing to show. */
export const MOST_RELEASE_THRESHOLD = 50;
/** A block is one state of things: over more years streets have become others. */
export const LONGEST_RELEASE_BLOCK_YEARS = 10;
export const MOST_RELEASE_BLOCKS = 6;

/** What of a draft is to be public, as somebody has asked for it. */
export interface ReleaseRequest {
  /** Ascending, without overlap. */
  readonly blocks: readonly ReleaseBlock[];
  /** k. */
  readonly threshold: number;
  /** SPDX id. */
  readonly licence: string;
  readonly attribution: string;
  readonly includesBlackSpots: boolean;
  readonly includesInterventions: boolean;
  readonly includesBarriers: boolean;
  /** Somebody has said that nothing is still to come, where no recording unit says it. */
  readonly declaredFinal: boolean;
}

/** THE licences under which a release can be given away, by SPDX id. */
export const RELEASE_LICENCES = ['CC-BY-4.0', 'CC0-1.0', 'ODbL-1.0', 'OGL-UK-3.0'] as const;
export type ReleaseLicence = (typeof RELEASE_LICENCES)[number];

/**
 * How a draft stands. `computing`: waits for its turn or is being computed; `failed`: could not be computed, or its audit failed; `interrupted`: nobody
 * computes it any more.
 */
export const RELEASE_STATUSES = ['computing', 'interrupted', 'failed', 'ready', 'proposed', 'rejected', 'published', 'withdrawn'] as const;
export type ReleaseStatus = (typeof RELEASE_STATUSES)[number];

export const RELEASE_STATUS_LABELS: Readonly<Record<ReleaseStatus, Text>> = {
  computing: { el: 'Υπολογίζεται', en: 'Being computed' },
  interrupted: { el: 'Διακόπηκε', en: 'Interrupted' },
  failed: { el: 'Δεν μπορεί να δημοσιευτεί', en: 'Cannot be published' },
  ready: { el: 'Έτοιμο για πρόταση', en: 'Ready to be proposed' },
  proposed: { el: 'Περιμένει δεύτερο πρόσωπο', en: 'Waits for a second person' },
  rejected: { el: 'Απορρίφθηκε', en: 'Rejected' },
  published: { el: 'Δημόσια', en: 'Public' },
  withdrawn: { el: 'Αποσύρθηκε', en: 'Withdrawn' },
};

/** `2016–2018`, or `2017`. */
export function nameBlock({ from, to }: ReleaseBlock): string {
  return from === to ? String(from) : `${from}–${to}`;
}

/** Of an earlier release, by which blocks it is cut; single years that lie in a block of the same release are no blocks. */
export function blocksOf(periods: readonly ReleaseBlock[]): ReleaseBlock[] {
  const isInAnother = (period: ReleaseBlock): boolean =>
    periods.some((other) => other.from <= period.from && other.to >= period.to && other.to - other.from > period.to - period.from);
  return periods.filter((period) => !isInAnother(period)).map(({ from, to }) => ({ from, to }));
}

/**
 * Checks blocks as they are asked for.
 * @param present calendar year, where the organisation is
 * @param earlier blocks of all earlier releases, withdrawn ones too: once public, always known
 * @returns them in order
 * @throws Problem RELEASE_BLOCKS_INVALID, RELEASE_YEAR_NOT_OVER, RELEASE_BLOCKS_OVERLAP
 */
export function checkReleaseBlocks(asked: readonly ReleaseBlock[], present: number, earlier: readonly ReleaseBlock[]): ReleaseBlock[] {
  const blocks = asked.map(({ from, to }) => ({ from, to })).sort((a, b) => a.from - b.from);
  const isCut = blocks.every(
    ({ from, to }, i) =>
      Number.isInteger(from) &&
      Number.isInteger(to) &&
      from <= to &&
      to - from < LONGEST_RELEASE_BLOCK_YEARS &&
      (blocks[i - 1]?.to ?? -Infinity) < from,
  );
  if (!isCut || blocks.length === 0 || blocks.length > MOST_RELEASE_BLOCKS)
    throw new Problem('RELEASE_BLOCKS_INVALID', { years: LONGEST_RELEASE_BLOCK_YEARS, blocks: MOST_RELEASE_BLOCKS });
  for (const { to } of blocks) if (to >= present) throw new Problem('RELEASE_YEAR_NOT_OVER', { year: String(to) });
  for (const block of blocks) {
    const other = earlier.find(({ from, to }) => from <= block.to && to >= block.from && (from !== block.from || to !== block.to));
    if (other !== undefined) throw new Problem('RELEASE_BLOCKS_OVERLAP', { block: nameBlock(block), earlier: nameBlock(other) });
  }
  return blocks;
}

/**
 * Blocks that a form begins with: those of earlier releases that are over, then the years after them, as many together as before (five where there is
 * none yet; a release is more useful the more years a block has), the last ones that are complete.
 * @param first and @param last of the years with records that are over; null where there is none
 */
export function proposeReleaseBlocks(first: number, last: number, earlier: readonly ReleaseBlock[]): ReleaseBlock[] {
  const known = earlier.filter(
    (block, i) => block.to <= last && earlier.findIndex(({ from, to }) => from === block.from && to === block.to) === i,
  );
  if (known.length === 0) return [{ from: Math.max(first, last - PROPOSED_YEARS + 1), to: last }];
  const newest = known.reduce((latest, block) => (block.to > latest.to ? block : latest));
  const years = newest.to - newest.from + 1;
  const next = { from: newest.to + 1, to: newest.to + years };
  return next.to <= last ? [...known, next].slice(-MOST_RELEASE_BLOCKS) : known.slice(-MOST_RELEASE_BLOCKS);
}

const PROPOSED_YEARS = 5;
