/** A count of one direction. */
export interface DirectionCount {
  readonly direction: string;
  /** Counted on the road and not estimated. */
  readonly counted: boolean;
}

/** What the directions of one place and year come to. */
export interface CombinedDirections<Count> {
  /** Those that are added up. */
  readonly summed: readonly Count[];
  /** Whether that is the traffic of both directions. */
  readonly bothDirections: boolean;
  /** Counted on the road and not estimated, in every direction that is summed. */
  readonly counted: boolean;
}

/** Both directions in one number. */
const COMBINED = 'C';
const OPPOSITE = [
  ['N', 'S'],
  ['E', 'W'],
] as const;

/**
 * THE meaning of directions: a combined number stands for itself, opposite directions are added, and where only one direction was counted the number
 * is of that one.
 * @param counts of one site and year, sorted by direction; at least one
 */
export function combineDirections<Count extends DirectionCount>(counts: readonly Count[]): CombinedDirections<Count> {
  const { summed, bothDirections } = chooseDirections(counts);
  return { summed, bothDirections, counted: summed.every(({ counted }) => counted) };
}

/** Half a sum would pass for the whole: without one of the counts there is none. */
export function sumOfDirections(counts: readonly (number | null)[]): number | null {
  return counts.reduce((sum, count) => (sum === null || count === null ? null : sum + count), 0);
}

function chooseDirections<Count extends DirectionCount>(counts: readonly Count[]): Omit<CombinedDirections<Count>, 'counted'> {
  const of = (direction: string): Count[] => counts.filter((count) => count.direction === direction);
  if (of(COMBINED).length > 0) return { summed: of(COMBINED), bothDirections: true };
  for (const [one, other] of OPPOSITE) {
    if (of(one).length > 0 && of(other).length > 0) return { summed: [...of(one), ...of(other)], bothDirections: true };
  }
  return { summed: counts.slice(0, 1), bothDirections: false };
}
