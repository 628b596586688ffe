import { DEFICIT_CLASSES, type DeficitClass } from './accessibility-deficit.ts';
import type { Text } from './language.ts';
import { Problem } from './problem.ts';

/*
 * Two axes of a site, set beside each other and never added: how many more pedestrian accidents are expected there than at sites like it, and
 * what its crossings and footways lack. A class is told only where the whole interval allows it.
 */

/** Where the interval of an excess lies: surely more than at sites like it, on both sides, surely fewer. */
export const EXCESS_CLASSES = ['above', 'undecided', 'below'] as const;
export type ExcessClass = (typeof EXCESS_CLASSES)[number];

/** @returns null without an interval: nothing can be said of a site whose like tell nothing */
export function classifyExcess(interval: { readonly lower: number; readonly upper: number } | null): ExcessClass | null {
  if (interval === null) return null;
  if (interval.lower > 0) return 'above';
  return interval.upper < 0 ? 'below' : 'undecided';
}

export const EXCESS_CLASS_LABELS: Readonly<Record<ExcessClass, Text>> = {
  above: { el: 'Βέβαια περισσότερα από όμοιες θέσεις', en: 'Surely more than at sites like it' },
  undecided: { el: 'Δεν διακρίνεται από όμοιες θέσεις', en: 'Cannot be told from sites like it' },
  below: { el: 'Βέβαια λιγότερα από όμοιες θέσεις', en: 'Surely fewer than at sites like it' },
};

/** A cell of the matrix; null for what cannot be told at all. */
export interface PriorityCell {
  readonly excess: ExcessClass | null;
  /** Null for a site without crossings and footways on record. */
  readonly deficit: DeficitClass | null;
}

/** THE cells, row by row: the surest excess first, and in each the surest deficit. */
export const PRIORITY_CELLS: readonly PriorityCell[] = [...EXCESS_CLASSES, null].flatMap((excess) =>
  [...DEFICIT_CLASSES, null].map((deficit) => ({ excess, deficit })),
);

/** Position of a cell in the list. */
export function positionOfCell({ excess, deficit }: PriorityCell): number {
  return PRIORITY_CELLS.findIndex((cell) => cell.excess === excess && cell.deficit === deficit);
}

/** Why there is no excess to set beside the deficits. */
export const NO_EXCESS_REASONS = ['NO_ROADS', 'RUN_NEEDED', 'RUN_UNDER_WAY', 'RUN_FAILED'] as const;
export type NoExcessReason = (typeof NO_EXCESS_REASONS)[number];

/** The method whose excess it is. */
export const EXCESS_METHOD = 'network-screening';

/** @param position in the list of cells; null for no cell @throws Problem INPUT_INVALID for one that is not there */
export function parsePriorityCell(position: number | null): PriorityCell | null {
  if (position === null) return null;
  const cell = PRIORITY_CELLS[position];
  if (cell === undefined) throw new Problem('INPUT_INVALID', { field: 'cell', value: `${position} (0–${PRIORITY_CELLS.length - 1})` });
  return cell;
}
