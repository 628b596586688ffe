import { PUBLISHED_UNHURT } from '@elektron/domain';
import type { AttributeGroup, Cell, Line } from '../release.ts';
import { worthOf } from './cell-worth.ts';
import type { CityArea } from './city-areas.ts';
import { isCrossing, pairsBy, partsOf, type CityBreakdown, type CityCrossing } from './city-breakdowns.ts';
import type { Sheet } from './city-sheets.ts';
import { listSeveralYears, yearsOfBlock, type BlockOfYears } from './several-years.ts';
import { tellZeros, type ZeroRule } from './zero-rule.ts';

/** All numbers of a release as cells, and how they hang together; areas without an accident in a block have none of it. */
export interface CityCells {
  readonly cells: readonly Cell[];
  readonly lines: readonly Line[];
  readonly groups: readonly AttributeGroup[];
  /** By sheet, then area and value as in its counts: the cell, -1 where there is none. */
  readonly cellOf: readonly Int32Array[];
  /** By span and year (`spanKeyOf`): which areas are shown to be empty. */
  readonly zeros: ReadonlyMap<string, ZeroRule>;
}

/** A block and a single year of the same years are told apart. */
export const spanKeyOf = ({ table, period }: Pick<Sheet, 'table' | 'period'>): string => `${table.span} ${period.id}`;

/** What tells of those hurt, and has of nobody hurt the number that the second value of `injury` is. */
const OF_THOSE_HURT: readonly (string | null)[] = ['severity', 'age'];

/**
 * The cells and lines of all sheets. They form a tree: the total of an area is what its breakdowns, its smaller areas and its years have in common, and a value
 * of a breakdown is what an area and its smaller areas have in common; severity and whether somebody was killed are one finer breakdown of municipalities. Any
 * whole numbers that keep the lines can therefore be dealt out among single accidents, one separator after the other.
 */
export function buildCells(areas: readonly CityArea[], sheets: readonly Sheet[], threshold: number): CityCells {
  const builder = new CellBuilder(areas, sheets);
  builder.addCells();
  builder.addNesting();
  builder.addBreakdowns();
  builder.addTime();
  builder.addSerious();
  builder.addSeveralYears(threshold);
  return builder;
}

class CellBuilder implements CityCells {
  readonly cells: Cell[] = [];
  readonly lines: Line[] = [];
  readonly groups: AttributeGroup[] = [];
  readonly cellOf: Int32Array[];
  readonly zeros = new Map<string, ZeroRule>();
  readonly #areas: readonly CityArea[];
  readonly #sheets: readonly Sheet[];
  /** By span and dimension: position of the sheet. */
  readonly #position: ReadonlyMap<string, number>;
  readonly #spans: BlockOfYears[] = [];

  constructor(areas: readonly CityArea[], sheets: readonly Sheet[]) {
    this.#areas = areas;
    this.#sheets = sheets;
    this.cellOf = sheets.map(({ counts }) => new Int32Array(counts.length).fill(-1));
    this.#position = new Map(sheets.map((sheet, s) => [`${spanKeyOf(sheet)} ${sheet.table.dimension}`, s]));
  }

