import type { Formats } from '@elektron/ui';

interface Limits {
  readonly lower?: number | null;
  readonly upper?: number | null;
}

/** Two limits as a table writes them; a limit that does not exist is a dash. */
export function intervalWords(interval: Limits | null | undefined, formats: Formats, digits: number): string {
  if (interval == null) return '–';
  // What rounds to nothing has no sign.
  const limit = (value: number | null | undefined): string =>
    value == null ? '…' : formats.decimal(Math.abs(value) < 0.5 / 10 ** digits ? 0 : value, digits);
  return `${limit(interval.lower)} – ${limit(interval.upper)}`;
}
