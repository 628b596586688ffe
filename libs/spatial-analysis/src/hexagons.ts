/**
 * A tessellation of the plane by hexagons with a corner at the top, anchored at the origin of the coordinate system: a place lies in
 * the same hexagon in every analysis of that width, and moving all places by whole cells moves the result and changes nothing else.
 * A hexagon is named by its column q and row r (axial coordinates): centre x = width (q + r / 2), y = width r sqrt(3) / 2.
 * Source of the coordinates: Sahr, White & Kimerling 2003, Cartography and Geographic Information Science 30(2).
 */
export interface Hexagon {
  readonly q: number;
  readonly r: number;
}

/** Row distance in widths. */
const ROW_HEIGHT = Math.sqrt(3) / 2;
/** Distance from the centre to a corner in widths. */
const CORNER_DISTANCE = 1 / Math.sqrt(3);

/** Area of a hexagon in square metres. */
export function hexagonArea(widthMeters: number): number {
  return ROW_HEIGHT * widthMeters * widthMeters;
}

/**
 * The hexagon that holds a place: the one with the nearest centre; of two equally near in a row, the eastern one. Only products and
 * differences in metres are compared, never fractions of a row: a place on the edge between two cells of a row (a round coordinate often
 * is one) then stays on the same side wherever the whole is moved to along the row.
 */
export function findHexagon(x: number, y: number, widthMeters: number): Hexagon {
  const rowHeight = widthMeters * ROW_HEIGHT;
  const lower = Math.floor(y / rowHeight);
  const qLower = nearestInRow(x, lower, widthMeters);
  const qUpper = nearestInRow(x, lower + 1, widthMeters);
  const dxLower = x - widthMeters * (qLower + lower / 2);
  const dxUpper = x - widthMeters * (qUpper + (lower + 1) / 2);
  const dyLower = y - rowHeight * lower;
  const dyUpper = y - rowHeight * (lower + 1);
  const isLower = dxLower * dxLower + dyLower * dyLower <= dxUpper * dxUpper + dyUpper * dyUpper;
  return isLower ? { q: qLower, r: lower } : { q: qUpper, r: lower + 1 };
}

/** The column whose centre is nearest; half-way, the eastern one. */
function nearestInRow(x: number, r: number, widthMeters: number): number {
  return Math.floor(x / widthMeters - r / 2 + 0.5);
}

export function hexagonCenter({ q, r }: Hexagon, widthMeters: number): { readonly x: number; readonly y: number } {
  return { x: widthMeters * (q + r / 2), y: widthMeters * ROW_HEIGHT * r };
}

/** The six corners as a closed ring, counter-clockwise from the upper right, in metres. */
export function hexagonOutline(hexagon: Hexagon, widthMeters: number): [number, number][] {
  const { x, y } = hexagonCenter(hexagon, widthMeters);
  const half = widthMeters / 2;
  const corner = widthMeters * CORNER_DISTANCE;
  const ring: [number, number][] = [
    [x + half, y + corner / 2],
    [x, y + corner],
    [x - half, y + corner / 2],
    [x - half, y - corner / 2],
    [x, y - corner],
    [x + half, y - corner / 2],
  ];
  return [...ring, [x + half, y + corner / 2]];
}

/** The hexagons at most `rings` steps away, the centre itself left out: 6, 18, 36 … as steps in q and r. */
export function hexagonSteps(rings: number): Hexagon[] {
  const steps: Hexagon[] = [];
  for (let q = -rings; q <= rings; q++) {
    for (let r = Math.max(-rings, -q - rings); r <= Math.min(rings, rings - q); r++) if (q !== 0 || r !== 0) steps.push({ q, r });
  }
  return steps;
}

/** Half the number of columns and rows a key can tell apart; 33 million cells of a metre each way span a continent. */
const KEY_HALF = 2 ** 25;
const KEY_SPAN = 2 * KEY_HALF;

/** One number per hexagon, for sets and maps; ordered by row, then column. */
export function hexagonKey(q: number, r: number): number {
  return (r + KEY_HALF) * KEY_SPAN + (q + KEY_HALF);
}

export function hexagonOfKey(key: number): Hexagon {
  return { q: (key % KEY_SPAN) - KEY_HALF, r: Math.floor(key / KEY_SPAN) - KEY_HALF };
}
