import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import type { Page, Response } from 'playwright-core';

const TILE = /\/api\/tiles\/accidents\/[^/]+\/\d+\/([^/]+)\/(\d+)\/(\d+)\/(\d+)\.mvt/;

/** Watches what the map is given. Listen from before the page is opened. */
export function watchTiles(page: Page) {
  const seen: { readonly filterKey: string; readonly zoom: string; readonly tile: string; readonly accidents: Promise<number> }[] = [];
  page.on('response', (response) => {
    const [, filterKey, zoom, x, y] = TILE.exec(response.url()) ?? [];
    if (filterKey === undefined || zoom === undefined) return;
    const accidents = countAccidents(response);
    // A map that has moved on before a tile came has no use for it; only what is asked for below has to be there.
    accidents.catch(() => undefined);
    seen.push({ filterKey, zoom, tile: `${zoom}/${x ?? ''}/${y ?? ''}`, accidents });
  });
  return {
    /** Accidents that the tiles of the newest filter hold, each tile once, at the newest zoom. */
    countNewest: async (): Promise<number> => {
      const newest = seen.at(-1);
      const tiles = new Map(
        seen.filter((each) => each.filterKey === newest?.filterKey && each.zoom === newest.zoom).map((each) => [each.tile, each]),
      );
      const counts = await Promise.all([...tiles.values()].map((each) => each.accidents));
      return counts.reduce((sum, count) => sum + count, 0);
    },
  };
}

/** A tile repeats what lies just across its border; here each accident counts for the tile it lies in. */
async function countAccidents(response: Response): Promise<number> {
  const { layers } = new VectorTile(new PbfReader(new Uint8Array(await response.body())));
  let accidents = 0;
  for (const layer of Object.values(layers)) {
    for (let index = 0; index < layer.length; index++) {
      const feature = layer.feature(index);
      const point = feature.loadGeometry()[0]?.[0];
      const inside = point !== undefined && point.x >= 0 && point.y >= 0 && point.x < layer.extent && point.y < layer.extent;
      if (inside) accidents += Number(feature.properties['count']);
    }
  }
  return accidents;
}
