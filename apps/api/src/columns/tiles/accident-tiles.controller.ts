import { Controller, Get, Header, Param, Res, StreamableFile } from '@nestjs/common';
import type { Response } from 'express';

import { ActingPerson, type Actor } from '../../common/acting-context.ts';
import { Allow } from '../../common/allow.ts';
import { AccidentTilesService } from './accident-tiles.service.ts';
import { parseTileAddress, type TileAddressText } from './tile-address.ts';

/** Owner, version and filter are in the address, and another session asks again. Private: a shared cache must not hand one organisation's accidents to another. */
const KEEP_FOR_GOOD = 'private, max-age=31536000, immutable';
/** What another organisation shows can be less tomorrow, and is less for the next organisation for which the same person acts. */
const KEEP_NOTHING = 'private, no-store';

@Controller('api/tiles/accidents')
export class AccidentTilesController {
  readonly #tiles: AccidentTilesService;

  constructor(tiles: AccidentTilesService) {
    this.#tiles = tiles;
  }

  @Get(':organisationId/:dataVersion/:filterKey/:z/:x/:y.mvt')
  @Allow('records.read')
  @Header('Vary', 'Cookie, Authorization')
  async tile(
    @ActingPerson() actor: Actor,
    @Param() address: TileAddressText,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    const { bytes, isOwn } = await this.#tiles.draw(actor, parseTileAddress(address));
    // Only now, when there is a tile: a refusal must not be kept.
    response.setHeader('Cache-Control', isOwn ? KEEP_FOR_GOOD : KEEP_NOTHING);
    return new StreamableFile(bytes, { type: 'application/vnd.mapbox-vector-tile', length: bytes.length });
  }
}
