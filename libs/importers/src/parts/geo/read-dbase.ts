import type { PieceDecoder } from '../../text-decoder.ts';

/** The table beside the shapes of a shapefile. */
export interface DbaseTable {
  readonly headings: readonly string[];
  /** The cells of a record as written; `null` for one that was deleted, which stays in the file. */
  readonly records: Iterable<readonly string[] | null>;
  readonly count: number;
}

/** The bytes are no such table. */
export class DbaseError extends Error {
  override readonly name = 'DbaseError';
}

const HEADER_BYTES = 32;
const FIELD_BYTES = 32;
const NAME_BYTES = 11;
const END_OF_FIELDS = 0x0d;
const DELETED = 0x2a;
/** Binary contents of dBASE 7: nothing that a person would read. */
const BINARY_TYPES: ReadonlySet<string> = new Set(['@', '+', 'I', 'O', 'B', 'G', 'P']);

interface Field {
  readonly name: string;
  readonly type: string;
  readonly start: number;
  readonly length: number;
}

/**
 * A .dbf file (dBASE III), with its values as they stand there: a library that makes numbers of them loses digits of long ones.
 * @param bytes the whole of it
 * @param decoder of names and texts
 * @throws DbaseError
 */
export function readDbase(bytes: Buffer, decoder: PieceDecoder): DbaseTable {
  const { start, recordBytes, declared } = readHeader(bytes);
  const fields = readFields(bytes, start, decoder);
  // Each record begins with a byte that says whether it was deleted.
  const used = fields.reduce((sum, { length }) => sum + length, 1);
  if (fields.length === 0 || used > recordBytes) throw new DbaseError('The fields are longer than a record.');
  const count = Math.min(declared, Math.floor((bytes.length - start) / recordBytes));
  if (count < declared) throw new DbaseError('Records are missing at the end.');
  const kept = fields.filter(({ type }) => !BINARY_TYPES.has(type));
  function* records(): Generator<readonly string[] | null> {
    for (let i = 0; i < count; i++) {
      const record = bytes.subarray(start + i * recordBytes, start + (i + 1) * recordBytes);
      yield record[0] === DELETED ? null : kept.map((field) => readValue(record, field, decoder));
    }
  }
  return { headings: kept.map(({ name }) => name), records: records(), count };
}

/** Where the texts of a .dbf file begin: all that its encoding can be told from. @throws DbaseError */
export function textStartOf(bytes: Buffer): number {
  return readHeader(bytes).start;
}

function readHeader(bytes: Buffer): { readonly start: number; readonly recordBytes: number; readonly declared: number } {
  if (bytes.length < HEADER_BYTES) throw new DbaseError('The header is cut.');
  const [declared, start, recordBytes] = [bytes.readUInt32LE(4), bytes.readUInt16LE(8), bytes.readUInt16LE(10)];
  if (start < HEADER_BYTES || start > bytes.length || recordBytes === 0) throw new DbaseError('The header is damaged.');
  return { start, recordBytes, declared };
}

function readFields(bytes: Buffer, end: number, decoder: PieceDecoder): Field[] {
  const fields: Field[] = [];
  let start = 1;
  for (let at = HEADER_BYTES; at + FIELD_BYTES <= end && bytes[at] !== END_OF_FIELDS; at += FIELD_BYTES) {
    const nameBytes = bytes.subarray(at, at + NAME_BYTES);
    const nameEnd = nameBytes.indexOf(0);
    const name = decoder.decode(nameEnd === -1 ? nameBytes : nameBytes.subarray(0, nameEnd));
    const type = String.fromCharCode(bytes[at + 11] ?? 0);
    const length = bytes[at + 16] ?? 0;
    fields.push({ name, type, start, length });
    start += length;
  }
  return fields;
}

function readValue(record: Buffer, { type, start, length }: Field, decoder: PieceDecoder): string {
  const text = decoder.decode(record.subarray(start, start + length)).replace(/^[\s\0]+|[\s\0]+$/g, '');
  if (type === 'D') return /^\d{8}$/.test(text) && text !== '00000000' ? `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}` : '';
  // A number that did not fit, and a logical value that nobody has given.
  if ((type === 'N' || type === 'F') && text.startsWith('*')) return '';
  return type === 'L' && text === '?' ? '' : text;
}
