/** The few parts of PostgreSQL's wire protocol (version 3) that the front needs: framing, and messages of its own making. */

/** Frontend messages that the engine knows; any other type byte would make it end. */
const KNOWN_TYPES = new Set(Buffer.from('QPBDECSHFdcfX'));
const PARSE = codeOf('P');
const QUERY = codeOf('Q');
const SYNC = codeOf('S');
const FLUSH = codeOf('H');
const FUNCTION_CALL = codeOf('F');
const TERMINATE = codeOf('X');
const READY_FOR_QUERY = codeOf('Z');
const IDLE = codeOf('I');

const TYPE_BYTES = 1;
const LENGTH_BYTES = 4;
const HEADER_BYTES = TYPE_BYTES + LENGTH_BYTES;
/** A message may be as large as PostgreSQL's largest value; the engine's memory ends before that. */
const MAX_MESSAGE_BYTES = 0x3fff_ffff;

/** Version 3.0 as the startup packet writes it, and the three other requests that may stand in its place. */
const PROTOCOL_VERSION_3 = 196_608;
const CANCEL_REQUEST = 80_877_102;
const SSL_REQUEST = 80_877_103;
const GSS_REQUEST = 80_877_104;

function codeOf(letter: string): number {
  return letter.charCodeAt(0);
}

/** Messages of one client that the engine must get in one go. */
export interface Unit {
  readonly bytes: Buffer;
  /** Ended by Flush: the client goes on before it says Sync, so nobody else may come between. */
  readonly continues: boolean;
}

export type Startup = 'start' | 'refuse-encryption' | 'cancel' | 'unknown';

/** The client broke the protocol, or asked for what one shared session cannot give. */
export class ProtocolViolation extends Error {
  readonly sqlState: string;

  constructor(sqlState: string, message: string) {
    super(message);
    this.sqlState = sqlState;
  }
}

/** Cuts the bytes of one client into its startup packets and then into units. */
export class UnitReader {
  #pending: Buffer[] = [];
  #pendingBytes = 0;
  /** Bytes without which the next look would be in vain; spares a large message from being joined for each arriving piece. */
  #neededBytes = LENGTH_BYTES;
  /** Where the first message that has not been looked at begins. */
  #scanned = 0;

  add(chunk: Buffer): void {
    this.#pending.push(chunk);
    this.#pendingBytes += chunk.length;
  }

  /** The next startup packet's meaning, if it has arrived whole. */
  nextStartup(): Startup | undefined {
    const buffer = this.#joined(LENGTH_BYTES + LENGTH_BYTES);
    if (!buffer) return undefined;
    const length = buffer.readUInt32BE(0);
    if (length < LENGTH_BYTES + LENGTH_BYTES || length > 10_000) throw new ProtocolViolation('08P01', 'not a startup packet');
    const packet = this.#joined(length);
    if (!packet) return undefined;
    this.#keep(packet, length);
    const code = packet.readUInt32BE(LENGTH_BYTES);
    if (code === SSL_REQUEST || code === GSS_REQUEST) return 'refuse-encryption';
    if (code === CANCEL_REQUEST) return 'cancel';
    return code >>> 16 === PROTOCOL_VERSION_3 >>> 16 ? 'start' : 'unknown';
  }

