/** How many parts an accident has. @param parts of all accidents, sorted by the index of their accident */
export function countOfAccident({ accident }: { readonly accident: Uint32Array }, index: number): number {
  return findFirst(accident, index + 1) - findFirst(accident, index);
}

/** Where the parts of an accident begin. */
function findFirst(accident: Uint32Array, index: number): number {
  let [low, high] = [0, accident.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (accident[middle]! < index) low = middle + 1;
    else high = middle;
  }
  return low;
}
