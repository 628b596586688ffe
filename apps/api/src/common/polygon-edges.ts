import { E7 } from '@elektron/domain';

/**
 * Longest edge, degrees. No area of a country has one; a file in metres or of another place would. Below it the products by which a place is found
 * are whole numbers that a double holds exactly, so a place on a border is on it on every machine.
 */
export const LONGEST_EDGE_DEGREES = 6;

const LITTLE_ENDIAN = 1;
const POLYGON = 3;
const MULTI_POLYGON = 6;

/**
 * The edges of a MultiPolygon as PostGIS writes it (well-known binary, little-endian, degrees), on shared memory: a reading thread gets them
 * without a copy.
 * @throws Error for anything else: a mistake of the program
 */
export function readEdges(wkb: Uint8Array): Int32Array {
  const view = new DataView(wkb.buffer, wkb.byteOffset, wkb.byteLength);
  let at = 0;
  const readCount = (): number => {
    at += 4;
    return view.getUint32(at - 4, true);
  };
  const readHeader = (type: number): number => {
    if (view.getUint8(at) !== LITTLE_ENDIAN || view.getUint32(at + 1, true) !== type) throw new Error('not the boundary that was expected');
    at += 5;
    return readCount();
  };
  const readDegrees = (): number => {
    at += 8;
    return Math.round(view.getFloat64(at - 8, true) * E7);
  };
  // A point, of 16 bytes, begins at most one edge of four numbers.
  const edges = new Int32Array(new SharedArrayBuffer(Math.ceil(wkb.byteLength / 16) * 4 * Int32Array.BYTES_PER_ELEMENT));
  let length = 0;
  for (let polygons = readHeader(MULTI_POLYGON); polygons > 0; polygons -= 1) {
    for (let rings = readHeader(POLYGON); rings > 0; rings -= 1) {
      const points = readCount();
      let [x, y] = [readDegrees(), readDegrees()];
      for (let point = 1; point < points; point += 1) {
        const [nextX, nextY] = [readDegrees(), readDegrees()];
        edges.set([x, y, nextX, nextY], length);
        length += 4;
        [x, y] = [nextX, nextY];
      }
    }
  }
  return edges.subarray(0, length);
}
