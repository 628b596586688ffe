// vt-pbf carries no types; tests write tiles with it.
declare module 'vt-pbf' {
  export function fromGeojsonVt(
    layers: Readonly<Record<string, { readonly features: readonly unknown[] }>>,
    options: { readonly version: number; readonly extent: number },
  ): Uint8Array;
}
