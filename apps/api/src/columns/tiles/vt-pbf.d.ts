declare module 'vt-pbf' {
  /** A feature as geojson-vt makes it; type 1 is points, in units of the tile's extent from its north-west corner. */
  export interface TileFeature {
    readonly type: 1;
    readonly geometry: readonly (readonly [number, number])[];
    readonly tags: Readonly<Record<string, string | number | boolean>>;
  }

  /** Lines (2), or rings of polygons (3): outer ones clockwise as one sees them, each followed by its holes. */
  export interface TileOutline {
    readonly type: 2 | 3;
    readonly geometry: readonly (readonly (readonly [number, number])[])[];
    readonly tags: TileFeature['tags'];
  }

  interface VtPbf {
    fromGeojsonVt(
      layers: Readonly<Record<string, { readonly features: readonly (TileFeature | TileOutline)[] }>>,
      options: { readonly version: 1 | 2; readonly extent: number },
    ): Uint8Array;
  }

  const vtPbf: VtPbf;
  // The package's own form.
  // eslint-disable-next-line import-x/no-default-export
  export default vtPbf;
}
