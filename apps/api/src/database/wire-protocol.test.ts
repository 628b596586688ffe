import { afterEach, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';

import { ProtocolViolation, queryBytes, startupPacket, toAnswer, UnitReader, type Unit } from './wire-protocol.ts';

function message(type: string, body: string): Buffer {
  const bytes = Buffer.from(body, 'latin1');
  const header = Buffer.alloc(5);
  header.write(type);
  header.writeInt32BE(4 + bytes.length, 1);
  return Buffer.concat([header, bytes]);
}

function readAll(reader: UnitReader): Unit[] {
  const units: Unit[] = [];
  for (let unit = reader.nextUnit(); unit && unit !== 'end'; unit = reader.nextUnit()) units.push(unit);
  return units;
}

function unitsOf(...pieces: Buffer[]): Unit[] {
  const reader = new UnitReader();
  return pieces.flatMap((piece) => {
    reader.add(piece);
    return readAll(reader);
  });
}

const SYNC = message('S', '');
const FLUSH = message('H', '');
const PARSE = message('P', '\0SELECT 1\0\0\0');
const EXECUTE = message('E', '\0\0\0\0\0');
const READY = message('Z', 'I');
const READY_IN_TRANSACTION = message('Z', 'T');
const ERROR = message('E', 'SERROR\0\0');
const COMPLETE = message('C', 'SELECT 1\0');

/** From here on, whatever joins or copies more bytes than that fails on the spot. @returns how many it has been */
function limitCopies(mostBytes: number): () => number {
  let bytes = 0;
  const count = (more: number): void => {
    bytes += more;
    if (bytes > mostBytes) throw new Error(`${bytes} bytes have been copied`);
  };
  const { concat } = Buffer;
  const { copy } = Buffer.prototype as Buffer;
  const { set } = Uint8Array.prototype;
  jest.spyOn(Buffer, 'concat').mockImplementation((list, length) => {
    count(list.reduce((sum, piece) => sum + piece.length, 0));
    return concat(list, length);
  });
  jest.spyOn(Buffer.prototype, 'copy').mockImplementation(function (this: Buffer, ...args: unknown[]) {
    count(this.length);
    return copy.apply(this, args as Parameters<Buffer['copy']>);
  });
  jest.spyOn(Uint8Array.prototype, 'set').mockImplementation(function (this: Uint8Array, ...args) {
    count(args[0].length);
    set.apply(this, args);
  });
  return () => bytes;
}

describe('reading what a client sends', () => {
  afterEach(() => {
    jest.restoreAllMocks();
  });

  const anyMessage = fc.oneof(
    fc.constantFrom(SYNC, FLUSH, PARSE, EXECUTE),
    fc.string({ maxLength: 40 }).map((text) => message('Q', `${text}\0`)),
    fc.string({ maxLength: 200 }).map((text) => message('B', text)),
  );

  it('gives the same units however the bytes are cut into pieces', () => {
    fc.assert(
      fc.property(fc.array(anyMessage, { maxLength: 20 }), fc.infiniteStream(fc.integer({ min: 1, max: 9 })), (messages, sizes) => {
        const whole = Buffer.concat(messages);
        const pieces: Buffer[] = [];
        for (let from = 0; from < whole.length;) {
          const to = from + (sizes.next().value ?? 1);
          pieces.push(whole.subarray(from, to));
          from = to;
        }
        expect(unitsOf(...pieces)).toEqual(unitsOf(whole));
      }),
    );
  });

  it('ends a unit at Sync, Flush and a simple query, and loses no byte', () => {
    const units = unitsOf(Buffer.concat([PARSE, EXECUTE, SYNC, PARSE, FLUSH, queryBytes('SELECT 2'), PARSE]));
    expect(units).toEqual([
      { bytes: Buffer.concat([PARSE, EXECUTE, SYNC]), continues: false },
      { bytes: Buffer.concat([PARSE, FLUSH]), continues: true },
      { bytes: queryBytes('SELECT 2'), continues: false },
    ]);
  });

  it('reads a parameter of 64 MB in small pieces without joining them each time', () => {
    const large = message('B', 'x'.repeat(64 * 1024 * 1024));
    const pieces = Array.from({ length: Math.ceil(large.length / 65_536) }, (_, index) =>
      large.subarray(index * 65_536, (index + 1) * 65_536),
    );
    // Once when the parameter is whole, and once when its end has come; joining for each piece would copy 32 GB.
    const copied = limitCopies(3 * large.length);
    const units = unitsOf(...pieces, SYNC);
    expect(units.map((unit) => unit.bytes.length)).toEqual([large.length + SYNC.length]);
    expect(copied()).toBeGreaterThanOrEqual(large.length);
  });

  it('knows the packets before the first message', () => {
    const reader = new UnitReader();
    const sslRequest = Buffer.from([0, 0, 0, 8, 0x04, 0xd2, 0x16, 0x2f]);
    reader.add(Buffer.concat([sslRequest, startupPacket(), queryBytes('SELECT 1')]));
    expect([reader.nextStartup(), reader.nextStartup()]).toEqual(['refuse-encryption', 'start']);
    expect(readAll(reader)).toHaveLength(1);
  });

  it.each([
    ['an unknown message', message('z', '')],
    ['an impossible length', Buffer.from([0x51, 0, 0, 0, 3])],
    ['a named statement', message('P', 'name\0SELECT 1\0\0\0')],
    ['COPY FROM STDIN in a query', queryBytes('  copy t (a)\nFROM  stdin')],
    ['COPY FROM STDIN in a statement', message('P', '\0COPY t FROM STDIN WITH (FORMAT csv)\0\0\0')],
  ])('refuses %s', (_, bytes) => {
    expect(() => unitsOf(bytes)).toThrow(ProtocolViolation);
  });
});

describe('passing on what the engine says', () => {
  const unit: Unit = { bytes: SYNC, continues: false };

  it('leaves exactly one ReadyForQuery, at the end', () => {
    const answer = toAnswer(Buffer.concat([ERROR, READY, READY]), unit);
    expect(answer).toEqual({ bytes: Buffer.concat([ERROR, READY]), idle: true });
  });

  it('leaves none while the client has not said Sync', () => {
    expect(toAnswer(Buffer.concat([ERROR, READY]), { ...unit, continues: true })).toEqual({ bytes: ERROR, idle: false });
  });

  it('knows whether a transaction is open', () => {
    expect(toAnswer(Buffer.concat([COMPLETE, READY_IN_TRANSACTION]), unit)?.idle).toBe(false);
    expect(toAnswer(Buffer.concat([COMPLETE, READY]), unit)?.idle).toBe(true);
  });

  it('does not take an answer that was cut off for one', () => {
    expect(toAnswer(COMPLETE, unit)).toBeUndefined();
    expect(toAnswer(Buffer.concat([READY, COMPLETE.subarray(0, 6)]), unit)).toBeUndefined();
  });
});
