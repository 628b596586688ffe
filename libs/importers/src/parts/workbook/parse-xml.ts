import { TextDecoder } from 'node:util';
import { SaxesParser } from 'saxes';

/** What is told of a part of a workbook; names come without their prefix, which every program chooses for itself. */
export interface XmlListener {
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  close?(name: string): void;
  text?(text: string): void;
}

/** The text is no XML. */
export class XmlError extends Error {
  override readonly name = 'XmlError';
}

/**
 * Tells a listener of a piece of XML after the other, as they come; whoever iterates takes between two pieces what the listener has
 * gathered. Letters that two pieces share are read whole.
 * @returns for each piece its length (bytes)
 * @throws XmlError; what the pieces throw
 */
export async function* parseXml(pieces: AsyncIterable<Uint8Array>, listener: XmlListener): AsyncGenerator<number, void, void> {
  const parser = createParser(listener);
  let decoder: TextDecoder | undefined;
  for await (const piece of pieces) {
    decoder ??= new TextDecoder(encodingOf(piece), { fatal: true });
    parser.write(decode(decoder, piece));
    yield piece.byteLength;
  }
  parser.close();
}

/** The whole of a short one. */
export async function readXml(pieces: AsyncIterable<Uint8Array>, listener: XmlListener): Promise<void> {
  for await (const _ of parseXml(pieces, listener));
}

const OPTIONS = { xmlns: false, position: false } as const;

function createParser(listener: XmlListener): SaxesParser<typeof OPTIONS> {
  const parser = new SaxesParser(OPTIONS);
  parser.on('error', (error) => {
    throw new XmlError(error.message);
  });
  parser.on('opentag', ({ name, attributes }) => listener.open?.(localName(name), attributes));
  parser.on('closetag', ({ name }) => listener.close?.(localName(name)));
  parser.on('text', (text) => listener.text?.(text));
  parser.on('cdata', (text) => listener.text?.(text));
  return parser;
}

function decode(decoder: TextDecoder, piece: Uint8Array): string {
  try {
    return decoder.decode(piece, { stream: true });
  } catch {
    throw new XmlError('The text is not in the encoding that it claims.');
  }
}

/** Programs write UTF-8; the standard allows UTF-16 with its mark. */
function encodingOf(start: Uint8Array): string {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  return start[0] === 0xfe && start[1] === 0xff ? 'utf-16be' : 'utf-8';
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
