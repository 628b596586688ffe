import { datumRepairOf, type SourcePosition } from '@elektron/domain';

import type { ReadingTask } from '../prepared-chunk.ts';
import { listDatumTwins } from './datum-twins.ts';
import type { PlaceJudge } from './place-judge.ts';
import type { RepairProposal } from './repair-tally.ts';

/*
 * Whether all places of an import lie beside the roads, and would lie on them in another reference system. See docs/import-quality.md for what is
 * assumed.
 */

/** Places that are compared: one of each square of some 50 m, so that a junction with a hundred accidents counts once. */
const MOST_PLACES = 2_000;
const SQUARE_E7 = 5_000;
/** Fewer tell nothing. */
const FEWEST_PLACES = 50;

/** Looks at the places of an import beside the organisation's roads. */
export class DatumSuspicion {
  readonly #judge: PlaceJudge;
  readonly #roads: Int32Array;
  readonly #places = new Map<string, SourcePosition>();

  constructor({ roads }: ReadingTask, judge: PlaceJudge) {
    this.#roads = roads;
    this.#judge = judge;
  }

  note(position: SourcePosition | null): void {
    if (this.#roads.length === 0 || position === null || this.#places.size >= MOST_PLACES) return;
    const place = this.#judge.placeIn(position, position.srid);
    if (place === null) return;
    const square = `${position.srid} ${Math.floor(place.longitudeE7 / SQUARE_E7)} ${Math.floor(place.latitudeE7 / SQUARE_E7)}`;
    if (!this.#places.has(square)) this.#places.set(square, position);
  }

  /** What the places say together: at most one proposal for each system that the files use. */
  async conclude(): Promise<RepairProposal[]> {
    if (this.#places.size < FEWEST_PLACES) return [];
    // Only now: it brings more modules than all else that a reading thread has to load before it can begin.
    const { compareDistances, createRoadMeasure, isConvincing, ON_ROAD_METERS } = await import('./road-comparison.ts');
    const measure = createRoadMeasure(this.#roads);
    return [...Map.groupBy(this.#places.values(), ({ srid }) => srid)].flatMap(([srid, positions]) => {
      if (positions.length < FEWEST_PLACES) return [];
      const asWritten = positions.map((position) => measure(this.#judge.placeIn(position, srid)));
      const twins = listDatumTwins(srid);
      const found = twins
        .map((to) => ({
          to,
          ...compareDistances(
            asWritten,
            positions.map((position) => measure(this.#judge.placeIn(position, to))),
          ),
        }))
        .filter((comparison) => isConvincing(comparison, twins.length))
        .sort((a, b) => b.shareAfter - a.shareAfter)[0];
      if (found === undefined) return [];
      const share = (of: number): string => `${Math.round(of * 100)} % ≤ ${ON_ROAD_METERS} m`;
      const before = `EPSG:${srid}: ${share(found.shareBefore)} (n = ${found.places})`;
      const after = `EPSG:${found.to}: ${share(found.shareAfter)} (p = ${found.pValue.toExponential(0)})`;
      return [{ code: datumRepairOf({ from: srid, to: found.to }), lines: 0, before, after }];
    });
  }
}
