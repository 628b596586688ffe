import type { StudyTableLook } from '@elektron/importers';
import { Controller, HttpCode, HttpStatus, Post, Query, Req } from '@nestjs/common';
import type { Request } from 'express';

import { Allow } from '../../common/allow.ts';
import { receiveFile, textIn, type QueryTexts } from '../../common/receive-file.ts';
import { parseSaidOfStudy } from './parse-said-of-study.ts';
import { presentStudy, type PresentedAnswer } from './present-study.ts';
import { StudyTablesService } from './study-tables.service.ts';

/** A spreadsheet of sites is small. */
const LARGEST_MEGABYTES = 16;

/**
 * The evaluation of a table that somebody else has counted, over plain HTTP as every file, the body being the file; nothing is kept of it.
 * `POST /api/study-tables/look?fileName=sites.xlsx` says what there is in it;
 * `POST /api/study-tables/evaluate?fileName=sites.xlsx&said={…}` evaluates it, with what a person has decided of it as JSON (parse-said-of-study.ts).
 */
@Controller('api/study-tables')
export class StudyTablesController {
  readonly #studies: StudyTablesService;

  constructor(studies: StudyTablesService) {
    this.#studies = studies;
  }

  @Post('look')
  @HttpCode(HttpStatus.OK)
  @Allow('analyses.run')
  async look(@Query() query: QueryTexts, @Req() request: Request): Promise<{ readonly tables: readonly StudyTableLook[] }> {
    const fileName = fileNameIn(query);
    return { tables: await this.#studies.look(await receiveFile(request, fileName, LARGEST_MEGABYTES), fileName) };
  }

  @Post('evaluate')
  @HttpCode(HttpStatus.OK)
  @Allow('analyses.run')
  async evaluate(@Query() query: QueryTexts, @Req() request: Request): Promise<PresentedAnswer> {
    const fileName = fileNameIn(query);
    const said = parseSaidOfStudy(textIn(query, 'said'));
    return presentStudy(await this.#studies.evaluate(await receiveFile(request, fileName, LARGEST_MEGABYTES), fileName, said), said);
  }
}

function fileNameIn(query: QueryTexts): string {
  return textIn(query, 'fileName') || 'sites.csv';
}
