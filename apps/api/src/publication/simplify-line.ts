type Place = readonly [number, number];

/**
 * The places of a line without which it would lie more than a tolerance from where it was; both ends always stay.
 * Source: Douglas & Peucker 1973, Cartographica 10, 112-122.
 * @param tolerance in the unit of the places
 */
export function simplifyLine(line: readonly Place[], tolerance: number): Place[] {
  const stays = new Uint8Array(line.length);
  const pieces: [number, number][] = line.length > 0 ? [[0, line.length - 1]] : [];
  for (let piece = pieces.pop(); piece !== undefined; piece = pieces.pop()) {
    const [from, to] = piece;
    stays[from] = stays[to] = 1;
    let [farthest, distance] = [-1, tolerance];
    for (let i = from + 1; i < to; i += 1) {
      const away = distanceTo(line[i]!, line[from]!, line[to]!);
      if (away > distance) [farthest, distance] = [i, away];
    }
    if (farthest >= 0) pieces.push([from, farthest], [farthest, to]);
  }
  return line.filter((_, i) => stays[i] === 1);
}

/** From a place to the nearest one between two others. */
function distanceTo([x, y]: Place, [ax, ay]: Place, [bx, by]: Place): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length2 = dx * dx + dy * dy;
  const along = length2 === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / length2));
  return Math.hypot(x - ax - along * dx, y - ay - along * dy);
}
