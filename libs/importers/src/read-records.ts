import { CsvError, Parser, type InfoRecord } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import { Problem } from '@elektron/domain';
import { asBuffer, type ByteSource } from './byte-source.ts';
import { notText } from './detect-encoding.ts';
import type { DetectedTable } from './detect-table.ts';
import { dialectOf } from './dialect.ts';
import { openPart } from './parts/open-part.ts';
import { isGrid } from './parts/table-part.ts';
import { countLineBreaks, RowCounter } from './row-counter.ts';
import { createDecoder } from './text-decoder.ts';

/** One record of a table. */
export interface SourceRecord {
  /** Line of the file where the record begins, as a text editor or Excel shows it (header = 1 when it is the first line). */
  readonly row: number;
  readonly cells: readonly string[];
  /** More than one when a quoted value has line breaks. */
  readonly lines: number;
}

/** The records that ended in one piece of the file. */
export interface RecordChunk {
  readonly records: readonly SourceRecord[];
  /** Blank lines among and before them. */
  readonly blankLines: number;
  /** How far the file has been read (bytes), the byte order mark included. */
  readonly bytesRead: number;
}

/** What must be known of a file to cut it into records. */
export type RecordForm = Pick<DetectedTable, 'fileName' | 'encoding' | 'markBytes' | 'delimiter' | 'quote' | 'carriageReturnOnly' | 'part'>;

/** A record that is longer holds a broken quotation mark or is no record (bytes). */
export const MAXIMUM_RECORD_BYTES = 100_000;

/**
 * The records of a file in pieces, header included, in constant memory.
 * @param source the bytes of the file in which the table lies
 * @throws Problem FILE_BROKEN_QUOTE, FILE_LINE_TOO_LONG, FILE_NOT_TEXT for zero bytes, CANCELLED; what openPart throws
 */
export async function* readRecords(source: ByteSource, table: RecordForm, signal?: AbortSignal): AsyncGenerator<RecordChunk, void, void> {
  const reader = new RecordReader(table);
  const decoder = table.encoding === 'utf-8' ? null : createDecoder(table.encoding);
  const content = await openPart(source, table.part, table.fileName);
  let length = 0;
  let bytesRead = 0;
  for await (const piece of content.read()) {
    if (signal?.aborted === true) throw new Problem('CANCELLED');
    const bytes = asBuffer(piece).subarray(Math.max(0, table.markBytes - length));
    length += piece.byteLength;
    bytesRead = content.position?.() ?? length;
    const utf8 = decoder === null ? bytes : Buffer.from(decoder.decode(bytes, { stream: true }));
    // A zero byte in the midst of text is a damaged file, and no database takes it.
    if (utf8.includes(0)) throw notText(table.fileName);
    yield { ...(await reader.write(utf8)), bytesRead };
  }
  if (signal?.aborted === true) throw new Problem('CANCELLED');
  yield { ...(await reader.end(Buffer.from(decoder?.decode() ?? ''))), bytesRead };
}

type ReadRecords = Pick<RecordChunk, 'records' | 'blankLines'>;

/** The CSV parser, fed piece by piece, with the line numbers that it does not count reliably inside quoted values. */
class RecordReader {
  readonly #fileName: string;
  readonly #dialect: ReturnType<typeof dialectOf>;
  /** The byte that ends every line. */
  readonly #lineEnd: number;
  readonly #rows: RowCounter;
  readonly #parser: Parser;
  #records: SourceRecord[] = [];
  #reportedBlankLines = 0;
  /** Where the last record ended, and the pieces that hold what follows it: all that a message about a broken record needs. */
  #endOfRecords = 0;
  #tail: { readonly start: number; readonly bytes: Buffer }[] = [];
  #written = 0;
  #endsWithNewline = false;

