import { AREA_KIND_SHAPES, parseAccidentFilter, type Text } from '@elektron/domain';
import { Args, Int, Mutation, Query, Resolver } from '@nestjs/graphql';

import { Acting, type ActingContext } from '../common/acting-context.ts';
import { Allow } from '../common/allow.ts';
import { JsonScalar } from '../common/scalars.ts';
import { TextObject } from '../common/text.ts';
import { withUserErrors } from '../common/user-errors.ts';
import type { AreaCollection } from './area-collection.ts';
import { AreaCollectionObject, AreasPayload, PlaceNameObject } from './area.objects.ts';
import { AreaRepository } from './area.repository.ts';
import { AreasService } from './areas.service.ts';
import { PlaceNames } from './place-names.service.ts';
import { PlaceOutlines, type PlaceOutline } from './place-outlines.service.ts';

@Resolver()
export class AreasResolver {
  readonly #areas: AreaRepository;
  readonly #names: PlaceNames;
  readonly #outlines: PlaceOutlines;
  readonly #service: AreasService;

  constructor(areas: AreaRepository, names: PlaceNames, outlines: PlaceOutlines, service: AreasService) {
    this.#areas = areas;
    this.#names = names;
    this.#outlines = outlines;
    this.#service = service;
  }

  @Query(() => [AreaCollectionObject], { description: 'Retired ones too.' })
  @Allow('records.read')
  async areaCollections(@Acting() context: ActingContext): Promise<AreaCollectionObject[]> {
    return (await this.#areas.list(context)).map(presentCollection);
  }

  @Query(() => [TextObject], {
    description:
      'The municipalities that are the organisation’s territory and whose boundaries this installation has: they can be areas without a file.',
  })
  @Allow('records.import')
  municipalitiesForAreas(@Acting() context: ActingContext): Promise<Text[]> {
    return this.#service.listMunicipalities(context);
  }

  @Query(() => [PlaceNameObject], { description: 'What the places of a filter are called; those that are not there are left out.' })
  @Allow('records.read')
  async placeNames(
    @Acting() context: ActingContext,
    @Args('within', { type: () => [String], defaultValue: [] }) within: string[],
    @Args('near', { type: () => [String], defaultValue: [] }) near: string[],
  ): Promise<PlaceNameObject[]> {
    const names = await this.#names.of(context, parseAccidentFilter({ within, near }));
    return Array.from(names, ([key, name]) => ({ key, name }));
  }

  @Query(() => JsonScalar, {
    nullable: true,
    description: 'The places of a filter as a GeoJSON MultiPolygon; null for none, and for more than a map can show.',
  })
  @Allow('records.read')
  placeOutline(
    @Acting() context: ActingContext,
    @Args('within', { type: () => [String], defaultValue: [] }) within: string[],
    @Args('near', { type: () => [String], defaultValue: [] }) near: string[],
  ): Promise<PlaceOutline | null> {
    return this.#outlines.of(context, parseAccidentFilter({ within, near }));
  }

  @Mutation(() => AreasPayload, { description: 'The boundaries of the organisation’s own municipalities, as they are now, as areas.' })
  @Allow('records.import')
  addMunicipalityAreas(
    @Acting() context: ActingContext,
    @Args('licence') licence: string,
    @Args('attribution') attribution: string,
  ): Promise<AreasPayload> {
    return withUserErrors('collection', async () =>
      presentCollection(await this.#service.addMunicipalities(context, { licence, attribution })),
    );
  }

  @Mutation(() => AreasPayload, { description: 'Nobody chooses them any more; links, runs and reports that name them keep their meaning.' })
  @Allow('records.import')
  retireAreas(@Acting() context: ActingContext, @Args('collectionId', { type: () => Int }) collectionId: number): Promise<AreasPayload> {
    return withUserErrors('collection', async () => presentCollection(await this.#areas.retire(context, collectionId)));
  }
}

export function presentCollection(collection: AreaCollection): AreaCollectionObject {
  return { ...collection, shape: AREA_KIND_SHAPES[collection.kind] };
}
