import { findAreaReference, findSurroundingsReference, type AccidentFilter, type AreaReference } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import { OrganisationDirectory } from '../common/organisation.ts';
import { createPlane, toPolygon, type Plane, type PolygonGeometry, type Position } from '../common/plane.ts';
import { AreaRepository } from './area.repository.ts';

/** A GeoJSON MultiPolygon. */
export interface PlaceOutline {
  readonly type: 'MultiPolygon';
  readonly coordinates: readonly PolygonGeometry['coordinates'][];
}

/** More circles than anybody sees on a map. */
const MOST_SHAPES = 1_000;
const CIRCLE_CORNERS = 48;

/** Draws the places of a filter. */
@Injectable()
export class PlaceOutlines {
  readonly #areas: AreaRepository;
  readonly #organisations: OrganisationDirectory;

  constructor(areas: AreaRepository, organisations: OrganisationDirectory) {
    this.#areas = areas;
    this.#organisations = organisations;
  }

  /** @returns null for no place, and for more than a map can show; what is not there is left out */
  async of(context: ActingContext, { within = [], near = [] }: Pick<AccidentFilter, 'within' | 'near'>): Promise<PlaceOutline | null> {
    const areas = within.flatMap((key) => findAreaReference(key) ?? []);
    const polygons = areas.length === 0 ? [] : await this.#areas.readPolygons(context, areas, MOST_SHAPES + 1);
    const plane = createPlane((await this.#organisations.get(context)).srid);
    for (const { radiusMeters, ...reference } of near.flatMap((key) => findSurroundingsReference(key) ?? [])) {
      polygons.push(...(await this.#circles(context, reference, radiusMeters, plane)));
    }
    if (polygons.length === 0 || polygons.length > MOST_SHAPES) return null;
    return { type: 'MultiPolygon', coordinates: polygons };
  }

  async #circles(
    context: ActingContext,
    reference: AreaReference,
    radius: number,
    plane: Plane,
  ): Promise<PolygonGeometry['coordinates'][]> {
    const points = await this.#areas.readPointsOf(context, reference, MOST_SHAPES + 1);
    return points.map(({ x, y }) => {
      const ring = Array.from({ length: CIRCLE_CORNERS + 1 }, (_, corner): Position => {
        const angle = (2 * Math.PI * (corner % CIRCLE_CORNERS)) / CIRCLE_CORNERS;
        return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
      });
      return toPolygon(ring, plane).coordinates;
    });
  }
}
