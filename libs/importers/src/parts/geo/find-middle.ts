/** The parts of a line, each as longitude, latitude, longitude …, in degrees. */
export type Lines = readonly (readonly number[])[];

/** The middle of the longest part of a line, along it; `null` for no line. */
export function findMiddle(lines: Lines): readonly [longitude: number, latitude: number] | null {
  const measured = lines.map((line) => ({ line, length: lengthOf(line) }));
  const longest = measured.reduce<(typeof measured)[number] | null>(
    (best, each) => (best === null || each.length > best.length ? each : best),
    null,
  );
  if (longest === null) return null;
  let left = longest.length / 2;
  const { line } = longest;
  for (let i = 2; i < line.length; i += 2) {
    const step = stepOf(line, i);
    if (step >= left && step > 0) return [between(line[i - 2]!, line[i]!, left / step), between(line[i - 1]!, line[i + 1]!, left / step)];
    left -= step;
  }
  return [line[0]!, line[1]!];
}

function lengthOf(line: readonly number[]): number {
  let length = 0;
  for (let i = 2; i < line.length; i += 2) length += stepOf(line, i);
  return length;
}

/** In degrees of latitude; on the few hundred metres of a street nobody sees the difference to the ellipsoid. */
function stepOf(line: readonly number[], i: number): number {
  const latitude = line[i + 1]!;
  const shrink = Math.cos((latitude * Math.PI) / 180);
  return Math.hypot((line[i]! - line[i - 2]!) * shrink, latitude - line[i - 1]!);
}

/** At the precision of a millimetre or so, as sources write degrees. */
function between(from: number, to: number, share: number): number {
  return Math.round((from + (to - from) * share) * 1e8) / 1e8;
}
