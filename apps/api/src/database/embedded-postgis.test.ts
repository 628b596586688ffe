import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from 'pg';

import { SOCKET_NAME } from './data-directory-claim.ts';
import { openEmbeddedPostgis, type EmbeddedPostgis } from './embedded-postgis.ts';
import { openDatabase } from './open-database.ts';
import { embeddedIn, makeTestDataDirectory } from './testing/embedded-test-database.ts';
import { connectTo } from './testing/raw-client.ts';
import { queryBytes, startupPacket } from './wire-protocol.ts';

/** A busy machine may keep a client that works from its next statement for a second. */
const IDLE_IN_TRANSACTION_MS = 2_000;
/** As the engine writes it outside of a transaction. */
const READY_FOR_QUERY = 'Z\0\0\0\x05I';

let dataDirectory: string;
let embedded: EmbeddedPostgis;
const clients: Client[] = [];

async function client(): Promise<Client> {
  const connected = await connectTo(embedded.folder);
  clients.push(connected);
  return connected;
}

async function valueOf(connection: Client, text: string): Promise<unknown> {
  const { rows } = await connection.query<Record<string, unknown>>(text);
  return Object.values(rows[0] ?? {})[0];
}

beforeAll(async () => {
  dataDirectory = await makeTestDataDirectory();
  embedded = await openEmbeddedPostgis(dataDirectory, undefined, IDLE_IN_TRANSACTION_MS);
});

afterAll(async () => {
  await Promise.all(clients.map((connection) => connection.end().catch(() => undefined)));
  await embedded.close();
  await rm(dataDirectory, { recursive: true, force: true });
});

describe('many clients of the one session', () => {
  it('get only right answers, in and out of transactions, with errors among them', async () => {
    const setUp = await client();
    await setUp.query('CREATE TABLE ledger (client integer, step integer, note text, PRIMARY KEY (client, step))');
    const connections = await Promise.all(Array.from({ length: 7 }, client));
    const steps = 150;
    let answers = 0;

    const ask = async (connection: Client, text: string, parameters: unknown[], expected: unknown): Promise<void> => {
      const { rows } = await connection.query<Record<string, unknown>>(text, parameters);
      expect(rows).toEqual(expected);
      answers++;
    };
    const fail = async (connection: Client, text: string, code: string): Promise<void> => {
      await expect(connection.query(text, text.includes('$1') ? [0] : undefined)).rejects.toMatchObject({ code });
      answers++;
    };

    const autocommit = async (connection: Client, id: number): Promise<void> => {
      for (let step = 0; step < steps; step++) {
        // Of different shapes on purpose: a foreign statement or portal would not fit.
        await ask(connection, 'SELECT $1::integer AS client, $2::text AS word', [id, `w${step}`], [{ client: id, word: `w${step}` }]);
        await ask(connection, 'INSERT INTO ledger VALUES ($1, $2, $3) RETURNING step', [id, step, 'kept'], [{ step }]);
        if (step % 5 === 0) await fail(connection, 'SELECT 1 / $1::integer', '22012');
        if (step % 7 === 0) await fail(connection, 'SELECT no_such_column', '42703');
        await ask(connection, `SELECT ${id} * 1000 + ${step} AS product`, [], [{ product: id * 1000 + step }]);
        await ask(connection, 'SELECT count(*)::integer AS n FROM ledger WHERE client = $1', [id], [{ n: step + 1 }]);
      }
    };
    const transactions = async (connection: Client, id: number): Promise<void> => {
      for (let step = 0; step < steps; step++) {
        const kept = step % 3 !== 0;
        await connection.query('BEGIN');
        await connection.query(`SELECT set_config('test.client', $1, true)`, [String(id)]);
        await ask(connection, 'INSERT INTO ledger VALUES ($1, $2, $3) RETURNING note', [id, step, 'tx'], [{ note: 'tx' }]);
        await ask(connection, `SELECT current_setting('test.client') AS own`, [], [{ own: String(id) }]);
        if (!kept && step % 2) await fail(connection, 'SELECT 1 / $1::integer', '22012');
        await connection.query(kept ? 'COMMIT' : 'ROLLBACK');
        await ask(
          connection,
          'SELECT count(*)::integer AS n FROM ledger WHERE client = $1 AND step = $2',
          [id, step],
          [{ n: kept ? 1 : 0 }],
        );
      }
    };
    await Promise.all(connections.map((connection, id) => (id < 4 ? autocommit(connection, id) : transactions(connection, id))));

    expect(answers).toBeGreaterThan(3500);
    const { rows } = await setUp.query('SELECT client, count(*)::integer AS n FROM ledger GROUP BY client ORDER BY client');
    expect(rows).toEqual([0, 1, 2, 3].map((id) => ({ client: id, n: 150 })).concat([4, 5, 6].map((id) => ({ client: id, n: 100 }))));
  });

  it('take turns: one that asks much at once does not make the others wait for its end', async () => {
    const quiet = await client();
    const talkative = connect(join(embedded.folder, SOCKET_NAME));
    await quiet.query('CREATE SEQUENCE asked');
    const questions = 4000;
    let answered = 0;
    talkative.on('data', (chunk: Buffer) => (answered += chunk.toString('latin1').split(READY_FOR_QUERY).length - 1));
    talkative.write(Buffer.concat([startupPacket(), ...Array.from({ length: questions }, () => queryBytes(`SELECT nextval('asked')`))]));
    while (answered === 0) await sleep(1);
    // Where turns are taken, and not when answers arrive: a busy machine hands them on in heaps.
    const before = await valueOf(quiet, 'SELECT last_value::integer FROM asked');
    while (answered < questions) await sleep(1);
    talkative.destroy();
    expect(before).toBeLessThan(questions);
  });

  it('inherit nothing from each other: no setting, role, temporary table, advisory lock or cursor', async () => {
    const [careless, next] = [await client(), await client()];
    await careless.query(`SET app.organisation_id = '11111111-1111-1111-1111-111111111111'`);
    expect(await valueOf(next, 'SELECT acting_organisation_id()')).toBeNull();
    await careless.query('SET ROLE elektron_app');
    expect(await valueOf(next, 'SELECT current_user')).toBe('postgres');
    await careless.query('CREATE TEMPORARY TABLE left_behind (a integer)');
    expect(await valueOf(next, `SELECT to_regclass('left_behind')`)).toBeNull();
    await careless.query('SELECT pg_advisory_lock(42)');
    expect(await valueOf(next, `SELECT count(*)::integer FROM pg_locks WHERE locktype = 'advisory'`)).toBe(0);
  });

  it("read each other's writes only when they are committed", async () => {
    const [writer, reader] = [await client(), await client()];
    await writer.query('CREATE TABLE committed (a integer)');
    await writer.query('BEGIN');
    await writer.query('INSERT INTO committed VALUES (1)');
    const count = valueOf(reader, 'SELECT count(*)::integer FROM committed');
    await writer.query('ROLLBACK');
    expect(await count).toBe(0);
  });
});

