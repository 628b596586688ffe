// Takes every lock of the product off, one after the other, and shows that the tests of access miss it. Some minutes a database: the embedded one,
// and a server where TEST_DATABASE_URL names one.
import './pinned-node.mjs';
import { spawn } from 'node:child_process';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const options = `${process.env.NODE_OPTIONS ?? ''} --experimental-vm-modules --disable-warning=ExperimentalWarning`.trim();
const args = [
  join(root, 'node_modules/jest/bin/jest.js'),
  '--selectProjects',
  'tests',
  '--maxWorkers=1',
  'tests/security/mutations.test.ts',
];
const jest = spawn(process.execPath, args, {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, TZ: 'UTC', NODE_OPTIONS: options, MUTATIONS: 'all' },
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => jest.kill(signal));
jest.on('exit', (code) => {
  process.exitCode = code ?? 1;
});
