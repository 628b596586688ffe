import { describe, expect, it } from '@jest/globals';
import { fromGeojsonVt } from 'vt-pbf';
import type { OverlayView } from './canvas-overlay.ts';
import { decodeStreets } from './decode-streets.ts';
import { drawStreetNames, drawStreets, type DrawnStreet } from './draw-streets.ts';

interface Written {
  readonly text: string;
  readonly at: readonly [number, number];
  readonly angle: number;
}

/** A canvas that remembers the widths of lines, and what was written where; each letter is 6 pixels across. */
function pretendCanvas(zoom: number): { readonly view: OverlayView; readonly written: Written[]; readonly widths: number[] } {
  const written: Written[] = [];
  const widths: number[] = [];
  let [at, angle]: [readonly [number, number], number] = [[0, 0], 0];
  const context = {
    lineWidth: 0,
    measureText: (text: string) => ({ width: 6 * text.length }),
    stroke: () => void widths.push(context.lineWidth),
    translate: (x: number, y: number) => void (at = [x, y]),
    rotate: (by: number) => void (angle = by),
    fillText: (text: string) => void written.push({ text, at, angle }),
    ...Object.fromEntries(['beginPath', 'moveTo', 'lineTo', 'save', 'restore', 'strokeText'].map((name) => [name, () => undefined])),
  };
  const view = {
    context: context as unknown as CanvasRenderingContext2D,
    project: (x: number, y: number) => ({ x, y }),
    width: 400,
    height: 300,
    zoom,
  };
  return { view, written, widths };
}

const street = (rank: number, name: string | null, ...line: (readonly [number, number])[]): DrawnStreet => ({ rank, name, line });

describe('streets of a tile', () => {
  it('are read in shares of the tile, each line on its own', () => {
    const features = [
      {
        type: 2,
        geometry: [
          [
            [0, 0],
            [4096, 2048],
          ],
          [
            [-64, 10],
            [0, 10],
          ],
        ],
        tags: { rank: 1, name: 'Οδός' },
      },
      {
        type: 2,
        geometry: [
          [
            [5, 5],
            [6, 6],
          ],
        ],
        tags: { rank: 3 },
      },
    ];
    const bytes = new Uint8Array(fromGeojsonVt({ streets: { features } }, { version: 2, extent: 4_096 })).buffer;
    expect(decodeStreets(bytes).map(({ rank, name, line }) => [rank, name, line[0], line.length])).toEqual([
      [1, 'Οδός', [0, 0], 2],
      [1, 'Οδός', [-64 / 4_096, 10 / 4_096], 2],
      [3, null, [5 / 4_096, 5 / 4_096], 2],
    ]);
    expect(decodeStreets(new ArrayBuffer(0))).toEqual([]);
  });

  it('are drawn from the narrowest to the widest, each with its edge first', () => {
    const { view, widths } = pretendCanvas(13);
    drawStreets(view, [street(0, null, [0, 0], [9, 9]), street(3, null, [0, 0], [9, 9])], 'light');
    const [smallEdge, small, wideEdge, wide] = widths;
    expect(smallEdge).toBeGreaterThan(small!);
    expect(wideEdge).toBeGreaterThan(wide!);
    expect(wide).toBeGreaterThan(small!);
  });

  it('have their name along their longest straight part, never upside down, and none where it does not fit', () => {
    const { view, written } = pretendCanvas(16);
    const bent = street(1, 'Along', [80, 200], [100, 200], [100, 70], [120, 70]);
    const back = street(1, 'Back', [300, 200], [200, 200]);
    drawStreetNames(view, [bent, back, street(1, 'Much too long', [100, 100], [120, 100])], 'light', []);
    expect(written).toEqual([
      { text: 'Along', at: [100, 135], angle: expect.closeTo(Math.PI / 2, 9) },
      { text: 'Back', at: [250, 200], angle: expect.closeTo(0, 9) },
    ]);
  });

  it('have their name on the part of it that is seen', () => {
    const { view, written } = pretendCanvas(16);
    // A canvas of 400 by 300 pixels is seen from 67 to 333, and from 50 to 250.
    drawStreetNames(view, [street(1, 'Long', [-3_000, 100], [3_000, 100]), street(1, 'Outside', [20, 40], [380, 40])], 'light', []);
    expect(written).toEqual([{ text: 'Long', at: [expect.closeTo(200, 9), expect.closeTo(100, 9)], angle: 0 }]);
  });

  it('keep their names away from what is written already, and from each other, the main street first', () => {
    const { view, written } = pretendCanvas(16);
    const [main, lane] = [street(1, 'Main', [100, 100], [300, 100]), street(3, 'Lane', [100, 104], [300, 104])];
    drawStreetNames(view, [lane, main], 'dark', []);
    expect(written.map(({ text }) => text)).toEqual(['Main']);
    written.length = 0;
    // Words that touch each other are both written, and both are kept clear.
    const name = { text: 'Town', x: 180, y: 72, width: 40, height: 18 };
    drawStreetNames(view, [main], 'dark', [name, { text: '7', x: 190, y: 90, width: 20, height: 18 }]);
    expect(written).toEqual([]);
  });

  it('have no names where they are too far away', () => {
    const { view, written } = pretendCanvas(13);
    drawStreetNames(view, [street(3, 'Lane', [100, 104], [300, 104])], 'light', []);
    expect(written).toEqual([]);
  });
});
