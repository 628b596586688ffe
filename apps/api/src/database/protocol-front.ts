import type { Socket } from 'node:net';

import { fatalError, ProtocolViolation, queryBytes, rollbackBytes, toAnswer, UnitReader, type Unit } from './wire-protocol.ts';

/** One PostgreSQL session that answers protocol messages. */
export interface Engine {
  /** Runs messages to their end and returns all that the engine said. A throw means that the engine is gone for good. */
  run(messages: Uint8Array): Buffer;
}

export interface FrontOptions {
  /** Opens the engine, at the start and again after it has died. */
  openEngine(): Promise<{ readonly engine: Engine; readonly greeting: Buffer }>;
  /** A client that does nothing for so long inside a transaction is put out, because everybody else waits for it. */
  readonly idleInTransactionMs: number;
  onEngineLost(error: unknown): void;
}

/** Session state of one client must not reach the next one: settings, roles, temporary tables, statements, cursors, locks. */
const FORGET_SESSION = queryBytes('DISCARD ALL');
const ROLLBACK = rollbackBytes();
const CLOSING = 'the embedded database is closing';

class Connection {
  readonly socket: Socket;
  readonly reader = new UnitReader();
  started = false;
  /** Its next unit is in the queue. */
  waits = false;
  ended = false;

  constructor(socket: Socket) {
    this.socket = socket;
  }
}

interface Turn {
  readonly connection: Connection;
  readonly unit: Unit;
}

/**
 * Lets many clients share the embedded database's single session. A client's messages up to Sync, Flush or a simple Query are one
 * unit; a transaction keeps the session until it ends; everybody else takes turns, one unit each. A failure ends the connection
 * that caused it and never the queue; a client that leaves inside a transaction is rolled back.
 */
export class ProtocolFront {
  readonly #options: FrontOptions;
  readonly #connections = new Set<Connection>();
  /** Whole units that wait, at most one of each connection, in the order in which they were asked. */
  readonly #turns: Turn[] = [];
  #engine: Engine | undefined;
  #greeting: Buffer = Buffer.alloc(0);
  #holder: Connection | undefined;
  #lastServed: Connection | undefined;
  #patience: NodeJS.Timeout | undefined;
  #pumping: Promise<void> | undefined;
  #closing = false;

  constructor(options: FrontOptions) {
    this.#options = options;
  }

  /** Opens the engine; sockets given to `accept` before that wait. */
  async open(): Promise<void> {
    ({ engine: this.#engine, greeting: this.#greeting } = await this.#options.openEngine());
    for (const connection of this.#connections) this.#read(connection);
  }

  accept(socket: Socket): void {
    const connection = new Connection(socket);
    this.#connections.add(connection);
    socket.on('data', (chunk: Buffer) => {
      connection.reader.add(chunk);
      this.#read(connection);
    });
    socket.on('error', () => this.#leave(connection));
    socket.on('close', () => this.#leave(connection));
    if (this.#closing) this.#dismiss(connection, '57P01', CLOSING);
  }

  /** Finishes the unit that runs, rolls back what is open, and lets everybody go. */
  async close(): Promise<void> {
    this.#closing = true;
    for (const connection of this.#connections) this.#dismiss(connection, '57P01', CLOSING);
    await this.#pumping;
  }

  #read(connection: Connection): void {
    if (!this.#engine || connection.waits || connection.ended) return;
    try {
      if (!connection.started && !this.#greet(connection)) return;
      const unit = connection.reader.nextUnit();
      if (unit === 'end') return void connection.socket.end();
      if (!unit) return;
      connection.waits = true;
      this.#turns.push({ connection, unit });
      this.#wake();
    } catch (error) {
      if (!(error instanceof ProtocolViolation)) throw error;
      this.#dismiss(connection, error.sqlState, error.message);
    }
  }

  /** @returns whether the client may speak now */
  #greet(connection: Connection): boolean {
    for (let startup = connection.reader.nextStartup(); startup; startup = connection.reader.nextStartup()) {
      if (startup === 'unknown') throw new ProtocolViolation('08P01', 'unsupported protocol version');
      if (startup === 'cancel') {
        connection.socket.end();
        return false;
      }
      connection.started = startup === 'start';
      connection.socket.write(connection.started ? this.#greeting : 'N');
      if (connection.started) return true;
    }
    return false;
  }

  #wake(): void {
    this.#pumping ??= this.#pump().finally(() => (this.#pumping = undefined));
  }

  async #pump(): Promise<void> {
    for (;;) {
      // Gives the sockets their say between two units, so that nobody starves behind a talkative client.
      await new Promise(setImmediate);
      if (!this.#engine && !(await this.#reopen())) return;
      const turn = this.#nextTurn();
      if (!turn) return;
      this.#serve(turn);
    }
  }

  #nextTurn(): Turn | undefined {
    const holder = this.#holder;
    const index = holder ? this.#turns.findIndex((turn) => turn.connection === holder) : 0;
    return index < 0 ? undefined : this.#turns.splice(index, 1)[0];
  }

  #serve({ connection, unit }: Turn): void {
    clearTimeout(this.#patience);
    connection.waits = false;
    if (this.#lastServed !== connection && !this.#holder) this.#run(FORGET_SESSION);
    this.#lastServed = connection;
    const output = this.#run(unit.bytes);
    const answer = output && toAnswer(output, unit);
    if (!answer) {
      // Whatever made the engine stop in the middle, its state cannot be trusted any more.
      this.#engine = undefined;
      return this.#dismiss(connection, 'XX000', 'the embedded database stopped at this statement and is opened anew');
    }
    connection.socket.write(answer.bytes);
    this.#holder = answer.idle ? undefined : connection;
    if (this.#holder) this.#patience = setTimeout(() => this.#loseHolder(connection), this.#options.idleInTransactionMs);
    this.#read(connection);
  }

  #run(messages: Uint8Array): Buffer | undefined {
    try {
      return this.#engine?.run(messages);
    } catch {
      this.#engine = undefined;
      return undefined;
    }
  }

  async #reopen(): Promise<boolean> {
    try {
      await this.open();
      return true;
    } catch (error) {
      this.#options.onEngineLost(error);
      return false;
    }
  }

  #loseHolder(connection: Connection): void {
    this.#dismiss(connection, '25P03', 'the transaction was idle too long while everybody else waited for it');
  }

  #dismiss(connection: Connection, sqlState: string, text: string): void {
    if (connection.ended) return;
    connection.socket.write(fatalError(sqlState, text));
    connection.socket.destroySoon();
    this.#leave(connection);
  }

  #leave(connection: Connection): void {
    if (connection.ended) return;
    connection.ended = true;
    this.#connections.delete(connection);
    const index = this.#turns.findIndex((turn) => turn.connection === connection);
    if (index >= 0) this.#turns.splice(index, 1);
    if (this.#lastServed === connection) this.#lastServed = undefined;
    if (this.#holder !== connection) return;
    clearTimeout(this.#patience);
    this.#holder = undefined;
    this.#run(ROLLBACK);
    this.#wake();
  }
}
