import { Problem } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../../common/acting-context.ts';
import type { RecordState } from '../../database/record-versions.ts';
import { CountSitesRepository } from '../../traffic/count-sites.repository.ts';
import { TrafficCountsRepository } from '../../traffic/traffic-counts.repository.ts';
import { divideIds } from '../id-ranges.ts';
import { SnapshotCache } from '../snapshot-cache.ts';
import { bytesOf, TrafficColumnsBuilder, type TrafficColumns } from './traffic-columns.ts';

export interface TrafficSnapshot {
  readonly columns: TrafficColumns;
  /** Data version. */
  readonly version: number;
  readonly state: RecordState;
}

const BYTE_LIMIT = 64 * 1024 * 1024;
/** Sites of one query, with some ten counts each; on the embedded database everybody waits while it runs. */
const CHUNK_SITES = 500;

/** Loads averages of years once for each state of the records, and keeps them. */
@Injectable()
export class TrafficSnapshots {
  readonly #sites: CountSitesRepository;
  readonly #counts: TrafficCountsRepository;
  readonly #kept = new SnapshotCache<TrafficColumns>(BYTE_LIMIT, bytesOf);

  constructor(sites: CountSitesRepository, counts: TrafficCountsRepository) {
    this.#sites = sites;
    this.#counts = counts;
  }

  /**
   * @param wanted data version of the traffic; the present one where it is left out
   * @throws Problem DATA_VERSION_UNKNOWN
   */
  async get(context: ActingContext, wanted?: number): Promise<TrafficSnapshot> {
    const state = await this.#sites.readState(context, wanted);
    const key = `${context.organisationId} ${state.part ?? 'all'} ${state.version}`;
    return { columns: await this.#kept.get(key, () => this.#load(context, state)), version: state.version, state };
  }

  async #load(context: ActingContext, state: RecordState): Promise<TrafficColumns> {
    const builder = new TrafficColumnsBuilder();
    const parts = Math.ceil((await this.#sites.countVersions(context, state)) / CHUNK_SITES);
    for (const range of divideIds(parts)) {
      const sites = await this.#counts.readSites(context, state, range);
      builder.add(sites, await this.#counts.readAverages(context, state, range));
    }
    // As for accidents: whoever has lost sight of them meanwhile must not leave an empty list to the others.
    if ((await this.#sites.readState(context)).part !== state.part) throw new Problem('DATA_VERSION_UNKNOWN', { version: state.version });
    return builder.finish();
  }
}
