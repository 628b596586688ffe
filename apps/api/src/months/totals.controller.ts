import { readTotals, type ByteSource } from '@elektron/importers';
import { Controller, HttpCode, Post, Query, Req } from '@nestjs/common';
import type { Request } from 'express';

import { receiveFile } from '../areas/read-features.ts';
import { Acting, type ActingContext } from '../common/acting-context.ts';
import { Allow } from '../common/allow.ts';
import { refuseInput } from '../common/parse-geo-json.ts';
import { SeriesContextService, type StoredTables } from './series-context.service.ts';

/** No form of another site can send this kind of body without being asked first. */
const MEDIA_TYPE = 'application/octet-stream';
const LONGEST_FILE_NAME = 300;

/**
 * A workbook with tables of totals by month, as ELSTAT publishes them, over plain HTTP as every file:
 * `POST /api/months/totals?fileName=dataset_2022.xlsx&source=…`, the body being the file.
 */
@Controller('api/months')
export class TotalsController {
  readonly #series: SeriesContextService;

  constructor(series: SeriesContextService) {
    this.#series = series;
  }

  @Post('totals')
  @HttpCode(200)
  @Allow('analyses.run')
  async add(
    @Acting() context: ActingContext,
    @Query() query: Readonly<Record<string, unknown>>,
    @Req() request: Request,
  ): Promise<StoredTables> {
    if (request.is(MEDIA_TYPE) === false) throw refuseInput('Content-Type', `≠ ${MEDIA_TYPE}`);
    const fileName = textOf(query, 'fileName').slice(0, LONGEST_FILE_NAME) || 'totals.xlsx';
    const tables = await readTotals(sourceOf(await receiveFile(request, fileName)), fileName);
    return this.#series.addTables(context, textOf(query, 'source'), tables);
  }
}

function sourceOf(bytes: Buffer): ByteSource {
  return {
    size: bytes.length,
    async *read() {
      yield await Promise.resolve(bytes);
    },
  };
}

/** A parameter that comes twice is a list, and no text. */
function textOf(query: Readonly<Record<string, unknown>>, name: string): string {
  const value = query[name];
  return typeof value === 'string' ? value : '';
}
