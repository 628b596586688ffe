import type { OpenAreaCount } from '@elektron/domain';

type Position = readonly [longitude: number, latitude: number];
type Ring = readonly (readonly number[])[];

/** West, south, east, north of an outline. */
export function boxOf(outline: OpenAreaCount['outline']): readonly [number, number, number, number] {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  const visit = (part: unknown): void => {
    if (!Array.isArray(part)) return;
    const [x, y] = part as unknown[];
    if (typeof x === 'number' && typeof y === 'number') {
      box[0] = Math.min(box[0], x);
      box[1] = Math.min(box[1], y);
      box[2] = Math.max(box[2], x);
      box[3] = Math.max(box[3], y);
      return;
    }
    part.forEach(visit);
  };
  visit(outline.coordinates);
  return box;
}

/** The area that a place lies in; of areas that are points or lines, the one whose middle is nearest. */
export function findAreaAt(areas: readonly OpenAreaCount[], place: Position): OpenAreaCount | null {
  const inside = areas.find((area) => contains(area.outline, place));
  if (inside !== undefined || areas.some(({ outline }) => ringsOf(outline).length > 0)) return inside ?? null;
  return findNearest(areas, place);
}

/** The area whose middle is nearest to a place. */
export function findNearest<T extends Pick<OpenAreaCount, 'centre'>>(areas: readonly T[], [longitude, latitude]: Position): T | null {
  // A degree of longitude is shorter than one of latitude.
  const shrink = Math.cos((latitude * Math.PI) / 180);
  const distance = ({ centre: [x, y] }: T): number => Math.hypot((x - longitude) * shrink, y - latitude);
  return areas.reduce<T | null>((nearest, area) => (nearest === null || distance(area) < distance(nearest) ? area : nearest), null);
}

function ringsOf(outline: OpenAreaCount['outline']): readonly Ring[] {
  if (outline.type === 'Polygon') return outline.coordinates as readonly Ring[];
  return outline.type === 'MultiPolygon' ? (outline.coordinates as readonly (readonly Ring[])[]).flat() : [];
}

/** By how many edges a ray to the east crosses; holes are rings like the others. */
function contains(outline: OpenAreaCount['outline'], [longitude, latitude]: Position): boolean {
  let inside = false;
  for (const ring of ringsOf(outline)) {
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const [x = 0, y = 0] = ring[i] ?? [];
      const [u = 0, v = 0] = ring[j] ?? [];
      if (y > latitude !== v > latitude && longitude < ((u - x) * (latitude - y)) / (v - y) + x) inside = !inside;
    }
  }
  return inside;
}
