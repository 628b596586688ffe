import { getDayNumber, type Attributes, type RepairCode } from '@elektron/domain';
import { normalizeLabel } from './code-book.ts';
import type { ClockForm } from './clock-form.ts';
import type { DetectedTable } from './detect-table.ts';
import {
  cutText,
  type Area,
  type CalendarDay,
  type DecimalMark,
  type MeterRanges,
  type RowRemark,
  type SourceRow,
} from './import-format.ts';
import { isGuidance } from './guidance-column.ts';
import { findAgePositions, isAge } from './mapping/cadas-variables.ts';
import { importTableOf } from './mapping/import-table-of.ts';
import { findPersonalPositions } from './match-table.ts';

/** Longest value that is kept (characters); a longer one is cut, with a remark. */
export const MAXIMUM_FIELD_LENGTH = 2_000;

const MAXIMUM_ATTRIBUTE_NAME_LENGTH = 100;

/** By what all lines of a file are read. */
export interface RowConventions {
  /** The day of the import, `YYYY-MM-DD`. */
  readonly latestDate: string;
  /** What a person has allowed the import to put right; nothing by default. */
  readonly repairs?: readonly RepairCode[];
  /** Where places are expected; degrees that lost their separator can be told by it. */
  readonly area?: Area | null;
  /** The same in metres of the organisation's own plane; columns of degrees that hold metres can be told by it. */
  readonly meters?: MeterRanges;
  /** Where the clocks are that a moment in UTC is told by (IANA name). */
  readonly timeZone?: string;
}

/** The lines of one table, shown one after the other through the same object: a million lines need no million objects. */
export class TableRow implements SourceRow {
  readonly decimalMark: DecimalMark;
  readonly latestDay: CalendarDay;
  readonly repairs: ReadonlySet<RepairCode>;
  readonly area: Area | null;
  readonly meters?: MeterRanges;
  readonly timeZone?: string;
  /** Texts that stand for no value at all. */
  readonly #missing: ReadonlySet<string>;
  readonly #positions: ReadonlyMap<string, number>;
  readonly #header: readonly string[];
  readonly #clockForms: Readonly<Record<number, ClockForm>>;
  readonly #attributePositions: readonly number[];
  readonly #attributeNames: readonly string[];
  readonly #draftPositions: ReadonlyMap<string, number>;
  readonly #agePositions: ReadonlySet<number>;
  #cells: readonly string[] = [];

  constructor(table: DetectedTable, { latestDate, repairs = [], area = null, meters, timeZone }: RowConventions) {
    this.#agePositions = findAgePositions(table);
    const declared = importTableOf(table).columns;
    const inDraft = new Set(declared.filter((column) => column.inDraft).map((column) => column.id));
    const personal = findPersonalPositions(table);
    const positions = table.columnIds.map((_, i) => i);
    this.decimalMark = table.decimalMark;
    this.latestDay = { year: Number(latestDate.slice(0, 4)), dayNumber: getDayNumber(latestDate) };
    this.repairs = new Set(repairs);
    this.area = area;
    if (meters !== undefined) this.meters = meters;
    if (timeZone !== undefined) this.timeZone = timeZone;
    this.#missing = new Set(table.mapping?.missing);
    this.#header = table.header;
    this.#clockForms = table.clockForms ?? {};
    this.#positions = new Map(table.columnIds.flatMap((id, i) => (id === null ? [] : [[id, i] as const])));
    this.#attributeNames = nameAttributes(table);
    // Without headings nobody can tell that a column holds names: only what a person has named is kept.
    const isUnnamed = (i: number): boolean => table.mapping !== undefined && table.headless === true && table.columnIds[i] === null;
    const nameOf = (i: number): string => this.#attributeNames[i] ?? '';
    // In the order in which the content hash wants them, or they would be put into it again for every line.
    this.#attributePositions = positions
      .filter((i) => !inDraft.has(table.columnIds[i] ?? '') && !personal.has(i) && !isUnnamed(i) && !isGuidance(table.header[i] ?? ''))
      .sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
    this.#draftPositions = new Map(
      positions.filter((i) => inDraft.has(table.columnIds[i] ?? '')).map((i) => [(table.header[i] ?? '').trim(), i]),
    );
  }

  /** Shows another line. */
  show(cells: readonly string[]): this {
    this.#cells = this.#agePositions.size === 0 ? cells : cells.map((cell, i) => (this.#agePositions.has(i) && !isAge(cell) ? '' : cell));
    return this;
  }

  text(column: string): string {
    const position = this.#positions.get(column);
    const text = position === undefined ? '' : (this.#cells[position] ?? '').trim();
    return this.#missing.size > 0 && this.#missing.has(normalizeLabel(text)) ? '' : text;
  }

  has(column: string): boolean {
    return this.#positions.has(column);
  }

  clockForm(column: string): ClockForm | undefined {
    const position = this.#positions.get(column);
    return position === undefined ? undefined : this.#clockForms[position];
  }

  heading(column: string): string {
    const position = this.#positions.get(column);
    return position === undefined ? column : (this.#header[position] ?? column).trim();
  }

  attributes(remarks: readonly RowRemark[], unread: readonly string[] = []): Attributes {
    const attributes: Record<string, string> = {};
    for (const position of this.#attributePositions) this.#addAttribute(attributes, position);
    for (const remark of remarks) {
      const position = remark.column === null ? undefined : this.#draftPositions.get(remark.column);
      if (position !== undefined) this.#addAttribute(attributes, position);
    }
    for (const column of unread) {
      const position = this.#positions.get(column);
      if (position !== undefined) this.#addAttribute(attributes, position);
    }
    return attributes;
  }

  pick(columns: readonly string[]): Attributes {
    const attributes: Record<string, string> = {};
    for (const column of columns) {
      const position = this.#positions.get(column);
      if (position !== undefined) this.#addAttribute(attributes, position);
    }
    return attributes;
  }

  #addAttribute(attributes: Record<string, string>, position: number): void {
    const value = (this.#cells[position] ?? '').trim();
    const name = this.#attributeNames[position];
    if (value === '' || name === undefined) return;
    attributes[name] = value.length > MAXIMUM_FIELD_LENGTH ? cutText(value, MAXIMUM_FIELD_LENGTH) : value;
  }
}

/** The declared name, else the heading as written; columns without or with the same heading are told apart by their position. */
function nameAttributes(table: DetectedTable): readonly string[] {
  const names: string[] = [];
  table.header.forEach((heading, i) => {
    const own = table.columnIds[i] ?? cutText(heading.trim(), MAXIMUM_ATTRIBUTE_NAME_LENGTH);
    // Assigning to __proto__ would set nothing.
    const isFree =
      own !== '' && own !== '__proto__' && !names.includes(own) && (table.columnIds[i] != null || !table.columnIds.includes(own));
    names.push(isFree ? own : `${own} (${i + 1})`.trim());
  });
  return names;
}