  /**
   * The next unit, if it has arrived whole; `'end'` when the client says good-bye.
   * @throws ProtocolViolation
   */
  nextUnit(): Unit | 'end' | undefined {
    const buffer = this.#joined(this.#neededBytes);
    if (!buffer) return undefined;
    while (buffer.length - this.#scanned >= HEADER_BYTES) {
      const type = buffer[this.#scanned] ?? 0;
      const end = this.#scanned + TYPE_BYTES + messageLength(buffer, this.#scanned);
      if (end > buffer.length) {
        this.#neededBytes = end;
        return undefined;
      }
      refuseWhatNeedsASession(type, buffer.subarray(this.#scanned + HEADER_BYTES, end));
      if (type === TERMINATE) return 'end';
      this.#scanned = end;
      if (type === QUERY || type === SYNC || type === FLUSH || type === FUNCTION_CALL) {
        this.#keep(buffer, end);
        return { bytes: buffer.subarray(0, end), continues: type === FLUSH };
      }
    }
    this.#neededBytes = this.#scanned + HEADER_BYTES;
    return undefined;
  }

  #joined(wantedBytes: number): Buffer | undefined {
    if (this.#pendingBytes < wantedBytes) return undefined;
    const [first] = this.#pending;
    const buffer = this.#pending.length === 1 && first ? first : Buffer.concat(this.#pending);
    this.#pending = [buffer];
    return buffer;
  }

  #keep(buffer: Buffer, from: number): void {
    this.#pending = [buffer.subarray(from)];
    this.#pendingBytes = buffer.length - from;
    this.#neededBytes = HEADER_BYTES;
    this.#scanned = 0;
  }
}

function messageLength(buffer: Buffer, offset: number): number {
  const type = buffer[offset] ?? 0;
  const length = buffer.readUInt32BE(offset + TYPE_BYTES);
  if (!KNOWN_TYPES.has(type)) throw new ProtocolViolation('08P01', `unknown message type ${type}`);
  if (length < LENGTH_BYTES || length > MAX_MESSAGE_BYTES) throw new ProtocolViolation('08P01', `impossible message length ${length}`);
  return length;
}

/** COPY FROM STDIN ends the engine (it reads past the unit); a named statement would be dropped when another client's turn comes. */
function refuseWhatNeedsASession(type: number, body: Buffer): void {
  if (type !== QUERY && type !== PARSE) return;
  if (type === PARSE && body[0] !== 0) {
    throw new ProtocolViolation('0A000', 'the embedded database has one session for all clients: named statements cannot be used');
  }
  const text = body.toString('latin1');
  if (/\bcopy\b/i.test(text) && /\bfrom\s+stdin\b/i.test(text)) {
    throw new ProtocolViolation('0A000', 'COPY FROM STDIN cannot be used on the embedded database: use INSERT … SELECT FROM unnest(…)');
  }
}

/** What the engine answered to a unit, as its client must see it. */
export interface Answer {
  readonly bytes: Buffer;
  /** False while a transaction, or an unfinished conversation, holds the session. */
  readonly idle: boolean;
}

/**
 * The engine says ReadyForQuery once too often after an error inside a unit; a client would take the second one for the end of its
 * next query. So exactly one is left at the end of a finished unit, and none where the client has not said Sync yet.
 * @returns undefined when the engine did not finish its answer
 */
export function toAnswer(output: Buffer, unit: Unit): Answer | undefined {
  const kept: Buffer[] = [];
  let readyForQuery: Buffer | undefined;
  let runStart = 0;
  let offset = 0;
  while (offset + HEADER_BYTES <= output.length) {
    const end = offset + TYPE_BYTES + output.readUInt32BE(offset + TYPE_BYTES);
    if (output[offset] === READY_FOR_QUERY) {
      kept.push(output.subarray(runStart, offset));
      readyForQuery = output.subarray(offset, end);
      runStart = end;
    }
    offset = end;
  }
  if (offset !== output.length) return undefined;
  kept.push(output.subarray(runStart));
  if (unit.continues) return { bytes: Buffer.concat(kept), idle: false };
  if (!readyForQuery) return undefined;
  return { bytes: Buffer.concat([...kept, readyForQuery]), idle: readyForQuery[HEADER_BYTES] === IDLE };
}

/** A simple query. */
export function queryBytes(text: string): Buffer {
  return message('Q', `${text}\0`);
}

/** Ends an unfinished conversation and whatever transaction is open. */
export function rollbackBytes(): Buffer {
  return Buffer.concat([message('S', ''), queryBytes('ROLLBACK')]);
}

/** The error after which a connection ends. */
export function fatalError(sqlState: string, text: string): Buffer {
  return message('E', `SFATAL\0VFATAL\0C${sqlState}\0M${text}\0\0`);
}

/** The packet with which the front asks the engine, once, for the greeting that every client then gets. */
export function startupPacket(): Buffer {
  const parameters = Buffer.from('user\0postgres\0database\0postgres\0\0');
  const packet = Buffer.alloc(LENGTH_BYTES + LENGTH_BYTES + parameters.length);
  packet.writeUInt32BE(packet.length, 0);
  packet.writeUInt32BE(PROTOCOL_VERSION_3, LENGTH_BYTES);
  parameters.copy(packet, LENGTH_BYTES + LENGTH_BYTES);
  return packet;
}

function message(type: string, body: string): Buffer {
  const bytes = Buffer.from(body);
  const header = Buffer.alloc(HEADER_BYTES);
  header.writeUInt8(codeOf(type), 0);
  header.writeUInt32BE(LENGTH_BYTES + bytes.length, TYPE_BYTES);
  return Buffer.concat([header, bytes]);
}
