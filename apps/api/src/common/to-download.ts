import { StreamableFile } from '@nestjs/common';

/** A document that was attached to something. */
export interface DocumentContents {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Buffer;
}

/** A document as an answer that never opens in the page: what was attached is somebody else's. */
export function toDownload({ name, mediaType, bytes }: DocumentContents): StreamableFile {
  // RFC 6266: the name in letters that every browser has, and as it is.
  const plain = name.replace(/[^\w.-]/g, '_');
  const disposition = `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, escapeByte)}`;
  return new StreamableFile(bytes, { type: mediaType, disposition, length: bytes.length });
}

const escapeByte = (letter: string): string => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`;
