import { beforeAll, describe, expect, it } from '@jest/globals';
import { ESLint, type Linter } from 'eslint';
import { join, resolve } from 'node:path';
import tseslint from 'typescript-eslint';

const ROOT = resolve(import.meta.dirname, '../..');

/** Wrong code, where it stands, and the rule that must say so. */
interface Wrong {
  law: string;
  file: string;
  code: string;
  rule: string;
}

const lines = (count: number, line = 'value += 1;'): string => Array.from({ length: count }, () => line).join('\n');
const functionOf = (count: number): string => `export function long(): number {\nlet value = 0;\n${lines(count - 4)}\nreturn value;\n}\n`;
const statements = (count: number): string => Array.from({ length: count }, (_, i) => `export const a${i} = ${i};`).join('\n');

const DOORS = '@nx/enforce-module-boundaries';

const doors: Wrong[] = [
  ['domain', 'libs/domain/src', '@elektron/statistics'],
  ['domain', 'libs/domain/src', 'date-fns'],
  ['columns', 'libs/columns/src', '@elektron/statistics'],
  ['columns', 'libs/columns/src', 'pg'],
  ['statistics', 'libs/statistics/src', '@elektron/columns'],
  ['statistics', 'libs/statistics/src', '@nestjs/common'],
  ['spatial-analysis', 'libs/spatial-analysis/src', '@elektron/columns'],
  ['spatial-analysis', 'libs/spatial-analysis/src', 'leaflet'],
  ['geocoding', 'libs/geocoding/src', '@elektron/statistics'],
  ['geocoding', 'libs/geocoding/src', '@elektron/importers'],
  ['geocoding', 'libs/geocoding/src', 'pg'],
  ['statistics', 'libs/statistics/src', 'highs'],
  ['disclosure-control', 'libs/disclosure-control/src', '@elektron/statistics'],
  ['disclosure-control', 'libs/disclosure-control/src', 'pg'],
  ['importers', 'libs/importers/src', '@elektron/columns'],
  ['importers', 'libs/importers/src', 'typeorm'],
  ['importers', 'libs/importers/src', 'react'],
  ['ui', 'libs/ui/src', '@elektron/columns'],
  ['ui', 'libs/ui/src', '@apollo/client'],
  ['ui', 'libs/ui/src', '@nestjs/common'],
  ['api', 'apps/api/src', '@elektron/ui'],
  ['api', 'apps/api/src', 'react'],
  ['api', 'apps/api/src', 'recharts'],
  ['api', 'apps/api/src', 'leaflet'],
  ['api', 'apps/api/src', 'highs'],
  ['dashboard', 'apps/dashboard/src', '@elektron/statistics'],
  ['dashboard', 'apps/dashboard/src', 'typeorm'],
  ['dashboard', 'apps/dashboard/src', 'pg'],
  ['dashboard', 'apps/dashboard/src', 'highs'],
  ['dashboard', 'apps/dashboard/src', '@elektron/disclosure-control'],
].map(([project = '', folder = '', name = '']) => ({
  law: `${project} does not import ${name}`,
  file: `${folder}/wrong.ts`,
  code: `import * as wrong from '${name}';\nexport const used = wrong;\n`,
  rule: DOORS,
}));

const outside: Wrong[] = [
  ['tests/wrong.ts', '../apps/api/src/serve.ts'],
  ['tests/wrong.ts', '../libs/domain/src/index.ts'],
  ['apps/api/src/common/wrong.ts', '../../../../libs/domain/src/index.ts'],
  ['libs/statistics/src/wrong.ts', '../../domain/src/index.ts'],
].map(([file = '', path = '']) => ({
  law: `a project is imported by its name, not as ${path}`,
  file,
  code: `import * as wrong from '${path}';\nexport const used = wrong;\n`,
  rule: DOORS,
}));

const pure: Wrong[] = ['domain', 'columns', 'statistics', 'spatial-analysis', 'geocoding', 'disclosure-control'].flatMap((library) => {
  const file = `libs/${library}/src/wrong.ts`;
  return [
    { law: `${library} rolls no dice`, file, code: 'export const dice = Math.random();', rule: 'no-restricted-properties' },
    { law: `${library} reads no clock (Date.now)`, file, code: 'export const now = Date.now();', rule: 'no-restricted-properties' },
    { law: `${library} reads no clock (new Date)`, file, code: 'export const now = new Date();', rule: 'no-restricted-syntax' },
    { law: `${library} opens no file`, file, code: "import fs from 'node:fs';\nexport const f = fs;", rule: 'import-x/no-nodejs-modules' },
    { law: `${library} reads no environment`, file, code: 'export const env = process.env;', rule: 'no-restricted-globals' },
  ];
});

