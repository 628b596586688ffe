import { Controller, HttpCode, HttpStatus, Post, Query, Req } from '@nestjs/common';
import type { Request } from 'express';

import { Acting, type ActingContext } from '../common/acting-context.ts';
import { Allow } from '../common/allow.ts';
import { refuseInput } from '../common/parse-geo-json.ts';
import { receiveFile, textIn, type QueryTexts } from '../common/receive-file.ts';
import type { AreaFile } from './areas.service.ts';
import { AreasService, parseKind } from './areas.service.ts';
import { AreaFiles } from './area-files.service.ts';
import type { AreaLayerLook, AreaReading } from './read-area-file.worker.ts';

/** What was stored, and what of the file was not. */
interface StoredAreas {
  readonly collections: readonly { readonly collectionId: number; readonly kind: string; readonly itemCount: number }[];
  readonly ofNoKind: number;
  readonly notPoints: number;
}

/**
 * A file of areas or points of interest, over plain HTTP as every file, the body being the file.
 * `POST /api/areas/look?fileName=districts.gpkg` says what there is in it;
 * `POST /api/areas?kind=school&fileName=schools.geojson&licence=ODbL%201.0` stores it, with what a person has decided of it in `layer`, `epsg`,
 * `nameColumnEl` and `nameColumnEn`.
 */
@Controller('api/areas')
export class AreasController {
  readonly #areas: AreasService;
  readonly #files: AreaFiles;

  constructor(areas: AreasService, files: AreaFiles) {
    this.#areas = areas;
    this.#files = files;
  }

  @Post('look')
  @HttpCode(HttpStatus.OK)
  @Allow('records.import')
  async look(
    @Acting() context: ActingContext,
    @Query() query: QueryTexts,
    @Req() request: Request,
  ): Promise<{ readonly layers: readonly AreaLayerLook[] }> {
    const { fileName } = toFile(query);
    return { layers: await this.#files.look(context, await receiveFile(request, fileName), fileName) };
  }

  @Post()
  @Allow('records.import')
  async add(@Acting() context: ActingContext, @Query() query: QueryTexts, @Req() request: Request): Promise<StoredAreas> {
    const file = toFile(query);
    const reading = toReading(query);
    const parsed = await this.#files.read(context, await receiveFile(request, file.fileName), file.fileName, reading);
    const { collections, ofNoKind, notPoints } = await this.#areas.addParsed(context, parsed, file);
    return {
      collections: collections.map(({ collectionId, kind, itemCount }) => ({ collectionId, kind, itemCount })),
      ofNoKind,
      notPoints,
    };
  }
}

function toReading(query: QueryTexts): AreaReading {
  const epsg = textIn(query, 'epsg');
  if (!/^\d{0,6}$/.test(epsg)) throw refuseInput('epsg', epsg);
  return {
    kind: parseKind(textIn(query, 'kind')),
    layer: textIn(query, 'layer'),
    srid: epsg === '' ? null : Number(epsg),
    nameColumns: { el: textIn(query, 'nameColumnEl'), en: textIn(query, 'nameColumnEn') },
  };
}

function toFile(query: QueryTexts): AreaFile {
  const textOf = (name: string): string => textIn(query, name);
  return {
    fileName: textOf('fileName') || 'areas.geojson',
    kind: textOf('kind'),
    name: { el: textOf('nameEl'), en: textOf('nameEn') },
    licence: textOf('licence'),
    attribution: textOf('attribution'),
  };
}
