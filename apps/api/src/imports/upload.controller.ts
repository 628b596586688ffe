import type { Text } from '@elektron/domain';
import { getImportTable } from '@elektron/importers';
import { Controller, Post, Req, UseGuards, UseInterceptors } from '@nestjs/common';
import type { Request } from 'express';

import { Acting, type ActingContext } from '../common/acting-context.ts';
import type { ProblemObject } from '../common/problem.ts';
import { UploadDetection, type DetectedUpload } from './upload-detection.ts';
import { UploadGuard } from './upload.guard.ts';
import { UploadInterceptor } from './upload.interceptor.ts';

interface UploadAnswer {
  readonly uploadId: string;
  readonly formatId: string;
  readonly formatLabels: Text;
  readonly files: readonly {
    readonly name: string;
    readonly size: number;
    readonly tableId: string;
    readonly tableLabels: Text;
    readonly unknownColumns: readonly string[];
  }[];
  readonly notes: readonly ProblemObject[];
}

/** Files come over plain HTTP: GraphQL has no good way for them. What they are is said at once, the import is started with GraphQL. */
@Controller('api/uploads')
export class UploadController {
  readonly #detection: UploadDetection;

  constructor(detection: UploadDetection) {
    this.#detection = detection;
  }

  @Post()
  @UseGuards(UploadGuard)
  @UseInterceptors(UploadInterceptor)
  async upload(@Acting() context: ActingContext, @Req() request: Request): Promise<UploadAnswer> {
    const { uploadId = '', files = [] } = request.upload ?? {};
    return toAnswer(await this.#detection.take(context, uploadId, files));
  }
}

function toAnswer(upload: DetectedUpload): UploadAnswer {
  return {
    uploadId: upload.uploadId,
    formatId: upload.formatId,
    formatLabels: upload.formatLabels,
    files: upload.files.map(({ name, bytes, tableId, detected }) => ({
      name,
      size: bytes,
      tableId,
      tableLabels: getImportTable(upload.formatId, tableId).labels,
      unknownColumns: detected.unknownColumns,
    })),
    notes: upload.notes.map((message) => ({ code: 'NOTE', details: {}, message })),
  };
}
