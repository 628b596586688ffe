import { E7 } from '@elektron/domain';
import type { PlacedOnRoads } from '@elektron/road-network';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../../common/acting-context.ts';
import { OrganisationDirectory } from '../../common/organisation.ts';
import { createPlane } from '../../common/plane.ts';
import { siteYearsOf, type TrafficColumns } from '../traffic/traffic-columns.ts';
import { TrafficSnapshots } from '../traffic/traffic-snapshots.service.ts';
import { countPlacements, isPlaced, nearRoadOf, otherRoadNameOf, placementOf, ROAD_PLACEMENT_RULES } from './describe-placement.ts';
import type { CountSiteOnRoadObject, CountSitesOnRoadsObject } from './road-placement.objects.ts';
import { RoadPlacements } from './road-placements.service.ts';
import type { StandingNetwork } from './standing-network.ts';
import { StandingNetworks } from './standing-networks.service.ts';

interface Question {
  readonly trafficVersion: number;
  readonly roadsVersion: number;
  readonly columns: TrafficColumns;
  readonly network: StandingNetwork;
  readonly placed: PlacedOnRoads;
}

/** Which count sites count which roads, in which years. */
@Injectable()
export class CountSitesOnRoads {
  readonly #traffic: TrafficSnapshots;
  readonly #networks: StandingNetworks;
  readonly #placements: RoadPlacements;
  readonly #directory: OrganisationDirectory;

  constructor(traffic: TrafficSnapshots, networks: StandingNetworks, placements: RoadPlacements, directory: OrganisationDirectory) {
    this.#traffic = traffic;
    this.#networks = networks;
    this.#placements = placements;
    this.#directory = directory;
  }

  async list(context: ActingContext): Promise<CountSitesOnRoadsObject> {
    const question = await this.#ask(context);
    const { columns, placed } = question;
    const sites = [...columns.sites.keys()];
    const years = yearsBySite(columns);
    return {
      trafficVersion: question.trafficVersion,
      roadsVersion: question.roadsVersion,
      attached: sites.filter((site) => isPlaced(placed, site)).length,
      placements: countPlacements(placed, () => true, ['area-only']),
      rules: ROAD_PLACEMENT_RULES,
      sites: sites.map((site) => describeSite(question, site, years)),
    };
  }

  /** Null for a site that is not there, or not to be seen. */
  async get(context: ActingContext, id: string): Promise<CountSiteOnRoadObject | null> {
    const question = await this.#ask(context);
    const site = question.columns.sites.findIndex((one) => one.id === id);
    return site < 0 ? null : describeSite(question, site, yearsBySite(question.columns));
  }

  async #ask(context: ActingContext): Promise<Question> {
    const { columns, version: trafficVersion } = await this.#traffic.get(context);
    const { network, version: roadsVersion } = await this.#networks.get(context);
    const { toMeters } = createPlane((await this.#directory.get(context)).srid);
    return { trafficVersion, roadsVersion, columns, network, placed: await this.#placements.ofSites(network, columns, toMeters) };
  }
}

function yearsBySite(columns: TrafficColumns): ReadonlyMap<number, readonly number[]> {
  const years = new Map<number, number[]>();
  for (const [start] of siteYearsOf(columns)) {
    const site = columns.site[start]!;
    const known = years.get(site);
    if (known === undefined) years.set(site, [columns.year[start]!]);
    else known.push(columns.year[start]!);
  }
  return years;
}

function describeSite(
  { columns, network, placed }: Question,
  i: number,
  years: ReadonlyMap<number, readonly number[]>,
): CountSiteOnRoadObject {
  const { id, sourceRecordId, roadName, longitudeE7, latitudeE7 } = columns.sites[i]!;
  return {
    id,
    sourceRecordId,
    roadName,
    longitude: longitudeE7 === null ? null : longitudeE7 / E7,
    latitude: latitudeE7 === null ? null : latitudeE7 / E7,
    years: years.get(i) ?? [],
    placement: placementOf(placed, i),
    road: nearRoadOf(network, placed, i),
    otherRoadName: otherRoadNameOf(network, placed, i),
  };
}
