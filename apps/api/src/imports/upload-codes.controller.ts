import { isProblem, Problem } from '@elektron/domain';
import { Controller, Get, Param, Query, Req, Res, UseGuards } from '@nestjs/common';
import type { Request, Response } from 'express';

import { Acting, ActingPerson, type ActingContext, type Actor } from '../common/acting-context.ts';
import { Allow } from '../common/allow.ts';
import { toProblemObject } from '../common/problem.ts';
import { refused } from '../common/refused.ts';
import { RemarkReadings } from './remark-readings.ts';
import type { TableQuestion } from './upload-surveys.service.ts';
import { UploadSurveys } from './upload-surveys.service.ts';
import { UploadGuard } from './upload.guard.ts';

/** Columns of the widest table that can be asked for at once. */
const MOST_COLUMNS = 100;
/** A share of the file is told at most so often. */
const TELL_EVERY_MS = 250;

/**
 * The codes of a whole file, which takes as long as reading it: the answer comes in lines of JSON, `{"share":0.3}` as it goes on and `{"columns":…}` or
 * `{"problem":…}` in the end. Who goes away ends the reading.
 */
@Controller('api/uploads/:uploadId/codes')
export class UploadCodesController {
  readonly #surveys: UploadSurveys;
  readonly #readings: RemarkReadings;

  constructor(surveys: UploadSurveys, readings: RemarkReadings) {
    this.#surveys = surveys;
    this.#readings = readings;
  }

  @Get()
  @Allow('records.import')
  @UseGuards(UploadGuard)
  async scan(
    @Acting() context: ActingContext,
    @ActingPerson() { personId }: Actor,
    @Param('uploadId') uploadId: string,
    @Query() query: Readonly<Record<string, unknown>>,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const question: TableQuestion = { uploadId, file: parseNumber('file', query['file']), reading: parseJson(query['reading']) };
    const positions = textOf(query['columns'])
      .split(',', MOST_COLUMNS)
      .map((column) => parseNumber('columns', column));
    const gone = new AbortController();
    request.once('close', () => gone.abort());
    response.once('close', () => gone.abort());
    const tell = (line: object): boolean => response.write(`${JSON.stringify(line)}\n`);
    response.type('application/x-ndjson').setHeader('Cache-Control', 'no-store');
    // Begun at once: a proxy that waits for an answer sees that there is one.
    tell({ share: 0 });
    let told = 0;
    const onProgress = (share: number): void => {
      if (Date.now() - told < TELL_EVERY_MS) return;
      told = Date.now();
      tell({ share });
    };
    try {
      const columns = await this.#surveys.scan(context, question, positions, { signal: gone.signal, onProgress });
      await this.#readings.noteUpload(context, uploadId, personId, 'codes');
      tell({ columns });
    } catch (error) {
      tell({ problem: toProblemObject(isProblem(error) ? error : new Problem('INTERNAL')) });
    }
    response.end();
  }
}

function parseNumber(field: string, text: unknown): number {
  if (typeof text !== 'string' || !/^\d{1,3}$/.test(text)) throw refused(field, textOf(text));
  return Number(text);
}

function parseJson(text: unknown): unknown {
  try {
    return JSON.parse(text === undefined ? '{}' : textOf(text));
  } catch {
    throw refused('reading', textOf(text));
  }
}

/** A parameter that comes twice is a list, and no text. */
function textOf(given: unknown): string {
  return typeof given === 'string' ? given : '';
}
