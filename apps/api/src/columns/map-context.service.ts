import { findCentralPlaces } from '@elektron/columns';
import { Problem, type BoundingBox } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import type { RecordState } from '../database/record-versions.ts';
import { MapBackgroundRepository } from '../road-network/map-background.repository.ts';
import { toCountSites, type CountSite } from '../traffic/count-site.ts';
import { CountSitesRepository } from '../traffic/count-sites.repository.ts';
import { AccidentSnapshots } from './accident-snapshots.service.ts';
import { divideIds } from './id-ranges.ts';
import { SnapshotCache } from './snapshot-cache.ts';

/** What a map draws under the accidents when it has no network. */
export interface MapContext {
  /** Of nearly all accidents, without a few that lie far away; where there are none, of the count sites, else of the roads, else of the boundary. */
  readonly extent: BoundingBox | null;
  readonly boundary: unknown;
  readonly countSites: readonly CountSite[];
  readonly roads: unknown;
  readonly roadFormats: readonly string[];
}

/** Sites of the present state: a country has some 20,000. */
const BYTE_LIMIT = 64 * 1024 * 1024;
/** Sites of one query, with some fifteen counts each; on the embedded database everybody waits while it runs. */
const CHUNK_SITES = 2_000;
/** An object of eleven fields with its texts, roughly. */
const BYTES_PER_SITE = 500;

@Injectable()
export class MapContextService {
  readonly #snapshots: AccidentSnapshots;
  readonly #sites: CountSitesRepository;
  readonly #background: MapBackgroundRepository;
  readonly #kept = new SnapshotCache<readonly CountSite[]>(BYTE_LIMIT, (sites) => sites.length * BYTES_PER_SITE);

  constructor(snapshots: AccidentSnapshots, sites: CountSitesRepository, background: MapBackgroundRepository) {
    this.#snapshots = snapshots;
    this.#sites = sites;
    this.#background = background;
  }

  async get(context: ActingContext): Promise<MapContext> {
    const { columns } = await this.#snapshots.getAccidentSnapshot(context);
    const countSites = await this.#getSites(context);
    const { boundaryExtent, roadsExtent, ...background } = await this.#background.read(context);
    const { box } = findCentralPlaces(columns);
    return { extent: box ?? extentOf(countSites) ?? roadsExtent ?? boundaryExtent, countSites, ...background };
  }

  async #getSites(context: ActingContext): Promise<readonly CountSite[]> {
    const state = await this.#sites.readState(context);
    return this.#kept.get(`${context.organisationId} ${state.part ?? 'all'} ${state.version}`, () => this.#loadSites(context, state));
  }

  async #loadSites(context: ActingContext, state: RecordState): Promise<readonly CountSite[]> {
    const sites: CountSite[] = [];
    for (const range of divideIds(Math.ceil((await this.#sites.countVersions(context, state)) / CHUNK_SITES))) {
      sites.push(...toCountSites(await this.#sites.readLatest(context, state, range)));
    }
    // As for accidents: whoever has lost sight of them meanwhile must not leave an empty list to the others.
    if ((await this.#sites.readState(context)).part !== state.part) throw new Problem('DATA_VERSION_UNKNOWN', { version: state.version });
    return sites;
  }
}

function extentOf(sites: readonly CountSite[]): BoundingBox | null {
  if (sites.length === 0) return null;
  return sites.reduce<BoundingBox>(
    ([west, south, east, north], { longitude, latitude }) => [
      Math.min(west, longitude),
      Math.min(south, latitude),
      Math.max(east, longitude),
      Math.max(north, latitude),
    ],
    [Infinity, Infinity, -Infinity, -Infinity],
  );
}
