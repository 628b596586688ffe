import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup } from '@testing-library/react';
import { EstimatePlot, type EstimateRow } from './estimate-plot.tsx';
import { renderIn } from './testing/render-in.tsx';

afterEach(cleanup);

const ROW: EstimateRow = { id: 'a', label: 'Method', value: 0.8, lower: 0.6, upper: 1.1, contrastOnly: false };

/** The ends of the intervals, row by row: the x of each cap, and the tip of the arrow. */
function drawn(rows: readonly EstimateRow[]) {
  const { container } = renderIn('en', <EstimatePlot title="Effect" rows={rows} level={0.95} />);
  const ends = [...container.querySelectorAll('path')].map((path) => {
    const d = path.getAttribute('d') ?? '';
    const arrow = /M([\d.]+) \d+l(\d+) \d+l-\d+ \d+/.exec(d);
    return {
      caps: [...d.matchAll(/M([\d.]+) \d+v/g)].map((match) => Number(match[1])),
      arrowAt: arrow === null ? null : Number(arrow[1]) + Number(arrow[2]),
    };
  });
  const number = (element: Element, name: string): number => Number(element.getAttribute(name));
  const lines = [...container.querySelectorAll('line')];
  // Upright lines of a row: the grid belongs to no row.
  const ofRows = lines.filter((line) => line.closest('[transform]') !== null && number(line, 'x1') === number(line, 'x2'));
  const lineOfNoEffect = ofRows.map((line) => number(line, 'y1'));
  const labels = [...container.querySelectorAll('[transform] > text:first-child')].map((label) => number(label, 'y'));
  return { ends, lineOfNoEffect, labels, right: Math.max(...lines.map((line) => number(line, 'x2'))) };
}

describe('the plot of estimates', () => {
  it('ends an interval with caps where the scale holds its ends', () => {
    const [row] = drawn([ROW]).ends;
    expect(row!.caps).toHaveLength(2);
    expect(row!.arrowAt).toBeNull();
  });

  it('draws an arrow head, not an end, where the interval goes on beyond the scale', () => {
    const { ends, right } = drawn([ROW, { ...ROW, id: 'b', value: 0, lower: 0, upper: 7.18 }]);
    expect(ends.map((row) => row.caps.length)).toEqual([2, 1]);
    expect(ends[1]!.arrowAt).toBe(right);
    // The one cap is that of the lower end.
    expect(ends[1]!.caps[0]).toBeLessThan(ends[0]!.caps[0]!);
  });

  it('draws no estimate at the edge that lies beyond it', () => {
    const { container } = renderIn('en', <EstimatePlot title="Effect" rows={[{ ...ROW, value: 6, lower: 5, upper: 9 }]} level={0.95} />);
    expect(container.querySelectorAll('circle')).toHaveLength(0);
    expect(container.querySelector('svg')?.getAttribute('aria-label')).toContain('6.00 (95%: 5.00 – 9.00)');
  });

  it('keeps the line of no effect clear of the words', () => {
    const { lineOfNoEffect, labels } = drawn([ROW, { ...ROW, id: 'b', value: null, lower: null, upper: null, nullReason: 'No answer' }]);
    expect(lineOfNoEffect).toHaveLength(1);
    expect(lineOfNoEffect[0]).toBeGreaterThan(labels[0]!);
  });
});
