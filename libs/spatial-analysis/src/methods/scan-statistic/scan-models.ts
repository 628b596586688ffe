import { Problem } from '@elektron/domain';
import type { Random } from '@elektron/statistics';

/** What cases are compared with: how they fall when no place differs from any other, and how far a circle is from that. */
export interface ScanModel {
  readonly totalCases: number;
  readonly totalExposure: number;
  /** Data as they would be if no place differed: cases of each unit. */
  readonly simulate: (random: Random) => Float64Array;
  /** Logarithm of the likelihood ratio of a circle; 0 where it has no more cases than expected. */
  readonly ratio: (cases: number, exposure: number) => number;
  /** Rate, or share, inside over outside; null where there is no case outside. */
  readonly relativeRisk: (cases: number, exposure: number) => number | null;
}

/**
 * Cases of a Poisson distribution with a mean in proportion to the exposure; as many cases as there are, each in a unit by its exposure.
 * @param cases of each unit
 * @param exposures people or traffic of each unit, above 0
 * @throws Problem NO_ACCIDENTS where there is no case; INPUT_INVALID, NEGATIVE_COUNT
 * Source: Kulldorff 1997, Communications in Statistics: Theory and Methods 26, 1481-1496 (Poisson model).
 */
export function poissonScanModel(cases: ArrayLike<number>, exposures: ArrayLike<number>): ScanModel {
  const totalCases = countCases(cases, exposures);
  const totalExposure = sumOf(exposures);
  let reached = 0;
  // Up to which share of all cases each unit reaches, for drawing.
  const reaches = Float64Array.from(exposures, (exposure) => (reached += exposure) / totalExposure);
  const expectedOf = (exposure: number): number => (totalCases * exposure) / totalExposure;
  return {
    totalCases,
    totalExposure,
    simulate: (random) => {
      const counts = new Float64Array(exposures.length);
      for (let n = 0; n < totalCases; n += 1) counts[findReach(reaches, random())]! += 1;
      return counts;
    },
    ratio: (inside, exposure) => {
      const expected = expectedOf(exposure);
      if (inside <= expected) return 0;
      const outside = totalCases - inside;
      return inside * Math.log(inside / expected) + (outside === 0 ? 0 : outside * Math.log(outside / (totalCases - expected)));
    },
    relativeRisk: (inside, exposure) => {
      const [outside, expected] = [totalCases - inside, expectedOf(exposure)];
      return outside === 0 ? null : inside / expected / (outside / (totalCases - expected));
    },
  };
}

/**
 * Each of the unit's events is a case or not, everywhere with one probability; as many cases as there are, any of the events.
 * @param cases of each unit, at most as many as its events
 * @param events of each unit, whole numbers above 0
 * @throws Problem NO_ACCIDENTS where there is no case; INPUT_INVALID, NEGATIVE_COUNT, COUNT_NOT_WHOLE
 * Source: Kulldorff 1997 (Bernoulli model).
 */
export function bernoulliScanModel(cases: ArrayLike<number>, events: ArrayLike<number>): ScanModel {
  const totalCases = countCases(cases, events);
  const totalEvents = sumOf(events);
  const broken = Array.from(events).findIndex((count, unit) => !Number.isInteger(count) || !Number.isInteger(cases[unit]!));
  if (broken >= 0) throw new Problem('COUNT_NOT_WHOLE', { field: 'events', value: String(events[broken]) });
  const above = Array.from(events).findIndex((count, unit) => cases[unit]! > count);
  if (above >= 0) throw new Problem('INPUT_INVALID', { field: 'cases', value: `${cases[above]} > ${events[above]}` });
  // n ln n of every number that can be asked about: a simulation asks millions of times.
  const entropy = Float64Array.from({ length: totalEvents + 1 }, (_, n) => (n === 0 ? 0 : n * Math.log(n)));
  const whole = entropy[totalCases]! + entropy[totalEvents - totalCases]! - entropy[totalEvents]!;
  const unitOf = Int32Array.from(Array.from(events).flatMap((count, unit) => new Array<number>(count).fill(unit)));
  return {
    totalCases,
    totalExposure: totalEvents,
    simulate: (random) => drawEvents(unitOf, totalCases, events.length, random),
    ratio: (inside, events) => {
      if (inside * totalEvents <= totalCases * events) return 0;
      const [outside, others] = [totalCases - inside, totalEvents - events];
      const within = entropy[inside]! + entropy[events - inside]! - entropy[events]!;
      return within + entropy[outside]! + entropy[others - outside]! - entropy[others]! - whole;
    },
    relativeRisk: (inside, events) => {
      const outside = totalCases - inside;
      return outside === 0 ? null : inside / events / (outside / (totalEvents - events));
    },
  };
}

/** Some of the events, each as likely as any other, none twice; the order of `unitOf` changes. */
function drawEvents(unitOf: Int32Array, cases: number, units: number, random: Random): Float64Array {
  const counts = new Float64Array(units);
  for (let n = 0; n < cases; n += 1) {
    const taken = n + Math.floor(random() * (unitOf.length - n));
    const unit = unitOf[taken]!;
    unitOf[taken] = unitOf[n]!;
    unitOf[n] = unit;
    counts[unit]! += 1;
  }
  return counts;
}

function countCases(cases: ArrayLike<number>, exposures: ArrayLike<number>): number {
  if (cases.length !== exposures.length)
    throw new Problem('INPUT_INVALID', { field: 'cases', value: `${cases.length} ≠ ${exposures.length}` });
  const negative = Array.from(cases).find((count) => !(count >= 0));
  if (negative !== undefined) throw new Problem('NEGATIVE_COUNT', { field: 'cases', value: negative });
  const total = sumOf(cases);
  if (total === 0) throw new Problem('NO_ACCIDENTS');
  return total;
}

function sumOf(values: ArrayLike<number>): number {
  return Array.from(values).reduce((sum, value) => sum + value, 0);
}

/** The first unit that reaches beyond a share. */
function findReach(reaches: Float64Array, share: number): number {
  let [low, high] = [0, reaches.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (reaches[middle]! > share) high = middle;
    else low = middle + 1;
  }
  return low;
}
