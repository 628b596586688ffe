import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';

/** A street of a tile, in shares of the tile from its north-west corner; it may go on beyond the tile. */
export interface TileStreet {
  /** 0 for those that carry most, up to 3. */
  readonly rank: number;
  readonly name: string | null;
  readonly line: readonly (readonly [number, number])[];
}

/** Reads the layer `streets` of a vector tile: each line of it on its own. */
export function decodeStreets(bytes: ArrayBuffer): TileStreet[] {
  if (bytes.byteLength === 0) return [];
  const layer = new VectorTile(new PbfReader(new Uint8Array(bytes))).layers['streets'];
  if (layer === undefined) return [];
  return Array.from({ length: layer.length }, (_, index) => layer.feature(index)).flatMap((feature) => {
    const { rank, name } = feature.properties;
    const { extent } = feature;
    return feature.loadGeometry().map((line) => ({
      rank: Number(rank ?? 3),
      name: typeof name === 'string' ? name : null,
      line: line.map(({ x, y }) => [x / extent, y / extent] as const),
    }));
  });
}
