import { E7 } from '@elektron/domain';

import { combineDirections, sumOfDirections } from './combine-directions.ts';
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

/** Sites from the directions of their latest year, which come sorted by site. */
export function toCountSites(rows: readonly LatestCountRow[]): CountSite[] {
  return [...Map.groupBy(rows, (row) => row.id).values()].map(toCountSite);
}

function toCountSite(directions: readonly LatestCountRow[]): CountSite {
  const { summed, bothDirections, counted } = combineDirections(directions);
  const [{ id, roadName, startName, endName, longitudeE7, latitudeE7, year }] = directions as [LatestCountRow];
  return {
    id,
    roadName,
    startName,
    endName,
    longitude: longitudeE7 / E7,
    latitude: latitudeE7 / E7,
    latestYear: year,
    annualAverageDailyTraffic: sumOfDirections(summed.map(({ allMotorVehicles }) => allMotorVehicles)),
    annualAverageDailyCycles: sumOfDirections(summed.map(({ pedalCycles }) => pedalCycles)),
    bothDirections,
    counted,
  };
}
