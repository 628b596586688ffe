import type { GridRow } from '../grid-text.ts';
import { describeSerial, type DateForm } from './cell-form.ts';
import { parseXml, XmlError, type XmlListener } from './parse-xml.ts';
import { unescapeText } from './read-workbook.ts';

/** What the cells of a sheet refer to. */
export interface CellContext {
  readonly sharedStrings: readonly string[];
  /** By the style of a cell. */
  readonly forms: readonly (DateForm | null)[];
  readonly isFrom1904: boolean;
}

/** Excel's own. */
const LAST_ROW = 1_048_576;

/** A table has fewer; what stands further to the right is one cell more, by which its row is refused. */
export const COLUMNS_READ = 501;

/**
 * The rows of a sheet with their numbers in it, as text: numbers with a point, days and times as ISO 8601, of formulas their last result,
 * of errors (#N/A) nothing. Merged cells have their text in the first of them.
 * @param onProgress how much was read (bytes)
 * @throws XmlError; what the pieces throw
 */
export async function* readSheet(
  pieces: AsyncIterable<Uint8Array>,
  context: CellContext,
  onProgress: (bytes: number) => void,
): AsyncGenerator<GridRow, void, void> {
  const listener = new SheetListener(context);
  let bytes = 0;
  for await (const length of parseXml(pieces, listener)) {
    bytes += length;
    onProgress(bytes);
    yield* listener.take();
  }
  yield* listener.take();
}

class SheetListener implements XmlListener {
  readonly #context: CellContext;
  #rows: GridRow[] = [];
  #row = 0;
  #cells: string[] = [];
  #column = 0;
  #type = '';
  #style = 0;
  #value = '';
  /** True inside of what holds a value, false inside of formulas and pronunciations. */
  #isValue = false;
  #isPronunciation = false;

  constructor(context: CellContext) {
    this.#context = context;
  }

  take(): GridRow[] {
    const rows = this.#rows;
    this.#rows = [];
    return rows;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'row') this.#beginRow(attributes['r']);
    else if (name === 'c') this.#beginCell(attributes);
    else if (name === 'rPh') this.#isPronunciation = true;
    else if (name === 'v' || name === 't') this.#isValue = !this.#isPronunciation;
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.#isValue = false;
    else if (name === 'rPh') this.#isPronunciation = false;
    else if (name === 'c') this.#endCell();
    else if (name === 'row') this.#rows.push({ row: this.#row, cells: this.#cells });
  }

  text(text: string): void {
    if (this.#isValue) this.#value += text;
  }

  /** Some programs leave out the numbers of rows and cells that follow each other. */
  #beginRow(number: string | undefined): void {
    const row = number === undefined ? this.#row + 1 : Number(number);
    if (!Number.isInteger(row) || row <= this.#row || row > LAST_ROW) throw new XmlError(`row ${number} after ${this.#row}`);
    this.#row = row;
    this.#cells = [];
    this.#column = 0;
  }

  #beginCell({ r: reference, t: type = 'n', s: style = '0' }: Readonly<Record<string, string>>): void {
    const column = reference === undefined ? this.#column + 1 : columnOf(reference);
    if (column <= this.#column) throw new XmlError(`cell ${reference} after column ${this.#column}`);
    this.#column = column;
    this.#type = type;
    this.#style = Number(style);
    this.#value = '';
  }

  #endCell(): void {
    const text = this.#describe();
    if (text === '') return;
    const position = Math.min(this.#column, COLUMNS_READ) - 1;
    while (this.#cells.length < position) this.#cells.push('');
    this.#cells[position] ??= text;
  }

  #describe(): string {
    switch (this.#type) {
      case 's':
        return this.#context.sharedStrings[Number(this.#value)] ?? '';
      case 'str':
      case 'inlineStr':
        return unescapeText(this.#value);
      case 'b':
        return this.#value === '1' || this.#value === 'true' ? 'TRUE' : 'FALSE';
      case 'd':
        return describeIsoDate(this.#value);
      case 'e':
        return '';
      default:
        return this.#describeNumber();
    }
  }

  #describeNumber(): string {
    const text = this.#value.trim();
    const number = Number(text);
    if (text === '' || !Number.isFinite(number)) return text;
    const form = this.#context.forms[this.#style] ?? null;
    // A number of more digits than a machine's numbers hold is a key: as it is written, or in the form that tells that it was rounded.
    if (form === null && Number.isInteger(number) && !Number.isSafeInteger(number)) return text;
    // 20.358773000000001, as files hold it, is 20.358773.
    return form === null ? String(number) : describeSerial(number, form, this.#context.isFrom1904);
  }
}

/** `2018-03-05T14:30:00Z` as other cells have it. */
function describeIsoDate(text: string): string {
  const [date = '', clock = ''] = text.trim().split('T');
  const minutes = clock.slice(0, 5);
  return minutes === '' || minutes === '00:00' ? date : `${date} ${minutes}`;
}

/** 1 for `A7`, 28 for `AB7`. */
function columnOf(reference: string): number {
  let column = 0;
  for (const letter of reference) {
    const value = letter.charCodeAt(0) - 64;
    if (value < 1 || value > 26) break;
    column = column * 26 + value;
  }
  return column;
}
