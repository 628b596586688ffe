/** One entry of a source's code list: its number (`''` where the list has none), its labels (of all years), and the value that it means; `null` = the source does not know. */
export type CodeEntry<T> = readonly [code: string, labels: string | readonly string[], value: T | null];

/** A source's code list. */
export interface CodeBook<T> {
  /** The value of a number or a label; `null` when the source says "unknown", `undefined` when the text is not in the list. */
  readonly find: (text: string) => T | null | undefined;
}

/** What a blank cell looks like in exported tables: the publisher's own `NULL` and R's `NA` among them. */
const BLANKS: ReadonlySet<string> = new Set(['', 'null', 'na', 'n/a']);

/** True for a text that stands for no value at all. */
export function isBlank(text: string): boolean {
  // Nearly every cell is longer than the longest of the blanks.
  return text.length <= 4 && BLANKS.has(text.toLowerCase());
}

/**
 * A code list that accepts labels and numbers alike, whatever their case and spacing; a number may carry the `.0` that some tools add.
 * @param unknown labels and numbers that mean "not known" in every list of the source
 */
export function createCodeBook<T>(entries: readonly CodeEntry<T>[], unknown: readonly string[] = []): CodeBook<T> {
  const values = new Map<string, T | null>();
  for (const blank of BLANKS) values.set(blank, null);
  for (const text of unknown) values.set(normalizeLabel(text), null);
  for (const [code, labels, value] of entries) {
    if (code !== '') values.set(code, value);
    for (const label of typeof labels === 'string' ? [labels] : labels) values.set(normalizeLabel(label), value);
  }
  // Files repeat the same few spellings; the exact ones are remembered, in bounded number.
  const exact = new Map<string, T | null>();
  return {
    find: (text) => {
      const known = exact.get(text);
      if (known !== undefined) return known;
      const value = values.get(normalizeLabel(text));
      if (value !== undefined && exact.size < MAXIMUM_SPELLINGS) exact.set(text, value);
      return value;
    },
  };
}

const MAXIMUM_SPELLINGS = 1_000;

/** What a column says that was kept as written; `null` where it is absent, unknown to its source, or not in the list. */
export function readKept<T>(codes: CodeBook<T>, text: string | undefined): T | null {
  return text === undefined ? null : (codes.find(text) ?? null);
}

/** A code or a label as it is compared: `<` and `+` make a difference, case, spacing and the `.0` of some tools do not. */
export function normalizeLabel(text: string): string {
  return text
    .normalize('NFC')
    .trim()
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/^(-?\d+)[.,]0+$/, '$1');
}
