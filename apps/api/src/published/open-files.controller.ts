import { Problem } from '@elektron/domain';
import { Controller, Get, Param, Query, Req } from '@nestjs/common';
import type { Request } from 'express';

import { Allow } from '../common/allow.ts';
import { readParameters, type QueryParameters } from '../common/closed-parameters.ts';
import { OpenAnswers } from './open-answers.service.ts';
import { catalogueOf } from './open-catalogue.ts';
import { makeFile, mediaTypeOf, notesOf, OPEN_FILE_KINDS, parseLanguage } from './release-files.ts';
import { layersOf } from './release-layers.ts';

/** Releases as files, and the catalogue of them all (docs/open-data.md). */
@Controller('open')
@Allow('everyone')
export class OpenFilesController {
  readonly #answers: OpenAnswers;

  constructor(answers: OpenAnswers) {
    this.#answers = answers;
  }

  @Get('catalogue.jsonld')
  catalogue(@Req() request: Request, @Query() query: QueryParameters): Promise<void> {
    readParameters(query, []);
    const root = rootOf(request);
    return this.#answers.ofAll(request, (releases) => {
      return { mediaType: 'application/ld+json', content: JSON.stringify(catalogueOf(releases, root)) };
    });
  }

  @Get('releases/:releaseId/files')
  list(@Req() request: Request, @Param('releaseId') releaseId: string, @Query() query: QueryParameters): Promise<void> {
    readParameters(query, []);
    const files = `${rootOf(request)}/releases/${releaseId}/files`;
    return this.#answers.ofRelease(request, releaseId, ({ listed }) => ({
      json: {
        about: { el: notesOf(listed, 'el'), en: notesOf(listed, 'en') },
        files: layersOf(listed.head).flatMap(({ id, title }) =>
          OPEN_FILE_KINDS.map((kind) => ({ layer: id, title, kind, mediaType: mediaTypeOf(kind), url: `${files}/${id}.${kind}` })),
        ),
      },
    }));
  }

  @Get('releases/:releaseId/files/:layer.:kind')
  file(@Req() request: Request, @Param() address: Address, @Query() query: QueryParameters): Promise<void> {
    const language = parseLanguage(readParameters(query, ['lang']).lang);
    const kind = OPEN_FILE_KINDS.find((known) => known === address.kind);
    return this.#answers.ofRelease(request, address.releaseId, async ({ listed, index }) => {
      const layer = layersOf(listed.head).find(({ id }) => id === address.layer);
      if (layer === undefined || kind === undefined) throw new Problem('NOT_PUBLISHED');
      const content = await makeFile({ listed, index }, layer, kind, language);
      return { mediaType: mediaTypeOf(kind), content, fileName: `${listed.releaseId}-${layer.id}.${kind}` };
    });
  }
}

const rootOf = (request: Request): string => `${request.protocol}://${request.get('host') ?? ''}/open`;

interface Address {
  readonly releaseId: string;
  readonly layer: string;
  readonly kind: string;
}
