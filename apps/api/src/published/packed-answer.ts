import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Request, Response } from 'express';

const toGzip = promisify(gzip);
const toBrotli = promisify(brotliCompress);

/** Below this, packing saves less than its header costs. */
const PACKED_FROM_BYTES = 600;
/** Of 11: the last ones take seconds for the same answer. */
const BROTLI_QUALITY = 5;

/** An answer as it is sent, in each form that a client takes. */
export interface PackedAnswer {
  readonly mediaType: string;
  /** Of what is kept as a file. */
  readonly fileName: string | null;
  /** Digest of the content. */
  readonly tag: string;
  readonly forms: Readonly<Record<'identity', Buffer>> & Partial<Readonly<Record<'br' | 'gzip', Buffer>>>;
}

export const bytesOfAnswer = ({ forms }: PackedAnswer): number =>
  Object.values(forms).reduce((bytes, form: Buffer) => bytes + form.length, 0);

export async function packAnswer(content: string | Uint8Array, mediaType: string, fileName: string | null = null): Promise<PackedAnswer> {
  const identity = typeof content === 'string' ? Buffer.from(content) : Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  const tag = createHash('sha256').update(identity).digest('base64url').slice(0, 22);
  if (identity.length < PACKED_FROM_BYTES) return { mediaType, fileName, tag, forms: { identity } };
  const params = { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY };
  const [br, packed] = await Promise.all([toBrotli(identity, { params }), toGzip(identity)]);
  return { mediaType, fileName, tag, forms: { identity, br, gzip: packed } };
}

/**
 * Short, because what is withdrawn must go: a shared cache or a browser asks again after so many seconds, and is told in a few bytes that nothing has
 * changed.
 */
export const KEPT_SECONDS = 15;

/** Sends an answer in the form that the client takes; only that it is still the same, where it has it. */
export function sendAnswer(request: Request, response: Response, { mediaType, fileName, tag, forms }: PackedAnswer): void {
  const taken = request.acceptsEncodings(['br', 'gzip', 'identity']);
  const encoding = taken !== false && taken in forms ? (taken as keyof typeof forms) : 'identity';
  response.setHeader('Cache-Control', `public, max-age=${KEPT_SECONDS}, must-revalidate`);
  response.setHeader('Vary', 'Accept-Encoding');
  const etag = `"${tag}-${encoding}"`;
  response.setHeader('ETag', etag);
  response.setHeader('Content-Type', mediaType);
  if (fileName !== null) response.setHeader('Content-Disposition', `attachment; filename="${fileName}"`);
  if (isKnown(request.get('if-none-match'), etag)) return void response.status(304).end();
  if (encoding !== 'identity') response.setHeader('Content-Encoding', encoding);
  const body = forms[encoding] ?? forms.identity;
  response.setHeader('Content-Length', body.length);
  response.end(body);
}

/** What a proxy has packed anew carries a weak tag of ours. */
function isKnown(tags: string | undefined, etag: string): boolean {
  return tags !== undefined && tags.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);
}
