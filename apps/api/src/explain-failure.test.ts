import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

import { InstallationError } from './common/installation-error.ts';
import { connectDataSource } from './database/data-source.ts';
import { explainFailure } from './explain-failure.ts';

/** What really fails, not a copy of it. */
async function failureOf(work: () => unknown): Promise<unknown> {
  try {
    await work();
  } catch (error) {
    return error;
  }
  throw new Error('nothing failed');
}

describe('a failed start', () => {
  it('is told in a sentence where the operator can put it right', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'elektron-explain-'));
    writeFileSync(join(folder, 'file'), '');
    const refused = await failureOf(() => connectDataSource({ url: 'postgres://nobody@127.0.0.1:1/none' }, 1));
    expect(explainFailure(refused)).toMatch(/No database server answers \(DATABASE_URL/);
    expect(explainFailure(await failureOf(() => readFileSync(join(folder, 'absent'))))).toMatch(/is missing: .*absent/);
    expect(explainFailure(await failureOf(() => readFileSync(join(folder, 'file', 'below'))))).toMatch(/stands where a folder is needed/);
    expect(explainFailure(new InstallationError('Do this.'))).toBe('Do this.');
    rmSync(folder, { recursive: true });
  });

  it('names the port that is in use', async () => {
    const first = createServer().listen(0, '127.0.0.1').unref();
    await new Promise((resolve) => first.once('listening', resolve));
    const { port } = first.address() as { port: number };
    const error = await new Promise((resolve) => createServer().once('error', resolve).listen(port, '127.0.0.1'));
    expect(explainFailure(error)).toBe(`The port ${port} is in use by another program. Stop it, or choose another port with PORT.`);
    first.close();
  });

  it('keeps its stack where the fault is the program’s own', () => {
    expect(explainFailure(new TypeError('x is not a function'))).toBeNull();
    expect(explainFailure(Object.assign(new Error('duplicate key'), { code: '23505' }))).toBeNull();
    expect(explainFailure('text')).toBeNull();
  });
});
