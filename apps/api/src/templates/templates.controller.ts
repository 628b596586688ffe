import { LANGUAGES, Problem, type Language } from '@elektron/domain';
import { Controller, Get, Query as QueryParameter, Res } from '@nestjs/common';
import type { Response } from 'express';

import { ActingPerson, type Actor } from '../common/acting-context.ts';
import { Allow } from '../common/allow.ts';
import { TemplatesService, type TemplateFile } from './templates.service.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Forms to fill and upload: `GET /api/templates/accidents.xlsx?language=el`. They hold no record of anybody. */
@Controller('api/templates')
export class TemplatesController {
  readonly #templates: TemplatesService;

  constructor(templates: TemplatesService) {
    this.#templates = templates;
  }

  @Get('accidents.xlsx')
  @Allow('signed-in')
  async accidents(@ActingPerson() actor: Actor, @QueryParameter('language') language: unknown, @Res() response: Response): Promise<void> {
    send(await this.#templates.get('accidents', parseLanguage(language) ?? actor.language), response);
  }

  @Get('accessibility.xlsx')
  @Allow('signed-in')
  async accessibility(
    @ActingPerson() actor: Actor,
    @QueryParameter('language') language: unknown,
    @Res() response: Response,
  ): Promise<void> {
    send(await this.#templates.get('accessibility', parseLanguage(language) ?? actor.language), response);
  }

  @Get('traffic.xlsx')
  @Allow('signed-in')
  async traffic(@ActingPerson() actor: Actor, @QueryParameter('language') language: unknown, @Res() response: Response): Promise<void> {
    send(await this.#templates.get('traffic', parseLanguage(language) ?? actor.language), response);
  }
}

function send({ name, content }: TemplateFile, response: Response): void {
  response.setHeader('Content-Type', XLSX).setHeader('Content-Disposition', `attachment; filename="${name}"`);
  response.end(content);
}

/** @throws Problem INPUT_INVALID */
function parseLanguage(value: unknown): Language | null {
  if (value === undefined) return null;
  const known = LANGUAGES.find((language) => language === value);
  if (known === undefined)
    throw new Problem('INPUT_INVALID', { field: 'language', value: typeof value === 'string' ? value.slice(0, 100) : '' });
  return known;
}
