import { Controller, Post, Req, UseGuards, UseInterceptors } from '@nestjs/common';
import type { Request } from 'express';

import { Acting, type ActingContext } from '../common/acting-context.ts';
import { Allow } from '../common/allow.ts';
import { AuditTrail } from '../common/audit-trail.ts';
import { entryOfUpload } from './import-audit.ts';
import { presentSurvey, type PresentedSurvey } from './present-survey.ts';
import { presentUpload, type PresentedUpload } from './present-upload.ts';
import { UploadMapping } from './upload-mapping.service.ts';
import { UploadGuard } from './upload.guard.ts';
import { UploadInterceptor } from './upload.interceptor.ts';

/** What a file was recognised as, or what it looks like where nobody knows it. */
type UploadAnswer = PresentedUpload | { readonly uploadId: string; readonly unknown: PresentedSurvey };

/** Files come over plain HTTP: GraphQL has no good way for them. What they are is said at once, the import is started with GraphQL. */
@Controller('api/uploads')
export class UploadController {
  readonly #mapping: UploadMapping;
  readonly #audit: AuditTrail;

  constructor(mapping: UploadMapping, audit: AuditTrail) {
    this.#mapping = mapping;
    this.#audit = audit;
  }

  @Post()
  @Allow('records.import')
  @UseGuards(UploadGuard)
  @UseInterceptors(UploadInterceptor)
  async upload(@Acting() context: ActingContext, @Req() request: Request): Promise<UploadAnswer> {
    const { uploadId = '', files = [] } = request.upload ?? {};
    const upload = await this.#mapping.take(context, uploadId, files);
    if ('draft' in upload) return { uploadId, unknown: presentSurvey(upload) };
    // Without this nobody hears of the upload, and what nobody imports is removed.
    await this.#audit.record(context, entryOfUpload(upload));
    return presentUpload(upload);
  }
}
