import type { Text } from '@elektron/domain';
import { getImportTable, type ImportNote } from '@elektron/importers';
import { Controller, Post, Req, UseGuards, UseInterceptors } from '@nestjs/common';
import type { Request } from 'express';

import { Acting, type ActingContext } from '../common/acting-context.ts';
import { Allow } from '../common/allow.ts';
import { AuditTrail, type AuditEntry } from '../common/audit-trail.ts';
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
  readonly notes: readonly ImportNote[];
}

/** Files come over plain HTTP: GraphQL has no good way for them. What they are is said at once, the import is started with GraphQL. */
@Controller('api/uploads')
export class UploadController {
  readonly #detection: UploadDetection;
  readonly #audit: AuditTrail;

  constructor(detection: UploadDetection, audit: AuditTrail) {
    this.#detection = detection;
    this.#audit = audit;
  }

  @Post()
  @Allow('records.import')
  @UseGuards(UploadGuard)
  @UseInterceptors(UploadInterceptor)
  async upload(@Acting() context: ActingContext, @Req() request: Request): Promise<UploadAnswer> {
    const { uploadId = '', files = [] } = request.upload ?? {};
    const upload = await this.#detection.take(context, uploadId, files);
    // Without this nobody hears of the upload, and what nobody imports is removed.
    await this.#audit.record(context, entryOf(upload));
    return toAnswer(upload);
  }
}

function entryOf({ uploadId, formatId, files }: DetectedUpload): AuditEntry {
  const bytes = files.reduce((total, file) => total + file.bytes, 0);
  return { action: 'import.uploaded', subjectKind: 'upload', subjectId: uploadId, details: { formatId, files: files.length, bytes } };
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
    notes: upload.notes,
  };
}
