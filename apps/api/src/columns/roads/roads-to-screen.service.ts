import type { AccidentColumns } from '@elektron/columns';
import { isRoad, Problem } from '@elektron/domain';
import type { AccidentsAlong, CountSiteOnRoad, RoadsForSites } from '@elektron/road-network';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../../common/acting-context.ts';
import { OrganisationDirectory } from '../../common/organisation.ts';
import { createPlane } from '../../common/plane.ts';
import { yearsOfSite } from '../traffic/summarize-traffic.ts';
import type { TrafficColumns } from '../traffic/traffic-columns.ts';
import { TrafficSnapshots } from '../traffic/traffic-snapshots.service.ts';
import { numberRoads } from './compare-road-names.ts';
import { isPlaced } from './describe-placement.ts';
import { RoadPlacements } from './road-placements.service.ts';
import type { StandingNetwork } from './standing-network.ts';
import { StandingNetworks } from './standing-networks.service.ts';

/** Of which states of roads and traffic something is said. */
export interface RoadVersions {
  readonly roadsVersion: number;
  readonly trafficVersion: number;
}

/** What sites are made of; it can be sent to a thread. */
export interface ScreeningMaterial {
  readonly roads: RoadsForSites;
  /** Where all accidents of a snapshot lie, index by index. */
  readonly placed: AccidentsAlong;
  readonly countSites: readonly CountSiteOnRoad[];
}

/** Roads with what lies on them, for methods that rank sites of the network or look along its streets. */
@Injectable()
export class RoadsToScreen {
  readonly #networks: StandingNetworks;
  readonly #traffic: TrafficSnapshots;
  readonly #placements: RoadPlacements;
  readonly #directory: OrganisationDirectory;

  constructor(networks: StandingNetworks, traffic: TrafficSnapshots, placements: RoadPlacements, directory: OrganisationDirectory) {
    this.#networks = networks;
    this.#traffic = traffic;
    this.#placements = placements;
    this.#directory = directory;
  }

  /** Whether there is a road network, and whether there is any average of a year. */
  async findPresent(context: ActingContext): Promise<{ readonly roads: boolean; readonly traffic: boolean }> {
    const { network } = await this.#networks.get(context);
    const { columns } = await this.#traffic.get(context);
    return { roads: network.rows.length > 0, traffic: columns.length > 0 };
  }

  /**
   * The versions now, loaded so that a run finds them at hand.
   * @throws Problem NO_ROADS
   */
  async findVersions(context: ActingContext): Promise<RoadVersions> {
    const { version: roadsVersion, network } = await this.#networks.get(context);
    if (network.rows.length === 0) throw new Problem('NO_ROADS');
    const { version: trafficVersion } = await this.#traffic.get(context);
    return { roadsVersion, trafficVersion };
  }

  /** Ids of the formats that the roads came in. @throws Problem DATA_VERSION_UNKNOWN */
  async findFormats(context: ActingContext, { roadsVersion }: RoadVersions): Promise<readonly string[]> {
    const { network } = await this.#networks.get(context, roadsVersion);
    return [...new Set(network.rows.map((row) => row.network.split(':')[0]!))].sort();
  }

  /** @throws Problem DATA_VERSION_UNKNOWN */
  async load(context: ActingContext, columns: AccidentColumns, { roadsVersion, trafficVersion }: RoadVersions): Promise<ScreeningMaterial> {
    const { network } = await this.#networks.get(context, roadsVersion);
    const { columns: traffic } = await this.#traffic.get(context, trafficVersion);
    const { toMeters } = createPlane((await this.#directory.get(context)).srid);
    const { placement, segment, node, alongMeters } = await this.#placements.ofAccidents(network, columns);
    const placedSites = await this.#placements.ofSites(network, traffic, toMeters);
    const attached = [...traffic.sites.keys()].filter((site) => isPlaced(placedSites, site));
    return {
      roads: toRoads(network),
      placed: { placement, segment, node, alongMeters },
      countSites: attached.map((site) => toCountSite(traffic, site, placedSites.segment[site]!)),
    };
  }
}

function toRoads({ rows, nodes: { keys, x, y }, segments }: StandingNetwork): RoadsForSites {
  const { startNode, endNode, lengthMeters, offsets, ids } = segments;
  return {
    nodes: { keys, x, y },
    segments: { startNode, endNode, lengthMeters, offsets, x: segments.x, y: segments.y },
    ids,
    isRoad: Uint8Array.from(rows, ({ roadClass }) => (isRoad(roadClass) ? 1 : 0)),
    road: numberRoads(rows),
    roadNumber: numberRoads(rows.map(({ roadReference }) => ({ roadName: null, roadReference }))),
    roadName: rows.map(({ roadName, roadReference }) => roadName ?? roadReference),
    roadClass: rows.map(({ roadClass }) => roadClass),
    speedLimit: rows.map(({ speedLimit }) => speedLimit),
  };
}

/** Of motor vehicles in both directions: a number of one direction is not the traffic of a road. */
function toCountSite(traffic: TrafficColumns, site: number, segment: number): CountSiteOnRoad {
  return {
    source: traffic.sites[site]!.sourceRecordId,
    segment,
    averages: yearsOfSite(traffic, site).flatMap(({ year, counts, bothDirections, counted }) => {
      const vehiclesPerDay = counts['motor-vehicle'];
      return vehiclesPerDay === null || !bothDirections ? [] : [{ year, vehiclesPerDay, counted }];
    }),
  };
}
