import { describe, expect, it } from '@jest/globals';
import { seededRandom } from '@elektron/statistics';
import { createSegmentDistance, distanceToSegment } from './nearest-segment.ts';

describe('the distance to the nearest segment', () => {
  it('is that to its line, or to its end', () => {
    const road = Float64Array.of(0, 0, 100, 0);
    expect(distanceToSegment(road, 0, 50, 30)).toBe(30);
    expect(distanceToSegment(road, 0, 130, 40)).toBe(50);
    expect(distanceToSegment(Float64Array.of(3, 4, 3, 4), 0, 0, 0)).toBe(5);
  });

  it('agrees with looking at all of them, and is not told beyond the limit', () => {
    const random = seededRandom(7);
    const segments = Float64Array.from({ length: 4 * 300 }, (_, i) => (i % 4 < 2 ? random() * 5_000 : 0));
    for (let at = 0; at < segments.length; at += 4) {
      segments[at + 2] = segments[at]! + (random() - 0.5) * 800;
      segments[at + 3] = segments[at + 1]! + (random() - 0.5) * 800;
    }
    const distance = createSegmentDistance(segments, 150);
    let beyond = 0;
    for (let i = 0; i < 500; i += 1) {
      const [x, y] = [random() * 6_000 - 500, random() * 6_000 - 500];
      let slow = Infinity;
      for (let at = 0; at < segments.length; at += 4) slow = Math.min(slow, distanceToSegment(segments, at, x, y));
      if (slow > 150) beyond += 1;
      expect(distance(x, y)).toBe(slow > 150 ? Infinity : slow);
    }
    expect(beyond).toBeGreaterThan(10);
    expect(beyond).toBeLessThan(490);
  });

  it('is none where there are no segments', () => {
    expect(createSegmentDistance(new Float64Array(), 100)(0, 0)).toBe(Infinity);
  });
});
