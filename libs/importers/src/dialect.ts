/** What columns are parted by in text. */
export const DELIMITERS = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** What stands around values that hold a delimiter; `''` where quotation marks are letters like others. */
export const QUOTES = ['"', "'", ''] as const;
export type Quote = (typeof QUOTES)[number];

/** How a text is cut into records and cells. */
export interface Dialect {
  readonly delimiter: Delimiter;
  /** Absent for the double quotation mark. */
  readonly quote?: Quote;
  /** True for the line ends of old Macintosh files, a carriage return alone. */
  readonly carriageReturnOnly: boolean;
}

/** The same as the CSV parser wants it. */
export function dialectOf({ delimiter, quote = '"', carriageReturnOnly }: Dialect) {
  return {
    delimiter,
    quote: quote === '' ? (false as const) : quote,
    escape: quote === '' ? null : quote,
    record_delimiter: carriageReturnOnly ? ['\r'] : ['\r\n', '\n'],
    relax_column_count: true as const,
    skip_empty_lines: true as const,
  };
}
