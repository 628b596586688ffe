import { Controller, HttpCode, HttpStatus, Post, Query, Req } from '@nestjs/common';
import type { Request } from 'express';

import { Acting, type ActingContext } from '../common/acting-context.ts';
import { Allow } from '../common/allow.ts';
import { receiveFile, textIn, type QueryTexts } from '../common/receive-file.ts';
import { ImportInterventions, type InterventionsPreview } from './import-interventions.service.ts';

/** A table has a thousand lines at most. */
const LARGEST_MEGABYTES = 10;

/**
 * A file of interventions (CSV, XLSX, GeoJSON), over plain HTTP as every file, the body being the file: `POST /api/interventions/look?fileName=x.csv`
 * says what it would do, `POST /api/interventions` does it, all or nothing.
 */
@Controller('api/interventions')
export class InterventionsImportController {
  readonly #files: ImportInterventions;

  constructor(files: ImportInterventions) {
    this.#files = files;
  }

  @Post('look')
  @HttpCode(HttpStatus.OK)
  @Allow('analyses.run')
  async look(@Acting() context: ActingContext, @Query() query: QueryTexts, @Req() request: Request): Promise<InterventionsPreview> {
    const name = textIn(query, 'fileName');
    return this.#files.look(context, await receiveFile(request, name, LARGEST_MEGABYTES), name);
  }

  @Post()
  @Allow('analyses.run')
  async add(@Acting() context: ActingContext, @Query() query: QueryTexts, @Req() request: Request): Promise<InterventionsPreview> {
    const name = textIn(query, 'fileName');
    return this.#files.add(context, await receiveFile(request, name, LARGEST_MEGABYTES), name);
  }
}
