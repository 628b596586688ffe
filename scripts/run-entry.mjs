// Builds what is stale, then becomes one of the API's entries, in this very process: signals reach it without a middleman.
import './pinned-node.mjs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from './build.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');

/**
 * @param {string} entry file name in apps/api/dist
 * @param {Parameters<typeof build>[0]} options
 */
export async function runEntry(entry, options) {
  try {
    await build(options);
  } catch (error) {
    console.error(error.message);
    process.exit(1);
  }
  const file = resolve(root, 'apps/api/dist', entry);
  process.argv[1] = file;
  await import(pathToFileURL(file).href);
}
