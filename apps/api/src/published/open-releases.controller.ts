import { Controller, Get, Param, Query, Req } from '@nestjs/common';
import type { Request } from 'express';

import { Allow } from '../common/allow.ts';
import { readParameters, type QueryParameters } from '../common/closed-parameters.ts';
import { refused } from '../common/refused.ts';
import { statementsOf } from './area-statements.ts';
import { funnelOf } from './funnel.ts';
import { OpenAnswers } from './open-answers.service.ts';
import { readSelection } from './read-selection.ts';

/** Of what somebody types to find a place. */
const LONGEST_SEARCH = 60;

/** Published releases for everybody (docs/open-data.md): the public site is built on these, and on nothing else. */
@Controller('open/releases')
@Allow('everyone')
export class OpenReleasesController {
  readonly #answers: OpenAnswers;

  constructor(answers: OpenAnswers) {
    this.#answers = answers;
  }

  @Get()
  list(@Req() request: Request, @Query() query: QueryParameters): Promise<void> {
    readParameters(query, []);
    return this.#answers.ofAll(request, (releases) => ({ json: { releases } }));
  }

  @Get(':releaseId')
  one(@Req() request: Request, @Param('releaseId') releaseId: string, @Query() query: QueryParameters): Promise<void> {
    readParameters(query, []);
    return this.#answers.ofRelease(request, releaseId, ({ listed }) => ({ json: listed }));
  }

  @Get(':releaseId/areas')
  areas(@Req() request: Request, @Param('releaseId') releaseId: string, @Query() query: QueryParameters): Promise<void> {
    return this.#answers.ofRelease(request, releaseId, ({ index }) => ({ json: index.countAreas(readSelection(index, query)) }));
  }

  @Get(':releaseId/areas/:areaId')
  area(@Req() request: Request, @Param() { releaseId, areaId }: Address, @Query() query: QueryParameters): Promise<void> {
    readParameters(query, []);
    return this.#answers.ofRelease(request, releaseId, ({ index }) => {
      const area = index.area(areaId);
      return { json: { ...area, neighbours: index.neighboursOf(area), statements: statementsOf(index, area) } };
    });
  }

  @Get(':releaseId/funnel')
  funnel(@Req() request: Request, @Param('releaseId') releaseId: string, @Query() query: QueryParameters): Promise<void> {
    return this.#answers.ofRelease(request, releaseId, ({ index }) => ({ json: funnelOf(index, readSelection(index, query)) }));
  }

  @Get(':releaseId/search')
  search(@Req() request: Request, @Param('releaseId') releaseId: string, @Query() query: QueryParameters): Promise<void> {
    const typed = readParameters(query, ['q']).q ?? '';
    if (typed.length > LONGEST_SEARCH) throw refused('q', typed);
    return this.#answers.ofRelease(request, releaseId, ({ index }) => ({ json: { areas: index.search(typed) } }));
  }

  @Get(':releaseId/sites')
  sites(@Req() request: Request, @Param('releaseId') releaseId: string, @Query() query: QueryParameters): Promise<void> {
    readParameters(query, []);
    return this.#answers.ofRelease(request, releaseId, ({ index }) => ({ json: { sites: index.release.sites } }));
  }

  @Get(':releaseId/barriers')
  barriers(@Req() request: Request, @Param('releaseId') releaseId: string, @Query() query: QueryParameters): Promise<void> {
    readParameters(query, []);
    return this.#answers.ofRelease(request, releaseId, ({ index }) => ({ json: { barriers: index.release.barriers } }));
  }
}

interface Address {
  readonly releaseId: string;
  readonly areaId: string;
}
