import {
  PUBLISHED_DIMENSIONS,
  PUBLISHED_UNHURT,
  PUBLISHED_UNKNOWN,
  type PublishedDimensionId,
  type PublishedGeography,
  type PublishedPeriod,
} from '@elektron/domain';
import type { CityBreakdown, CityDimension, CrossingId } from './city-breakdowns.ts';
import type { ReleaseAccidents, ReleaseInput } from './release-input.ts';

/** A table before it is known which periods it has. */
export interface TableDesign {
  readonly id: string;
  /** By what it tells accidents apart; null of a total. */
  readonly dimension: PublishedDimensionId | CrossingId | null;
  readonly geographies: readonly PublishedGeography[];
  readonly span: 'block' | 'year';
}

/**
 * What is counted where. The smaller the land, the less is told of it: a number of 0 to k-1 is not shown, and costs another one beside it. Two breakdowns are crossed
 * only where one of them at most is told of smaller land, and wherever both are told: then the tables form a tree. Told of smaller land both, they would close a ring with their crossing.
 */
export const TABLE_DESIGNS: readonly TableDesign[] = [
  { id: 'total', dimension: null, geographies: ['municipality', 'hexagon-7', 'hexagon-8', 'hexagon-9'], span: 'block' },
  { id: 'injury', dimension: 'injury', geographies: ['municipality', 'hexagon-7', 'hexagon-8'], span: 'block' },
  { id: 'severity', dimension: 'severity', geographies: ['municipality', 'hexagon-7', 'hexagon-8'], span: 'block' },
  { id: 'fatal', dimension: 'fatal', geographies: ['municipality'], span: 'block' },
  { id: 'road-user', dimension: 'road-user', geographies: ['municipality', 'hexagon-7', 'hexagon-8'], span: 'block' },
  { id: 'age', dimension: 'age', geographies: ['municipality', 'hexagon-7'], span: 'block' },
  { id: 'light', dimension: 'light', geographies: ['municipality', 'hexagon-7'], span: 'block' },
  { id: 'road-user-by-light', dimension: 'road-user-by-light', geographies: ['municipality', 'hexagon-7'], span: 'block' },
  { id: 'hours', dimension: 'hours', geographies: ['municipality', 'hexagon-7'], span: 'block' },
  { id: 'yearly-total', dimension: null, geographies: ['municipality'], span: 'year' },
  { id: 'yearly-injury', dimension: 'injury', geographies: ['municipality'], span: 'year' },
  { id: 'yearly-severity', dimension: 'severity', geographies: ['municipality'], span: 'year' },
  { id: 'yearly-fatal', dimension: 'fatal', geographies: ['municipality'], span: 'year' },
];

/** A dimension that is unknown of more accidents than this share is left out; one that tells of those hurt, of more accidents in which somebody was. */
const MOST_UNKNOWN = 0.5;
/** Where fewer are known to be severe, no hexagon would show how many, and none of the others either: severity is told of municipalities then. */
const LEAST_SEVERE = 0.01;
const NOTHING_SAID: readonly string[] = [PUBLISHED_UNKNOWN, PUBLISHED_UNHURT];

export const periodOf = ({ from, to }: { readonly from: number; readonly to: number }): PublishedPeriod => ({
  id: from === to ? String(from) : `${from}-${to}`,
  from,
  to,
});

/**
 * The dimensions that tell anything: of which the records know something, and not of all of them the same. Last values that no record of the organisation has
 * (“unknown”; “nobody hurt” in a register of accidents with injury) are left out: this tells how the register is kept, and nothing of anybody.
 */
export function dimensionsOf(accidents: ReleaseAccidents, isIn: (accident: number) => boolean): CityDimension[] {
  return PUBLISHED_DIMENSIONS.flatMap((dimension) => {
    const { id, values } = dimension;
    const counts = new Float64Array(values.length);
    let all = 0;
    for (let i = 0; i < accidents.count; i++) {
      if (!isIn(i)) continue;
      counts[accidents.values[id][i]!]! += 1;
      all += 1;
    }
    const countOf = (value: string): number => counts[values.findIndex((one) => one.id === value)] ?? 0;
    const isKnown = countOf(PUBLISHED_UNKNOWN) <= MOST_UNKNOWN * (all - countOf(PUBLISHED_UNHURT));
    if (!isKnown || counts.filter((count) => count > 0).length < 2) return [];
    const last = values.findLastIndex((value, v) => counts[v]! > 0 || !NOTHING_SAID.includes(value.id));
    return [last + 1 < values.length ? { ...dimension, values: values.slice(0, last + 1) } : dimension];
  });
}

/** The tables of a release, without those whose dimension tells nothing. */
export function tablesOf(
  breakdowns: readonly CityBreakdown[],
  accidents: ReleaseAccidents,
  isIn: (accident: number) => boolean,
): TableDesign[] {
  const designs = TABLE_DESIGNS.filter(({ dimension }) => dimension === null || breakdowns.some(({ id }) => id === dimension));
  let [all, severe] = [0, 0];
  for (let i = 0; i < accidents.count; i++) {
    if (!isIn(i)) continue;
    all += 1;
    if (accidents.values.severity[i] === 0) severe += 1;
  }
  if (severe >= LEAST_SEVERE * all) return designs;
  return designs.map((design) => (design.id === 'severity' ? { ...design, geographies: ['municipality'] } : design));
}

/** Every set of years of a block is kept from who subtracts (`several-years.ts`), and each year more doubles them. */
const MOST_YEARS = 8;

/** Years of a block that are told, each a period of its own; none where the block is one year, or of too many. */
export const yearsOf = ({ from, to }: ReleaseInput['blocks'][number]): PublishedPeriod[] =>
  from === to || to - from >= MOST_YEARS ? [] : Array.from({ length: to - from + 1 }, (_, i) => periodOf({ from: from + i, to: from + i }));
