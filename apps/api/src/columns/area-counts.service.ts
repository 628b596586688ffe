import { countByPlace } from '@elektron/columns';
import { AREA_KIND_SHAPES, areaKey, Problem, surroundingsKey, SURROUNDINGS_METERS, type AccidentFilter, type Text } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import type { AreaCollection } from '../areas/area-collection.ts';
import { AreaRepository } from '../areas/area.repository.ts';
import type { ActingContext } from '../common/acting-context.ts';
import { AccidentSnapshots } from './accident-snapshots.service.ts';
import { AreaMarks } from './area-marks.service.ts';
import { presentCounts, requireRadius, type PlaceFigures } from './place-figures.ts';

export interface AreaCount extends PlaceFigures {
  /** For the filter: `within` for areas, `near` for points of interest. */
  readonly key: string;
  readonly itemId: number;
  /** Empty where the file gives none. */
  readonly name: Text;
}

/** Accidents under a filter, place by place. */
export interface AreaCounts {
  readonly collection: AreaCollection;
  /** Of surroundings; null for areas. */
  readonly radiusMeters: number | null;
  /** For the filter: the whole collection. */
  readonly key: string;
  /** How many places the collection has, and how many of them have no accident. */
  readonly places: number;
  readonly placesWithout: number;
  /** Those with most accidents first; of equal ones the first in the file. */
  readonly rows: readonly AreaCount[];
  readonly inAny: PlaceFigures;
  readonly outside: PlaceFigures;
  readonly uncertain: PlaceFigures;
}

/** A table that anybody reads; the file of areas itself has the rest. */
const MOST_ROWS = 1_000;

@Injectable()
export class AreaCountsService {
  readonly #areas: AreaRepository;
  readonly #snapshots: AccidentSnapshots;
  readonly #marks: AreaMarks;

  constructor(areas: AreaRepository, snapshots: AccidentSnapshots, marks: AreaMarks) {
    this.#areas = areas;
    this.#snapshots = snapshots;
    this.#marks = marks;
  }

  /**
   * @param radiusMeters of surroundings, by default that of the product; nothing for areas
   * @throws Problem AREAS_NOT_FOUND, INPUT_INVALID, and those of a filter
   */
  async count(context: ActingContext, collectionId: number, radiusMeters: number | null, filter: AccidentFilter): Promise<AreaCounts> {
    const collection = (await this.#areas.list(context)).find((candidate) => candidate.collectionId === collectionId);
    if (collection === undefined) throw new Problem('AREAS_NOT_FOUND');
    const radius = AREA_KIND_SHAPES[collection.kind] === 'polygon' ? null : (radiusMeters ?? SURROUNDINGS_METERS.default);
    const keyOf = (itemId: number | null): string =>
      radius === null ? areaKey({ collectionId, itemId }) : surroundingsKey({ collectionId, itemId, radiusMeters: radius });
    if (radius !== null) requireRadius(radius);
    const { columns, places: marks } = await this.#snapshots.getFilteredSnapshot(context, filter);
    const membership = await this.#marks.findMembership(context, columns, collection, radius);
    const { places, inAny, outside, uncertain } = countByPlace(columns, filter, membership, collection.itemCount, marks);
    const names = await this.#areas.listItems(context, collectionId);
    const rows = names.map(({ itemId, name }, position) => ({ ...presentCounts(places[position]!), key: keyOf(itemId), itemId, name }));
    rows.sort((a, b) => b.accidents - a.accidents || a.itemId - b.itemId);
    return {
      collection,
      radiusMeters: radius,
      key: keyOf(null),
      places: rows.length,
      placesWithout: rows.filter(({ accidents }) => accidents === 0).length,
      rows: rows.slice(0, MOST_ROWS),
      inAny: presentCounts(inAny),
      outside: presentCounts(outside),
      uncertain: presentCounts(uncertain),
    };
  }
}
