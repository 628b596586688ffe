import type { BoundingBox } from '@elektron/domain';

import { boxOf } from './find-neighbours.ts';
import type { ReleaseIndex } from './release-index.ts';
import type { LayerRow, LayerValue, ReleaseLayer } from './release-layers.ts';

/** A row of a layer as a feature, with the box around it. */
export interface PlacedRow {
  readonly years: LayerRow['years'];
  readonly box: BoundingBox;
  readonly feature: {
    readonly type: 'Feature';
    readonly id: string;
    readonly geometry: LayerRow['geometry'];
    readonly properties: Readonly<Record<string, LayerValue>>;
  };
}

/** All rows of a layer, made once of each release. */
export function placedRowsOf(index: ReleaseIndex, layer: ReleaseLayer): readonly PlacedRow[] {
  return index.keep(`placed ${layer.id}`, () =>
    layer.rows(index.release).map(({ id, values, geometry, years }): PlacedRow => {
      const properties = Object.fromEntries(layer.columns.map((column, k) => [column.id, values[k] ?? null]));
      return { years, box: boxOf(geometry), feature: { type: 'Feature', id, geometry, properties } };
    }),
  );
}
