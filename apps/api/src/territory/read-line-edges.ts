import { E7 } from '@elektron/domain';

const LITTLE_ENDIAN = 1;
const LINE_STRING = 2;
const HEADER_BYTES = 9;
const POINT_BYTES = 16;

/**
 * The edges of lines as PostGIS writes them (well-known binary, little-endian, degrees): x1, y1, x2, y2 of each in degrees times 10^7, on shared
 * memory, so that a reading thread gets them without a copy.
 * @throws Error for anything else: a mistake of the program
 */
export function readLineEdges(lines: readonly Uint8Array[]): Int32Array {
  const points = lines.reduce((sum, { byteLength }) => sum + (byteLength - HEADER_BYTES) / POINT_BYTES, 0);
  const edges = new Int32Array(new SharedArrayBuffer(Math.max(0, points - lines.length) * 4 * Int32Array.BYTES_PER_ELEMENT));
  let at = 0;
  for (const wkb of lines) {
    const view = new DataView(wkb.buffer, wkb.byteOffset, wkb.byteLength);
    if (view.getUint8(0) !== LITTLE_ENDIAN || view.getUint32(1, true) !== LINE_STRING) throw new Error('not the line that was expected');
    const degrees = (point: number, of: 0 | 1): number =>
      Math.round(view.getFloat64(HEADER_BYTES + point * POINT_BYTES + of * 8, true) * E7);
    const count = view.getUint32(5, true);
    for (let point = 1; point < count; point += 1) {
      edges.set([degrees(point - 1, 0), degrees(point - 1, 1), degrees(point, 0), degrees(point, 1)], at);
      at += 4;
    }
  }
  return edges;
}
