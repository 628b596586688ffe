import type { PublishedPeriod } from '@elektron/domain';
import type { CityAreas } from './city-areas.ts';
import { partsOf, type CityBreakdown } from './city-breakdowns.ts';
import { periodOf, yearsOf, type TableDesign } from './city-tables.ts';
import type { ReleaseAccidents, ReleaseInput } from './release-input.ts';

/** One table in one period: how many accidents each area has of each value. */
export interface Sheet {
  /** A block, or one of its years. */
  readonly period: PublishedPeriod;
  readonly table: TableDesign;
  /** Null of a total. */
  readonly dimension: CityBreakdown | null;
  /** How many numbers an area has: 1 of a total. */
  readonly values: number;
  /** By area, then by value; zero of areas of which the table does not speak. */
  readonly counts: Int32Array;
}

type Years = Pick<PublishedPeriod, 'from' | 'to'>;
export const overlap = (a: Years, b: Years): boolean => a.from <= b.to && b.from <= a.to;
export const isSame = (a: Years, b: Years): boolean => a.from === b.from && a.to === b.to;

/** @returns true counts of all tables in all blocks, and in their years */
export function countSheets(
  { areas, areaOf }: CityAreas,
  tables: readonly TableDesign[],
  breakdowns: readonly CityBreakdown[],
  accidents: ReleaseAccidents,
  blocks: ReleaseInput['blocks'],
): Sheet[] {
  const count = (table: TableDesign, period: PublishedPeriod): Sheet => {
    const dimension = breakdowns.find(({ id }) => id === table.dimension) ?? null;
    const values = dimension?.values.length ?? 1;
    const counts = new Int32Array(areas.length * values);
    const parts =
      dimension === null ? [] : partsOf(dimension).map(({ id, values: { length } }) => ({ valueOf: accidents.values[id], length }));
    for (let i = 0; i < accidents.count; i++) {
      if (areaOf[i]! < 0 || accidents.year[i]! < period.from || accidents.year[i]! > period.to) continue;
      const value = parts.reduce((before, { valueOf, length }) => before * length + valueOf[i]!, 0);
      for (let area = areaOf[i]!; area >= 0; area = areas[area]!.parent) {
        if (table.geographies.includes(areas[area]!.geography)) counts[area * values + value]! += 1;
      }
    }
    return { period, table, dimension, values, counts };
  };
  return tables.flatMap((table) =>
    (table.span === 'block' ? blocks.map(periodOf) : blocks.flatMap(yearsOf)).map((period) => count(table, period)),
  );
}
