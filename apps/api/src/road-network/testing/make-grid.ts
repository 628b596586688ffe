/** Where the lowest left crossing of a chessboard of streets lies, and how far it is to the next, in degrees. */
interface GridPlace {
  readonly west: number;
  readonly south: number;
  readonly step: number;
}

/**
 * A chessboard of streets as OpenStreetMap ways in GeoJSON: trunk roads from west to east, unclassified ones from south to north, each cut at every crossing.
 * @param streets in either direction
 */
export function makeGrid(streets: number, { west, south, step }: GridPlace): string {
  const at = (column: number, row: number): readonly [number, number] => [
    Number((west + column * step).toFixed(6)),
    Number((south + row * step).toFixed(6)),
  ];
  const features: object[] = [];
  const add = (highway: string, name: string, ...coordinates: readonly (readonly [number, number])[]): void => {
    const properties = { osm_id: String(features.length + 1), highway, name };
    features.push({ type: 'Feature', properties, geometry: { type: 'LineString', coordinates } });
  };
  for (let along = 0; along < streets; along += 1) {
    for (let k = 0; k + 1 < streets; k += 1) {
      add('trunk', `Row ${along}`, at(k, along), at(k + 1, along));
      add('unclassified', `Column ${along}`, at(along, k), at(along, k + 1));
    }
  }
  return JSON.stringify({ type: 'FeatureCollection', features });
}