  /** The sheet of another dimension (null: of the total) in the same time; -1 where there is none. */
  #beside(s: number, dimension: string | null): number {
    return this.#position.get(`${spanKeyOf(this.#sheets[s]!)} ${dimension}`) ?? -1;
  }

  addCells(): void {
    for (const [s, sheet] of this.#sheets.entries()) {
      const { table, period, dimension, values, counts } = sheet;
      const key = spanKeyOf(sheet);
      const rule = this.zeros.get(key) ?? tellZeros(this.#areas, this.#sheets[this.#beside(s, null)]!.counts);
      this.zeros.set(key, rule);
      for (const [a, { id, geography, parent }] of this.#areas.entries()) {
        // Where nothing is told of the whole, its parts can be anything that it can be.
        const isNeeded = !(rule.isShownEmpty[a] || rule.isSilent[parent]);
        if (!table.geographies.includes(geography) || !isNeeded) continue;
        for (let value = 0; value < values; value++) {
          const same = this.#sameCell(s, a, value);
          const count = counts[a * values + value]!;
          this.cellOf[s]![a * values + value] =
            same >= 0
              ? same
              : this.#add({
                  id: `${id} / ${table.id} / ${period.id} / ${dimension?.values[value]?.id ?? 'all'}`,
                  count,
                  state: !rule.isSilent[a] ? 'shown' : dimension === null ? 'unpublished' : 'hidden',
                  ...(dimension !== null ? { within: this.#cell(this.#beside(s, null), a, 0) } : {}),
                  // Nothing at all in a period would be shown as such.
                  lowest: dimension === null && rule.isZeroTold[a] ? 1 : 0,
                  weight: worthOf(geography, dimension, value) * Math.max(1, count),
                });
        }
        this.#addGroup(s, a);
      }
    }
  }

  /** Nobody hurt: the same number by injury, by severity and by age. */
  #sameCell(s: number, area: number, value: number): number {
    const { dimension, table } = this.#sheets[s]!;
    if (!OF_THOSE_HURT.includes(table.dimension) || dimension?.values[value]!.id !== PUBLISHED_UNHURT) return -1;
    const injury = this.#beside(s, 'injury');
    return injury < 0 ? -1 : this.#cell(injury, area, 1);
  }

  #add(cell: Omit<Cell, 'atoms' | 'fixed'>): number {
    return this.cells.push({ ...cell, atoms: Int32Array.of(this.cells.length), fixed: false }) - 1;
  }

  #addGroup(s: number, a: number): void {
    const { table, dimension, period } = this.#sheets[s]!;
    if (dimension === null) return;
    const id = `${this.#areas[a]!.id} / ${table.id} / ${period.id}`;
    const valuesOf = (cells: readonly number[], { values }: Pick<CityBreakdown, 'values'>): AttributeGroup['values'] =>
      cells.map((value, v) => ({ value: values[v]!.id, atoms: Int32Array.of(this.#cell(s, a, value)) }));
    if (!isCrossing(dimension)) {
      this.groups.push({ id, attribute: dimension.id, values: valuesOf([...dimension.values.keys()], dimension) });
      return;
    }
    // Who knows one value of an accident looks for the other.
    for (const [part, known] of dimension.parts.entries()) {
      const sought = dimension.parts[1 - part]!;
      for (const [v, pairs] of pairsBy(dimension, part).entries())
        this.groups.push({ id: `${id} / ${known.values[v]!.id}`, attribute: sought.id, values: valuesOf(pairs, sought) });
    }
  }

  #cell(sheet: number, area: number, value: number): number {
    return this.cellOf[sheet]![area * this.#sheets[sheet]!.values + value]!;
  }

  #addLine(whole: number, parts: readonly number[]): void {
    const there = parts.filter((part) => part >= 0);
    if (whole >= 0 && there.length > 0) this.lines.push({ whole, parts: Int32Array.from(there) });
  }

  /** Every number of a sheet but those that another sheet has as well. */
  #eachNumber(s: number, visit: (area: number, value: number) => void): void {
    const { values } = this.#sheets[s]!;
    for (const area of this.#areas.keys()) {
      for (let value = 0; value < values; value++) if (this.#sameCell(s, area, value) < 0) visit(area, value);
    }
  }

  /** An area is the sum of its parts. */
  addNesting(): void {
    const parts: number[][] = this.#areas.map(() => []);
    for (const [a, { parent }] of this.#areas.entries()) if (parent >= 0) parts[parent]!.push(a);
    for (const s of this.#sheets.keys()) {
      this.#eachNumber(s, (a, value) => {
        const own = parts[a]!.map((part) => this.#cell(s, part, value));
        this.#addLine(this.#cell(s, a, value), own);
      });
    }
  }

  /** The total of an area is the sum of a breakdown; those hurt are the sum of the severities, and of the ages, but for the last. */
  addBreakdowns(): void {
    for (const [s, { dimension, values }] of this.#sheets.entries()) {
      if (dimension === null) continue;
      if (isCrossing(dimension)) {
        this.#addMargins(s, dimension);
        continue;
      }
      const total = this.#beside(s, null);
      const injury = OF_THOSE_HURT.includes(dimension.id) ? this.#beside(s, 'injury') : -1;
      for (const a of this.#areas.keys()) {
        const parts = Array.from({ length: values }, (_, value) => this.#cell(s, a, value));
        const isHurt = injury >= 0 && this.#cell(injury, a, 0) >= 0;
        const isOfHurt = (_: number, value: number): boolean => dimension.values[value]!.id !== PUBLISHED_UNHURT;
        if (isHurt) this.#addLine(this.#cell(injury, a, 0), parts.filter(isOfHurt));
        else this.#addLine(this.#cell(total, a, 0), parts);
      }
    }
  }

  /** Each value of either dimension is the sum of its pairs. */
  #addMargins(s: number, crossing: CityCrossing): void {
    for (const [part, { id }] of partsOf(crossing).entries()) {
      const margin = this.#beside(s, id);
      for (const [value, pairs] of pairsBy(crossing, part).entries()) {
        for (const a of this.#areas.keys()) {
          this.#addLine(
            this.#cell(margin, a, value),
            pairs.map((pair) => this.#cell(s, a, pair)),
          );
        }
      }
    }
  }

  /** A block is the sum of its years. */
  addTime(): void {
    for (const [s, { table }] of this.#sheets.entries()) {
      if (table.span !== 'block') continue;
      const years = yearsOfBlock(this.#sheets, s);
      this.#eachNumber(s, (a, value) =>
        this.#addSpan(
          this.#cell(s, a, value),
          years.map((year) => this.#cell(year, a, value)),
        ),
      );
    }
  }

  #addSpan(block: number, years: readonly number[]): void {
    this.#addLine(block, years);
    if (block >= 0) this.#spans.push({ block, years: years.filter((year) => year >= 0) });
  }

  /** Those in which somebody was seriously hurt and nobody killed are published by nobody, and are left when the fatal ones are taken from the severe ones. */
  addSerious(): void {
    const seriousOf = this.#sheets.map(() => new Int32Array(this.#areas.length).fill(-1));
    for (const [f, { dimension, period }] of this.#sheets.entries()) {
      const s = dimension?.id === 'fatal' ? this.#beside(f, 'severity') : -1;
      if (s < 0) continue;
      for (const [a, { id }] of this.#areas.entries()) {
        if (this.#cell(f, a, 0) < 0) continue;
        const [severe, ...others] = Array.from({ length: this.#sheets[s]!.values }, (_, value) => this.#cell(s, a, value));
        const [killed, notKilled] = [this.#cell(f, a, 0), this.#cell(f, a, 1)];
        const count = this.cells[severe!]!.count - this.cells[killed]!.count;
        const serious = this.#add({ id: `${id} / serious / ${period.id}`, count, state: 'unpublished', lowest: 0, weight: 1 });
        this.#addLine(severe!, [killed, serious]);
        this.#addLine(notKilled, [serious, ...others]);
        seriousOf[f]![a] = serious;
      }
    }
    for (const [f, { table }] of this.#sheets.entries()) {
      if (table.span !== 'block') continue;
      const years = yearsOfBlock(this.#sheets, f);
      for (const [a, serious] of seriousOf[f]!.entries())
        this.#addSpan(
          serious,
          years.map((year) => seriousOf[year]![a]!),
        );
    }
  }

  /** See `listSeveralYears`. */
  addSeveralYears(threshold: number): void {
    for (const { years, ...rest } of listSeveralYears(this.#spans, this.cells, threshold))
      this.#addLine(this.#add({ ...rest, state: 'unpublished', lowest: 0, weight: 1 }), years);
  }
}
