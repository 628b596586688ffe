import type { Scheme } from '@elektron/ui';
import { GeoJSON as GeoJsonLayer, canvas, type PathOptions } from 'leaflet';
import { useEffect } from 'react';
import { useMap } from 'react-leaflet';
import { lineBreaks, lineColor, type StreetPiece, type Streets } from './streets.ts';

/** Pieces of streets in the colour of their values, the highest on top. Outlines of hotspots lie above and are what is pointed at. */
export function StreetsLayer({ streets, scheme }: { readonly streets: Streets; readonly scheme: Scheme }) {
  const map = useMap();
  useEffect(() => {
    const breaks = lineBreaks(streets);
    const style = (feature?: GeoJSON.Feature): PathOptions => {
      const piece = feature?.properties as StreetPiece;
      // What is part of no hotspot is thinner, so that it is told without colour.
      return { color: lineColor(piece.value, breaks, scheme), weight: piece.hotspot === null ? 3 : 6, opacity: 1, lineCap: 'butt' };
    };
    const features = streets.lines.features.toSorted((a, b) => a.properties.value - b.properties.value);
    const layer = new GeoJsonLayer(
      { ...streets.lines, features } as GeoJSON.FeatureCollection,
      {
        renderer: canvas({ pane: 'overlayPane', padding: 0.3 }),
        interactive: false,
        style,
      } as ConstructorParameters<typeof GeoJsonLayer>[1],
    );
    layer.addTo(map);
    return () => {
      layer.remove();
    };
  }, [map, streets, scheme]);
  return null;
}
