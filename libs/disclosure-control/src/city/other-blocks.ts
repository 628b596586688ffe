import type { PublishedRelease } from '@elektron/domain';
import type { CityArea } from './city-areas.ts';
import { isSame, overlap, type Sheet } from './city-sheets.ts';
import { blocksOf, repeatCounts } from './earlier-blocks.ts';
import type { ReleaseInput, ReleaseSite } from './release-input.ts';
import { findSharedLand } from './shared-land.ts';

type Block = ReleaseInput['blocks'][number];

/** A block of a municipality that another organisation has published. */
export interface OthersBlock {
  readonly block: Block;
  /** Position among the municipalities. */
  readonly municipality: number;
  readonly release: PublishedRelease;
}

/** Why what another organisation has published of the same land and years cannot be repeated. */
export type Hindrance = 'other-not-comparable' | 'other-blocks-differ' | 'other-records-differ';

export interface OtherBlocks {
  /** Each once, from who published it first. */
  readonly repeated: readonly OthersBlock[];
  readonly hindrances: readonly { readonly releaseId: string; readonly why: Hindrance }[];
}

/**
 * A block of a municipality is published once, by whomever: who comes later repeats it as it is, number by number, and leaves out what is not there. So two
 * releases of the same land tell together what the first tells alone, whatever their records have to do with each other: the same accidents, a part of them,
 * or others. Where that cannot be, two counts of the same years would stand beside each other.
 */
export function findOtherBlocks(
  areas: readonly CityArea[],
  { municipalities, others }: Pick<ReleaseInput, 'municipalities' | 'others'>,
  fresh: readonly Block[],
): OtherBlocks {
  const repeated: OthersBlock[] = [];
  const hindrances: OtherBlocks['hindrances'][number][] = [];
  for (const release of others) {
    const { releaseId } = release;
    const theirs = blocksOf(release).filter((period) => fresh.some((block) => overlap(block, period)));
    const { same, isMore } = theirs.length === 0 ? { same: [], isMore: false } : findSharedLand(areas, municipalities, release);
    if (isMore) hindrances.push({ releaseId, why: 'other-not-comparable' });
    if (same.length === 0) continue;
    const common = fresh.filter((block) => theirs.some((period) => isSame(period, block)));
    if (common.length < theirs.length) hindrances.push({ releaseId, why: 'other-blocks-differ' });
    const own = common.flatMap((block) => same.map((municipality): OthersBlock => ({ block, municipality, release })));
    repeated.push(
      ...own.filter((one) => !repeated.some(({ block, municipality }) => block === one.block && municipality === one.municipality)),
    );
  }
  return { repeated, hindrances };
}

/** @returns the same, with the releases of which a number that is shown is not what the records say */
export function compareRecords(areas: readonly CityArea[], sheets: readonly Sheet[], { repeated, hindrances }: OtherBlocks): OtherBlocks {
  const areasOf = new Map(
    [...new Set(repeated.map(({ release }) => release))].map((release) => [release, new Map(release.areas.map((area) => [area.id, area]))]),
  );
  const differing = repeated.filter(({ block, municipality, release }) =>
    sheets.some(({ table, period, dimension, values, counts }) => {
      if (period.from < block.from || period.to > block.to) return false;
      return areas.some((area, a) => {
        if (area.municipality !== municipality || !table.geographies.includes(area.geography)) return false;
        const told = repeatCounts(release, areasOf.get(release)!.get(area.id), table, period.id, dimension, 0);
        return told?.some((count, value) => count !== null && count !== counts[a * values + value]);
      });
    }),
  );
  const ids = new Set(differing.map(({ release }) => release.releaseId));
  return { repeated, hindrances: [...hindrances, ...[...ids].map((releaseId) => ({ releaseId, why: 'other-records-differ' as const }))] };
}

const isOf = ({ block, municipality }: OthersBlock, area: CityArea | undefined, { from, to }: Block): boolean =>
  area?.municipality === municipality && from <= block.to && block.from <= to;

/** The same without what is repeated: nothing of it is to be hidden or judged again. */
export function setAside(areas: readonly CityArea[], sheets: readonly Sheet[], blocks: readonly OthersBlock[]): Sheet[] {
  return sheets.map((sheet) => {
    const own = blocks.filter(({ block }) => overlap(block, sheet.period));
    if (own.length === 0) return sheet;
    const counts = sheet.counts.map((count, i) =>
      own.some((one) => isOf(one, areas[Math.floor(i / sheet.values)], sheet.period)) ? 0 : count,
    );
    return { ...sheet, counts };
  });
}

/** Whether a site has accidents of which only what another organisation has published is told. */
export function isInOthers(site: ReleaseSite, areas: readonly CityArea[], areaOf: Int32Array, blocks: readonly OthersBlock[]): boolean {
  return site.accidents.some((accident) => blocks.some((one) => isOf(one, areas[areaOf[accident]!], site)));
}
