import { Problem } from '@elektron/domain';
import { Inject, Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { Request, Response } from 'express';
import multer, { MulterError } from 'multer';
import type { Observable } from 'rxjs';

import type { ActingContext } from '../common/acting-context.ts';
import type { Environment } from '../common/env.ts';
import { ENVIRONMENT } from '../common/environment.module.ts';
import { UploadQuota } from './upload-quota.ts';
import { UploadStore, type DraftFile } from './upload-store.ts';

/** Files of one import: one for each month of two years. */
export const MAX_FILES = 24;
export const FILES_FIELD = 'files';

/** A page of another origin cannot send this header without being asked first (and refused), as it could send a form. */
export const UPLOAD_HEADER = 'x-elektron-upload';

/** As long as file systems allow. */
const LONGEST_FILE_NAME = 255;

function isFileName(name: string): boolean {
  return name.length <= LONGEST_FILE_NAME && !name.includes('\0');
}

const BYTES_PER_MEGABYTE = 1_048_576;

/** How much there is to come; Node ends a request that brings more. @throws Problem INPUT_INVALID for one that does not say it */
function announcedBytes(request: Request): number {
  const text = request.get('content-length');
  if (text === undefined) throw new Problem('INPUT_INVALID', { field: 'Content-Length', value: '–' });
  return Number(text);
}

declare module 'express-serve-static-core' {
  interface Request {
    /** Set by UploadInterceptor. */
    upload?: { readonly uploadId: string; readonly files: readonly DraftFile[] };
  }
}

/** Streams the files of a request, sealed, into the folder of a new upload; what is too large or broken leaves nothing behind. */
@Injectable()
export class UploadInterceptor implements NestInterceptor {
  readonly #uploads: UploadStore;
  readonly #quota: UploadQuota;
  readonly #limitMegabytes: number;

  constructor(uploads: UploadStore, quota: UploadQuota, @Inject(ENVIRONMENT) environment: Environment) {
    this.#uploads = uploads;
    this.#quota = quota;
    this.#limitMegabytes = environment.uploadLimitMegabytes;
  }

  async intercept(execution: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const http = execution.switchToHttp();
    const request = http.getRequest<Request>();
    const context = request.acting;
    if (context === undefined) throw new Error('This route has no acting organisation.');
    const uploadId = await this.#uploads.open(context);
    try {
      const storage = this.#storage(context, uploadId);
      const receive = (): Promise<void> => this.#receive(request, http.getResponse<Response>(), storage);
      await this.#quota.whileThereIsRoom(context, announcedBytes(request), receive);
    } catch (error) {
      await this.#uploads.remove(context, uploadId);
      throw this.#explain(error);
    }
    const received = Array.isArray(request.files) ? request.files : [];
    request.upload = { uploadId, files: received.map((file) => ({ storedAs: file.filename, name: file.originalname })) };
    return next.handle();
  }

  #storage(context: ActingContext, uploadId: string): multer.StorageEngine {
    return {
      _handleFile: (_request, file, done) => {
        this.#uploads.receive(context, uploadId, file.stream).then((filename) => done(null, { filename }), done);
      },
      // Whatever is refused goes with its whole folder.
      _removeFile: (_request, _file, done) => done(null),
    };
  }

  #receive(request: Request, response: Response, storage: multer.StorageEngine): Promise<void> {
    let current = '';
    const options = {
      storage,
      fileFilter: (_request, file, done) => {
        current = file.originalname;
        if (isFileName(current)) done(null, true);
        else done(new Problem('INPUT_INVALID', { field: FILES_FIELD, value: current.replaceAll('\0', '␀').slice(0, 100) }));
      },
      limits: { fileSize: this.#limitMegabytes * BYTES_PER_MEGABYTE, files: MAX_FILES, fields: 0, parts: MAX_FILES },
      // Browsers send names in UTF-8 without saying so; otherwise Greek names arrive as rubbish.
      defParamCharset: 'utf8',
    } satisfies multer.Options & { readonly defParamCharset: string };
    const receive = multer(options).array(FILES_FIELD, MAX_FILES);
    return new Promise((done, fail) => {
      void receive(request, response, (error: unknown) => {
        if (error === undefined || error === null) return done();
        if (error instanceof MulterError) error.field = current;
        // Whoever sent it has gone away; nobody is left to be told anything.
        if (request.destroyed && !request.complete) return fail(new Problem('CANCELLED'));
        fail(error instanceof Error ? error : new Error('The upload could not be received.', { cause: error }));
      });
    });
  }

  #explain(error: unknown): unknown {
    // What the form's own reader finds wrong with it has no code; what the system refuses has one.
    const isBrokenForm = error instanceof Error && !('code' in error);
    if (isBrokenForm) return new Problem('INPUT_INVALID', { field: FILES_FIELD, value: error.message.slice(0, 100) });
    if (!(error instanceof MulterError)) return error;
    if (error.code === 'LIMIT_FILE_SIZE') return new Problem('FILE_TOO_LARGE', { file: error.field ?? '', limit: this.#limitMegabytes });
    return new Problem('INPUT_INVALID', { field: FILES_FIELD, value: `${error.message} (1–${MAX_FILES})` });
  }
}
