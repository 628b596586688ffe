import type { LatestCountRow } from './count-sites.repository.ts';

/** A place where traffic is counted, with the traffic of the latest year there is. */
export interface CountSite {
  readonly id: string;
  readonly roadName: string | null;
  readonly startName: string | null;
  readonly endName: string | null;
  readonly longitude: number;
  readonly latitude: number;
  readonly latestYear: number;
  /** Motor vehicles a day; `null` where the source gives none. */
  readonly annualAverageDailyTraffic: number | null;
  /** Pedal cycles a day, not among the motor vehicles; `null` where the source gives none. */
  readonly annualAverageDailyCycles: number | null;
  /** Whether that is the traffic of both directions. */
  readonly bothDirections: boolean;
  /** Counted on the road and not estimated, in every direction that is summed. */
  readonly counted: boolean;
}

const E7 = 1e7;
/** Both directions in one number. */
const COMBINED = 'C';
const OPPOSITE = [
  ['N', 'S'],
  ['E', 'W'],
] as const;

/**
 * Sites from the directions of their latest year, which come sorted by site. A combined number stands for itself, opposite directions are added,
 * and where only one direction was counted the number is of that one.
 */
export function toCountSites(rows: readonly LatestCountRow[]): CountSite[] {
  return [...Map.groupBy(rows, (row) => row.id).values()].map(toCountSite);
}

function toCountSite(directions: readonly LatestCountRow[]): CountSite {
  const { summed, bothDirections } = chooseDirections(directions);
  const [{ id, roadName, startName, endName, longitudeE7, latitudeE7, year }] = directions as [LatestCountRow];
  return {
    id,
    roadName,
    startName,
    endName,
    longitude: longitudeE7 / E7,
    latitude: latitudeE7 / E7,
    latestYear: year,
    annualAverageDailyTraffic: sumOf(summed.map(({ allMotorVehicles }) => allMotorVehicles)),
    annualAverageDailyCycles: sumOf(summed.map(({ pedalCycles }) => pedalCycles)),
    bothDirections,
    counted: summed.every(({ counted }) => counted),
  };
}

/** Half a sum would pass for the whole: without one of the counts there is none. */
function sumOf(counts: readonly (number | null)[]): number | null {
  return counts.reduce((sum, count) => (sum === null || count === null ? null : sum + count), 0);
}

function chooseDirections(rows: readonly LatestCountRow[]): {
  readonly summed: readonly LatestCountRow[];
  readonly bothDirections: boolean;
} {
  const of = (direction: string): LatestCountRow[] => rows.filter((row) => row.direction === direction);
  if (of(COMBINED).length > 0) return { summed: of(COMBINED), bothDirections: true };
  for (const [one, other] of OPPOSITE) {
    if (of(one).length > 0 && of(other).length > 0) return { summed: [...of(one), ...of(other)], bothDirections: true };
  }
  return { summed: rows.slice(0, 1), bothDirections: false };
}
