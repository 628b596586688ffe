import { TOTAL_MEASURES } from '@elektron/domain';

import { readMonth } from './month-words.ts';

/** A total as the API takes it. */
export interface TotalLine {
  readonly month: string;
  readonly measure: string;
  readonly expected: number;
}

/** @returns the totals of all lines, or the first line that is none. An empty cell is not known; thousands may be parted by dots or spaces. */
export function parseTotalLines(
  text: string,
): { readonly totals: readonly TotalLine[] } | { readonly wrongLine: number; readonly text: string } {
  const totals: TotalLine[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const [typed = '', ...cells] = line.split(/[;\t]/).map((cell) => cell.trim());
    const month = readMonth(typed);
    const numbers = cells.map((cell) => (cell === '' ? null : Number(cell.replace(/[.\s]/g, ''))));
    const isRead = /^\d{4}-(0[1-9]|1[0-2])$/.test(month) && cells.length >= 1 && cells.length <= TOTAL_MEASURES.length;
    if (!isRead || numbers.some((number) => number !== null && !Number.isSafeInteger(number))) return { wrongLine: index + 1, text: line };
    TOTAL_MEASURES.forEach((measure, k) => {
      const expected = numbers[k] ?? null;
      if (expected !== null) totals.push({ month, measure, expected });
    });
  }
  return { totals };
}
