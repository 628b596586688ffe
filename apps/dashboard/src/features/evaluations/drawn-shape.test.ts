import { describe, expect, it } from '@jest/globals';
import { finish, findShapeFault, fromGeometry, NOTHING_DRAWN, readGeoJson, toGeometry } from './drawn-shape.ts';

const [A, B, C] = [
  [0, 51],
  [0.1, 51],
  [0.1, 51.1],
] as const;

describe('what is drawn on the map', () => {
  it('is a line of the points that were clicked, and an area that closes by itself', () => {
    expect(toGeometry({ ...NOTHING_DRAWN, drawing: 'line', vertices: [A, B] })).toEqual({ type: 'MultiLineString', coordinates: [[A, B]] });
    expect(toGeometry({ ...NOTHING_DRAWN, drawing: 'area', vertices: [A, B, C] })).toEqual({
      type: 'MultiPolygon',
      coordinates: [[[A, B, C, A]]],
    });
    expect(toGeometry(NOTHING_DRAWN)).toBeNull();
  });

  it('may have several parts, and is drawn on as it was saved', () => {
    const two = { ...finish({ ...NOTHING_DRAWN, drawing: 'line', vertices: [A, B] }), vertices: [B, C] };
    expect(fromGeometry(toGeometry(two)).lines).toEqual([
      [A, B],
      [B, C],
    ]);
    expect(fromGeometry(null)).toEqual(NOTHING_DRAWN);
  });

  it('is not saved while it is unfinished, nor with lines and areas at once', () => {
    expect(findShapeFault({ ...NOTHING_DRAWN, drawing: 'line', vertices: [A] })).toBe('unfinished');
    expect(findShapeFault({ ...NOTHING_DRAWN, drawing: 'area', vertices: [A, B] })).toBe('unfinished');
    expect(findShapeFault({ ...NOTHING_DRAWN, lines: [[A, B]], areas: [[[A, B, C, A]]] })).toBe('mixed');
    expect(findShapeFault({ ...NOTHING_DRAWN, drawing: 'area', vertices: [A, B, C] })).toBeNull();
  });
});

describe('a GeoJSON file', () => {
  const read = (value: unknown) => readGeoJson(JSON.stringify(value));

  it('gives its points, lines and areas, wherever they stand in it', () => {
    const feature = (type: string, coordinates: unknown) => ({ type: 'Feature', properties: null, geometry: { type, coordinates } });
    const features = [feature('Point', [...A, 12]), feature('MultiLineString', [[A, B]]), feature('Polygon', [[A, B, C, A]])];
    expect(read({ type: 'FeatureCollection', features })).toEqual({ points: [A], lines: [[A, B]], areas: [[[A, B, C, A]]] });
    expect(read({ type: 'MultiPoint', coordinates: [A, B] })).toEqual({ points: [A, B], lines: [], areas: [] });
  });

  it.each([[{ type: 'Topology' }], [{ type: 'FeatureCollection', features: [] }], [{ type: 'Point', coordinates: ['x', 1] }], [null]])(
    'that holds none of these is none: %j',
    (value) => {
      expect(read(value)).toBeNull();
    },
  );
});
