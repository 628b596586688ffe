import { MAP_COLORS } from '@elektron/ui';
import { useComputedColorScheme } from '@mantine/core';
import { GeoJSON as GeoJsonLayer } from 'leaflet';
import { useEffect } from 'react';
import { useMap } from 'react-leaflet';
import type { DrawnShape } from './drawn-shape.ts';

/** Lines and areas on a map, with what is being drawn. */
export function ShapeLayer({ drawn }: { readonly drawn: DrawnShape }) {
  const map = useMap();
  const scheme = useComputedColorScheme('light');
  useEffect(() => {
    const { accent } = MAP_COLORS[scheme];
    const add = (geometry: object, dashed: boolean) =>
      new GeoJsonLayer(geometry as GeoJSON.Geometry, {
        interactive: false,
        style: () => ({ color: accent, weight: 4, fillColor: accent, fillOpacity: 0.15, ...(dashed ? { dashArray: '6 6' } : {}) }),
      }).addTo(map);
    const { vertices, lines, areas, drawing } = drawn;
    const closed = drawing === 'area' && vertices.length > 2 ? [...vertices, vertices[0]!] : vertices;
    const layers = [
      add({ type: 'MultiLineString', coordinates: lines }, false),
      add({ type: 'MultiPolygon', coordinates: areas }, false),
      ...(drawing === 'points' || vertices.length < 2 ? [] : [add({ type: 'LineString', coordinates: closed }, true)]),
    ];
    return () => {
      for (const layer of layers) layer.remove();
    };
  }, [map, scheme, drawn]);
  return null;
}