  constructor(table: RecordForm) {
    this.#fileName = table.fileName;
    this.#dialect = dialectOf(table);
    this.#lineEnd = table.carriageReturnOnly ? CARRIAGE_RETURN : LINE_FEED;
    this.#rows = new RowCounter(isGrid(table.part));
    this.#parser = new Parser({
      ...this.#dialect,
      max_record_size: MAXIMUM_RECORD_BYTES,
      // Taken here, one by one, instead of queued in the stream.
      on_record: (cells: string[], info: InfoRecord) => {
        this.#take(cells, info);
        return null;
      },
    });
  }

  /** The records that end in one more piece of UTF-8. */
  async write(bytes: Buffer): Promise<ReadRecords> {
    this.#tail = this.#tail.filter((piece) => piece.start + piece.bytes.length > this.#endOfRecords);
    this.#tail.push({ start: this.#written, bytes });
    this.#written += bytes.length;
    // A carriage return alone at the end of a file with other line ends belongs to the last value.
    if (bytes.length > 0) this.#endsWithNewline = bytes.at(-1) === this.#lineEnd;
    await this.#feed((done) => this.#parser.write(bytes, done));
    return this.#give();
  }

  /** The last records. */
  async end(bytes: Buffer): Promise<ReadRecords> {
    const before = await this.write(bytes);
    await this.#feed((done) => this.#parser.end(done));
    // The parser counts the end of the last line as one more empty line.
    this.#rows.blankLines = this.#parser.info.empty_lines - (this.#endsWithNewline ? 1 : 0);
    const last = this.#give();
    return { records: [...before.records, ...last.records], blankLines: before.blankLines + last.blankLines };
  }

  async #feed(act: (done: (error?: Error | null) => void) => void): Promise<void> {
    try {
      await new Promise<void>((resolve, reject) => {
        this.#parser.once('error', reject);
        act((error) => {
          if (error) reject(error);
          else resolve();
        });
      });
      this.#parser.removeAllListeners('error');
    } catch (error) {
      // Destroying the stream may tell the same error again.
      this.#parser.on('error', () => undefined);
      throw error instanceof CsvError ? this.#explain(error) : error;
    }
  }

  #take(cells: string[], info: InfoRecord): void {
    const { row, lines } = this.#rows.count(cells, info);
    this.#records.push({ row, cells, lines });
    this.#endOfRecords = info.bytes;
  }

  #give(): ReadRecords {
    const { blankLines } = this.#rows;
    const given = { records: this.#records, blankLines: blankLines - this.#reportedBlankLines };
    this.#records = [];
    this.#reportedBlankLines = blankLines;
    return given;
  }

  #explain(error: CsvError): Problem | CsvError {
    const { row, breaksBefore, spansLines } = this.#locate();
    switch (error.code) {
      case 'CSV_QUOTE_NOT_CLOSED':
      case 'CSV_INVALID_CLOSING_QUOTE':
      case 'INVALID_OPENING_QUOTE':
        return new Problem('FILE_BROKEN_QUOTE', { file: this.#fileName, row: row + breaksBefore });
      case 'CSV_MAX_RECORD_SIZE':
        return spansLines
          ? new Problem('FILE_BROKEN_QUOTE', { file: this.#fileName, row: row + breaksBefore })
          : new Problem('FILE_LINE_TOO_LONG', { file: this.#fileName, row, limit: MAXIMUM_RECORD_BYTES });
      default:
        return error;
    }
  }

  /** Where the record that cannot be read begins, and how many line breaks stand in its values before the one that breaks. */
  #locate(): { readonly row: number; readonly breaksBefore: number; readonly spansLines: boolean } {
    const pieces = this.#tail.map(({ start, bytes }) => bytes.subarray(Math.max(0, this.#endOfRecords - start)));
    const rest = Buffer.concat(pieces);
    const leading = /^(?:\r?\n)*/.exec(rest.subarray(0, MAXIMUM_RECORD_BYTES).toString('latin1'))?.[0] ?? '';
    const record = rest.subarray(leading.length);
    let breaksBefore = 0;
    try {
      const cast = (cell: string): string => {
        breaksBefore += countLineBreaks(cell);
        return cell;
      };
      parse(record, { ...this.#dialect, max_record_size: MAXIMUM_RECORD_BYTES, to: 1, cast });
    } catch {
      // It is known to be broken; the values before the break are what is asked for.
    }
    return {
      row: this.#rows.nextRow + countLineBreaks(leading),
      breaksBefore,
      spansLines: record.subarray(0, MAXIMUM_RECORD_BYTES).includes(LINE_FEED),
    };
  }
}

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
