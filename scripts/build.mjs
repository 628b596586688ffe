// Builds what is stale and nothing else: `tsc -b` for the API with its libraries, Vite for the dashboard.
// A build leaves the digest of its inputs in dist/; equal digest, no build.
import './pinned-node.mjs';
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const SHARED_INPUTS = ['tsconfig.base.json', 'package-lock.json'];
// What the builds leave out as well.
const TEST_FILE = /\.test\.tsx?$|\/testing\//;

const serverLibraries = [
  'domain',
  'columns',
  'statistics',
  'spatial-analysis',
  'road-network',
  'geocoding',
  'disclosure-control',
  'importers',
].map((name) => `libs/${name}`);

/** @typedef {{ name: string, dist: string[], inputs: string[], cwd: string, command: string[], then?: string[] }} Build */

/** @type {Build[]} */
const BUILDS = [
  {
    name: 'API',
    dist: [...serverLibraries, 'apps/api'].map((project) => `${project}/dist`),
    inputs: [...serverLibraries, 'apps/api'].flatMap((project) => [
      `${project}/src`,
      `${project}/package.json`,
      `${project}/tsconfig.build.json`,
    ]),
    cwd: '.',
    command: ['node_modules/typescript/bin/tsc', '-b', 'apps/api/tsconfig.build.json'],
    // Makes the database that new data directories are copied from, while the dashboard is still being built.
    then: ['apps/api/dist/database/prepare-embedded.js'],
  },
  {
    name: 'dashboard',
    dist: ['apps/dashboard/dist'],
    inputs: [
      'libs/domain/src',
      'libs/ui/src',
      'apps/dashboard/src',
      'apps/dashboard/public',
      'apps/dashboard/app.html',
      'apps/dashboard/index.html',
      'apps/dashboard/offline-files.ts',
      'apps/dashboard/vite.config.ts',
    ],
    cwd: 'apps/dashboard',
    command: ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'],
  },
];

/** Files under a path (or the path itself), relative to the root, in a fixed order. */
function listFiles(path) {
  const absolute = join(root, path);
  if (!existsSync(absolute)) return [];
  const entries = readdirSync(absolute, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .filter((file) => !TEST_FILE.test(file))
    .sort();
}

function inputFiles(build) {
  const named = [...SHARED_INPUTS, ...build.inputs];
  return named.flatMap((path) => (/\.\w+$/.test(path) ? [path].filter((file) => existsSync(join(root, file))) : listFiles(path)));
}

function digest(files) {
  const hash = createHash('sha256');
  for (const file of files)
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(join(root, file)))
      .update('\0');
  return hash.digest('hex');
}

function stampOf(build) {
  return join(root, build.dist.at(-1), '.build-stamp.json');
}

function readStamp(build) {
  if (!build.dist.every((folder) => existsSync(join(root, folder))) || !existsSync(stampOf(build))) return undefined;
  try {
    return JSON.parse(readFileSync(stampOf(build), 'utf8'));
  } catch {
    // A stamp cut short by a killed build says the same as no stamp.
    return undefined;
  }
}

function run(build, [script, ...args]) {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [join(root, script), ...args], { cwd: join(root, build.cwd), stdio: ['ignore', 'pipe', 'pipe'] });
    const output = [];
    child.stdout.on('data', (chunk) => output.push(chunk));
    child.stderr.on('data', (chunk) => output.push(chunk));
    child.on('error', fail);
    child.on('close', (code) => {
      if (code === 0) done();
      else fail(new Error(`The build of the ${build.name} failed.\n${Buffer.concat(output).toString()}`));
    });
  });
}

async function buildOne(build, log) {
  const files = inputFiles(build);
  const inputs = digest(files);
  const stamp = readStamp(build);
  if (stamp?.inputs === inputs) return;
  const started = Date.now();
  // The output of a source that is gone would stay behind and could still be found (a migration, for one).
  const known = new Set(files);
  if (stamp === undefined || stamp.files.some((file) => !known.has(file))) {
    for (const folder of build.dist) rmSync(join(root, folder), { recursive: true, force: true });
  }
  rmSync(stampOf(build), { force: true });
  await run(build, build.command);
  // A convenience: without it the first start does the same.
  if (build.then !== undefined) await run({ ...build, cwd: '.' }, build.then).catch((error) => log(error.message));
  for (const folder of build.dist) mkdirSync(join(root, folder), { recursive: true });
  writeFileSync(stampOf(build), JSON.stringify({ inputs, files }));
  log(`Built the ${build.name} in ${((Date.now() - started) / 1000).toFixed(1)} s`);
}

/**
 * Brings every dist/ up to date.
 * @param {{ log?: (line: string) => void, only?: string }} [options] `only` names one build ("API" or "dashboard")
 */
export async function build({ log = () => {}, only } = {}) {
  if (!existsSync(join(root, 'node_modules/typescript'))) {
    throw new Error('Τα πακέτα λείπουν: τρέξτε «npm ci».\nThe packages are missing: run "npm ci".');
  }
  const chosen = BUILDS.filter((candidate) => only === undefined || candidate.name === only);
  const outcomes = await Promise.allSettled(chosen.map((candidate) => buildOne(candidate, log)));
  const failures = outcomes.filter((outcome) => outcome.status === 'rejected').map((outcome) => outcome.reason.message);
  if (failures.length > 0) throw new Error(failures.join('\n'));
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    await build({ log: console.log });
  } catch (error) {
    console.error(error.message);
    process.exit(1);
  }
}
