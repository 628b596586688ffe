import { asBuffer, type ByteSource } from '../byte-source.ts';
import { ArchiveError } from './archive-flaw.ts';

/** The bytes of a source, forward only. */
export class ForwardReader {
  readonly #pieces: AsyncIterator<Uint8Array>;
  #piece: Buffer = Buffer.alloc(0);
  #position = 0;

  constructor(source: ByteSource) {
    this.#pieces = source.read()[Symbol.asyncIterator]();
  }

  async skipTo(position: number): Promise<void> {
    if (position < this.#position) throw new ArchiveError('overlapping');
    for await (const _ of this.pieces(position - this.#position));
  }

  async take(length: number): Promise<Buffer> {
    const taken: Buffer[] = [];
    for await (const piece of this.pieces(length)) taken.push(piece);
    return Buffer.concat(taken);
  }

  /** The next bytes, as they come. @throws ArchiveError where the source ends before */
  async *pieces(length: number): AsyncGenerator<Buffer, void, void> {
    for (let left = length; left > 0;) {
      if (this.#piece.length === 0) {
        const next = await this.#pieces.next();
        if (next.done === true) throw new ArchiveError('damaged');
        this.#piece = asBuffer(next.value);
      }
      const piece = this.#piece.subarray(0, left);
      this.#piece = this.#piece.subarray(piece.length);
      this.#position += piece.length;
      left -= piece.length;
      if (piece.length > 0) yield piece;
    }
  }

  async close(): Promise<void> {
    await this.#pieces.return?.();
  }
}
