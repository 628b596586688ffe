import { LARGEST_DOCUMENT_MEGABYTES } from '@elektron/domain';
import { Controller, Get, Header, HttpCode, HttpStatus, Param, Post, Query, Req, UseGuards, type StreamableFile } from '@nestjs/common';
import type { Request } from 'express';

import { Acting, type ActingContext } from '../common/acting-context.ts';
import { Allow } from '../common/allow.ts';
import { OwnPageGuard } from '../common/own-page.guard.ts';
import type { AttachedDocument } from '../common/parse-document.ts';
import { receiveFile, textIn, type QueryTexts } from '../common/receive-file.ts';
import { toDownload } from '../common/to-download.ts';
import { InterventionDocuments } from './intervention-documents.service.ts';

/** Documents of an intervention, over plain HTTP as every file: `POST /api/interventions/ID/documents?fileName=plan.pdf`, the body being the file. */
@Controller('api/interventions/:id/documents')
export class InterventionDocumentsController {
  readonly #documents: InterventionDocuments;

  constructor(documents: InterventionDocuments) {
    this.#documents = documents;
  }

  @Post()
  @HttpCode(HttpStatus.OK)
  @Allow('analyses.run')
  async add(
    @Acting() context: ActingContext,
    @Param('id') id: string,
    @Query() query: QueryTexts,
    @Req() request: Request,
  ): Promise<AttachedDocument> {
    const name = textIn(query, 'fileName');
    return this.#documents.add(context, id, name, await receiveFile(request, name, LARGEST_DOCUMENT_MEGABYTES));
  }

  @Get(':documentId')
  @Allow('records.read')
  @UseGuards(OwnPageGuard)
  @Header('Cache-Control', 'no-store')
  async take(@Acting() context: ActingContext, @Param('id') id: string, @Param('documentId') documentId: string): Promise<StreamableFile> {
    return toDownload(await this.#documents.take(context, id, documentId));
  }
}
