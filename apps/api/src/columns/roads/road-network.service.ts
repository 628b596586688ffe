import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../../common/acting-context.ts';
import { describeRoads } from './describe-roads.ts';
import type { RoadNetworkObject } from './road-network.object.ts';
import type { StandingNetwork } from './standing-network.ts';
import { StandingNetworks } from './standing-networks.service.ts';

/** What there is to tell of a road network, reckoned once for each state of it. */
@Injectable()
export class RoadNetworkService {
  readonly #networks: StandingNetworks;
  /** They go with the network that they tell of. */
  readonly #told = new WeakMap<StandingNetwork, RoadNetworkObject>();

  constructor(networks: StandingNetworks) {
    this.#networks = networks;
  }

  async describe(context: ActingContext): Promise<RoadNetworkObject> {
    const { network, version } = await this.#networks.get(context);
    const told = this.#told.get(network) ?? describeRoads(network, version);
    this.#told.set(network, told);
    return told;
  }
}
