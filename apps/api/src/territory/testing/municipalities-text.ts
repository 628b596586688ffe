/*
 * SYNTHETIC municipalities for tests, drawn by hand over nothing in particular. They are no real boundaries.
 */

export type Ring = readonly (readonly [longitude: number, latitude: number])[];

/** A rectangle as a closed ring. */
export function rectangle(west: number, south: number, east: number, north: number): Ring {
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
}

/** A GeoJSON file of municipalities, each with one polygon: its outer ring, and holes. */
export function municipalitiesText(municipalities: readonly { readonly id: number; readonly rings: readonly Ring[] }[]): string {
  return JSON.stringify({
    type: 'FeatureCollection',
    features: municipalities.map(({ id, rings }) => ({
      type: 'Feature',
      properties: { id, name_el: `Συνθετικός Δήμος ${id}`, name_en: `Synthetic Municipality ${id}` },
      geometry: { type: 'Polygon', coordinates: rings },
    })),
  });
}
