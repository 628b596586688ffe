import { findDayNumber, formatDayNumber, getDayNumber, LOCALES, type Language, type Period } from '@elektron/domain';

/** Numbers, dates and periods as a reader of one language expects them: 1.234,5 and 05/03/2026 in Greek, 1,234.5 and 05/03/2026 in English. */
export interface Formats {
  readonly language: Language;
  readonly count: (value: number) => string;
  readonly decimal: (value: number, digits: number) => string;
  /** As many digits as the number has, four at most. */
  readonly number: (value: number) => string;
  /** With a sign, also for plus; a true minus sign. */
  readonly signed: (value: number, digits?: number) => string;
  /** `ratio` 0.06 is 6 %. */
  readonly percent: (ratio: number, digits?: number) => string;
  readonly date: (isoDate: string) => string;
  /** On the clocks of a time zone; of the reader's device where there is none. */
  readonly dateTime: (instant: string, timeZone: string | undefined) => string;
  readonly clock: (hour: number, minute: number | null) => string;
  /** A half-open period by its first and last day, or by its years when they are whole. */
  readonly period: (period: Period) => string;
  readonly bytes: (size: number) => string;
  readonly pValue: (value: number) => string;
}

/** Below this a p-value is said as a bound: more digits would claim a precision that no model has. */
const SMALLEST_P_VALUE = 0.001;

const BYTES_PER_KILOBYTE = 1000;

/** Of a number whose precision is not known. */
const MOST_DIGITS = 4;

export function makeFormats(language: Language): Formats {
  const locale = LOCALES[language];
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const decimal = (value: number, digits: number): string =>
    withMinus(new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value));
  return {
    language,
    count: (value) => withMinus(whole.format(value)),
    decimal,
    number: (value) => withMinus(new Intl.NumberFormat(locale, { maximumFractionDigits: MOST_DIGITS }).format(value)),
    signed: (value, digits = 0) => {
      const size = decimal(Math.abs(value), digits);
      return `${value > 0 ? '+' : value < 0 ? '−' : '±'}${size}`;
    },
    percent: (ratio, digits = 0) =>
      withMinus(
        new Intl.NumberFormat(locale, { style: 'percent', minimumFractionDigits: digits, maximumFractionDigits: digits }).format(ratio),
      ),
    date: formatIsoDate,
    dateTime: (instant, timeZone) => formatInstant(locale, instant, timeZone),
    clock: (hour, minute) => `${twoDigits(hour)}:${minute === null ? '–' : twoDigits(minute)}`,
    period: formatPeriod,
    bytes: (size) => formatBytes(size, decimal),
    pValue: (value) => (value < SMALLEST_P_VALUE ? `< ${decimal(SMALLEST_P_VALUE, 3)}` : decimal(value, 3)),
  };
}

function withMinus(text: string): string {
  return text.replace('-', '−');
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}

function formatIsoDate(isoDate: string): string {
  const [year = '', month = '', day = ''] = isoDate.slice(0, 10).split('-');
  return `${day}/${month}/${year}`;
}

function formatInstant(locale: string, instant: string, timeZone: string | undefined): string {
  const date = new Date(instant);
  if (Number.isNaN(date.getTime())) return instant;
  // el-GR would otherwise say 3:07 μ.μ.
  const options: Intl.DateTimeFormatOptions = {
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
    ...(timeZone === undefined ? {} : { timeZone }),
  };
  return new Intl.DateTimeFormat(locale, options).format(date).replace(',', '');
}

/** The last day of a half-open period. */
export function lastDayOf(period: Period): string {
  return formatDayNumber(getDayNumber(period.end) - 1);
}

function formatPeriod(period: Period): string {
  const wholeYears = period.start.endsWith('-01-01') && period.end.endsWith('-01-01');
  if (wholeYears) {
    const first = Number(period.start.slice(0, 4));
    const last = Number(period.end.slice(0, 4)) - 1;
    return first === last ? String(first) : `${first}–${last}`;
  }
  return `${formatIsoDate(period.start)} – ${formatIsoDate(lastDayOf(period))}`;
}

function formatBytes(size: number, decimal: Formats['decimal']): string {
  if (size < BYTES_PER_KILOBYTE) return `${size} B`;
  const kilobytes = size / BYTES_PER_KILOBYTE;
  return kilobytes < BYTES_PER_KILOBYTE ? `${decimal(kilobytes, 0)} kB` : `${decimal(kilobytes / BYTES_PER_KILOBYTE, 1)} MB`;
}

const TYPED_DATE = /^\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\s*$/;
const SHORT_YEAR = /^\s*\d{1,2}[/.-]\d{1,2}[/.-]\d{1,3}\s*$/;

/** The ISO date a person typed as day, month, year; `null` when it is none. */
export function parseTypedDate(typed: string): string | null {
  const match = TYPED_DATE.exec(typed);
  if (!match) return null;
  const [, day = 0, month = 0, year = 0] = match.map(Number);
  const number = findDayNumber(year, month, day);
  return number === null ? null : formatDayNumber(number);
}

/** What is wrong with a typed date: not written as one, a year that may mean two centuries, or a day that the calendar does not have. */
export function findDateFault(typed: string): 'form' | 'short-year' | 'no-such-day' | null {
  if (parseTypedDate(typed) !== null) return null;
  if (SHORT_YEAR.test(typed)) return 'short-year';
  return TYPED_DATE.test(typed) ? 'no-such-day' : 'form';
}
