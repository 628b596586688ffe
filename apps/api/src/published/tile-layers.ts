import { Problem, type PublishedHead } from '@elektron/domain';

import { nameInBoth } from './describe-release.ts';
import { placedRowsOf } from './placed-rows.ts';
import type { ReleaseIndex } from './release-index.ts';
import { layersOf, type ReleaseLayer } from './release-layers.ts';
import { STREET_FIELDS, STREET_LAYER, STREET_TITLE, streetsInTile } from './street-tiles.ts';
import { shapeInTile, type TileShape, type TileSquare } from './tile-shapes.ts';

/** A layer as tiles have it. */
export interface TileLayer extends Pick<ReleaseLayer, 'id' | 'title'> {
  readonly fields: Readonly<Record<string, string>>;
  readonly attribution: string;
  readonly features: (index: ReleaseIndex, square: TileSquare) => readonly TileFeature[];
}

type TileFeature = TileShape & { readonly tags: Readonly<Record<string, string | number>> };

/** Each layer of the release, and its streets. @throws Problem NOT_PUBLISHED */
export function findTileLayer(head: PublishedHead, id: string): TileLayer {
  if (id === STREET_LAYER && head.streets !== undefined) return streetLayerOf(head);
  const layer = layersOf(head).find((candidate) => candidate.id === id);
  if (layer === undefined) throw new Problem('NOT_PUBLISHED');
  const { title, columns } = layer;
  const fields = Object.fromEntries(columns.map((column) => [column.id, nameInBoth(column.labels)]));
  return { id, title, fields, attribution: head.attribution, features: (index, square) => featuresOf(index, layer, square) };
}

function streetLayerOf({ attribution, streets }: PublishedHead): TileLayer {
  const named = streets?.attribution;
  return {
    id: STREET_LAYER,
    title: STREET_TITLE,
    fields: STREET_FIELDS,
    attribution: named == null ? attribution : nameInBoth(named),
    features: streetsInTile,
  };
}

/** What is hidden is left out of a feature: vector tiles know no null. */
function featuresOf(index: ReleaseIndex, layer: ReleaseLayer, square: TileSquare): TileFeature[] {
  return placedRowsOf(index, layer).flatMap(({ feature }) => {
    const shape = shapeInTile(feature.geometry, square);
    if (shape === null) return [];
    const tags = Object.fromEntries(
      Object.entries(feature.properties).filter((entry): entry is [string, string | number] => entry[1] !== null),
    );
    return [{ ...shape, tags }];
  });
}
