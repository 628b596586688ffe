/** A word that would like to stand on the map. */
export interface LabelWish {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The same word is not repeated within so many pixels. */
const REPEAT_DISTANCE = 150;
/** Free space around a label. */
const GAP = 3;

/**
 * The labels that can stand without touching each other: greedy, in the given order (most important first).
 * @returns indices into `wishes`
 */
export function placeLabels(wishes: readonly LabelWish[], width: number, height: number): readonly number[] {
  const placed: number[] = [];
  wishes.forEach((wish, index) => {
    if (wish.x < 0 || wish.y < 0 || wish.x + wish.width > width || wish.y + wish.height > height) return;
    const free = placed.every((other) => isApart(wish, wishes[other] ?? wish));
    if (free) placed.push(index);
  });
  return placed;
}

/** Whether two words can stand beside each other. */
export function isApart(a: LabelWish, b: LabelWish): boolean {
  if (a.text === b.text && Math.hypot(a.x - b.x, a.y - b.y) < REPEAT_DISTANCE) return false;
  const apartAcross = a.x + a.width + GAP <= b.x || b.x + b.width + GAP <= a.x;
  const apartDown = a.y + a.height + GAP <= b.y || b.y + b.height + GAP <= a.y;
  return apartAcross || apartDown;
}
