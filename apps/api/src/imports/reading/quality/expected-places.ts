import { findCoordinateFault, type Area, type CoordinateFault, type MeterRanges } from '@elektron/importers';
import type { SourcePosition } from '@elektron/domain';

import { createTerritoryTest } from '../../../territory/find-municipality.ts';
import type { MunicipalityBoundary } from '../../../territory/municipality-boundary.ts';
import type { ProjectedPlace, Projection } from '../project-position.ts';

/** Steps along each side of an area to find what its coordinates can be in another system: its sides are no straight lines there. */
const STEPS = 8;
/** Numbers may lie this much of the area's width outside of it. */
const MARGIN = 0.02;

/** A place that a position would be after something was put right. */
export interface RepairedPosition {
  readonly fault: CoordinateFault;
  readonly position: SourcePosition;
  readonly place: ProjectedPlace;
}

/** Where an organisation's accidents can be, and what is likely to be wrong with positions that lie elsewhere. */
export class ExpectedPlaces {
  /** Degrees; the territory's, else those that the organisation's reference system was made for. */
  readonly area: Area;
  readonly hasTerritory: boolean;
  readonly #project: Projection;
  readonly #ownSrid: number;
  readonly #isInTerritory: (longitudeE7: number, latitudeE7: number) => boolean;
  readonly #ranges = new Map<number, MeterRanges>();

  /**
   * @param territory the organisation's own; empty where it has none
   * @param ownSrid EPSG code of the organisation's own plane
   */
  constructor(territory: readonly MunicipalityBoundary[], project: Projection, ownSrid: number) {
    this.#isInTerritory = createTerritoryTest(territory);
    this.#project = project;
    this.#ownSrid = ownSrid;
    this.hasTerritory = territory.some(({ edges }) => edges.length > 0);
    this.area = this.hasTerritory ? areaOf(territory) : project.area;
  }

  /** The area in metres of the organisation's own plane. */
  get meters(): MeterRanges {
    return this.#rangesOf(this.#ownSrid);
  }

  /** Whether a place is where the organisation's accidents are; anywhere will do where it has no territory. */
  contains({ longitudeE7, latitudeE7 }: ProjectedPlace): boolean {
    return this.#isInTerritory(longitudeE7, latitudeE7);
  }

  /**
   * What is likely to be wrong with a position that is no place, or none of the organisation's.
   * @returns null where nothing that would bring it where it is expected
   */
  findFault(written: SourcePosition): { readonly fault: CoordinateFault; readonly repaired: RepairedPosition | null } | null {
    const values = [written.first, written.second] as const;
    const texts = [String(written.first), String(written.second)] as const;
    const fault = findCoordinateFault({ texts, values, ranges: this.#rangesOf(written.srid) });
    if (fault.code === 'COORDINATE_OUT_OF_RANGE' || fault.code === 'COORDINATES_AT_ZERO') return null;
    if (fault.repair === null) return { fault, repaired: null };
    const [first, second] = fault.repair.texts.map(Number) as [number, number];
    const position = { ...written, first, second };
    const place = this.#project.place(position);
    return place !== null && this.contains(place) ? { fault, repaired: { fault, position, place } } : null;
  }

  /** What the two numbers of a position of a system can be. */
  #rangesOf(srid: number): MeterRanges {
    const known = this.#ranges.get(srid);
    if (known !== undefined) return known;
    const [west, south, east, north] = this.area;
    const numbers = outline(this.area).map(([longitude, latitude]) => this.#project.write(srid, longitude, latitude));
    const range = (of: 0 | 1, margin: number): readonly [number, number] => {
      const all = numbers.map((pair) => pair[of]);
      const [least, most] = [Math.min(...all), Math.max(...all)];
      return [least - (most - least) * margin, most + (most - least) * margin];
    };
    const ranges: MeterRanges = east > west && north > south ? [range(0, MARGIN), range(1, MARGIN)] : [range(0, 0), range(1, 0)];
    this.#ranges.set(srid, ranges);
    return ranges;
  }
}

function areaOf(territory: readonly MunicipalityBoundary[]): Area {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { edges } of territory) {
    for (let at = 0; at < edges.length; at += 2) {
      west = Math.min(west, edges[at]!);
      east = Math.max(east, edges[at]!);
      south = Math.min(south, edges[at + 1]!);
      north = Math.max(north, edges[at + 1]!);
    }
  }
  return [west / 1e7, south / 1e7, east / 1e7, north / 1e7];
}

function outline([west, south, east, north]: Area): (readonly [number, number])[] {
  return Array.from({ length: STEPS + 1 }, (_, step) => step / STEPS).flatMap((share): (readonly [number, number])[] => {
    const [x, y] = [west + (east - west) * share, south + (north - south) * share];
    return [
      [x, south],
      [x, north],
      [west, y],
      [east, y],
    ];
  });
}
