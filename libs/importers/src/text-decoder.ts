import { TextDecoder } from 'node:util';
import { decode } from 'iconv-lite';
import type { TextEncoding } from './detect-encoding.ts';

/** What turns the pieces of a file into text. */
export interface PieceDecoder {
  /** Without a piece it is the end. */
  readonly decode: (piece?: Uint8Array, options?: { readonly stream?: boolean }) => string;
}

/** The decoder of an encoding: that of the platform, but for the Greek of DOS, which it does not know. */
export function createDecoder(encoding: TextEncoding): PieceDecoder {
  if (encoding !== DOS_GREEK) return new TextDecoder(encoding);
  // Each byte is a letter, so that it does not matter where pieces end.
  return {
    decode: (piece) => (piece === undefined ? '' : decode(Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength), DOS_GREEK)),
  };
}

export const DOS_GREEK = 'cp737';
