import type { PublishedPeriod } from '@elektron/domain';
import type { CityAreas } from './city-areas.ts';
import { partsOf, type CityBreakdown } from './city-breakdowns.ts';
import { periodOf, yearsOf, type TableDesign } from './city-tables.ts';
import type { ReleaseAccidents, ReleaseInput } from './release-input.ts';

/** Whole years that numbers are of: a block of this release, one of another organisation, or what blocks that cut each other are made of. */
export interface TimeSpan {
  readonly period: PublishedPeriod;
  readonly role: 'own' | 'other' | 'piece';
}

/** One table in one period: how many accidents each area has of each value. */
export interface Sheet extends TimeSpan {
  readonly table: TableDesign;
  /** Null of a total. */
  readonly dimension: CityBreakdown | null;
  /** How many numbers an area has: 1 of a total. */
  readonly values: number;
  /** By area, then by value; zero of areas of which the table does not speak. */
  readonly counts: Int32Array;
}

/**
 * The blocks of this release and those of others that share years with them; and, where these are not the same, the pieces into which they cut
 * each other, which nobody publishes.
 */
export function listSpans(own: ReleaseInput['blocks'], others: readonly PublishedPeriod[]): TimeSpan[] {
  const cut = others.filter((other) => own.some((block) => overlap(block, other)) && !own.some((block) => isSame(block, other)));
  const distinct = [...new Map(cut.map((period) => [periodOf(period).id, periodOf(period)])).values()].sort(
    (a, b) => a.from - b.from || a.to - b.to,
  );
  const spans: TimeSpan[] = [
    ...own.map((block): TimeSpan => ({ period: periodOf(block), role: 'own' })),
    ...distinct.map((period): TimeSpan => ({ period, role: 'other' })),
  ];
  if (distinct.length === 0) return spans;
  const all = spans.map(({ period }) => period);
  const starts = [...new Set(all.flatMap(({ from, to }) => [from, to + 1]))].sort((a, b) => a - b);
  for (const [i, from] of starts.entries()) {
    const to = (starts[i + 1] ?? from) - 1;
    const holders = all.filter((period) => period.from <= from && to <= period.to);
    const isCut = holders.some((holder) => !isSame(holder, { from, to }));
    if (to >= from && isCut && !all.some((period) => isSame(period, { from, to })))
      spans.push({ period: periodOf({ from, to }), role: 'piece' });
  }
  return spans;
}

type Years = Pick<PublishedPeriod, 'from' | 'to'>;
export const overlap = (a: Years, b: Years): boolean => a.from <= b.to && b.from <= a.to;
export const isSame = (a: Years, b: Years): boolean => a.from === b.from && a.to === b.to;

/** @returns true counts of all tables in all spans and, of blocks, in their years */
export function countSheets(
  { areas, areaOf }: CityAreas,
  tables: readonly TableDesign[],
  breakdowns: readonly CityBreakdown[],
  accidents: ReleaseAccidents,
  spans: readonly TimeSpan[],
): Sheet[] {
  const years = new Map<string, TimeSpan>();
  for (const { period, role } of spans) {
    if (role === 'piece') continue;
    for (const year of yearsOf(period)) if (!years.has(year.id)) years.set(year.id, { period: year, role });
  }
  const count = (table: TableDesign, span: TimeSpan): Sheet => {
    const dimension = breakdowns.find(({ id }) => id === table.dimension) ?? null;
    const values = dimension?.values.length ?? 1;
    const counts = new Int32Array(areas.length * values);
    const parts =
      dimension === null ? [] : partsOf(dimension).map(({ id, values: { length } }) => ({ valueOf: accidents.values[id], length }));
    for (let i = 0; i < accidents.count; i++) {
      if (areaOf[i]! < 0 || accidents.year[i]! < span.period.from || accidents.year[i]! > span.period.to) continue;
      const value = parts.reduce((before, { valueOf, length }) => before * length + valueOf[i]!, 0);
      for (let area = areaOf[i]!; area >= 0; area = areas[area]!.parent) {
        if (table.geographies.includes(areas[area]!.geography)) counts[area * values + value]! += 1;
      }
    }
    return { ...span, table, dimension, values, counts };
  };
  return tables.flatMap((table) => (table.span === 'block' ? spans : [...years.values()]).map((span) => count(table, span)));
}
