import { Controller, Get, Header, Param, StreamableFile } from '@nestjs/common';

import { Acting, type ActingContext } from '../../common/acting-context.ts';
import { AccidentTilesService } from './accident-tiles.service.ts';
import { parseTileAddress, type TileAddressText } from './tile-address.ts';

/** Version and filter are in the address. Private: a shared cache must not hand one organisation's accidents to another. */
const KEEP_FOR_GOOD = 'private, max-age=31536000, immutable';

@Controller('api/tiles/accidents')
export class AccidentTilesController {
  readonly #tiles: AccidentTilesService;

  constructor(tiles: AccidentTilesService) {
    this.#tiles = tiles;
  }

  @Get(':dataVersion/:filterKey/:z/:x/:y.mvt')
  @Header('Cache-Control', KEEP_FOR_GOOD)
  async tile(@Acting() context: ActingContext, @Param() address: TileAddressText): Promise<StreamableFile> {
    const tile = await this.#tiles.draw(context, parseTileAddress(address));
    return new StreamableFile(tile, { type: 'application/vnd.mapbox-vector-tile', length: tile.length });
  }
}
