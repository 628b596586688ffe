import type { TotalMeasure } from '@elektron/domain';

import { foldText } from '../fold-text.ts';
import { findMonth } from '../month-names.ts';

export interface TableTotal {
  /** `YYYY-MM` */
  readonly month: string;
  readonly measure: TotalMeasure;
  readonly expected: number;
}

/** Where a table does not agree with itself. */
export interface TableMisfit {
  /** `parts`: the lines below do not add up to a month's total; `year`: the months do not add up to the year's. */
  readonly kind: 'parts' | 'year';
  /** Null for the year. */
  readonly month: string | null;
  readonly measure: TotalMeasure;
  /** What the table says. */
  readonly said: number;
  /** What adds up. */
  readonly added: number;
}

/** A table of totals by month, as a statistical authority publishes it. */
export interface TotalsTable {
  /** What its title says, without the year. */
  readonly title: string;
  readonly year: number;
  readonly totals: readonly TableTotal[];
  readonly misfits: readonly TableMisfit[];
}

/** Headings of sums over all months, and the line of sums over all parts of a month, folded. */
const TOTAL = /^(?:(?:γενικο )?συνολο|total)$/;

/** What stands below the name of a month, folded: tables of ELSTAT, and the same in English. */
const MEASURES: readonly (readonly [RegExp, TotalMeasure])[] = [
  [/^(?:ατυχηματα|accidents)$/, 'accidents'],
  [/^(?:νεκροι|killed)$/, 'killed'],
  [/^(?:βαρια(?: τραυματιεσ)?|seriously(?: injured)?)$/, 'seriously-injured'],
  [/^(?:ελαφρα(?: τραυματιεσ)?|slightly(?: injured)?)$/, 'slightly-injured'],
];

const YEAR = /(?:^|\P{L})(?:έτος|ετος|year)\s*:?\s*((?:19|20|21)\d\d)(?!\d)/iu;
const MONTHS_OF_YEAR = 12;

interface Column {
  readonly position: number;
  /** 1 to 12; 0 for the year. */
  readonly month: number;
  readonly measure: TotalMeasure;
}

/**
 * The totals of a sheet whose headings are months over what is counted, with a title that says the year, and a line of sums.
 * @param lines all of it, from its first row on
 * @returns null for any other sheet
 */
export function parseTotals(lines: readonly (readonly string[])[]): TotalsTable | null {
  const at = lines.findIndex((_, index) => findColumns(lines, index).length > 0);
  if (at < 0) return null;
  const columns = findColumns(lines, at);
  const heading = findTitle(lines.slice(0, at));
  const below = lines.slice(at + 2).filter((line) => line.some((cell) => cell.trim() !== ''));
  const sums = below.find((line) => TOTAL.test(foldText(line[0] ?? '')));
  if (heading === null || sums === undefined) return null;
  const said = columns.map(({ position }) => parseCount(sums[position]));
  // A month without a total is none of this table's, and a cell that is no count makes it another kind of table.
  if (said.includes(null)) return null;
  const parts = below.filter((line) => line !== sums && isPart(line[0] ?? ''));
  const table = { columns, said: said as readonly number[], year: heading.year };
  return {
    ...heading,
    totals: columns.flatMap(({ month, measure }, k) =>
      month === 0 ? [] : [{ month: monthKey(heading.year, month), measure, expected: table.said[k]! }],
    ),
    misfits: [...findPartMisfits(table, parts), ...findYearMisfits(table)],
  };
}

/** The columns of months, where this line and the next are their headings; none elsewhere. */
function findColumns(lines: readonly (readonly string[])[], index: number): readonly Column[] {
  const [upper = [], lower = []] = [lines[index], lines[index + 1]];
  let month: number | null = null;
  const columns: Column[] = [];
  for (const position of lower.keys()) {
    const above = foldText(upper[position] ?? '');
    // A month is written once, over the first of its columns.
    if (above !== '') month = TOTAL.test(above) ? 0 : (findMonth(above) ?? null);
    const below = foldText(lower[position] ?? '');
    const measure = MEASURES.find(([word]) => word.test(below))?.[1];
    if (month !== null && measure !== undefined) columns.push({ position, month, measure });
  }
  const months = new Set(columns.map((column) => column.month).filter((each) => each > 0));
  const kinds = new Set(columns.map((column) => `${column.month} ${column.measure}`));
  return months.size === MONTHS_OF_YEAR && kinds.size === columns.length ? columns : [];
}

function findTitle(lines: readonly (readonly string[])[]): { readonly title: string; readonly year: number } | null {
  const text = lines
    .flat()
    .map((cell) => cell.replaceAll(/\s+/g, ' ').trim())
    .filter((cell) => cell !== '')
    .join(' ');
  const [found, year] = YEAR.exec(text) ?? [];
  return found === undefined ? null : { title: text.replace(found, '').trim(), year: Number(year) };
}

/** Thousands may be parted by dots or spaces. @returns null for what is no count */
function parseCount(cell: string | undefined): number | null {
  const text = (cell ?? '').trim();
  return /^\d{1,3}(?:[. ]\d{3})+$|^\d{1,9}$/.test(text) ? Number(text.replaceAll(/[. ]/g, '')) : null;
}

/** An hour, or a span of hours; a remark below the table is none. */
function isPart(label: string): boolean {
  return /^\s*\d{1,2}(?:\D.*)?$/.test(label);
}

interface Sums {
  readonly columns: readonly Column[];
  readonly said: readonly number[];
  readonly year: number;
}

function findPartMisfits({ columns, said, year }: Sums, parts: readonly (readonly string[])[]): TableMisfit[] {
  if (parts.length === 0) return [];
  return columns.flatMap(({ position, month, measure }, k): TableMisfit[] => {
    const counts = parts.map((line) => parseCount(line[position]));
    const added = counts.reduce<number>((sum, count) => sum + (count ?? 0), 0);
    return added === said[k] ? [] : [{ kind: 'parts', month: month === 0 ? null : monthKey(year, month), measure, said: said[k]!, added }];
  });
}

function findYearMisfits({ columns, said }: Sums): TableMisfit[] {
  return columns.flatMap(({ month, measure }, k): TableMisfit[] => {
    if (month !== 0) return [];
    const added = columns.reduce((sum, other, i) => sum + (other.month > 0 && other.measure === measure ? said[i]! : 0), 0);
    return added === said[k] ? [] : [{ kind: 'year', month: null, measure, said: said[k]!, added }];
  });
}

function monthKey(year: number, month: number): string {
  return `${year}-${String(month).padStart(2, '0')}`;
}
