import { Controller, Get, Inject, Logger, Param, Query as QueryParameters, Res, UseGuards, type Type } from '@nestjs/common';
import type { Response } from 'express';

import { Acting, ActingPerson, type ActingContext, type Actor } from '../common/acting-context.ts';
import { Allow } from '../common/allow.ts';
import { OwnPageGuard } from '../common/own-page.guard.ts';
import { ExportFiles } from './export-files.service.ts';
import type { Query } from './export-request.ts';
import type { Exportable, ExportSource } from './exportable.ts';
import { sendExport } from './send-export.ts';

/** The door to what is taken away: `GET /api/export/accidents.csv?from=2016-01-01&to=2016-12-31&lang=el`. */
export function makeExportController<Filter>(exportable: Exportable<Filter>): Type<unknown> {
  @Controller('api/export')
  class ExportController {
    readonly #files: ExportFiles;
    readonly #source: ExportSource<Filter>;
    readonly #logger = new Logger(`Export of ${exportable.name}`);

    constructor(@Inject(ExportFiles) files: ExportFiles, @Inject(exportable.source) source: ExportSource<Filter>) {
      this.#files = files;
      this.#source = source;
    }

    @Get(`${exportable.name}.:kind`)
    @Allow('records.read', exportable.access)
    @UseGuards(OwnPageGuard)
    async send(
      @Acting() context: ActingContext,
      @ActingPerson() actor: Actor,
      @Param('kind') kind: string,
      @QueryParameters() query: Query,
      @Res() response: Response,
    ): Promise<void> {
      const file = await this.#files.open(exportable, this.#source, { context, actor, kind, query }, new Date());
      response.setHeader(exportable.countHeader, file.count);
      await sendExport(file, response, this.#logger);
    }
  }
  return ExportController;
}
