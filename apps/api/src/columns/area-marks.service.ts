import { markPlaces, type AccidentColumns, type PlaceChoice, type PlaceMarks } from '@elektron/columns';
import {
  AREA_KIND_SHAPES,
  findAreaReference,
  findSurroundingsReference,
  PLACE_PARTS,
  Problem,
  type AccidentFilter,
  type AreaReference,
  type AreaShape,
  type Membership,
  type PlacePart,
  type SurroundingsReference,
} from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import type { AreaCollection, AreaShapes } from '../areas/area-collection.ts';
import { AreaRepository } from '../areas/area.repository.ts';
import type { ActingContext } from '../common/acting-context.ts';
import { AreaSearch } from './area-search.ts';
import { placesOfItem, type FilterGround, type GroundPlaces } from './filter-ground.ts';
import { SharedWork } from './shared-work.ts';
import { SnapshotCache } from './snapshot-cache.ts';

interface Kept {
  /** By collection and radius. */
  readonly memberships: SnapshotCache<Membership>;
  /** By the places of a filter: a map asks for twenty tiles of one. */
  readonly marks: SnapshotCache<PlaceMarks>;
  readonly waiting: SharedWork;
}

/** Per snapshot: a million accidents in one collection take some 4 to 8 MB, their marks one. */
const MEMBERSHIP_BYTES = 64 * 1024 * 1024;
const MARK_BYTES = 16 * 1024 * 1024;

const SHAPE_OF_PART: Readonly<Record<PlacePart, AreaShape>> = { within: 'polygon', near: 'point' };

/**
 * Where accidents lie with respect to areas and points of interest: found over the columns, once for a snapshot and a collection (neither ever
 * changes), and kept with the snapshot. Collections are read by their own organisation's people only, which the database is asked every time.
 */
@Injectable()
export class AreaMarks {
  readonly #areas: AreaRepository;
  readonly #search: AreaSearch;
  readonly #kept = new WeakMap<AccidentColumns, Kept>();

  constructor(areas: AreaRepository, search: AreaSearch) {
    this.#areas = areas;
    this.#search = search;
  }

