import type { PublishedArea, PublishedCount, PublishedPeriod, PublishedRelease } from '@elektron/domain';
import { withCrossingsOf, type CityBreakdown } from './city-breakdowns.ts';
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
 * The numbers that an earlier release has of an area, in the order of this release's values; null where it has none, and where this release's threshold is higher.
 */
export function repeatCounts(
  release: PublishedRelease,
  area: PublishedArea | undefined,
  { id, dimension }: TableDesign,
  period: string,
  own: CityBreakdown | null,
  threshold: number,
): PublishedCount[] {
  const counts = area?.counts[id]?.[period];
  const then = dimension === null ? null : withCrossingsOf(release).dimensions.find((one) => one.id === dimension);
  const values = own === null ? [null] : own.values.map((value) => value.id);
  return values.map((value) => {
    const at = value === null ? 0 : (then?.values.findIndex((one) => one.id === value) ?? -1);
    const count = counts?.[at] ?? null;
    return count !== null && count > 0 && count < threshold ? null : count;
  });
}
