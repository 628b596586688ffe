import { certainPlacesOf, type AccidentColumns } from '@elektron/columns';
import {
  DOUBT_METERS,
  E7,
  isRoad,
  JUNCTION_METERS,
  NEAREST_ROAD_METERS,
  ROAD_PLACEMENTS,
  toleranceMetersOf,
  type RoadPlacement,
} from '@elektron/domain';
import type { PlacedOnRoads, PlacingRules, RoadsToPlaceOn } from '@elektron/road-network';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';

import { createThreadPool } from '../../common/thread-pool.ts';
import type { TrafficColumns } from '../traffic/traffic-columns.ts';
import { compareRoadNames, numberRoads } from './compare-road-names.ts';
import { place, type PlacingTask } from './place-on-roads.worker.ts';
import type { StandingNetwork } from './standing-network.ts';

const RULES: PlacingRules = {
  doubtMeters: DOUBT_METERS,
  junctionMeters: JUNCTION_METERS,
  nearestMeters: NEAREST_ROAD_METERS,
  refusesOtherNumber: false,
};

/** A count of one road must not be taken for that of another; where an accident lies says its place, whatever road its record names. */
const RULES_FOR_SITES: PlacingRules = { ...RULES, refusesOtherNumber: true };

type Records = AccidentColumns | TrafficColumns;
type ToMeters = (longitude: number, latitude: number) => readonly [x: number, y: number] | null;

/**
 * Where records lie on a network. Worked out for all records of a snapshot when it is first asked for, in a thread, and kept as long as both snapshots: when
 * roads or records change, these are others, so no answer is ever of roads or records that were.
 */
@Injectable()
export class RoadPlacements implements OnApplicationShutdown {
  readonly #pool = createThreadPool<PlacingTask, PlacedOnRoads>(import.meta.url, './place-on-roads.worker', 'place');
  readonly #kept = new WeakMap<StandingNetwork, WeakMap<Records, Promise<PlacedOnRoads>>>();

  ofAccidents(network: StandingNetwork, columns: AccidentColumns): Promise<PlacedOnRoads> {
    return this.#remember(network, columns, async () => {
      const certain = certainPlacesOf(columns);
      const meters = (values: Float64Array): Float64Array => values.map((value, i) => (certain[i] === 1 ? value : NaN));
      const names = compareRoadNames(columns.roadName, columns.roadNames, network.rows);
      const task = { roads: roadsOf(network), x: meters(columns.x), y: meters(columns.y), names, rules: RULES };
      const placed = await this.#run(task);
      for (const [i, isLocated] of columns.located.entries()) if (isLocated === 1 && certain[i] === 0) set(placed, i, 'area-only');
      return placed;
    });
  }

  /** @param toMeters null for a place that the organisation's reference system does not reach */
  ofSites(network: StandingNetwork, columns: TrafficColumns, toMeters: ToMeters): Promise<PlacedOnRoads> {
    return this.#remember(network, columns, async () => {
      const names = [...new Set(columns.sites.flatMap(({ roadName }) => roadName ?? []))];
      const numberOf = new Map(names.map((name, i) => [name, i + 1]));
      const given = Uint32Array.from(columns.sites, ({ roadName }) => numberOf.get(roadName ?? '') ?? 0);
      const places = columns.sites.map(({ longitudeE7, latitudeE7 }) =>
        longitudeE7 === null || latitudeE7 === null ? null : toMeters(longitudeE7 / E7, latitudeE7 / E7),
      );
      const placed = await this.#run({
        roads: roadsOf(network),
        x: Float64Array.from(places, (place) => place?.[0] ?? NaN),
        y: Float64Array.from(places, (place) => place?.[1] ?? NaN),
        names: compareRoadNames(given, names, network.rows),
        rules: RULES_FOR_SITES,
      });
      for (const [i, { longitudeE7 }] of columns.sites.entries()) if (longitudeE7 !== null && places[i] === null) set(placed, i, 'too-far');
      return placed;
    });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.#pool.destroy();
  }

  /** No thread is begun to find out that there are no roads. */
  async #run(task: PlacingTask): Promise<PlacedOnRoads> {
    return task.roads.isRoad.length === 0 ? place(task) : this.#pool.run(task);
  }

  #remember(network: StandingNetwork, records: Records, make: () => Promise<PlacedOnRoads>): Promise<PlacedOnRoads> {
    const ofNetwork = this.#kept.get(network) ?? new WeakMap<Records, Promise<PlacedOnRoads>>();
    this.#kept.set(network, ofNetwork);
    const known = ofNetwork.get(records);
    if (known !== undefined) return known;
    const making = make();
    ofNetwork.set(records, making);
    // What failed is tried again by the next who asks.
    making.catch(() => ofNetwork.delete(records));
    return making;
  }
}

function roadsOf({ rows, segments: { startNode, endNode, lengthMeters, offsets, x, y } }: StandingNetwork): RoadsToPlaceOn {
  return {
    segments: { startNode, endNode, lengthMeters, offsets, x, y },
    toleranceMeters: Float64Array.from(rows, ({ roadClass }) => toleranceMetersOf(roadClass)),
    isRoad: Uint8Array.from(rows, ({ roadClass }) => (isRoad(roadClass) ? 1 : 0)),
    road: numberRoads(rows),
  };
}

function set({ placement }: PlacedOnRoads, i: number, reason: RoadPlacement): void {
  placement[i] = ROAD_PLACEMENTS.indexOf(reason);
}
