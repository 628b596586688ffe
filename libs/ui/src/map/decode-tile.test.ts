import { SEVERITIES, codeOf } from '@elektron/domain';
import { describe, expect, it } from '@jest/globals';
import { fromGeojsonVt } from 'vt-pbf';
import { CELLS_ACROSS, decodeTile } from './decode-tile.ts';

const EXTENT = 4096;

function encode(layers: Record<string, { features: unknown[] }>): ArrayBuffer {
  const bytes = fromGeojsonVt(layers, { version: 2, extent: EXTENT });
  return new Uint8Array(bytes).buffer;
}

describe('a decoded tile', () => {
  it('is empty where there is nothing', () => {
    expect(decodeTile(new ArrayBuffer(0))).toEqual({ cells: [], marks: [] });
  });

  it('gives each place of the near view its position, number and worst severity, the worst drawn last', () => {
    const place = (x: number, y: number, count: number, severity: number) => ({ type: 1, geometry: [[x, y]], tags: { count, severity } });
    const { marks, cells } = decodeTile(
      encode({
        accidents: {
          features: [place(2048, 1024, 3, codeOf(SEVERITIES, 'fatal')), place(0, 0, 1, codeOf(SEVERITIES, 'slight')), place(8, 8, 2, 0)],
        },
      }),
    );
    expect(cells).toEqual([]);
    expect(marks).toEqual([
      { x: 8 / EXTENT, y: 8 / EXTENT, accidents: 2, severity: null },
      { x: 0, y: 0, accidents: 1, severity: 'slight' },
      { x: 0.5, y: 0.25, accidents: 3, severity: 'fatal' },
    ]);
  });

  it('gives each cell of the far view its square and its worst severity', () => {
    const cell = {
      type: 1,
      geometry: [[1.5 * 128, 2.5 * 128]],
      tags: { count: 9, killed: 1, serious: 2, severity: codeOf(SEVERITIES, 'fatal') },
    };
    const { cells } = decodeTile(encode({ cells: { features: [cell] } }));
    expect(cells).toEqual([{ left: 1 / CELLS_ACROSS, top: 2 / CELLS_ACROSS, size: 1 / CELLS_ACROSS, accidents: 9, severity: 'fatal' }]);
  });

  it('holds each accident in one tile only: what lies across the border belongs to the neighbour', () => {
    const place = (x: number, y: number) => ({ type: 1, geometry: [[x, y]], tags: { count: 1, severity: 3 } });
    const { marks } = decodeTile(
      encode({ accidents: { features: [place(-1, 5), place(0, 0), place(4095, 4095), place(4096, 5), place(5, 4100)] } }),
    );
    expect(marks.map(({ x, y }) => [x * EXTENT, y * EXTENT])).toEqual([
      [0, 0],
      [4095, 4095],
    ]);
  });
});
