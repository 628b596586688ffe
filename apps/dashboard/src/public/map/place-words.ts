import { placeLabels, type LabelWish } from '@elektron/ui';

/** Free pixels around a word. */
const GAP = 2;
/** Steps (pixels) by which a name is moved to where it covers nothing, and how many of them. */
const STEP = 8;
const MOST_STEPS = 7;
/** Shares of its own width by which it is moved sideways. */
const SIDEWAYS = [0, -0.3, 0.3];

export interface PlacedWords {
  readonly names: readonly LabelWish[];
  readonly numbers: readonly LabelWish[];
}

/**
 * Where words of a map stand: no name covers a number or another name. A name is moved to where it covers nothing; where there is no such place it covers as few numbers
 * as can be, and these are not written: the colour of their area and the table say them still.
 */
export function placeWords(names: readonly LabelWish[], numbers: readonly LabelWish[], width: number, height: number): PlacedWords {
  const moved = names.map((name) => moveAway(name, numbers, width, height));
  const placed = placeLabels(moved, width, height).map((index) => moved[index]!);
  return { names: placed, numbers: numbers.filter((number) => placed.every((name) => !touches(name, number))) };
}

function moveAway(name: LabelWish, numbers: readonly LabelWish[], width: number, height: number): LabelWish {
  let best = name;
  let fewest = Infinity;
  for (const place of placesAround(name)) {
    if (place.x < 0 || place.y < 0 || place.x + place.width > width || place.y + place.height > height) continue;
    const covered = numbers.filter((number) => touches(place, number)).length;
    if (covered < fewest) [best, fewest] = [place, covered];
    if (covered === 0) break;
  }
  return best;
}

/** From near to far. */
function placesAround(name: LabelWish): LabelWish[] {
  const steps = Array.from({ length: MOST_STEPS }, (_, i) => [-i * STEP, i * STEP]).flat();
  return steps.flatMap((down) => SIDEWAYS.map((share) => ({ ...name, x: name.x + share * name.width, y: name.y + down })));
}

function touches(a: LabelWish, b: LabelWish): boolean {
  return a.x < b.x + b.width + GAP && b.x < a.x + a.width + GAP && a.y < b.y + b.height + GAP && b.y < a.y + a.height + GAP;
}
