declare module 'vt-pbf' {
  /** A feature as geojson-vt makes it; type 1 is points, in units of the tile's extent from its north-west corner. */
  export interface TileFeature {
    readonly type: 1;
    readonly geometry: readonly (readonly [number, number])[];
    readonly tags: Readonly<Record<string, string | number | boolean>>;
  }

  interface VtPbf {
    fromGeojsonVt(
      layers: Readonly<Record<string, { readonly features: readonly TileFeature[] }>>,
      options: { readonly version: 1 | 2; readonly extent: number },
    ): Uint8Array;
  }

  const vtPbf: VtPbf;
  // The package's own form.
  // eslint-disable-next-line import-x/no-default-export
  export default vtPbf;
}
