import { describe, expect, it } from '@jest/globals';
import type { LabelWish } from '@elektron/ui';
import { placeWords } from './place-words.ts';

const word = (text: string, middleX: number, middleY: number, width: number): LabelWish => ({
  text,
  x: middleX - width / 2,
  y: middleY - 8,
  width,
  height: 16,
});

/** Numbers in the middles of hexagons so many pixels across, as on a phone. */
function hexagons(across: number): LabelWish[] {
  return Array.from({ length: 120 }, (_, i) => {
    const [row, column] = [Math.floor(i / 8), i % 8];
    return word(String(10 + i), 20 + (column + (row % 2) / 2) * across, 20 + row * across * 0.87, 18);
  });
}

const overlap = (a: LabelWish, b: LabelWish): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

describe('words on a map', () => {
  it.each([34, 44, 60, 90])('never cover each other, with hexagons %i pixels across', (across) => {
    const name = word('Δήμος Άνω Κήπων', 180, 200, 112);
    const numbers = hexagons(across);
    const placed = placeWords([name], numbers, 362, 400);
    expect(placed.names).toHaveLength(1);
    for (const number of placed.numbers) expect(overlap(placed.names[0]!, number)).toBe(false);
    // Where rows of numbers leave room, none has to go; where they do not, as few as lie under one line of letters.
    const gone = numbers.length - placed.numbers.length;
    expect(gone).toBeLessThanOrEqual(across >= 60 ? 0 : 4);
  });

  it('stay where they are asked to be when nothing is there', () => {
    const name = word('Αθήνα', 100, 100, 40);
    expect(placeWords([name], [word('7', 200, 100, 10)], 362, 400)).toEqual({ names: [name], numbers: [word('7', 200, 100, 10)] });
  });
});
