import {
  PUBLISHED_DIMENSIONS,
  type PublishedArea,
  type PublishedCount,
  type PublishedPeriod,
  type PublishedRelease,
} from '@elektron/domain';
import { withCrossingsOf, type CityBreakdown, type CityDimension } from './city-breakdowns.ts';
import { isSame, overlap } from './city-sheets.ts';
import { periodOf, type TableDesign } from './city-tables.ts';
import type { ReleaseInput } from './release-input.ts';

type Block = ReleaseInput['blocks'][number];

/** What was published of blocks before. */
export interface EarlierBlocks {
  /** Blocks that nothing was published of. */
  readonly fresh: readonly Block[];
  readonly repeated: readonly { readonly block: Block; readonly release: PublishedRelease }[];
  /** Ids of blocks that share years with a block of an earlier release and are not the same. */
  readonly cutting: readonly string[];
}

const BLOCK_TABLE = 'total';

/** The blocks of a release: the periods of its totals. */
export function blocksOf({ tables, periods }: Pick<PublishedRelease, 'tables' | 'periods'>): PublishedPeriod[] {
  const ids = new Set(tables.find(({ id }) => id === BLOCK_TABLE)?.periods);
  return periods.filter(({ id }) => ids.has(id));
}

/**
 * A block is published once: later releases repeat it as it was, whatever has become of the records. Two counts of the same years from records that were
 * corrected in between would tell of every accident that was added or taken out.
 */
export function findEarlierBlocks({ blocks, earlier }: Pick<ReleaseInput, 'blocks' | 'earlier'>): EarlierBlocks {
  const repeated = blocks.flatMap((block) => {
    const release = earlier.findLast((one) => blocksOf(one).some((other) => isSame(other, block)));
    return release ? [{ block, release }] : [];
  });
  const isRepeated = (block: Block): boolean => repeated.some((one) => one.block === block);
  const before = earlier.flatMap(blocksOf);
  return {
    fresh: blocks.filter((block) => !isRepeated(block)),
    repeated,
    cutting: blocks
      .filter((block) => before.some((other) => overlap(block, other) && !isSame(block, other)))
      .map((block) => periodOf(block).id),
  };
}

/**
 * What a release that is repeated from has of dimensions and values stays, whatever the records have: leaving it out would tell that there is nothing of it, also
 * where the other release hides how much.
 */
export function keepDimensions(own: readonly CityDimension[], before: readonly Pick<PublishedRelease, 'dimensions'>[]): CityDimension[] {
  return PUBLISHED_DIMENSIONS.flatMap((dimension) => {
    const isLike = ({ id }: { readonly id: string }): boolean => id === dimension.id;
    const theirs = before.flatMap(({ dimensions }) => dimensions).filter(isLike);
    const mine = own.find(isLike);
    // Of what was to be left out altogether the records may have every value.
    if (mine === undefined) return theirs.length > 0 ? [dimension] : [];
    const kept = Math.max(mine.values.length, ...theirs.map(({ values }) => values.length));
    return [{ ...dimension, values: dimension.values.slice(0, kept) }];
  });
}

/**
 * The numbers that an earlier release has of an area, in the order of this release's values; null where it has none of a value, and where this release's threshold is higher.
 * @returns null where it has no such table of it: nothing is said then, since a total that is hidden says that there is something
 */
export function repeatCounts(
  release: PublishedRelease,
  area: PublishedArea | undefined,
  { id, dimension }: TableDesign,
  period: string,
  own: CityBreakdown | null,
  threshold: number,
): PublishedCount[] | null {
  const counts = area?.counts[id]?.[period];
  if (counts === undefined) return null;
  const then = dimension === null ? null : withCrossingsOf(release).dimensions.find((one) => one.id === dimension);
  const values = own === null ? [null] : own.values.map((value) => value.id);
  return values.map((value) => {
    const at = value === null ? 0 : (then?.values.findIndex((one) => one.id === value) ?? -1);
    const count = counts[at] ?? null;
    return count !== null && count > 0 && count < threshold ? null : count;
  });
}
