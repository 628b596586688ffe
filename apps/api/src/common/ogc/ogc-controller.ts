import { Problem, type ProblemCode } from '@elektron/domain';
import { Controller, Get, Inject, Param, Query, Req, type Type } from '@nestjs/common';
import type { Request } from 'express';

import { Allow, type Access } from '../allow.ts';
import { readParameters, type QueryParameters } from '../closed-parameters.ts';
import type { OgcCollection } from './ogc-collection.ts';
import * as documents from './ogc-documents.ts';
import { openApiOf } from './ogc-open-api.ts';
import { readOgcQuestion } from './read-ogc-question.ts';

/** What is answered, and as what. */
export interface OgcDocument {
  readonly mediaType: string;
  readonly content: object;
}

export type Collections = readonly OgcCollection[];

/** Who has collections, and how answers about them are sent: from memory to everybody, or to one asker and kept nowhere. */
export interface OgcSource {
  answer(request: Request, make: (collections: Collections) => OgcDocument | Promise<OgcDocument>): Promise<void>;
}

export interface OgcDoor extends Omit<documents.OgcService, 'root'> {
  /** Without a slash at either end. */
  readonly path: string;
  readonly access: Access;
  readonly source: Type<OgcSource>;
  /** What is said where a collection or a feature is not there. */
  readonly notThere: ProblemCode;
}

const JSON_TYPE = 'application/json';
const inJson = (content: object): OgcDocument => ({ mediaType: JSON_TYPE, content });

/** The routes, which are the same at every door. */
abstract class OgcRoutes {
  readonly #source: OgcSource;
  readonly #door: OgcDoor;

  constructor(source: OgcSource, door: OgcDoor) {
    this.#source = source;
    this.#door = door;
  }

  @Get()
  landing(@Req() request: Request, @Query() query: QueryParameters): Promise<void> {
    return this.#answer(request, query, (_, service) => inJson(documents.landingPage(service)));
  }

  @Get('conformance')
  conformance(@Req() request: Request, @Query() query: QueryParameters): Promise<void> {
    return this.#answer(request, query, () => inJson(documents.conformance()));
  }

  @Get('api')
  api(@Req() request: Request, @Query() query: QueryParameters): Promise<void> {
    const isForTokens = this.#door.access !== 'everyone';
    return this.#answer(request, query, (collections, service) => {
      return { mediaType: documents.OPEN_API, content: openApiOf(service, collections, isForTokens) };
    });
  }

  @Get('collections')
  collections(@Req() request: Request, @Query() query: QueryParameters): Promise<void> {
    return this.#answer(request, query, (collections, service) => inJson(documents.collectionsPage(service, collections)));
  }

  @Get('collections/:collectionId')
  collection(@Req() request: Request, @Query() query: QueryParameters, @Param('collectionId') id: string): Promise<void> {
    return this.#answer(request, query, (all, service) => inJson(documents.describeCollection(service, this.#findIn(all, id))));
  }

  @Get('collections/:collectionId/items')
  items(@Req() request: Request, @Query() query: QueryParameters, @Param('collectionId') id: string): Promise<void> {
    const question = readOgcQuestion(query);
    return this.#source.answer(request, async (all) => {
      const collection = this.#findIn(all, id);
      const page = await collection.page(question);
      const content = documents.featuresPage(this.#serviceOf(request), collection, question, page, new Date());
      return { mediaType: documents.GEO_JSON, content };
    });
  }

  @Get('collections/:collectionId/items/:featureId')
  item(@Req() request: Request, @Query() query: QueryParameters, @Param() address: Address): Promise<void> {
    return this.#answer(request, query, async (all, service) => {
      const collection = this.#findIn(all, address.collectionId);
      const feature = await collection.find(address.featureId);
      if (feature === null) throw new Problem(this.#door.notThere);
      return { mediaType: documents.GEO_JSON, content: documents.featurePage(service, collection, feature) };
    });
  }

  async #answer(request: Request, query: QueryParameters, make: Make): Promise<void> {
    readParameters(query, []);
    await this.#source.answer(request, (collections) => make(collections, this.#serviceOf(request)));
  }

  #serviceOf(request: Request): documents.OgcService {
    return { ...this.#door, root: `${request.protocol}://${request.get('host') ?? ''}/${this.#door.path}` };
  }

  #findIn(collections: Collections, id: string): OgcCollection {
    const found = collections.find((collection) => collection.id === id);
    if (found === undefined) throw new Problem(this.#door.notThere);
    return found;
  }
}

type Make = (collections: Collections, service: documents.OgcService) => OgcDocument | Promise<OgcDocument>;

interface Address {
  readonly collectionId: string;
  readonly featureId: string;
}

/**
 * Collections of features as GIS programs read them: OGC API - Features - Part 1: Core (OGC 17-069r4), with GeoJSON and OpenAPI 3.0, without HTML. A
 * parameter that is not documented is refused.
 */
export function makeOgcController(door: OgcDoor): Type<unknown> {
  @Controller(door.path)
  @Allow(door.access)
  class OgcController extends OgcRoutes {
    constructor(@Inject(door.source) source: OgcSource) {
      super(source, door);
    }
  }
  return OgcController;
}
