import { describe, expect, it } from '@jest/globals';
import type { OpenAreaCount } from '@elektron/domain';
import { boxOf, findAreaAt, findNearest } from './place-in-area.ts';

const square = (x: number, y: number, size: number): number[][] => [
  [x, y],
  [x + size, y],
  [x + size, y + size],
  [x, y + size],
  [x, y],
];
const area = (id: string, outline: OpenAreaCount['outline'], centre: [number, number] = [0, 0]): OpenAreaCount => ({
  id,
  parent: null,
  names: null,
  areaKm2: 1,
  centre,
  outline,
  count: null,
});

describe('the area at a place', () => {
  const ring = area('ring', { type: 'Polygon', coordinates: [square(0, 0, 10), square(4, 4, 2)] });
  const parts = area('parts', { type: 'MultiPolygon', coordinates: [[square(4.5, 4.5, 1)], [square(20, 0, 5)]] });

  it('is the one whose outline goes around it, holes left out', () => {
    expect(findAreaAt([ring, parts], [1, 1])?.id).toBe('ring');
    expect(findAreaAt([ring, parts], [5, 5])?.id).toBe('parts');
    expect(findAreaAt([ring, parts], [22, 3])?.id).toBe('parts');
    expect(findAreaAt([ring, parts], [4.2, 4.2])).toBeNull();
    expect(findAreaAt([ring, parts], [50, 50])).toBeNull();
  });

  it('is the nearest where areas are points or lines', () => {
    const near = area('near', { type: 'Point', coordinates: [1, 60] }, [1, 60]);
    // Farther in degrees, and nearer on the ground.
    const nearer = area('nearer', { type: 'LineString', coordinates: [[1.5, 60]] }, [1.5, 60]);
    expect(findAreaAt([near, nearer], [1, 60.3])?.id).toBe('near');
    expect(findNearest([area('north', near.outline, [0, 61]), area('east', near.outline, [1.5, 60])], [0, 60])?.id).toBe('east');
    expect(findAreaAt([], [0, 0])).toBeNull();
  });

  it('has a box around all of its parts', () => {
    expect(boxOf(parts.outline)).toEqual([4.5, 0, 25, 5.5]);
    expect(boxOf({ type: 'Point', coordinates: [3, 4] })).toEqual([3, 4, 3, 4]);
  });
});
