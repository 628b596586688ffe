import { Query, Resolver } from '@nestjs/graphql';

import { Acting, type ActingContext } from '../common/acting-context.ts';
import { Allow } from '../common/allow.ts';
import { MapContextObject } from './map-context.object.ts';
import { MapContextService } from './map-context.service.ts';

@Resolver(() => MapContextObject)
export class MapContextResolver {
  readonly #map: MapContextService;

  constructor(map: MapContextService) {
    this.#map = map;
  }

  @Query(() => MapContextObject)
  @Allow('records.read', { ofOthers: 'records' })
  mapContext(@Acting() context: ActingContext): Promise<MapContextObject> {
    return this.#map.get(context);
  }
}
