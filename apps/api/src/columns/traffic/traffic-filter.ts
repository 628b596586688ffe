import { TRAFFIC_MODES, type TrafficMode } from '@elektron/domain';

import { refused } from '../../common/refused.ts';
import type { TrafficColumns } from './traffic-columns.ts';

/** Which averages of years are meant. */
export interface TrafficFilter {
  readonly mode: TrafficMode;
  /** Null for every year; of sites then the latest. */
  readonly year: number | null;
  /** As the source writes it; null for every road. */
  readonly roadCategory: string | null;
}

/** What the address of a page or a file can say. */
export const TRAFFIC_PARAMETERS = ['mode', 'year', 'category'] as const;

const FOUR_DIGITS = /^\d{4}$/;

/**
 * The filter of an address.
 * @throws Problem INPUT_INVALID
 */
export function parseTrafficParameters(text: (name: (typeof TRAFFIC_PARAMETERS)[number]) => string | null): TrafficFilter {
  const mode = text('mode') ?? 'motor-vehicle';
  const known = TRAFFIC_MODES.find((candidate) => candidate === mode);
  if (known === undefined) throw refused('mode', mode);
  const year = text('year');
  if (year !== null && !FOUR_DIGITS.test(year)) throw refused('year', year);
  return { mode: known, year: year === null ? null : Number(year), roadCategory: text('category') };
}

/** The filter of a query, all of it left out included. */
export function toTrafficFilter(
  input: { readonly mode: TrafficMode; readonly year?: number | null; readonly roadCategory?: string | null } | null,
): TrafficFilter {
  return { mode: input?.mode ?? 'motor-vehicle', year: input?.year ?? null, roadCategory: input?.roadCategory ?? null };
}

/** Rows that pass: of the road category, of the year, and with a number of the mode. */
export function isMeant(columns: TrafficColumns, i: number, { mode, year, roadCategory }: TrafficFilter): boolean {
  return (
    columns.counts[mode][i]! >= 0 &&
    (year === null || columns.year[i] === year) &&
    (roadCategory === null || columns.sites[columns.site[i]!]?.roadCategory === roadCategory)
  );
}
