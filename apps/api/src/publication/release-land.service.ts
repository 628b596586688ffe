import type { AccidentColumns } from '@elektron/columns';
import { E7 } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import { OrganisationDirectory } from '../common/organisation.ts';
import { createMunicipalityFinder } from '../territory/find-municipality.ts';
import { MunicipalityOutlines } from '../territory/municipality-outlines.repository.ts';
import type { MunicipalityBoundary } from '../territory/municipality-boundary.ts';
import { OWN_BOUNDARY, OwnTerritory } from '../territory/own-territory.ts';
import type { Bounds } from './known-releases.repository.ts';
import type { MaterialMunicipality } from './release-material.ts';

/** Beyond the outermost accident, where nothing else says how far land reaches: more than a hexagon of 5 km² and its neighbours. */
const MARGIN_DEGREES = 0.2;

/** Of which municipalities a release gives numbers. */
@Injectable()
export class ReleaseLand {
  readonly #territory: OwnTerritory;
  readonly #outlines: MunicipalityOutlines;
  readonly #directory: OrganisationDirectory;

  constructor(territory: OwnTerritory, outlines: MunicipalityOutlines, directory: OrganisationDirectory) {
    this.#territory = territory;
    this.#outlines = outlines;
    this.#directory = directory;
  }

  /**
   * The organisation's own municipalities; where it has none, its own boundary; else those in which accidents lie.
   * @returns none where nobody has given any boundary
   */
  async find(context: ActingContext, columns: AccidentColumns): Promise<MaterialMunicipality[]> {
    const { municipalities, territory } = await this.#territory.get(context);
    const own = territory.filter(({ id }) => id !== OWN_BOUNDARY);
    if (own.length > 0) return this.#describe(context, own);
    const boundary = territory.find(({ id }) => id === OWN_BOUNDARY);
    if (boundary === undefined) return this.#describe(context, withAccidents(municipalities, columns));
    const land = await this.#outlines.readOwn(context);
    const { slug, name } = await this.#directory.get(context);
    return land === null ? [] : [{ ...land, id: `boundary-of-${slug}`, names: name, edges: boundary.edges }];
  }

  async #describe(context: ActingContext, boundaries: readonly MunicipalityBoundary[]): Promise<MaterialMunicipality[]> {
    const edgesOf = new Map(boundaries.map(({ id, edges }) => [id, edges]));
    const outlines = await this.#outlines.read(context, [...edgesOf.keys()]);
    return outlines.map(({ id, ...described }) => ({ ...described, id: String(id), edges: edgesOf.get(id)! }));
  }
}

function withAccidents(municipalities: readonly MunicipalityBoundary[], columns: AccidentColumns): MunicipalityBoundary[] {
  const find = createMunicipalityFinder(municipalities);
  const found = new Set<number | null>();
  for (const [i, located] of columns.located.entries()) if (located === 1) found.add(find(columns.longitudeE7[i]!, columns.latitudeE7[i]!));
  return municipalities.filter(({ id }) => found.has(id));
}

/** Around everything that a release may be about: nobody's release within it is overlooked. */
export function boundsOf({ located, longitudeE7, latitudeE7 }: AccidentColumns, municipalities: readonly MaterialMunicipality[]): Bounds {
  const bounds: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  const include = (longitude: number, latitude: number): void => {
    bounds[0] = Math.min(bounds[0], longitude);
    bounds[1] = Math.min(bounds[1], latitude);
    bounds[2] = Math.max(bounds[2], longitude);
    bounds[3] = Math.max(bounds[3], latitude);
  };
  for (const { edges } of municipalities) for (let i = 0; i + 1 < edges.length; i += 2) include(edges[i]! / E7, edges[i + 1]! / E7);
  for (const [i, isLocated] of located.entries()) if (isLocated === 1) include(longitudeE7[i]! / E7, latitudeE7[i]! / E7);
  const [west, south, east, north] = bounds;
  return [west - MARGIN_DEGREES, south - MARGIN_DEGREES, east + MARGIN_DEGREES, north + MARGIN_DEGREES];
}
