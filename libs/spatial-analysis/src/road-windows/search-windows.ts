import { Problem } from '@elektron/domain';
import { StretchWindows, worstOf, type RoadStretch, type RoadWindow } from './road-window.ts';

export interface SlidingWindows {
  readonly windows: readonly RoadWindow[];
  /** By it the stretch is ranked. Windows overlap and the worst of many is picked: its interval is not that of a place chosen beforehand. */
  readonly worst: RoadWindow;
}

/**
 * A window of one length is moved along a stretch by a fixed step; the last one ends with the stretch. It never reaches beyond it.
 * @throws Problem NOT_POSITIVE, INPUT_INVALID
 * Source: Highway Safety Manual 2010, ch. 4 (sliding window); the expected accidents by empirical Bayes.
 */
export function slidingWindows(stretch: RoadStretch, windowMeters: number, stepMeters: number): SlidingWindows {
  requirePositive({ windowMeters, stepMeters });
  const windows = new StretchWindows(stretch).every(windowMeters, stepMeters);
  return { windows, worst: worstOf(windows) };
}

export interface PeakSearch {
  /** By it the stretch is ranked. */
  readonly peak: RoadWindow;
  /** Of the windows in the round that ended the search; the whole stretch in the last one. */
  readonly windowMeters: number;
  /** False where even the whole stretch tells too little: then it is the peak, and ranked with care. */
  readonly isPreciseEnough: boolean;
}

/**
 * The shortest windows that say anything: their length grows by `windowMeters` from round to round until a window is precise enough, at last to the whole
 * stretch; of the windows of that round that are, the one with the largest excess per kilometre. In a round windows begin at multiples of
 * `windowMeters`, and the last ends with the stretch: so those of the first round do not overlap but for the last, those of later ones do.
 * @param largestVariation coefficient of variation of the expected accidents up to which a window is precise enough, 0.5 for instance
 * @throws Problem NOT_POSITIVE, INPUT_INVALID
 * Source: Highway Safety Manual 2010, ch. 4 (peak searching); the expected accidents by empirical Bayes.
 */
export function peakSearch(stretch: RoadStretch, windowMeters: number, largestVariation: number): PeakSearch {
  requirePositive({ windowMeters, largestVariation });
  const pieces = new StretchWindows(stretch);
  for (let round = 1; ; round += 1) {
    const length = Math.min(round * windowMeters, pieces.lengthMeters);
    const precise = pieces.every(length, windowMeters).filter((window) => window.coefficientOfVariation <= largestVariation);
    if (precise.length > 0) return { peak: worstOf(precise), windowMeters: length, isPreciseEnough: true };
    if (length < pieces.lengthMeters) continue;
    return { peak: pieces.describe(0, length), windowMeters: length, isPreciseEnough: false };
  }
}

function requirePositive(values: Readonly<Record<string, number>>): void {
  for (const [field, value] of Object.entries(values)) {
    if (!(value > 0 && value < Infinity)) throw new Problem('NOT_POSITIVE', { field, value: String(value) });
  }
}
