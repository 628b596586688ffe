/** Lowest and highest value that a column can hold. */
export type ValueRange = readonly [minimum: number, maximum: number];

/** Digits that lost their separator: fewer say nothing, and no program writes more. */
const DIGITS_ALONE = /^(-?)(\d{3,17})$/;

/**
 * A coordinate whose decimal separator was lost, with the separator where it must have been.
 * @param range what the column can hold; the narrower it is, the more can be restored
 * @returns `undefined` where no place of the separator, or more than one, gives a value within the range
 */
export function restoreSeparator(text: string, range: ValueRange): string | undefined {
  const [, sign = '', digits] = DIGITS_ALONE.exec(text) ?? [];
  if (digits === undefined) return undefined;
  const restored = Array.from({ length: digits.length - 1 }, (_, i) => `${sign}${digits.slice(0, i + 1)}.${digits.slice(i + 1)}`).filter(
    (candidate) => isWithin(Number(candidate), range),
  );
  return restored.length === 1 ? restored[0] : undefined;
}

export function isWithin(value: number, [minimum, maximum]: ValueRange): boolean {
  return value >= minimum && value <= maximum;
}
