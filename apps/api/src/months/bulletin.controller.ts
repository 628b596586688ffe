import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { LANGUAGES, parseMonth, Problem, type Language } from '@elektron/domain';
import { Controller, Get, Param, Query, Res, UseGuards } from '@nestjs/common';
import type { Response } from 'express';

import { Acting, ActingPerson, type ActingContext, type Actor } from '../common/acting-context.ts';
import { Allow } from '../common/allow.ts';
import { OwnPageGuard } from '../common/own-page.guard.ts';
import { refused } from '../common/refused.ts';
import { BulletinFileService } from './bulletin-file.service.ts';

/** The bulletin of a month as a file: `GET /api/export/bulletin.xlsx?month=2026-03&lang=el`. */
@Controller('api/export')
export class BulletinController {
  readonly #files: BulletinFileService;

  constructor(files: BulletinFileService) {
    this.#files = files;
  }

  @Get('bulletin.:kind')
  @Allow('records.read')
  @UseGuards(OwnPageGuard)
  async bulletin(
    @Acting() context: ActingContext,
    @ActingPerson() actor: Actor,
    @Param('kind') kind: string,
    @Query() query: Readonly<Record<string, unknown>>,
    @Res() response: Response,
  ): Promise<void> {
    const request = {
      kind,
      month: parseMonth(textOf(query, 'month') ?? ''),
      unitId: textOf(query, 'unit'),
      language: parseLanguage(textOf(query, 'lang')) ?? actor.language,
    };
    const { fileName, mediaType, content } = await this.#files.make(context, request, new Date());
    response.setHeader('Content-Type', mediaType).setHeader('Content-Disposition', `attachment; filename="${fileName}"`);
    await pipeline(Readable.from(content), response);
  }
}

function textOf(query: Readonly<Record<string, unknown>>, name: string): string | null {
  const value = query[name];
  if (value === undefined || value === '') return null;
  if (typeof value !== 'string') throw new Problem('INPUT_INVALID', { field: name, value: '' });
  return value;
}

function parseLanguage(text: string | null): Language | null {
  if (text === null) return null;
  const known = LANGUAGES.find((language) => language === text);
  if (known === undefined) throw refused('lang', text);
  return known;
}
