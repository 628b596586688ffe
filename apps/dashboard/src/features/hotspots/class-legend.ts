import type { Formats } from '@elektron/ui';

/** What each class of ascending breaks holds, in words: `0–0.05`, …, `1+`. */
export function describeClasses(breaks: readonly number[], formats: Formats): readonly string[] {
  const digits = Math.max(0, -Math.floor(Math.log10(breaks[1] ?? 1)));
  return breaks.map((first, index) => {
    const [from, to] = [formats.decimal(first, index === 0 ? 0 : digits), breaks[index + 1]];
    return to === undefined ? `${from}+` : `${from}–${formats.decimal(to, digits)}`;
  });
}
