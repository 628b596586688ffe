import type { PointSet } from '../point-set.ts';
import { boxOf, isOnGround, type Ground } from './ground.ts';

/**
 * Which points lie on each ground.
 * @returns of each ground the indices of its points, ascending
 */
export function pointsOnGrounds({ x, y }: Pick<PointSet, 'x' | 'y'>, grounds: readonly Ground[]): Uint32Array[] {
  const order = Uint32Array.from(x.keys()).sort((i, k) => x[i]! - x[k]!);
  return grounds.map((ground) => {
    const box = boxOf(ground);
    if (box === null) return new Uint32Array(0);
    const found: number[] = [];
    // Only what lies between its west and its east end is looked at.
    for (let k = firstFrom(order, x, box.minX); k < order.length && x[order[k]!]! <= box.maxX; k += 1) {
      const i = order[k]!;
      if (y[i]! >= box.minY && y[i]! <= box.maxY && isOnGround(ground, x[i]!, y[i]!)) found.push(i);
    }
    return Uint32Array.from(found).sort();
  });
}

function firstFrom(order: Uint32Array, x: Float64Array, from: number): number {
  let [low, high] = [0, order.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (x[order[middle]!]! < from) low = middle + 1;
    else high = middle;
  }
  return low;
}
