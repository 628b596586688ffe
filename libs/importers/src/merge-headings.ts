/**
 * One heading a column from two lines: the group above and the column below. A group is written once, above the first of its columns, as merged
 * cells are; a heading over both lines stands in the upper one, and is the group of no other column.
 */
export function mergeHeadings(upper: readonly string[], lower: readonly string[]): string[] {
  let group = '';
  return Array.from({ length: Math.max(upper.length, lower.length) }, (_, position) => {
    const above = (upper[position] ?? '').trim();
    const below = (lower[position] ?? '').trim();
    if (above !== '') group = below === '' ? '' : above;
    if (below === '') return above;
    const over = above === '' ? group : above;
    return over === '' ? below : `${over} ${below}`;
  });
}

/** A cell that is a number, a date or a time belongs to a record. */
const OF_RECORD = /^\s*[\d.,:/+-]+\s*$/;

/** Whether the line below headings is their second line: it names columns that the first leaves blank, and no cell of it is of a record. */
export function isSecondHeading(upper: readonly string[], lower: readonly string[]): boolean {
  const cells = lower.map((cell) => cell.trim());
  const named = cells.filter((cell, position) => cell !== '' && (upper[position] ?? '').trim() === '').length;
  const isAllNamed = cells.every((cell, position) => cell !== '' || (upper[position] ?? '').trim() !== '');
  return (
    named > 0 &&
    isAllNamed &&
    new Set(cells.filter((cell) => cell !== '')).size === cells.filter((cell) => cell !== '').length &&
    !cells.some((cell) => OF_RECORD.test(cell))
  );
}
