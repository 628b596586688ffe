import { E7, TRAFFIC_MODES } from '@elektron/domain';

import { TrafficColumnsBuilder, type TrafficColumns } from '../../columns/traffic/traffic-columns.ts';
import type { TrafficSnapshots } from '../../columns/traffic/traffic-snapshots.service.ts';
import type { OrganisationDirectory } from '../../common/organisation.ts';
import type { Position } from '../../common/plane.ts';
import type { CountRow, ModeCounts, SiteRow } from '../../traffic/traffic-counts.repository.ts';
import { TrafficNearPlaces } from '../traffic-near/traffic-near.service.ts';

/** A count site of a test: `s0`, `s1`, … on the roads `A0`, `A1`, … in the order in which they are given. */
export interface TestStation {
  /** Degrees. */
  readonly at: Position;
  /** Motor vehicles a day by year. */
  readonly years: Readonly<Record<number, number>>;
  /** Both directions in one number unless it is said. */
  readonly direction?: string;
  readonly counted?: boolean;
}

const NO_COUNTS = Object.fromEntries(TRAFFIC_MODES.map((mode) => [mode, null])) as ModeCounts;

export function makeTrafficColumns(stations: readonly TestStation[]): TrafficColumns {
  const builder = new TrafficColumnsBuilder();
  const sites = stations.map(({ at: [longitude, latitude] }, k): SiteRow => {
    const place = { longitudeE7: Math.round(longitude * E7), latitudeE7: Math.round(latitude * E7) };
    return { id: `s${k}`, sourceRecordId: `s${k}`, roadName: `A${k}`, roadCategory: null, startName: null, endName: null, ...place };
  });
  const counts = stations.flatMap(({ years, direction = 'C', counted = true }, k) =>
    Object.entries(years).map(([year, vehicles]): CountRow => {
      const speeds = { speedUnit: null, meanSpeed: null, speedV85: null, measuredSpeeds: null };
      const count = { counted, counts: { ...NO_COUNTS, 'motor-vehicle': vehicles } };
      return { siteId: `s${k}`, year: Number(year), direction, period: '', ...count, ...speeds };
    }),
  );
  builder.add(sites, counts);
  return builder.finish();
}

/** Traffic as one process has it, where these count sites are on record. */
export function makeTestTraffic(stations: readonly TestStation[], directory: OrganisationDirectory): TrafficNearPlaces {
  const snapshots = { get: () => Promise.resolve({ columns: makeTrafficColumns(stations) }) };
  return new TrafficNearPlaces(snapshots as unknown as TrafficSnapshots, directory);
}
