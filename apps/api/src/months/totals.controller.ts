import { inMemory, readTotals } from '@elektron/importers';
import { Controller, HttpCode, Post, Query, Req } from '@nestjs/common';
import type { Request } from 'express';

import { Acting, type ActingContext } from '../common/acting-context.ts';
import { Allow } from '../common/allow.ts';
import { receiveFile, textIn, type QueryTexts } from '../common/receive-file.ts';
import { SeriesContextService, type StoredTables } from './series-context.service.ts';

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
  async add(@Acting() context: ActingContext, @Query() query: QueryTexts, @Req() request: Request): Promise<StoredTables> {
    const fileName = textIn(query, 'fileName').slice(0, LONGEST_FILE_NAME) || 'totals.xlsx';
    const tables = await readTotals(inMemory(await receiveFile(request, fileName)), fileName);
    return this.#series.addTables(context, textIn(query, 'source'), tables);
  }
}
