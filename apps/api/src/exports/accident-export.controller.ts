import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Controller, Get, Logger, Param, Query as QueryParameters, Res, UseGuards } from '@nestjs/common';
import type { Response } from 'express';

import { Acting, ActingPerson, type ActingContext, type Actor } from '../common/acting-context.ts';
import { Allow } from '../common/allow.ts';
import { OwnPageGuard } from '../common/own-page.guard.ts';
import { AccidentExportService } from './accident-export.service.ts';
import type { AccidentExport } from './accident-selection.ts';
import { parseExportRequest, type Query } from './export-request.ts';

/** A GeoPackage of a million accidents says nothing until it is whole; whoever does not read for so long is gone. */
const LONGEST_SILENCE_MS = 600_000;

/** What a filter shows, as a file: `GET /api/export/accidents.csv?from=2016-01-01&to=2016-12-31&lang=el`. */
@Controller('api/export')
export class AccidentExportController {
  readonly #exports: AccidentExportService;
  readonly #logger = new Logger('AccidentExport');

  constructor(exports: AccidentExportService) {
    this.#exports = exports;
  }

  // Open to a request about another's records so that it is told why it gets none (docs/sharing.md).
  @Get('accidents.:kind')
  @Allow('records.read', { ofOthers: 'records' })
  @UseGuards(OwnPageGuard)
  async accidents(
    @Acting() context: ActingContext,
    @ActingPerson() actor: Actor,
    @Param('kind') kind: string,
    @QueryParameters() query: Query,
    @Res() response: Response,
  ): Promise<void> {
    const file = await this.#exports.open(context, actor, parseExportRequest(kind, query), new Date());
    await this.#send(file, response);
  }

  /** Once it is under way, a failure ends the connection: what has arrived must not pass for the whole. */
  async #send({ fileName, mediaType, count, content }: AccidentExport, response: Response): Promise<void> {
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    response.setTimeout(LONGEST_SILENCE_MS);
    response.setHeader('Content-Type', mediaType).setHeader('Content-Disposition', `attachment; filename="${fileName}"`);
    response.setHeader('X-Elektron-Accidents', count);
    response.flushHeaders();
    try {
      await pipeline(Readable.from(content(gone.signal), { objectMode: true, highWaterMark: 1 }), response);
    } catch (error) {
      response.destroy();
      if (!isOfWhoeverLeft(error)) this.#logger.error(error);
    }
  }
}

/** They have closed the page or stopped the download, which is no failure. */
function isOfWhoeverLeft(error: unknown): boolean {
  return error instanceof Error && (error.name === 'AbortError' || ('code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE'));
}