describe('a client that goes wrong', () => {
  it('and disconnects inside a transaction is rolled back, and the others go on', async () => {
    const [leaver, other] = [await client(), await client()];
    await leaver.query('CREATE TABLE left_open (a integer)');
    await leaver.query('BEGIN');
    await leaver.query('INSERT INTO left_open VALUES (1)');
    const count = valueOf(other, 'SELECT count(*)::integer FROM left_open');
    (leaver as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
    expect(await count).toBe(0);
  });

  it('and idles inside a transaction is put out, because everybody waits for it', async () => {
    const [idler, other] = [await client(), await client()];
    const start = performance.now();
    await idler.query('BEGIN');
    expect(await valueOf(other, 'SELECT 7')).toBe(7);
    expect(performance.now() - start).toBeGreaterThan(IDLE_IN_TRANSACTION_MS / 2);
    await expect(idler.query('SELECT 1')).rejects.toThrow();
  });

  it.each([
    ['asks for a named statement', (bad: Client) => bad.query({ name: 'mine', text: 'SELECT 1' }), /named statements/],
    ['sends COPY FROM STDIN', (bad: Client) => bad.query('COPY spatial_ref_sys FROM STDIN'), /COPY FROM STDIN/],
  ])('and %s loses its connection and hears why; the others keep theirs', async (_, misbehave, reason) => {
    const [bad, other] = [await client(), await client()];
    await expect(misbehave(bad)).rejects.toThrow(reason);
    await expect(bad.query('SELECT 1')).rejects.toThrow();
    expect(await valueOf(other, 'SELECT 7')).toBe(7);
  });

  it('and breaks the protocol loses its connection; the others keep theirs', async () => {
    const other = await client();
    for (const bytes of [Buffer.from('GET / HTTP/1.1\r\n\r\n'), Buffer.alloc(64, 0xff)]) {
      const socket = connect(join(embedded.folder, SOCKET_NAME));
      socket.resume().end(bytes);
      await once(socket, 'close');
    }
    expect(await valueOf(other, 'SELECT 7')).toBe(7);
  });

  it('and fails again and again, in and out of transactions, does no harm to what comes after', async () => {
    const failing = await client();
    const failures = 2_500;
    for (let k = 0; k < failures; k += 1) await expect(failing.query('SELECT 1 / 0')).rejects.toThrow('division by zero');
    await failing.query('BEGIN');
    for (let k = 0; k < failures; k += 1) {
      await failing.query('SAVEPOINT before');
      await expect(failing.query('SELECT 1 / 0')).rejects.toThrow('division by zero');
      await failing.query('ROLLBACK TO SAVEPOINT before; RELEASE SAVEPOINT before');
    }
    expect(await valueOf(failing, 'SELECT 42')).toBe(42);
    await failing.query('COMMIT');
  });

  it('and brings the engine down loses its own transaction only: the engine is opened anew', async () => {
    const [bad, other] = [await client(), await client()];
    await other.query('CREATE TABLE survives (a integer)');
    await other.query('INSERT INTO survives VALUES (1)');
    await bad.query('BEGIN');
    await bad.query('INSERT INTO survives VALUES (2)');
    // In this spelling the front does not see what it is; the engine reads past the end of the message and stops.
    const end = bad.query('COPY survives FROM/**/STDIN');
    const waiting = valueOf(other, 'SELECT count(*)::integer FROM survives');
    await expect(end).rejects.toThrow(/opened anew/);
    expect(await waiting).toBe(1);
    expect(await valueOf(other, 'SELECT postgis_lib_version() IS NOT NULL')).toBe(true);
  });
});

describe('the data directory', () => {
  it('is joined by a second process, or thread, that opens it', async () => {
    const second = await openEmbeddedPostgis(dataDirectory);
    expect(second).toMatchObject({ folder: embedded.folder, ours: false, pid: process.pid });
    const joined = await connectTo(second.folder);
    expect(await valueOf(joined, 'SELECT 7')).toBe(7);
    await joined.end();
    await second.close();
    expect(await valueOf(await client(), 'SELECT 8')).toBe(8);
  });

  it('is refused to a server that must not depend on another process', async () => {
    const refused = openDatabase(embeddedIn(dataDirectory), { whenOpenElsewhere: 'refuse' });
    await expect(refused).rejects.toThrow(new RegExp(`in use by another Elektron process \\(${process.pid}\\)`));
  });

  it('keeps what was committed and nothing else when its process is killed while it writes', async () => {
    const directory = await makeTestDataDirectory();
    const file = fileURLToPath(new URL('./testing/killed-writer.ts', import.meta.url));
    const writer = spawn(process.execPath, [file, directory], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, NODE_OPTIONS: '' },
    });
    let confirmed = 0;
    createInterface(writer.stdout).on('line', (line) => (confirmed = Number(line)));
    while (confirmed < 1000) await sleep(5);
    writer.kill('SIGKILL');
    await once(writer, 'close');

    const reopened = await openEmbeddedPostgis(directory);
    expect(reopened.ours).toBe(true);
    const reader = await connectTo(reopened.folder);
    const { rows } = await reader.query<{ n: number; last: number }>('SELECT count(*)::integer AS n, max(n) AS last FROM written');
    // Whole tens: no part of the transaction that was open. The last commit may have been cut off before it was told.
    expect(rows[0]?.n).toBe(rows[0]?.last);
    expect([confirmed, confirmed + 10]).toContain(rows[0]?.n);
    await reader.end();
    await reopened.close();
    await rm(directory, { recursive: true });
  });

  it('comes back as it was after a clean end, which leaves no socket', async () => {
    const directory = await makeTestDataDirectory();
    const first = await openEmbeddedPostgis(directory);
    const writer = await connectTo(first.folder);
    await writer.query('CREATE TABLE kept AS SELECT 42 AS answer');
    await writer.query('BEGIN');
    await writer.query('INSERT INTO kept VALUES (43)');
    await first.close();
    await expect(access(first.folder)).rejects.toMatchObject({ code: 'ENOENT' });
    const second = await openEmbeddedPostgis(directory);
    const reader = await connectTo(second.folder);
    expect((await reader.query('SELECT answer FROM kept')).rows).toEqual([{ answer: 42 }]);
    await reader.end();
    await second.close();
    await rm(directory, { recursive: true });
  });
});

describe('the thread of the embedded database', () => {
  it('leaves this thread free while a query runs', async () => {
    const connection = await client();
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    const start = performance.now();
    await connection.query('SELECT count(*) FROM generate_series(1, 3000000) n WHERE sqrt(n) > 5');
    const elapsedMs = performance.now() - start;
    delay.disable();
    expect(elapsedMs).toBeGreaterThan(200);
    expect(delay.percentile(99) / 1e6).toBeLessThan(elapsedMs / 4);
  });
});
