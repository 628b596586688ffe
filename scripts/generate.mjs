// What is generated and checked in: the API's schema, the dashboard's types drawn from it and from its own operations, the register of
// personal fields, who may do what, and what the open routes answer of the sample release.
// CI runs this and fails when anything changes.
import './pinned-node.mjs';
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from './build.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');

function run(args, stdout, folder = '.') {
  const { status, stdout: printed } = spawnSync(process.execPath, args, {
    cwd: resolve(root, folder),
    stdio: ['ignore', stdout, 'inherit'],
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0) {
    console.error(`Failed: ${args.join(' ')}`);
    process.exit(1);
  }
  return printed;
}

try {
  await build({ only: 'API' });
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
const schema = run(['apps/api/dist/print-schema.js'], 'pipe');
writeFileSync(resolve(root, 'apps/api/schema.graphql'), schema);
writeFileSync(resolve(root, 'docs/personal-data.md'), run(['apps/api/dist/print-personal-data.js'], 'pipe'));
run(['tests/security/access/write-access.ts'], 'inherit');
run(['--conditions=@elektron/source', 'apps/api/src/published/testing/write-sample-answers.ts'], 'inherit');
run([resolve(root, 'node_modules/@graphql-codegen/cli/esm/bin.js'), '--config', 'codegen.ts', '--silent'], 'inherit', 'apps/dashboard');
