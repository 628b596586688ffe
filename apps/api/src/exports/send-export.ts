import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Logger } from '@nestjs/common';
import type { Response } from 'express';

import type { ExportFile } from './exportable.ts';

/** A GeoPackage of a million accidents says nothing until it is whole; whoever does not read for so long is gone. */
const LONGEST_SILENCE_MS = 600_000;

/** Every layer of the server listens for the end of a response, and a pipeline several times: with it there are eleven, each of them gone with the response. */
const MOST_LISTENERS = 20;

/** Sends a file while it is made. Once it is under way, a failure ends the connection: what has arrived must not pass for the whole. */
export async function sendExport(file: Omit<ExportFile, 'count'>, response: Response, logger: Logger): Promise<void> {
  const { fileName, mediaType, content } = file;
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  response.setMaxListeners(MOST_LISTENERS);
  response.setTimeout(LONGEST_SILENCE_MS);
  response.setHeader('Content-Type', mediaType).setHeader('Content-Disposition', `attachment; filename="${fileName}"`);
  response.flushHeaders();
  try {
    await pipeline(Readable.from(content(gone.signal), { objectMode: true, highWaterMark: 1 }), response);
  } catch (error) {
    response.destroy();
    if (!isOfWhoeverLeft(error)) logger.error(error);
  }
}

/** They have closed the page or stopped the download, which is no failure. */
function isOfWhoeverLeft(error: unknown): boolean {
  return error instanceof Error && (error.name === 'AbortError' || ('code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE'));
}
