import { E7, Problem } from '@elektron/domain';

import type { HotspotRun } from '../hotspots/hotspot-run.ts';
import type { Plane } from '../common/plane.ts';
import type { BlackSpot, BlackSpotPlace } from './black-spot.ts';

const LONGEST_NAME = 200;
/** A place, and no district. */
const LARGEST_RADIUS_METERS = 1_000;

/** A place as somebody draws it. */
export interface DrawnPlace {
  readonly longitude: number;
  readonly latitude: number;
  readonly radiusMeters: number;
}

/** @throws Problem INPUT_INVALID */
export function parseName(name: string): string {
  const trimmed = name.trim();
  if (trimmed === '' || trimmed.length > LONGEST_NAME)
    throw new Problem('INPUT_INVALID', { field: 'name', value: trimmed.slice(0, 100) || '–' });
  return trimmed;
}

/**
 * A circle that lies where the organisation's reference system reaches; its middle keeps the seven decimals that records have.
 * @throws Problem INPUT_INVALID
 */
export function parseCircle({ longitude, latitude, radiusMeters }: DrawnPlace, plane: Plane): BlackSpotPlace {
  if (!(radiusMeters >= 1 && radiusMeters <= LARGEST_RADIUS_METERS)) {
    throw new Problem('INPUT_INVALID', { field: 'radiusMeters', value: `${radiusMeters} (1–${LARGEST_RADIUS_METERS})` });
  }
  if (plane.toMeters(longitude, latitude) === null)
    throw new Problem('INPUT_INVALID', { field: 'longitude', value: `${latitude} / ${longitude}` });
  return { longitude: Math.round(longitude * E7) / E7, latitude: Math.round(latitude * E7) / E7, radiusMeters, outline: null };
}

/**
 * A hotspot of a run, with what the run says of it.
 * @throws Problem BLACK_SPOT_HOTSPOT_UNKNOWN where the run has no result or no such rank
 */
export function takeHotspot(run: HotspotRun, rank: number): Pick<BlackSpot, 'place' | 'hotspot' | 'filter' | 'dataVersion' | 'figures'> {
  const found = run.result?.hotspots.find((hotspot) => hotspot.rank === rank);
  if (run.result === null || found === undefined) throw new Problem('BLACK_SPOT_HOTSPOT_UNKNOWN', { rank });
  const { period, years } = run.result;
  const { longitude, latitude, outline, accidents, severities } = found;
  return {
    place: { longitude, latitude, radiusMeters: null, outline },
    hotspot: { runId: run.runId, rank },
    filter: run.filter,
    dataVersion: run.dataVersion,
    // Runs of versions that did not know injuries of unknown severity had none.
    figures: { accidents, severities: { injury: 0, ...severities }, period, years },
  };
}
