import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';

const PROGRAM = resolve(import.meta.dirname, '../../apps/api/src/published/testing/publish-sample.ts');

/** Publishes made-up numbers in an installation that runs. @param dataDirectory of it */
export async function publishSample(dataDirectory: string): Promise<void> {
  const { DATABASE_URL: _url, DATABASE_OWNER_URL: _owner, NODE_OPTIONS: _options, ...environment } = process.env;
  await promisify(execFile)(process.execPath, ['--conditions=@elektron/source', PROGRAM], {
    env: { ...environment, DATA_DIR: dataDirectory },
  });
}
