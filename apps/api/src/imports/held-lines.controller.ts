import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Language } from '@elektron/domain';
import { Controller, Get, Param, Query, Res, UseGuards } from '@nestjs/common';
import type { Response } from 'express';

import { Acting, ActingPerson, type ActingContext, type Actor } from '../common/acting-context.ts';
import { Allow } from '../common/allow.ts';
import { OwnPageGuard } from '../common/own-page.guard.ts';
import { refused } from '../common/refused.ts';
import { HeldLinesService } from './held-lines.service.ts';
import { parseBatchId } from './imports.service.ts';
import { writeHeldLines, type HeldLinesKind } from './write-held-lines.ts';

const MEDIA_TYPES: Readonly<Record<HeldLinesKind, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/**
 * The lines of one file that were held back, as the same table with a column that says what to write:
 * `GET /api/imports/12/held-lines/0.xlsx?lang=el`.
 */
@Controller('api/imports')
export class HeldLinesController {
  readonly #lines: HeldLinesService;

  constructor(lines: HeldLinesService) {
    this.#lines = lines;
  }

  @Get(':batchId/held-lines/:file')
  @Allow('records.import')
  @UseGuards(OwnPageGuard)
  async download(
    @Acting() context: ActingContext,
    @ActingPerson() { personId }: Actor,
    @Param('batchId') batch: string,
    @Param('file') file: string,
    @Query('lang') lang: string | undefined,
    @Res() response: Response,
  ): Promise<void> {
    const batchId = parseBatchId(batch);
    const [, index, kind] = /^(\d{1,4})\.(csv|xlsx)$/.exec(file) ?? [];
    if (index === undefined || kind === undefined) throw refused('file', file);
    const language: Language = lang === 'en' ? 'en' : 'el';
    const reader = { personId, fields: ['heldLines.file'] };
    const table = await this.#lines.openTable(context, batchId, Number(index), language, reader);
    const name = `elektron-held-lines-${batchId}-${index}.${kind}`;
    response
      .setHeader('Content-Type', MEDIA_TYPES[kind as HeldLinesKind])
      .setHeader('Content-Disposition', `attachment; filename="${name}"`);
    await pipeline(Readable.from(writeHeldLines(kind as HeldLinesKind, table, language), { objectMode: false }), response).catch(
      (error: unknown) => response.destroy(error as Error),
    );
  }
}
