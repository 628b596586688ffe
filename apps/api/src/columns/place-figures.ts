import type { PlaceCounts } from '@elektron/columns';
import { Problem, SURROUNDINGS_METERS } from '@elektron/domain';

/** What happened in a place, as the API tells it. */
export interface PlaceFigures {
  readonly accidents: number;
  readonly casualties: number;
  readonly killed: number;
  readonly seriouslyInjured: number;
  readonly slightlyInjured: number;
  readonly withoutCasualties: number;
}

export function presentCounts(counts: PlaceCounts): PlaceFigures {
  const { accidents, casualties, killed, withoutCasualties } = counts;
  const [seriouslyInjured, slightlyInjured] = [counts['seriously-injured'], counts['slightly-injured']];
  return { accidents, casualties, killed, seriouslyInjured, slightlyInjured, withoutCasualties };
}

/** @throws Problem INPUT_INVALID for a distance that surroundings cannot have */
export function requireRadius(meters: number): void {
  const { least, most } = SURROUNDINGS_METERS;
  if (meters < least || meters > most) throw new Problem('INPUT_INVALID', { field: 'radiusMeters', value: String(meters) });
}
