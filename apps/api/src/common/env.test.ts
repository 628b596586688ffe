import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';

import { describe, expect, it } from '@jest/globals';

import { EnvironmentError, readEnvironment } from './env.ts';

describe('the environment', () => {
  it('needs nothing to be set', () => {
    expect(readEnvironment({})).toMatchObject({
      dataDirectory: resolve('.data'),
      uploadDirectory: resolve('.data/uploads'),
      host: '127.0.0.1',
      allowedHosts: [],
      port: 3000,
      databaseUrl: undefined,
      databaseOwnerUrl: undefined,
      runJobs: true,
      logLevel: 'info',
      organisation: 'demo',
      basemapUrl: undefined,
    });
  });

  it('takes an empty text for a variable that is not set', () => {
    expect(readEnvironment({ PORT: '', DATABASE_URL: ' ' })).toEqual(readEnvironment({}));
  });

  it('reads what is set', () => {
    const environment = readEnvironment({
      DATA_DIR: '/srv/elektron',
      PORT: '8080',
      RUN_JOBS: 'false',
      ALLOWED_HOSTS: 'roads.example.gr, 10.0.0.4,[fd00::7] ,',
      DATABASE_URL: 'postgres://app@db/elektron',
      DATABASE_OWNER_URL: 'postgresql://owner@db/elektron',
      BASEMAP_URL: 'https://tiles.example.org/{z}/{x}/{y}.png',
    });
    expect(environment).toMatchObject({ uploadDirectory: '/srv/elektron/uploads', port: 8080, runJobs: false });
    expect(environment.allowedHosts).toEqual(['roads.example.gr', '10.0.0.4', '[fd00::7]']);
    expect(environment.databaseOwnerUrl).toBe('postgresql://owner@db/elektron');
    expect(environment.basemapUrl).toContain('{z}');
  });

  it('names every variable that is wrong, and why', () => {
    const read = (): unknown => readEnvironment({ PORT: '70000', RUN_JOBS: 'maybe', DATABASE_URL: 'mysql://x', ORGANISATION: 'Δήμος' });
    expect(read).toThrow(EnvironmentError);
    for (const line of [
      /PORT must be at most 65535/,
      /RUN_JOBS must be true or false/,
      /DATABASE_URL must look like/,
      /ORGANISATION must be/,
    ]) {
      expect(read).toThrow(line);
    }
  });

  it.each(['https://roads.example.gr', 'roads.example.gr:443', '*.example.gr', 'a b', 'roads.example.gr/', '*'])(
    'refuses %s as a name of a host',
    (name) => {
      expect(() => readEnvironment({ ALLOWED_HOSTS: `ok.example,${name}` })).toThrow(/ALLOWED_HOSTS must be names/);
    },
  );

  it('refuses an owner without a login for the application', () => {
    expect(() => readEnvironment({ DATABASE_OWNER_URL: 'postgres://owner@db/elektron' })).toThrow(/needs DATABASE_URL/);
  });

  it('puts the process into UTC, whatever the machine says', async () => {
    const script = `import ${JSON.stringify(new URL('./env.ts', import.meta.url).href)}; console.log(new Date(2020, 6, 1, 12).toISOString());`;
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script], {
      env: { ...process.env, TZ: 'Europe/Athens', NODE_OPTIONS: '' },
    });
    expect(stdout.trim()).toBe('2020-07-01T12:00:00.000Z');
  });
});