const database: Wrong[] = [
  {
    law: 'a service holds no DataSource',
    file: 'apps/api/src/hotspots/wrong.service.ts',
    code: "import { DataSource } from 'typeorm';\nexport const used = DataSource;",
    rule: 'no-restricted-imports',
  },
  {
    law: 'a repository is not injected by TypeORM',
    file: 'apps/api/src/accidents/wrong.repository.ts',
    code: "import { InjectRepository } from '@nestjs/typeorm';\nexport const used = InjectRepository;",
    rule: 'no-restricted-imports',
  },
  {
    law: 'nobody but the database room opens a connection',
    file: 'apps/api/src/imports/wrong.service.ts',
    code: "import pg from 'pg';\nexport const used = pg;",
    rule: 'no-restricted-imports',
  },
  {
    law: 'a service sends no query',
    file: 'apps/api/src/imports/wrong.service.ts',
    code: 'export const ask = (sql: { query(text: string): unknown }, text: string): unknown => sql.query(text);',
    rule: 'no-restricted-syntax',
  },
  {
    law: 'a service holds no SQL text',
    file: 'apps/api/src/imports/wrong.service.ts',
    code: 'export const text = (id: string): string => `SELECT 1 FROM accident WHERE id = ${id}`;',
    rule: 'no-restricted-syntax',
  },
];

const sizes: Wrong[] = [
  { law: 'a function has 40 lines', file: 'libs/statistics/src/wrong.ts', code: functionOf(42), rule: 'max-lines-per-function' },
  { law: 'an algorithm file has 200 lines', file: 'libs/statistics/src/wrong.ts', code: statements(201), rule: 'max-lines' },
  { law: 'a service has 250 lines', file: 'apps/api/src/imports/wrong.service.ts', code: statements(251), rule: 'max-lines' },
  { law: 'a repository has 250 lines', file: 'apps/api/src/imports/wrong.repository.ts', code: statements(251), rule: 'max-lines' },
  { law: 'a resolver has 100 lines', file: 'apps/api/src/imports/wrong.resolver.ts', code: statements(101), rule: 'max-lines' },
  { law: 'a component has 120 lines', file: 'libs/ui/src/wrong.tsx', code: functionOf(122), rule: 'max-lines-per-function' },
];

const habits: Wrong[] = [
  { law: 'no default export', file: 'libs/domain/src/wrong.ts', code: 'export default 1;', rule: 'import-x/no-default-export' },
  { law: 'no any', file: 'libs/domain/src/wrong.ts', code: 'export const a: any = 1;', rule: '@typescript-eslint/no-explicit-any' },
  { law: 'no enum', file: 'apps/api/src/common/wrong.ts', code: 'export enum A { B }', rule: 'no-restricted-syntax' },
  {
    law: 'an image has a text',
    file: 'libs/ui/src/wrong.tsx',
    code: 'export const A = () => <img src="a.png" />;',
    rule: 'jsx-a11y/alt-text',
  },
  {
    law: 'a hook is not called under a condition',
    file: 'libs/ui/src/wrong.tsx',
    code: "import { useState } from 'react';\nexport function A(p: { b: boolean }) { if (p.b) { useState(1); } return null; }",
    rule: 'react-hooks/rules-of-hooks',
  },
];

describe('the linter sees', () => {
  let eslint: ESLint;

  beforeAll(() => {
    // The wrong files exist only here, so nothing knows their types: rules that need types are proved on a real file below.
    const untyped: Linter.Config = tseslint.configs.disableTypeChecked;
    eslint = new ESLint({ cwd: ROOT, overrideConfig: [untyped] });
  });

  async function rulesThatSpeak(file: string, code: string): Promise<string[]> {
    const [result] = await eslint.lintText(code, { filePath: join(ROOT, file) });
    return (result?.messages ?? []).map((message) => message.ruleId ?? message.message);
  }

  it.each([...doors, ...outside, ...pure, ...database, ...sizes, ...habits])('$law ($file)', async ({ file, code, rule }) => {
    expect(await rulesThatSpeak(file, code)).toContain(rule);
  });

  it('nothing wrong in the same places where it is allowed', async () => {
    expect(await rulesThatSpeak('libs/columns/src/right.ts', "import * as d from '@elektron/domain';\nexport const used = d;")).toEqual([]);
    expect(
      await rulesThatSpeak('apps/api/src/database/right.ts', "import { DataSource } from 'typeorm';\nexport const used = DataSource;"),
    ).toEqual([]);
    expect(await rulesThatSpeak('apps/api/src/accidents/right.repository.ts', "export const text = 'SELECT 1 FROM accident';")).toEqual([]);
    expect(await rulesThatSpeak('libs/statistics/src/right.ts', functionOf(39))).toEqual([]);
  });

  it('a promise that nobody awaits, which needs types', async () => {
    const typed = new ESLint({ cwd: ROOT });
    const [result] = await typed.lintText('Promise.resolve(1);\n', { filePath: join(ROOT, 'libs/domain/src/index.ts') });
    expect(result?.messages.map((message) => message.ruleId)).toContain('@typescript-eslint/no-floating-promises');
  });
});
