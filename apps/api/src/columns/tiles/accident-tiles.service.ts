import { countTileCells, findTilePoints } from '@elektron/columns';
import { Problem } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import type { Actor } from '../../common/acting-context.ts';
import { SharedRecords } from '../../common/shared-records.ts';
import { placeOrderOf } from '../accident-orders.ts';
import { AccidentSnapshots } from '../accident-snapshots.service.ts';
import { passingAccidentsOf } from '../passing-accidents.ts';
import { encodeCells, encodePoints } from './encode-tile.ts';
import type { TileAddress } from './tile-address.ts';

/** From here on single accidents are shown: a tile is under two kilometres wide at middle latitudes. */
export const POINTS_FROM_ZOOM = 14;

/** A Mapbox vector tile; no bytes where nothing is. */
export interface DrawnTile {
  readonly bytes: Uint8Array;
  /** Of the acting organisation's records, and not of another's. */
  readonly isOwn: boolean;
}

/** Draws vector tiles: counts in cells from afar, single positions from near. */
@Injectable()
export class AccidentTilesService {
  readonly #snapshots: AccidentSnapshots;
  readonly #shared: SharedRecords;

  constructor(snapshots: AccidentSnapshots, shared: SharedRecords) {
    this.#snapshots = snapshots;
    this.#shared = shared;
  }

  /** @throws Problem ORGANISATION_NOT_FOUND, DATA_VERSION_UNKNOWN, and those of a filter */
  async draw(actor: Actor, { organisationId, version, filter, square }: TileAddress): Promise<DrawnTile> {
    const isOwn = organisationId === actor.organisationId;
    if (!isOwn) await this.#requireOpened(actor, organisationId);
    const snapshot = await this.#snapshots.getFilteredSnapshot({ organisationId, secret: actor.secret }, filter, version);
    const { columns } = snapshot;
    const { flags } = passingAccidentsOf(snapshot, filter);
    const order = placeOrderOf(columns);
    const bytes =
      square.zoom < POINTS_FROM_ZOOM
        ? encodeCells(countTileCells(columns, order, flags, square))
        : encodePoints(columns, findTilePoints(columns, order, flags, square));
    return { bytes, isOwn };
  }

  async #requireOpened(actor: Actor, ownerId: string): Promise<void> {
    const opened = await this.#shared.open(actor, ownerId, 'reading');
    if (!opened.has('records')) throw new Problem('ORGANISATION_NOT_FOUND');
  }
}
