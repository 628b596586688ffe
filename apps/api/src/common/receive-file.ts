import { Problem } from '@elektron/domain';
import type { Request } from 'express';

import { refuseInput } from './parse-geo-json.ts';

/** A file that is a request's whole body is held in memory: boundaries of a country's municipalities have some ten megabytes. */
export const LARGEST_SENT_FILE_MEGABYTES = 64;
export const BYTES_PER_MEGABYTE = 1_048_576;

/** No form of another site can send this kind of body without being asked first. */
const MEDIA_TYPE = 'application/octet-stream';

export type QueryTexts = Readonly<Record<string, unknown>>;

/** A parameter of an address, empty where there is none. One that comes twice is a list, and no text. */
export function textIn(query: QueryTexts, name: string): string {
  const value = query[name];
  return typeof value === 'string' ? value : '';
}

/** The file that is a request's body, as long as it is none too large. @throws Problem FILE_TOO_LARGE, INPUT_INVALID for an empty one and for another kind of body */
export async function receiveFile(request: Request, fileName: string, megabytes = LARGEST_SENT_FILE_MEGABYTES): Promise<Buffer> {
  if (request.is(MEDIA_TYPE) === false) throw refuseInput('Content-Type', `≠ ${MEDIA_TYPE}`);
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of request as AsyncIterable<unknown>) {
    if (!(piece instanceof Uint8Array)) continue;
    length += piece.byteLength;
    if (length > megabytes * BYTES_PER_MEGABYTE) throw tooLarge(fileName, megabytes);
    pieces.push(Buffer.from(piece));
  }
  if (length === 0) throw refuseInput('file', '–');
  return Buffer.concat(pieces);
}

export function tooLarge(fileName: string, megabytes = LARGEST_SENT_FILE_MEGABYTES): Problem {
  return new Problem('FILE_TOO_LARGE', { file: fileName, limit: megabytes });
}
