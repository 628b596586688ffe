import type { PbfReader } from 'pbf';

import { OsmError } from './osm-flaw.ts';

/**
 * Calls `read` for each field of a message; fields that it does not read are passed over.
 * @param end where the message ends; without it the bytes do
 * @throws OsmError for what is no such message
 */
export function readFields(pbf: PbfReader, read: (field: number, pbf: PbfReader) => void, end: number = pbf.length): void {
  try {
    for (let field = pbf.nextField(end); field !== 0; field = pbf.nextField(end)) read(field, pbf);
  } catch (error) {
    // What the library throws for varints and types that there are not.
    throw error instanceof OsmError ? error : new OsmError('damaged', String(error));
  }
  if (pbf.pos !== end) throw new OsmError('damaged', 'a message that ends elsewhere than it says');
}

/** A message inside of the one that is read. */
export function readMessage(pbf: PbfReader, read: (field: number, pbf: PbfReader) => void): void {
  const length = readLength(pbf);
  readFields(pbf, read, pbf.pos + length);
}

/** The length that stands before bytes, texts and messages; the library would read on past the end. */
export function readLength(pbf: PbfReader): number {
  const length = pbf.readVarint();
  if (length > pbf.length - pbf.pos) throw new OsmError('damaged', 'a field that is longer than its message');
  return length;
}

/** A list of whole numbers with signs, each the difference to the one before when `isDelta`. */
export function readSigned(pbf: PbfReader, isDelta: boolean): number[] {
  const end = readLength(pbf) + pbf.pos;
  const values: number[] = [];
  let last = 0;
  while (pbf.pos < end) {
    last = pbf.readSVarint() + (isDelta ? last : 0);
    // Beyond this a number is no longer itself.
    if (!Number.isSafeInteger(last)) throw new OsmError('damaged', 'a number that is too large');
    values.push(last);
  }
  return values;
}

/** A list of whole numbers without signs. */
export function readUnsigned(pbf: PbfReader): number[] {
  const end = readLength(pbf) + pbf.pos;
  const values: number[] = [];
  while (pbf.pos < end) values.push(pbf.readVarint());
  return values;
}
