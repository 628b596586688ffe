import { countByPlace, joinMemberships, type KindMembership } from '@elektron/columns';
import {
  AREA_KIND_SHAPES,
  AREA_KINDS,
  areaKey,
  isProblem,
  SURROUNDINGS_METERS,
  surroundingsKey,
  type AccidentFilter,
  type AreaKind,
  type AreaShape,
  type Membership,
} from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import type { AreaCollection } from '../areas/area-collection.ts';
import { AreaRepository } from '../areas/area.repository.ts';
import type { ActingContext } from '../common/acting-context.ts';
import { AccidentSnapshots } from './accident-snapshots.service.ts';
import { AreaMarks } from './area-marks.service.ts';
import { presentCounts, requireRadius, type PlaceFigures } from './place-figures.ts';

export interface AreaKindCount extends PlaceFigures {
  readonly kind: AreaKind;
  readonly shape: AreaShape;
  /** For the filter: `within` for areas, `near` for points; alternatives of each other. */
  readonly keys: readonly string[];
}

/** Accidents under a filter, by the kinds of areas and points that are in use. */
export interface AreaKindCounts {
  readonly radiusMeters: number;
  readonly rows: readonly AreaKindCount[];
  readonly inAny: PlaceFigures;
  readonly outside: PlaceFigures;
  readonly uncertain: PlaceFigures;
}

@Injectable()
export class AreaKindCountsService {
  readonly #areas: AreaRepository;
  readonly #snapshots: AccidentSnapshots;
  readonly #marks: AreaMarks;

  constructor(areas: AreaRepository, snapshots: AccidentSnapshots, marks: AreaMarks) {
    this.#areas = areas;
    this.#snapshots = snapshots;
    this.#marks = marks;
  }

  /**
   * @param radiusMeters of the surroundings of points, by default that of the product
   * @throws Problem INPUT_INVALID, and those of a filter
   */
  async count(context: ActingContext, radiusMeters: number | null, filter: AccidentFilter): Promise<AreaKindCounts> {
    const radius = radiusMeters ?? SURROUNDINGS_METERS.default;
    requireRadius(radius);
    const { columns, places: marks } = await this.#snapshots.getFilteredSnapshot(context, filter);
    const inUse: AreaCollection[] = [];
    const memberships: Membership[] = [];
    for (const collection of (await this.#areas.list(context)).filter(({ retiredAt }) => retiredAt === null)) {
      const own = isOfPoints(collection.kind) ? radius : null;
      const membership = await this.#marks.findMembership(context, columns, collection, own).catch(unlessNotWhole);
      if (membership === null) continue;
      inUse.push(collection);
      memberships.push(membership);
    }
    const kinds = AREA_KINDS.filter((kind) => inUse.some((collection) => collection.kind === kind));
    const parts = inUse.map(({ kind }, k): KindMembership => ({ membership: memberships[k]!, kind: kinds.indexOf(kind) }));
    const { places, inAny, outside, uncertain } = countByPlace(columns, filter, joinMemberships(columns.count, parts), kinds.length, marks);
    return {
      radiusMeters: radius,
      rows: kinds.map((kind, position) => ({
        ...presentCounts(places[position]!),
        kind,
        shape: AREA_KIND_SHAPES[kind],
        keys: inUse.filter((collection) => collection.kind === kind).map((collection) => keyOf(collection, radius)),
      })),
      inAny: presentCounts(inAny),
      outside: presentCounts(outside),
      uncertain: presentCounts(uncertain),
    };
  }
}

/** A collection of which not all places are there is not in use yet: the keys of a row tell which ones are counted. */
function unlessNotWhole(error: unknown): null {
  if (isProblem(error) && error.code === 'AREAS_NOT_FOUND') return null;
  throw error;
}

function isOfPoints(kind: AreaKind): boolean {
  return AREA_KIND_SHAPES[kind] === 'point';
}

function keyOf({ collectionId, kind }: AreaCollection, radiusMeters: number): string {
  return isOfPoints(kind) ? surroundingsKey({ collectionId, itemId: null, radiusMeters }) : areaKey({ collectionId, itemId: null });
}
