import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { EdgeGrid } from './edge-grid.ts';

type Edge = readonly [x1: number, y1: number, x2: number, y2: number];

/** On which side of a line a place lies: exact for numbers as small as these. */
const sideOf = ([x1, y1, x2, y2]: Edge, x: number, y: number): number => Math.sign((x2 - x1) * (y - y1) - (y2 - y1) * (x - x1));

function haveCommonPlace(a: Edge, b: Edge): boolean {
  const isApart = [0, 1].some((k) => Math.max(a[k]!, a[k + 2]!) < Math.min(b[k]!, b[k + 2]!) || Math.max(b[k]!, b[k + 2]!) < Math.min(a[k]!, a[k + 2]!)); // prettier-ignore
  const isAcross = (line: Edge, [x1, y1, x2, y2]: Edge): boolean => sideOf(line, x1, y1) * sideOf(line, x2, y2) <= 0;
  return !isApart && isAcross(a, b) && isAcross(b, a);
}

function metAlong(edges: readonly Edge[], line: Edge): number[] {
  const met: number[] = [];
  new EdgeGrid(Float64Array.from(edges.flat())).visitAlong(...line, (at) => met.push(at / 4));
  return met;
}

describe('edges by the cells that they run through', () => {
  it.each([6, 400, 60_000_000])('are all found that meet a line, once each, in a square of %i', (side) => {
    const number = fc.integer({ min: 0, max: side });
    const edge = fc.tuple(number, number, number, number);
    let [seen, runs] = [0, 0];
    fc.assert(
      fc.property(fc.array(edge, { maxLength: 200 }), edge, (edges, line) => {
        const met = metAlong(edges, line);
        const meant = [...edges.keys()].filter((k) => haveCommonPlace(edges[k]!, line));
        expect(met).toEqual([...new Set(met)]);
        expect(meant.filter((k) => !met.includes(k))).toEqual([]);
        seen += meant.length;
        runs += 1;
      }),
      { numRuns: 200, seed: 5 },
    );
    expect(seen).toBeGreaterThan(runs / 2);
  });

  it('are few marks and few answers where they are short', () => {
    const edges = Array.from({ length: 10_000 }, (_, k): Edge => [(k % 100) * 100, Math.floor(k / 100) * 100, (k % 100) * 100 + 60, Math.floor(k / 100) * 100 + 30]); // prettier-ignore
    expect(new EdgeGrid(Float64Array.from(edges.flat())).marks).toBeLessThan(3 * edges.length);
    expect(metAlong(edges, [5_020, 5_010, 5_030, 5_015]).length).toBeLessThan(10);
  });

  it('are no more than eight marks an edge, and some, where thousands run across everything', () => {
    const edges = Array.from({ length: 15_000 }, (_, k): Edge => [k, 0, 1_000_000 - k, 1_000_000]);
    const { marks } = new EdgeGrid(Float64Array.from(edges.flat()));
    expect(marks).toBeGreaterThanOrEqual(edges.length);
    expect(marks).toBeLessThanOrEqual(8 * edges.length + 128 * 128);
  });

  it('are none beyond all of them', () => {
    expect(metAlong([[0, 0, 10, 10]], [20, 20, 30, 30])).toEqual([]);
    expect(metAlong([], [0, 0, 1, 1])).toEqual([]);
  });
});
