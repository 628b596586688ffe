import { seededRandom } from '@elektron/statistics';

import type { TestAccident } from './make-columns.ts';

/** Two kilometres each way in Waltham Forest. */
const WEST = 537_000;
const SOUTH = 189_000;
const SIDE_METERS = 2_000;
const JUNCTIONS = 12;
/** A junction's accidents lie within so many metres of its middle. */
const JUNCTION_METERS = 20;
/** In turn; most are slight, as anywhere. */
const SEVERITIES = ['slight', 'slight', 'slight', 'serious', 'slight', 'fatal'] as const;

/** A town whose accidents gather at some junctions; the same for the same seed. */
export function makeTown(accidents: number, seed = 7): TestAccident[] {
  const random = seededRandom(seed);
  const junctions = Array.from({ length: JUNCTIONS }, () => [WEST + random() * SIDE_METERS, SOUTH + random() * SIDE_METERS] as const);
  return Array.from({ length: accidents }, (_, i) => {
    const [x, y] = junctions[Math.floor(random() ** 2 * JUNCTIONS)]!;
    const atJunction = random() < 0.6;
    const month = String(1 + Math.floor(random() * 12)).padStart(2, '0');
    const day = String(1 + Math.floor(random() * 28)).padStart(2, '0');
    return {
      x: Math.round(atJunction ? x + (random() - 0.5) * 2 * JUNCTION_METERS : WEST + random() * SIDE_METERS),
      y: Math.round(atJunction ? y + (random() - 0.5) * 2 * JUNCTION_METERS : SOUTH + random() * SIDE_METERS),
      date: `${2014 + (i % 5)}-${month}-${day}`,
      severity: SEVERITIES[i % SEVERITIES.length]!,
      roadName: `A${100 + Math.floor(random() * 5)}`,
    };
  });
}
