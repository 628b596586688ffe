import { Problem } from '@elektron/domain';
import { Args, Int, Mutation, Query, Resolver } from '@nestjs/graphql';

import { Acting, type ActingContext } from '../common/acting-context.ts';
import { Allow } from '../common/allow.ts';
import { DEFAULT_PAGE_SIZE } from '../common/paging.ts';
import { withUserErrors } from '../common/user-errors.ts';
import { isUuid } from '../common/uuid.ts';
import { PlaceOneService } from './place-one.service.ts';
import { PlaceQueueService } from './place-queue.service.ts';
import { PlaceSkipService } from './place-skip.service.ts';
import {
  AcceptPlacesInput,
  PlaceAccidentInput,
  PlaceAccidentPayload,
  PlacesAccountObject,
  PlacesPayload,
  SkipPlaceInput,
  SkipPlacePayload,
  toAccountObject,
  toUnplacedObject,
  UndoPlacementInput,
  UnplacedAccidentConnection,
} from './places.objects.ts';
import { PlacesService } from './places.service.ts';

/** Accidents without a place: what their words say, and what people decide. */
@Resolver()
export class PlacesResolver {
  readonly #places: PlacesService;
  readonly #queue: PlaceQueueService;
  readonly #one: PlaceOneService;
  readonly #skips: PlaceSkipService;

  constructor(places: PlacesService, queue: PlaceQueueService, one: PlaceOneService, skips: PlaceSkipService) {
    this.#places = places;
    this.#queue = queue;
    this.#one = one;
    this.#skips = skips;
  }

  @Query(() => PlacesAccountObject)
  @Allow('records.import')
  async placesAccount(@Acting() context: ActingContext): Promise<PlacesAccountObject> {
    return toAccountObject(await this.#places.tell(context));
  }

  @Query(() => UnplacedAccidentConnection, { description: 'Those with the surest candidate first.' })
  @Allow('records.import')
  async unplacedAccidents(
    @Acting() context: ActingContext,
    @Args('first', { type: () => Int, nullable: true, defaultValue: DEFAULT_PAGE_SIZE }) first: number | null,
    @Args('after', { type: () => String, nullable: true }) after: string | null = null,
    @Args('skipped', { type: () => Boolean, defaultValue: false, description: 'Those that were left for later, instead of the others.' })
    skipped = false,
  ): Promise<UnplacedAccidentConnection> {
    const page = await this.#queue.list(context, first, after, skipped);
    return { ...page, edges: page.edges.map(({ cursor, node }) => ({ cursor, node: toUnplacedObject(node) })) };
  }

  @Mutation(() => PlacesPayload, { description: 'Accepts all places that are sure, as one decision that can be undone.' })
  @Allow('records.import')
  acceptPlaces(@Acting() context: ActingContext, @Args('input') { expectedCount, reason }: AcceptPlacesInput): Promise<PlacesPayload> {
    return withUserErrors('count', () => this.#places.acceptAll(context, expectedCount, reason));
  }

  @Mutation(() => PlacesPayload, { description: 'Takes back what is left of places that were accepted together.' })
  @Allow('records.import')
  undoPlacement(@Acting() context: ActingContext, @Args('input') { placementId }: UndoPlacementInput): Promise<PlacesPayload> {
    return withUserErrors('count', async () => {
      if (!isUuid(placementId)) throw new Problem('PLACEMENT_NOT_FOUND');
      return this.#places.undoAll(context, placementId);
    });
  }

  @Mutation(() => PlaceAccidentPayload, { description: 'Places one accident, at a candidate or where a person has pointed.' })
  @Allow('records.import')
  placeAccident(
    @Acting() context: ActingContext,
    @Args('input') { isCandidate, ...input }: PlaceAccidentInput,
  ): Promise<PlaceAccidentPayload> {
    return withUserErrors('correctionNo', () =>
      isCandidate ? this.#one.accept(context, input) : this.#one.point(context, input, new Date()),
    );
  }

  @Mutation(() => SkipPlacePayload, { description: 'Leaves an accident without a place for later, for everybody in the organisation.' })
  @Allow('records.import')
  skipPlace(@Acting() context: ActingContext, @Args('input') { accidentId }: SkipPlaceInput): Promise<SkipPlacePayload> {
    return withUserErrors('done', () => this.#skips.skip(context, accidentId));
  }

  @Mutation(() => SkipPlacePayload, { description: 'Takes that back.' })
  @Allow('records.import')
  unskipPlace(@Acting() context: ActingContext, @Args('input') { accidentId }: SkipPlaceInput): Promise<SkipPlacePayload> {
    return withUserErrors('done', () => this.#skips.takeBack(context, accidentId));
  }
}
