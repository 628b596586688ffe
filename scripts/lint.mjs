// ESLint over the whole repository, a part at a time: the types of all parts together need more memory than a process gets. Arguments go to ESLint.
import './pinned-node.mjs';
import { spawnSync } from 'node:child_process';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const APPS = ['apps/api', 'apps/dashboard'];
/** The last takes all that the others leave. */
const PARTS = [...APPS.map((folder) => [folder]), ['.', ...APPS.flatMap((folder) => ['--ignore-pattern', `${folder}/**`])]];

function isClean(part) {
  const args = [join(root, 'node_modules/eslint/bin/eslint.js'), ...part, '--max-warnings', '0', ...process.argv.slice(2)];
  return spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' }).status === 0;
}

// Each is looked at, whatever the others said.
process.exitCode = PARTS.map(isClean).every(Boolean) ? 0 : 1;
