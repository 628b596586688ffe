import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ESLint } from 'eslint';
import { createNodeResolver, importX } from 'eslint-plugin-import-x';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { apiZones, dashboardZones } from '../../eslint/zones.js';

// A workspace of empty files: the laws below are about folders, whatever is in the rooms today.
const API_FILES = [
  'common/a.js',
  'database/a.js',
  'identity/a.js',
  'identity/organisations/organisations-directory.ts',
  'accidents/a.js',
  'traffic/a.js',
  'columns/a.js',
  'imports/a.js',
  'imports/upload-retention.service.ts',
  'data-protection/a.js',
  'hotspots/a.js',
  'hotspots/hotspot-runs.service.ts',
  'evaluations/a.js',
  'evaluations/evaluation-runs.service.ts',
  'network/a.js',
  'publication/a.js',
  'weather/a.js',
  'cli/a.js',
  'acceptance/a.js',
];
const DASHBOARD_FILES = [
  'access/a.js',
  'app/a.js',
  'public/a.js',
  'filter/a.js',
  'forms/a.js',
  'graphql/a.js',
  'features/overview/a.js',
  'features/imports/a.js',
];

const API_LAWS: [from: string, allowed: string[]][] = [
  ['common', []],
  ['database', ['common/a.js']],
  ['identity', ['common/a.js', 'database/a.js']],
  ['accidents', ['common/a.js', 'database/a.js']],
  ['columns', ['common/a.js', 'database/a.js', 'accidents/a.js', 'traffic/a.js']],
  ['imports', ['common/a.js', 'database/a.js', 'accidents/a.js', 'traffic/a.js', 'columns/a.js']],
  ['data-protection', ['common/a.js', 'database/a.js', 'accidents/a.js', 'traffic/a.js', 'imports/upload-retention.service.ts']],
  ['hotspots', ['common/a.js', 'database/a.js', 'accidents/a.js', 'traffic/a.js', 'columns/a.js']],
  ['evaluations', ['common/a.js', 'database/a.js', 'accidents/a.js', 'traffic/a.js', 'columns/a.js', 'hotspots/hotspot-runs.service.ts']],
  [
    'network',
    ['common/a.js', 'database/a.js', 'accidents/a.js', 'traffic/a.js', 'columns/a.js', 'identity/organisations/organisations-directory.ts'],
  ],
  [
    'publication',
    ['common/a.js', 'database/a.js', 'accidents/a.js', 'traffic/a.js', 'columns/a.js', 'evaluations/evaluation-runs.service.ts'],
  ],
  ['cli', API_FILES],
  ['acceptance', API_FILES],
  // A room that nobody has thought of yet starts with what every room has.
  ['weather', ['common/a.js', 'database/a.js']],
];

const DASHBOARD_LAWS: [from: string, allowed: string[]][] = [
  ['app', DASHBOARD_FILES.filter((file) => file !== 'public/a.js')],
  ['public', []],
  ['filter', ['graphql/a.js']],
  ['access', ['graphql/a.js']],
  ['forms', ['graphql/a.js']],
  ['graphql', []],
  ['features/overview', ['access/a.js', 'filter/a.js', 'forms/a.js', 'graphql/a.js']],
  ['features/imports', ['access/a.js', 'filter/a.js', 'forms/a.js', 'graphql/a.js']],
];

let root = '';
let eslint: ESLint;

beforeAll(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'elektron-zones-')));
  for (const file of [...API_FILES.map((name) => `apps/api/src/${name}`), ...DASHBOARD_FILES.map((name) => `apps/dashboard/src/${name}`)]) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), '');
  }
  eslint = new ESLint({
    cwd: root,
    overrideConfigFile: true,
    overrideConfig: {
      plugins: { 'import-x': importX },
      settings: { 'import-x/resolver-next': [createNodeResolver({ extensions: ['.js', '.ts'] })] },
      rules: { 'import-x/no-restricted-paths': ['error', { basePath: root, zones: [...apiZones(root), ...dashboardZones(root)] }] },
    },
  });
});

afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

/** The files of an application that a file in `folder` may not import. */
async function refused(source: string, folder: string, files: string[]): Promise<string[]> {
  const up = '../'.repeat(folder.split('/').length);
  const code = files.map((file) => `import '${up}${file}';`).join('\n');
  const [result] = await eslint.lintText(code, { filePath: join(root, source, folder, 'wrong.js') });
  return (result?.messages ?? []).map((message) => files[message.line - 1] ?? message.message);
}

const others = (files: string[], folder: string, allowed: string[]): string[] =>
  files.filter((file) => !file.startsWith(`${folder}/`) && !allowed.includes(file));

describe('rooms of the API meet only where the house has a door', () => {
  it.each(API_LAWS)('%s', async (folder, allowed) => {
    expect(await refused('apps/api/src', folder, API_FILES)).toEqual(others(API_FILES, folder, allowed));
  });
});

describe('folders of the dashboard meet only in app', () => {
  it.each(DASHBOARD_LAWS)('%s', async (folder, allowed) => {
    expect(await refused('apps/dashboard/src', folder, DASHBOARD_FILES)).toEqual(others(DASHBOARD_FILES, folder, allowed));
  });
});
