import { Problem } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../../common/acting-context.ts';
import { OrganisationDirectory } from '../../common/organisation.ts';
import type { RecordState } from '../../database/record-versions.ts';
import { RoadSegmentsRepository } from '../../road-network/road-segments.repository.ts';
import { SnapshotCache } from '../snapshot-cache.ts';
import { buildStandingNetwork, type StandingNetwork } from './standing-network.ts';

/** The network at a data version of the roads. */
export interface NetworkSnapshot {
  readonly network: StandingNetwork;
  readonly version: number;
  readonly state: RecordState;
}

const BYTE_LIMIT = 128 * 1024 * 1024;
/** What is told of a segment, with its texts. */
const BYTES_PER_SEGMENT = 500;
/** Four numbers: in degrees, and in metres. */
const BYTES_PER_VERTEX = 32;

/** Loads the road network once for each state of it, and keeps it. */
@Injectable()
export class StandingNetworks {
  readonly #segments: RoadSegmentsRepository;
  readonly #directory: OrganisationDirectory;
  readonly #kept = new SnapshotCache<StandingNetwork>(
    BYTE_LIMIT,
    ({ rows, longitudes }) => rows.length * BYTES_PER_SEGMENT + longitudes.length * BYTES_PER_VERTEX,
  );

  constructor(segments: RoadSegmentsRepository, directory: OrganisationDirectory) {
    this.#segments = segments;
    this.#directory = directory;
  }

  /**
   * @param wanted data version of the roads; the present one where it is left out
   * @throws Problem DATA_VERSION_UNKNOWN
   */
  async get(context: ActingContext, wanted?: number): Promise<NetworkSnapshot> {
    const state = await this.#segments.readState(context, wanted);
    const network = await this.#kept.get(`${context.organisationId} ${state.part ?? 'all'} ${state.version}`, async () => {
      const { srid } = await this.#directory.get(context);
      const rows = await this.#segments.readSegments(context, state);
      // As for count sites: whoever has lost sight of them meanwhile must not leave an empty network to the others.
      if ((await this.#segments.readState(context)).part !== state.part)
        throw new Problem('DATA_VERSION_UNKNOWN', { version: state.version });
      return buildStandingNetwork(rows, srid);
    });
    return { network, version: state.version, state };
  }
}