  /**
   * @param signal aborts when whoever asks waits no longer
   * @returns null for a filter that names no place
   * @throws Problem FILTER_VALUE_UNKNOWN for a place that is not there, or that is another organisation's; CANCELLED
   */
  async of(context: ActingContext, columns: AccidentColumns, filter: AccidentFilter, signal?: AbortSignal): Promise<PlaceMarks | null> {
    if (PLACE_PARTS.every((part) => filter[part] === undefined)) return null;
    const collections = await this.#areas.list(context);
    const parts = PLACE_PARTS.flatMap((part) => {
      const keys = filter[part];
      return keys === undefined ? [] : [keys.map((key) => findPlace(collections, part, key))];
    });
    const { marks, waiting } = this.#of(columns);
    const key = JSON.stringify([filter.within, filter.near]);
    return waiting.wait(key, signal, (stop) => marks.get(key, () => this.#mark(context, columns, parts, stop)));
  }

  async #mark(
    context: ActingContext,
    columns: AccidentColumns,
    parts: readonly (readonly FoundPlace[])[],
    stop: AbortSignal,
  ): Promise<PlaceMarks> {
    const choices: PlaceChoice[][] = [];
    for (const places of parts) {
      const alternatives: PlaceChoice[] = [];
      for (const { collection, itemId, radiusMeters } of places) {
        const membership = await this.findMembership(context, columns, collection, radiusMeters, stop);
        alternatives.push({ membership, items: itemId === null ? null : new Set([itemId - 1]) });
      }
      choices.push(alternatives);
    }
    return markPlaces(columns, choices);
  }

  /**
   * The places that a filter names as they lie, part by part; a line lies on the ground of a filter where the places of every part hold it.
   * @returns null for a filter that names no place
   * @param signal aborts when whoever asks waits no longer
   * @throws Problem as `of`, AREAS_NOT_FOUND where the asker may not see them any more
   */
  async readGround(context: ActingContext, filter: AccidentFilter, signal?: AbortSignal): Promise<FilterGround | null> {
    if (PLACE_PARTS.every((part) => filter[part] === undefined)) return null;
    const collections = await this.#areas.list(context);
    const ground: FilterGround[number][] = [];
    // A filter may name hundreds of areas of one collection, which is read once for all of them.
    const read = new Map<number, AreaShapes>();
    for (const part of PLACE_PARTS) {
      const places: GroundPlaces[] = [];
      for (const key of filter[part] ?? []) {
        const { collection, itemId, radiusMeters } = findPlace(collections, part, key);
        if (signal?.aborted) throw new Problem('CANCELLED');
        const shapes = read.get(collection.collectionId) ?? (await this.#readShapes(context, collection));
        read.set(collection.collectionId, shapes);
        places.push(placesOfItem(shapes, itemId, radiusMeters ?? 0));
      }
      if (places.length > 0) ground.push(places);
    }
    return ground;
  }

  /** All of a collection, or nothing: rows vanish for a session that ends meanwhile, and half of them must not pass for it. */
  async #readShapes(context: ActingContext, collection: AreaCollection): Promise<AreaShapes> {
    const shapes = await this.#areas.readShapes(context, collection);
    const read = shapes.shape === 'point' ? shapes.x.length : shapes.edges.length;
    if (read !== collection.itemCount) throw new Problem('AREAS_NOT_FOUND');
    return shapes;
  }

  /**
   * Which items of the collection that a key names hold each accident.
   * @param key of a whole collection, as a filter writes it
   * @throws Problem FILTER_VALUE_UNKNOWN for one that is not there, or that is another organisation's
   */
  async ofCollection(context: ActingContext, columns: AccidentColumns, key: string): Promise<CollectionMembership> {
    const { collection, itemId, radiusMeters } = findPlace(await this.#areas.list(context), key.includes('~') ? 'near' : 'within', key);
    if (itemId !== null) throw unknownPlace('within', key);
    return { collection, radiusMeters, membership: await this.findMembership(context, columns, collection, radiusMeters) };
  }

  /**
   * Which items of a collection hold each accident; positions are item numbers less one.
   * @param collection as the asker's own transaction has given it
   * @param radiusMeters of surroundings; null for areas
   * @param signal aborts when whoever asks waits no longer
   * @throws Problem CANCELLED
   */
  findMembership(
    context: ActingContext,
    columns: AccidentColumns,
    collection: AreaCollection,
    radiusMeters: number | null,
    signal?: AbortSignal,
  ): Promise<Membership> {
    const { memberships, waiting } = this.#of(columns);
    const key = `${collection.collectionId}~${radiusMeters ?? ''}`;
    const search = async (stop: AbortSignal): Promise<Membership> => {
      return this.#search.find(columns, await this.#readShapes(context, collection), radiusMeters, stop);
    };
    return waiting.wait(key, signal, (stop) => memberships.get(key, () => search(stop)));
  }

  #of(columns: AccidentColumns): Kept {
    const known = this.#kept.get(columns);
    if (known !== undefined) return known;
    const made: Kept = {
      memberships: new SnapshotCache(MEMBERSHIP_BYTES, ({ start, item }) => start.byteLength + item.byteLength),
      marks: new SnapshotCache(MARK_BYTES, ({ byteLength }) => byteLength),
      waiting: new SharedWork(),
    };
    this.#kept.set(columns, made);
    return made;
  }
}

/** Which places of a collection hold each accident. */
export interface CollectionMembership {
  readonly collection: AreaCollection;
  /** Of surroundings; null for areas. */
  readonly radiusMeters: number | null;
  readonly membership: Membership;
}

interface FoundPlace extends AreaReference {
  readonly collection: AreaCollection;
  readonly radiusMeters: number | null;
}

function findPlace(collections: readonly AreaCollection[], part: PlacePart, key: string): FoundPlace {
  const reference: (AreaReference & Partial<SurroundingsReference>) | null =
    part === 'within' ? findAreaReference(key) : findSurroundingsReference(key);
  const collection = collections.find(({ collectionId }) => collectionId === reference?.collectionId);
  const fits =
    reference !== null &&
    collection !== undefined &&
    AREA_KIND_SHAPES[collection.kind] === SHAPE_OF_PART[part] &&
    (reference.itemId ?? 1) <= collection.itemCount;
  if (!fits) throw unknownPlace(part, key);
  return { ...reference, collection, radiusMeters: reference.radiusMeters ?? null };
}

function unknownPlace(part: PlacePart, key: string): Problem {
  return new Problem('FILTER_VALUE_UNKNOWN', { dimension: part, value: key.slice(0, 100), known: [] });
}
