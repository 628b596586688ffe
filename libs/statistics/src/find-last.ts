/** The last index in low + 1 … high where a predicate that is true first and false afterwards still holds; `low` if nowhere. */
export function findLast(low: number, high: number, holds: (index: number) => boolean): number {
  let known = low;
  let limit = high;
  while (known < limit) {
    const middle = Math.ceil((known + limit) / 2);
    if (holds(middle)) known = middle;
    else limit = middle - 1;
  }
  return known;
}
