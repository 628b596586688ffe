import { randomUUID } from 'node:crypto';
import { Problem } from '@elektron/domain';
import { Inject, Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { Request, Response } from 'express';
import multer, { MulterError } from 'multer';
import type { Observable } from 'rxjs';

import type { Environment } from '../common/env.ts';
import { ENVIRONMENT } from '../common/environment.module.ts';
import type { ReceivedFile } from './upload-detection.ts';
import { UploadStore } from './upload-store.ts';

/** Files of one import; the largest known format has four tables. */
export const MAX_FILES = 10;
export const FILES_FIELD = 'files';

/** A page of another origin cannot send this header without being asked first (and refused), as it could send a form. */
export const UPLOAD_HEADER = 'x-elektron-upload';

/** As long as file systems allow. */
const LONGEST_FILE_NAME = 255;

function isFileName(name: string): boolean {
  return name.length <= LONGEST_FILE_NAME && !name.includes('\0');
}

const BYTES_PER_MEGABYTE = 1_048_576;

declare module 'express-serve-static-core' {
  interface Request {
    /** Set by UploadInterceptor. */
    upload?: { readonly uploadId: string; readonly files: readonly ReceivedFile[] };
  }
}

/** Streams the files of a request to disk, into the folder of a new upload; what is too large or broken leaves nothing behind. */
@Injectable()
export class UploadInterceptor implements NestInterceptor {
  readonly #uploads: UploadStore;
  readonly #limitMegabytes: number;

  constructor(uploads: UploadStore, @Inject(ENVIRONMENT) environment: Environment) {
    this.#uploads = uploads;
    this.#limitMegabytes = environment.uploadLimitMegabytes;
  }

  async intercept(execution: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const http = execution.switchToHttp();
    const request = http.getRequest<Request>();
    const context = request.acting;
    if (context === undefined) throw new Error('This route has no acting organisation.');
    const { uploadId, folder } = await this.#uploads.open(context);
    try {
      await this.#receive(request, http.getResponse<Response>(), folder);
    } catch (error) {
      await this.#uploads.remove(context, uploadId);
      throw this.#explain(error);
    }
    const received = Array.isArray(request.files) ? request.files : [];
    request.upload = { uploadId, files: received.map((file) => ({ path: file.path, name: file.originalname })) };
    return next.handle();
  }

  #receive(request: Request, response: Response, folder: string): Promise<void> {
    let current = '';
    const options = {
      storage: multer.diskStorage({
        destination: folder,
        filename: (_request, _file, done) => done(null, randomUUID()),
      }),
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
