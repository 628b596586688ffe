import { spawn, type ChildProcess } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { resolve } from 'node:path';

import { makeDemoDirectory } from '../demo-installation.ts';

const SERVE = resolve(import.meta.dirname, '../../apps/api/dist/serve.js');

/** The first start on a busy machine: an empty database, all migrations and the demo. */
export const SERVER_START_MILLISECONDS = 120_000;

const LISTENING = /Elektron Road Safety: (http:\/\/\S+)/;

export interface RunningServer {
  readonly url: string;
  readonly dataDirectory: string;
  readonly stop: () => Promise<void>;
}

/** Starts the built server as somebody does who has just begun: the embedded database with the demonstration. On a port of its own. */
export async function startServer(): Promise<RunningServer> {
  const folder = await makeDemoDirectory('elektron-e2e-');
  const { DATABASE_URL: _url, DATABASE_OWNER_URL: _owner, NODE_OPTIONS: _options, ...environment } = process.env;
  const child = spawn(process.execPath, [SERVE], {
    env: { ...environment, DATA_DIR: folder, DEMO_ORGANISATIONS: 'demo', PORT: '0', LOG_LEVEL: 'error' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const stop = async (): Promise<void> => {
    await end(child);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    return { url: await listening(child), dataDirectory: folder, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function listening(child: ChildProcess): Promise<string> {
  return new Promise((done, fail) => {
    let said = '';
    const hear = (chunk: Buffer): void => {
      said += chunk.toString();
      const url = LISTENING.exec(said)?.[1];
      if (url !== undefined) done(url);
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.on('exit', (code) => fail(new Error(`The server ended with ${code ?? 'a signal'} before it listened:\n${said}`)));
    setTimeout(() => fail(new Error(`The server did not listen in time:\n${said}`)), SERVER_START_MILLISECONDS).unref();
  });
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((done) => child.once('exit', done));
  child.kill('SIGTERM');
  await ended;
}
