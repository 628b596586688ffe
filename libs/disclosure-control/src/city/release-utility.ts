import type { PublishedArea } from '@elektron/domain';
import type { CityAreas } from './city-areas.ts';
import { periodOf } from './city-tables.ts';
import type { ReleaseInput, ReleaseUtility } from './release-input.ts';

const LARGEST_KM2 = 1;
/** What a number that is not shown and of which nothing else is known is taken for. */
const GUESS_OF_SMALL = 2;

/** How useful what is published of a block is, held against the records. */
export function measureUtility(
  city: CityAreas,
  published: readonly PublishedArea[],
  { accidents }: Pick<ReleaseInput, 'accidents'>,
  block: ReleaseInput['blocks'][number],
  hidden: Pick<ReleaseUtility, 'hiddenSmall' | 'hiddenBeside' | 'shown'>,
): ReleaseUtility {
  const { areas, areaOf } = city;
  const period = periodOf(block).id;
  const numberOf = (area: number, table: string): number | null => published[area]!.counts[table]?.[period]?.[0] ?? null;
  const sizes: number[] = [];
  const all = { count: 0, shown: 0, asSuch: 0 };
  const severe = { ...all };
  const truth = new Int32Array(areas.length);
  for (let i = 0; i < accidents.count; i++) {
    if (areaOf[i]! < 0 || accidents.year[i]! < block.from || accidents.year[i]! > block.to) continue;
    const within: number[] = [];
    for (let area = areaOf[i]!; area >= 0; area = areas[area]!.parent) within.push(area);
    for (const area of within) truth[area]! += 1;
    const small = within.filter((area) => published[area]!.areaKm2 <= LARGEST_KM2);
    const smallest = within.find((area) => numberOf(area, 'total') !== null);
    if (smallest !== undefined) sizes.push(published[smallest]!.areaKm2);
    for (const group of accidents.values.severity[i] === 0 ? [all, severe] : [all]) {
      group.count += 1;
      if (small.some((area) => numberOf(area, 'total') !== null)) group.shown += 1;
      if (small.some((area) => numberOf(area, 'severity') !== null)) group.asSuch += 1;
    }
  }
  return {
    period,
    ...sharesOf(all, severe),
    medianAreaKm2: sizes.sort((a, b) => a - b)[Math.floor(sizes.length / 2)] ?? null,
    rankCorrelation: correlateRanks(areas, published, truth, (area) => numberOf(area, 'total')),
    ...hidden,
  };
}

interface Tally {
  readonly count: number;
  readonly shown: number;
  readonly asSuch: number;
}

function sharesOf(all: Tally, severe: Tally) {
  const shareOf = (part: number, { count }: Tally): number | null => (count === 0 ? null : part / count);
  return {
    accidents: all.count,
    severe: severe.count,
    accidentsShown: shareOf(all.shown, all),
    severeShown: shareOf(severe.shown, severe),
    severeShownAsSuch: shareOf(severe.asSuch, severe),
  };
}

/** What the public would take the hexagons of resolution 8 for, against what they have; both per km². */
function correlateRanks(
  areas: CityAreas['areas'],
  published: readonly PublishedArea[],
  truth: Int32Array,
  totalOf: (area: number) => number | null,
): number | null {
  const of = [...areas.keys()].filter((area) => areas[area]!.geography === 'hexagon-8');
  const left = new Map<number, { count: number; hidden: number }>();
  for (const area of of) {
    const { parent } = areas[area]!;
    const rest = left.get(parent) ?? { count: totalOf(parent) ?? NaN, hidden: 0 };
    const total = totalOf(area);
    left.set(parent, total === null ? { ...rest, hidden: rest.hidden + 1 } : { ...rest, count: rest.count - total });
  }
  const guess = of.map((area) => {
    const { count, hidden } = left.get(areas[area]!.parent)!;
    return totalOf(area) ?? (Number.isNaN(count) ? GUESS_OF_SMALL : count / hidden);
  });
  const perKm2 = (value: number, i: number): number => value / published[of[i]!]!.areaKm2;
  const [a, b] = [ranksOf(guess.map(perKm2)), ranksOf(of.map((area, i) => perKm2(truth[area]!, i)))];
  const mean = (a.length + 1) / 2;
  let [ab, aa, bb] = [0, 0, 0];
  for (const [i, rank] of a.entries()) {
    ab += (rank - mean) * (b[i]! - mean);
    aa += (rank - mean) ** 2;
    bb += (b[i]! - mean) ** 2;
  }
  return aa === 0 || bb === 0 ? null : ab / Math.sqrt(aa * bb);
}

/** Ranks from 1; equal values share the mean of theirs. */
function ranksOf(values: readonly number[]): number[] {
  const order = [...values.keys()].sort((a, b) => values[a]! - values[b]!);
  const ranks = new Array<number>(values.length).fill(0);
  for (let start = 0; start < order.length;) {
    let end = start;
    while (end + 1 < order.length && values[order[end + 1]!] === values[order[start]!]) end += 1;
    for (let i = start; i <= end; i++) ranks[order[i]!] = (start + end) / 2 + 1;
    start = end + 1;
  }
  return ranks;
}
