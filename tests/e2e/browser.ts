import { existsSync } from 'node:fs';
import { arch, platform } from 'node:os';
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
  readonly switches: readonly string[];
}

/** A Chromium of the system, else the one that comes as a package (Linux on x64); `null` where there is none. */
async function findBrowser(): Promise<Found | null> {
  const asked = process.env['CHROMIUM_PATH'];
  const path = [...(asked === undefined ? [] : [asked]), ...SYSTEM_BROWSERS].find((candidate) => existsSync(candidate));
  if (path !== undefined) return { path, switches: SWITCHES };
  if (platform() !== 'linux' || arch() !== 'x64') return null;
  const { default: packaged } = await import('@sparticuz/chromium');
  return { path: await packaged.executablePath(), switches: [...packaged.args, ...SWITCHES] };
}

const found = await findBrowser();

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
  return chromium.launch({ executablePath: found.path, args: [...found.switches] });
}
