import { Problem, type Text } from '@elektron/domain';
import { findHexagon, hexagonCenter, hexagonKey, hexagonOfKey } from '@elektron/spatial-analysis';

import type { Plane, Position } from '../common/plane.ts';
import type { InterventionShape } from './intervention-shape.ts';

/** Where an intervention was, in degrees. */
export interface TreatedGeometry {
  readonly sites: readonly Position[];
  readonly shape?: InterventionShape | null | undefined;
}

/** A country's motorways in sites of 150 m; more is a mistake in the width, and nothing that could be looked at. */
export const MOST_TREATED_HEXAGONS = 50_000;
/** Two places nearer than this are one: as fine as the plane's own numbers. */
const ONE_PLACE_METERS = 0.001;

const FIELD: Text = { el: 'θέσεις παρέμβασης', en: 'treated sites' };
const TOO_MANY: Text = {
  el: `το σχήμα καλύπτει πάνω από ${MOST_TREATED_HEXAGONS} θέσεις αυτού του πλάτους· δώστε πλατύτερες θέσεις ή μικρότερο σχήμα`,
  en: `the shape covers more than ${MOST_TREATED_HEXAGONS} sites of this width; make sites wider, or the shape smaller`,
};

/**
 * The places of an intervention, each in a site of its own or one that it shares. Points are as they are. Of a line come the middles of all
 * hexagons that it passes; of an area those of all hexagons whose middle lies in it, and where there is none, of those that it touches.
 * @returns metres in the plane
 * @throws Problem INPUT_INVALID where a place lies beyond the plane, or a shape covers too many sites
 */
export function listTreatedPlaces({ sites, shape }: TreatedGeometry, plane: Plane, siteWidthMeters: number): Position[] {
  const toMeters = ([longitude, latitude]: Position): Position => {
    const place = plane.toMeters(longitude, latitude);
    if (place === null) throw new Problem('INPUT_INVALID', { field: 'sites', value: `${longitude} ${latitude}` });
    return place;
  };
  const points = sites.map(toMeters);
  if (shape === null || shape === undefined) return points;
  const cover = new HexagonCover(siteWidthMeters);
  if (shape.type === 'MultiLineString') for (const line of shape.coordinates) cover.addLine(line.map(toMeters));
  else for (const polygon of shape.coordinates) cover.addArea(polygon.map((ring) => ring.map(toMeters)));
  return [...points, ...cover.middles()];
}

class HexagonCover {
  readonly #width: number;
  readonly #keys = new Set<number>();

  constructor(width: number) {
    this.#width = width;
  }

  addLine(line: readonly Position[]): void {
    for (let i = 1; i < line.length; i += 1) this.#addSegment(line[i - 1]!, line[i]!);
  }

  addArea(rings: readonly (readonly Position[])[]): void {
    // A hexagon that lies in the area whole has its middle there: where there is no middle, the outline passes all that it touches.
    if (!this.#addMiddlesIn(rings)) for (const ring of rings) this.addLine(ring);
  }

  /** In the order of hexagons. */
  middles(): Position[] {
    return [...this.#keys]
      .sort((a, b) => a - b)
      .map((key) => {
        const { x, y } = hexagonCenter(hexagonOfKey(key), this.#width);
        return [x, y];
      });
  }

  #add(key: number): void {
    this.#keys.add(key);
    if (this.#keys.size > MOST_TREATED_HEXAGONS) throw new Problem('INPUT_INVALID', { field: FIELD, value: TOO_MANY });
  }

  #keyAt([x, y]: Position): number {
    const { q, r } = findHexagon(x, y, this.#width);
    return hexagonKey(q, r);
  }

  /** Hexagons are convex: a segment with both ends in one lies in it whole, and any other is halved. */
  #addSegment(from: Position, to: Position): void {
    const [first, last] = [this.#keyAt(from), this.#keyAt(to)];
    this.#add(first);
    this.#add(last);
    if (first === last || Math.hypot(to[0] - from[0], to[1] - from[1]) < ONE_PLACE_METERS) return;
    const middle: Position = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2];
    this.#addSegment(from, middle);
    this.#addSegment(middle, to);
  }

  /** @returns whether there was one; rings count by turns, so that a hole is none of the area */
  #addMiddlesIn(rings: readonly (readonly Position[])[]): boolean {
    const rowHeight = hexagonCenter({ q: 0, r: 1 }, this.#width).y;
    const heights = rings.flatMap((ring) => ring.map(([, y]) => y));
    const [lowest, highest] = [Math.min(...heights), Math.max(...heights)];
    let found = false;
    for (let r = Math.ceil(lowest / rowHeight); r * rowHeight <= highest; r += 1) {
      const start = hexagonCenter({ q: 0, r }, this.#width);
      const crossings = rings.flatMap((ring) => crossingsAt(start.y, ring)).sort((a, b) => a - b);
      for (let i = 0; i + 1 < crossings.length; i += 2) {
        const last = Math.ceil((crossings[i + 1]! - start.x) / this.#width) - 1;
        for (let q = Math.ceil((crossings[i]! - start.x) / this.#width); q <= last; q += 1) {
          this.#add(hexagonKey(q, r));
          found = true;
        }
      }
    }
    return found;
  }
}

/** Where a ring crosses a height: an edge has its lower end and not its upper one, so that a corner counts once. */
export function crossingsAt(height: number, ring: readonly Position[]): number[] {
  const crossings: number[] = [];
  for (let i = 1; i < ring.length; i += 1) {
    const [[x1, y1], [x2, y2]] = [ring[i - 1]!, ring[i]!];
    if (y1 <= height !== y2 <= height) crossings.push(x1 + ((height - y1) / (y2 - y1)) * (x2 - x1));
  }
  return crossings;
}
