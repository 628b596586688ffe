import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { LANGUAGES, type Language } from '@elektron/domain';
import { detectTables, plainFile, TEMPLATE_SHEETS } from '@elektron/importers';

import { UsageError, type Session } from './command.ts';
import { templateCommand } from './template.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'elektron-template-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Nothing else of a session is needed, and no database is opened. */
const sessionIn = (language: Language, said: string[] = []): Session =>
  ({ language, say: (text: { readonly el: string }) => said.push(text.el) }) as unknown as Session;

it.each(LANGUAGES)('the template is written in %s, and the importer knows all of its sheets', async (language) => {
  const output = join(folder, `${language}.xlsx`);
  const said: string[] = [];
  expect(await templateCommand.run(sessionIn('el', said), ['--language', language, '--output', output])).toBe(0);
  expect(said).toEqual([`Γράφτηκε: ${output}`]);
  const tables = await detectTables(await plainFile(output), 'template.xlsx');
  expect(tables.map(({ formatId, tableId, leftOut }) => [formatId, tableId, leftOut])).toEqual(
    TEMPLATE_SHEETS.map(({ id }) => ['template', id, undefined]),
  );
});

it('the template of traffic counts is written in Greek and known by the importer', async () => {
  const output = join(folder, 'traffic.xlsx');
  await templateCommand.run(sessionIn('el'), ['--kind', 'traffic', '--output', output]);
  const tables = await detectTables(await plainFile(output), 'traffic.xlsx');
  expect(tables.map(({ formatId, tableId, leftOut }) => [formatId, tableId, leftOut])).toEqual([['traffic-table', 'counts', undefined]]);
});

it('the template has the language of the terminal where none is named', async () => {
  const output = join(folder, 'plain.xlsx');
  await templateCommand.run(sessionIn('en'), ['--output', output]);
  const [table] = await detectTables(await plainFile(output), 'template.xlsx');
  expect(table?.header[0]).toBe('Accident record number');
});

it.each([[[]], [['--language', 'fr', '--output', 'x.xlsx']], [['--kind', 'weather', '--output', 'x.xlsx']]])(
  '%j is not understood',
  async (args) => {
    await expect(templateCommand.run(sessionIn('en'), args)).rejects.toThrow(UsageError);
  },
);
