// All Jest projects in one run, after bringing the builds up to date; arguments go to Jest. The last line is the sum.
// Tests use the embedded database, and a server only by TEST_DATABASE_URL: a DATABASE_URL in the environment may be somebody's records.
import './pinned-node.mjs';
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from './build.mjs';
import { bundleThreads } from './test-threads.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
/** One more than the processors that most machines have: tests wait for browsers, databases and programs that they start. */
const MAX_WORKERS = 3;
const USE_THREADS = new URL('use-test-threads.mjs', import.meta.url).href;

/**
 * @param compiled folder for what threads and programs that tests start have compiled once: starting them is most of what tests do
 * @param threads the pieces in place of the files of threads
 */
function testEnvironment(compiled, threads) {
  const environment = { ...process.env, TZ: 'UTC', NODE_COMPILE_CACHE: compiled, ELEKTRON_TEST_THREADS: JSON.stringify(threads) };
  for (const name of ['DATABASE_URL', 'DATABASE_OWNER_URL', 'DATA_DIR', 'UPLOAD_DIR', 'PORT']) delete environment[name];
  const options = `--experimental-vm-modules --disable-warning=ExperimentalWarning --import ${USE_THREADS}`;
  return { ...environment, NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} ${options}`.trim() };
}

function runJest(folder, threads, resultFile) {
  const given = process.argv.slice(2);
  // Of two numbers of workers Jest takes the first.
  const workers = given.some((argument) => argument.startsWith('--maxWorkers')) ? [] : [`--maxWorkers=${MAX_WORKERS}`];
  const args = [join(root, 'node_modules/jest/bin/jest.js'), ...workers, '--json', `--outputFile=${resultFile}`, ...given];
  const env = testEnvironment(join(folder, 'compiled'), threads);
  return new Promise((done, fail) => {
    // With --json Jest repeats the results on its standard output; people read the report on standard error.
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['inherit', 'ignore', 'inherit'], env });
    for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
    child.on('error', fail);
    child.on('close', done);
  });
}

/** A file that could not even be loaded counts as one failed test; otherwise it would be invisible in the sum. */
function countTests(resultFile) {
  const result = JSON.parse(readFileSync(resultFile, 'utf8'));
  return {
    passed: result.numPassedTests,
    failed: result.numFailedTests + result.numRuntimeErrorTestSuites,
    skipped: result.numPendingTests + result.numTodoTests,
  };
}

async function main() {
  const folder = mkdtempSync(join(tmpdir(), 'elektron-test-'));
  const pieces = join(root, 'node_modules/.cache', basename(folder));
  try {
    await build({ log: console.log });
    const resultFile = join(folder, 'result.json');
    const code = await runJest(folder, await bundleThreads(pieces), resultFile);
    const { passed, failed, skipped } = countTests(resultFile);
    // Jest can also end badly with every test green (a worker that died, a global teardown that threw).
    const failures = code !== 0 && failed === 0 ? 1 : failed;
    console.log(`${passed} passed, ${failures} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
    return failures > 0 || passed === 0 ? 1 : 0;
  } catch (error) {
    console.error(error.message);
    console.log('0 passed, 1 failed');
    return 1;
  } finally {
    for (const made of [folder, pieces]) rmSync(made, { recursive: true, force: true });
  }
}

process.exitCode = await main();
