import { LARGEST_DOCUMENT_MEGABYTES } from '@elektron/domain';
import { Controller, Get, Header, HttpCode, HttpStatus, Param, Post, Query, Req, UseGuards, type StreamableFile } from '@nestjs/common';
import type { Request } from 'express';

import { Acting, type ActingContext } from '../common/acting-context.ts';
import { Allow } from '../common/allow.ts';
import { OwnPageGuard } from '../common/own-page.guard.ts';
import { receiveFile, textIn, type QueryTexts } from '../common/receive-file.ts';
import { toDownload } from '../common/to-download.ts';
import type { BlackSpotDocument } from './black-spot.ts';
import { BlackSpotsService } from './black-spots.service.ts';

/**
 * Documents of a case, over plain HTTP as every file: `POST /api/black-spots/ID/documents?fileName=plan.pdf`, the body being the file, and
 * `GET /api/black-spots/ID/documents/ID`, which never opens in the page: what was attached is somebody else's.
 */
@Controller('api/black-spots/:id/documents')
export class DocumentsController {
  readonly #spots: BlackSpotsService;

  constructor(spots: BlackSpotsService) {
    this.#spots = spots;
  }

  @Post()
  @HttpCode(HttpStatus.OK)
  @Allow('analyses.run')
  async add(
    @Acting() context: ActingContext,
    @Param('id') id: string,
    @Query() query: QueryTexts,
    @Req() request: Request,
  ): Promise<BlackSpotDocument> {
    const name = textIn(query, 'fileName');
    return this.#spots.addDocument(context, id, name, await receiveFile(request, name, LARGEST_DOCUMENT_MEGABYTES));
  }

  @Get(':documentId')
  @Allow('records.read')
  @UseGuards(OwnPageGuard)
  @Header('Cache-Control', 'no-store')
  async take(@Acting() context: ActingContext, @Param('id') id: string, @Param('documentId') documentId: string): Promise<StreamableFile> {
    return toDownload(await this.#spots.takeDocument(context, id, documentId));
  }
}
