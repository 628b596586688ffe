// The measurements behind docs/benchmarks.md; arguments go to the bench itself.
import './pinned-node.mjs';
import { spawn } from 'node:child_process';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from './build.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');

try {
  await build({ only: 'API', log: console.log });
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
// Packages are taken from dist/, as in a running server; the bench itself is erasable TypeScript, run in place.
const bench = spawn(process.execPath, ['tests/bench/bench.ts', ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => bench.kill(signal));
bench.on('exit', (code) => {
  process.exitCode = code ?? 1;
});
