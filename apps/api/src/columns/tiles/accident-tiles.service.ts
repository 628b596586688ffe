import { countTileCells, findTilePoints } from '@elektron/columns';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../../common/acting-context.ts';
import { placeOrderOf } from '../accident-orders.ts';
import { AccidentSnapshots } from '../accident-snapshots.service.ts';
import { passingAccidentsOf } from '../passing-accidents.ts';
import { encodeCells, encodePoints } from './encode-tile.ts';
import type { TileAddress } from './tile-address.ts';

/** From here on single accidents are shown: a tile is under two kilometres wide at middle latitudes. */
export const POINTS_FROM_ZOOM = 14;

/** Draws vector tiles: counts in cells from afar, single positions from near. */
@Injectable()
export class AccidentTilesService {
  readonly #snapshots: AccidentSnapshots;

  constructor(snapshots: AccidentSnapshots) {
    this.#snapshots = snapshots;
  }

  /**
   * @returns a Mapbox vector tile; no bytes where nothing is
   * @throws Problem DATA_VERSION_UNKNOWN, and those of a filter
   */
  async draw(context: ActingContext, { version, filter, square }: TileAddress): Promise<Uint8Array> {
    const { columns } = await this.#snapshots.getAccidentSnapshot(context, version);
    const { flags } = passingAccidentsOf(columns, filter);
    const order = placeOrderOf(columns);
    return square.zoom < POINTS_FROM_ZOOM
      ? encodeCells(countTileCells(columns, order, flags, square))
      : encodePoints(columns, findTilePoints(columns, order, flags, square));
  }
}
