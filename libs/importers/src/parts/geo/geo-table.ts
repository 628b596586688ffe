import type { Geometry } from './parse-geometry.ts';

/** One object of a layer. */
export interface GeoFeature {
  /** Its attributes as written, by their headings. */
  readonly properties: Readonly<Record<string, string>>;
  /** In the layer's own system; null for an object without one, or of a kind that is not read. */
  readonly geometry: Geometry | null;
}

/** A layer of a GeoPackage, or a shapefile. */
export interface GeoTable {
  readonly headings: readonly string[];
  /** EPSG code; null where the file does not tell it, or tells one that is not known. */
  readonly srid: number | null;
  readonly features: readonly GeoFeature[];
}
