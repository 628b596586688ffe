import { TEXT_ENCODINGS, type TextEncoding } from '../detect-encoding.ts';
import { DELIMITERS, QUOTES, type Delimiter, type Quote } from '../dialect.ts';
import type { HeaderSearch } from '../parse-header.ts';
import { asRecord, invalidInput, needOneOf, refuseUnknownKeys } from './given-value.ts';

/** Lines of headings that a table may have. */
export const HEADER_LINES = [0, 1, 2] as const;
export type HeaderLines = (typeof HEADER_LINES)[number];

/** What a person says of how a file is cut into lines and cells. What is absent is found out for each file anew. */
export interface TableReading {
  /** Which sheet of a workbook, layer of a GeoPackage or content of an archive. */
  readonly content?: string;
  readonly encoding?: TextEncoding;
  readonly delimiter?: Delimiter;
  readonly quote?: Quote;
  /** 0 for a table without headings, 2 for groups of columns with the columns below. */
  readonly headerLines?: HeaderLines;
  /** The line of the headings (without headings, of the first record), as an editor or Excel numbers it. */
  readonly headerRow?: number;
}

const KEYS = ['content', 'encoding', 'delimiter', 'quote', 'headerLines', 'headerRow'] as const;
const LONGEST_NAME = 1_000;
/** Excel's last row. */
const LAST_ROW = 1_048_576;

/** @throws Problem INPUT_INVALID that names the part which is wrong */
export function parseReading(given: unknown): TableReading {
  const all = asRecord(given, 'reading');
  refuseUnknownKeys(all, KEYS, 'reading');
  // What is null is not said, as in GraphQL.
  const { content, encoding, delimiter, quote, headerLines, headerRow } = Object.fromEntries(
    Object.entries(all).map(([key, value]) => [key, value ?? undefined]),
  );
  if (content !== undefined && (typeof content !== 'string' || content.length > LONGEST_NAME))
    throw invalidInput('reading.content', content);
  const isRow = Number.isInteger(headerRow) && Number(headerRow) >= 1 && Number(headerRow) <= LAST_ROW;
  if (headerRow !== undefined && !isRow) throw invalidInput('reading.headerRow', headerRow);
  return {
    ...(content !== undefined && { content }),
    ...(encoding !== undefined && { encoding: needOneOf('reading.encoding', TEXT_ENCODINGS, encoding) }),
    ...(delimiter !== undefined && { delimiter: needOneOf('reading.delimiter', DELIMITERS, delimiter) }),
    ...(quote !== undefined && { quote: needOneOf('reading.quote', QUOTES, quote) }),
    ...(headerLines !== undefined && { headerLines: needOneOf('reading.headerLines', HEADER_LINES, headerLines) }),
    ...(headerRow !== undefined && { headerRow: Number(headerRow) }),
  };
}

/** Where the headings are to be looked for. */
export function searchOf({ delimiter, quote, headerLines, headerRow }: TableReading): HeaderSearch {
  return { delimiter, quote, headerLines, headerRow };
}
