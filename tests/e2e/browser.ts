import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { arch, platform, tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe } from '@jest/globals';
import { chromium, type Browser } from 'playwright-core';

const SYSTEM_BROWSERS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome-stable', '/usr/bin/google-chrome'];

const SWITCHES = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

interface Found {
  readonly path: string;
  readonly environment: NodeJS.ProcessEnv;
}

/** `CHROMIUM_PATH` with this value takes the packaged browser even where the system has one. */
const PACKAGED = 'packaged';

/** A Chromium of the system, else the one that comes as a package (Linux on x64); `null` where there is none. */
function findBrowser(): Found | null {
  const asked = process.env['CHROMIUM_PATH'];
  const candidates = asked === PACKAGED ? [] : [...(asked === undefined ? [] : [asked]), ...SYSTEM_BROWSERS];
  const path = candidates.find((candidate) => existsSync(candidate));
  if (path !== undefined) return { path, environment: process.env };
  return platform() === 'linux' && arch() === 'x64' ? unpackBrowser() : null;
}

const UNPACK = `
  const { default: packaged } = await import('@sparticuz/chromium');
  const path = await packaged.executablePath();
  console.log(JSON.stringify({ path, environment: process.env }));`;

/**
 * The package unpacks some 200 MB into the folder of temporary files, and brings the system's libraries that Chromium needs only where it
 * believes itself in the cloud service that it was made for. A process of its own does it, so that none of this reaches other programs.
 * The package's own switches are left out: with one process for everything it dies with its first closed page, and they turn web security
 * off.
 */
function unpackBrowser(): Found {
  const folder = join(tmpdir(), `elektron-chromium-${process.env['JEST_WORKER_ID'] ?? '0'}`);
  mkdirSync(folder, { recursive: true });
  const env = { ...process.env, NODE_OPTIONS: '', TMPDIR: folder, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' };
  const answer = execFileSync(process.execPath, ['--input-type=module', '-e', UNPACK], { env, encoding: 'utf8', cwd: import.meta.dirname });
  const { path, environment } = JSON.parse(answer) as Found;
  // Beside the system's own libraries the packaged ones crash it.
  return { path, environment: lacksLibraries(path) ? environment : process.env };
}

function lacksLibraries(program: string): boolean {
  return execFileSync('ldd', [program], { encoding: 'utf8' }).includes('not found');
}

const found = findBrowser();

if (found === null) {
  const message = 'No Chromium was found: the browser tests are SKIPPED. Install one, or name it in CHROMIUM_PATH.';
  // On CI a test that does not run is a test that fails.
  if (process.env['CI'] !== undefined) throw new Error(message);
  process.stderr.write(`\n${message}\n`);
}

/** `describe`, where there is a browser to look with. */
export const describeInBrowser: (name: string, tests: () => void) => void = found === null ? describe.skip : describe;

export async function openBrowser(): Promise<Browser> {
  if (found === null) throw new Error('no browser');
  return chromium.launch({ executablePath: found.path, args: SWITCHES, env: found.environment });
}
