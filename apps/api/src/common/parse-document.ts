import { DOCUMENT_ENDINGS, findDocumentKind, LONGEST_DOCUMENT_NAME, Problem } from '@elektron/domain';

import { refused } from './refused.ts';

/** A file that was attached to something, without its contents. */
export interface AttachedDocument {
  readonly documentId: string;
  readonly name: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
}

/** Control characters, halves of letters, and marks that turn the direction of writing, by which one ending looks like another. */
const UNFIT = /[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u;

/**
 * What a file that somebody attaches is.
 * @param fileName as its sender calls it; a path before it is left out
 * @throws Problem INPUT_INVALID for a name that is none, DOCUMENT_UNUSABLE for a kind that cannot be attached
 */
export function parseDocument(fileName: string, bytes: Uint8Array): Omit<AttachedDocument, 'documentId'> {
  const name = (fileName.split(/[\\/]/).at(-1) ?? '').normalize('NFC').trim();
  if (name === '' || name.length > LONGEST_DOCUMENT_NAME || UNFIT.test(name)) {
    throw refused('fileName', name);
  }
  const kind = findDocumentKind(name, bytes);
  if (kind === null) throw new Problem('DOCUMENT_UNUSABLE', { file: name, known: DOCUMENT_ENDINGS.join(', ') });
  return { name, mediaType: kind.mediaType, sizeBytes: bytes.byteLength };
}
