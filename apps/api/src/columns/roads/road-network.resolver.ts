import { Query, Resolver } from '@nestjs/graphql';

import { Acting, type ActingContext } from '../../common/acting-context.ts';
import { Allow } from '../../common/allow.ts';
import { RoadNetworkObject } from './road-network.object.ts';
import { RoadNetworkService } from './road-network.service.ts';

@Resolver(() => RoadNetworkObject)
export class RoadNetworkResolver {
  readonly #roads: RoadNetworkService;

  constructor(roads: RoadNetworkService) {
    this.#roads = roads;
  }

  @Query(() => RoadNetworkObject)
  @Allow('records.read', { ofOthers: 'records' })
  roadNetwork(@Acting() context: ActingContext): Promise<RoadNetworkObject> {
    return this.#roads.describe(context);
  }
}
