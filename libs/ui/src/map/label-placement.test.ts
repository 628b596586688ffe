import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { placeLabels, type LabelWish } from './label-placement.ts';

const wish = fc.record({
  text: fc.constantFrom('A104', 'A112', 'A503', 'A406'),
  x: fc.integer({ min: -50, max: 800 }),
  y: fc.integer({ min: -50, max: 600 }),
  width: fc.integer({ min: 20, max: 120 }),
  height: fc.constant(16),
});

function overlap(a: LabelWish, b: LabelWish): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

describe('placed labels', () => {
  it('never touch and never leave the picture', () => {
    fc.assert(
      fc.property(fc.array(wish, { maxLength: 60 }), (wishes) => {
        const placed = placeLabels(wishes, 700, 500).map((index) => wishes[index]!);
        for (const [position, label] of placed.entries()) {
          expect(label.x >= 0 && label.y >= 0 && label.x + label.width <= 700 && label.y + label.height <= 500).toBe(true);
          for (const other of placed.slice(position + 1)) expect(overlap(label, other)).toBe(false);
        }
      }),
    );
  });

  it('keep the more important of two that collide', () => {
    const label = (text: string): LabelWish => ({ text, x: 10, y: 10, width: 40, height: 16 });
    expect(placeLabels([label('A104'), label('B160')], 200, 200)).toEqual([0]);
  });

  it('do not repeat a road name close by', () => {
    const label = (x: number): LabelWish => ({ text: 'A104', x, y: 10, width: 40, height: 16 });
    expect(placeLabels([label(0), label(100), label(300)], 400, 200)).toEqual([0, 2]);
  });
});
