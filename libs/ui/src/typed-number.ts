import type { Language } from '@elektron/domain';

/** What a typed text says as a number. */
export interface TypedNumber {
  readonly value: number;
  /** The same text could be meant otherwise, or is written in the marks of another language: what was understood must be shown. */
  readonly doubtful: boolean;
}

interface Marks {
  readonly decimal: string;
  readonly grouping: string;
}

const MARKS: Readonly<Record<Language, Marks>> = { el: { decimal: ',', grouping: '.' }, en: { decimal: '.', grouping: ',' } };

const SPACES = /[\s\u00a0\u202f]/g;
const DIGITS = String.raw`\d+`;
/** Groups of three behind one to three digits; "0.500" is no grouped number. */
const GROUPED = (mark: string): string => String.raw`[1-9]\d{0,2}(?:[${mark}]\d{3})+`;
const DECIMAL = (mark: string): string => String.raw`\d*[${mark}]\d+`;

/**
 * Reads a number as the language writes it: in Greek `1.000` is one thousand and `0,5` a half, in English `1,000` and `0.5`. The other
 * language's decimal mark is understood where it can mean nothing else (`0.5` in Greek). A mark at the end is the start of decimals.
 * @returns `null` where the text is no number
 */
export function parseTypedNumber(typed: string, language: Language): TypedNumber | null {
  const match = /^([+\-−]?)(.*)$/.exec(typed.replace(SPACES, ''));
  const [sign = '', size = ''] = match?.slice(1) ?? [];
  const { decimal, grouping } = MARKS[language];
  const read = (text: string, doubtful: boolean): TypedNumber => ({
    value: (sign === '' || sign === '+' ? 1 : -1) * Number(text) + 0,
    doubtful,
  });
  const is = (pattern: string): boolean => new RegExp(`^${pattern}$`).test(size);

  if (is(DIGITS) || is(`${DIGITS}[${decimal}]`)) return read(size.replace(decimal, ''), false);
  if (is(DECIMAL(decimal))) {
    // Three digits behind a single mark would be thousands for a reader of the other language.
    return read(size.replace(decimal, '.'), is(GROUPED(decimal)));
  }
  if (is(`${GROUPED(grouping)}(?:[${decimal}]\\d*)?`)) {
    const single = size.split(grouping).length === 2 && !size.includes(decimal);
    return read(size.replaceAll(grouping, '').replace(decimal, '.'), single);
  }
  if (is(DECIMAL(grouping))) return read(size.replace(grouping, '.'), true);
  return null;
}

/** A number as a person of the language types it: all its digits, no marks between the thousands; nothing for what is no number. */
export function writeTypedNumber(value: number, language: Language): string {
  if (!Number.isFinite(value)) return '';
  // Not as 1e-7, which nobody types.
  const text = String(value).includes('e') ? value.toFixed(MOST_DECIMALS).replace(/\.?0+$/, '') : String(value);
  return text.replace('.', MARKS[language].decimal);
}

const MOST_DECIMALS = 20;
