import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { StudyTableLook } from '@elektron/importers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { RecordsServer } from './acceptance/testing/records-server.ts';
import { UsageError } from './cli/command.ts';
import { evaluateTable } from './cli/evaluate-table.ts';
import { makeTestSession } from './cli/testing/test-session.ts';
import { describeOnOneDatabase } from './database/testing/test-database.ts';
import type { PresentedAnswer } from './evaluations/study-tables/present-study.ts';

/*
 * The passing lanes of the Highway Safety Manual (case P02) as a city has them in a spreadsheet: counts, and what the manual’s function predicts.
 */

const CASE = fileURLToPath(new URL('../../../tests/cases/P02-hsm9-eb-before-after', import.meta.url));

interface Expected {
  readonly expected: { readonly pooled: Readonly<Record<'pi' | 'var_pi' | 'theta' | 'se_theta', number>> };
}

/** @returns lines of a table, and what the case says of them */
async function readCase(): Promise<{ readonly lines: readonly string[]; readonly pooled: Expected['expected']['pooled'] }> {
  const [header = '', ...rows] = (await readFile(join(CASE, 'sites.csv'), 'utf8')).trim().split('\n');
  const names = header.split(',');
  const lines = rows.map((row) => {
    const values = row.split(',').map(Number);
    const of = (name: string): number => values[names.indexOf(name)]!;
    const total = (prefix: string, years: number): number =>
      Array.from({ length: years }, (_, i) => of(`${prefix}_y${i + 1}`)).reduce((sum, count) => sum + count, 0);
    const predict = (traffic: string, years: number): number => years * of(traffic) * of('length_mi') * 365e-6 * Math.exp(-0.312);
    return [
      `section ${of('site')}`,
      total('before', 5),
      total('after', 2),
      predict('aadt_before', 5),
      predict('aadt_after', 2),
      0.236 / of('length_mi'),
    ].join(',');
  });
  const { expected } = JSON.parse(await readFile(join(CASE, 'expected.json'), 'utf8')) as Expected;
  return { lines: ['site,before,after,predicted before,predicted after,k', ...lines], pooled: expected.pooled };
}

const SAID = { yearsBefore: 5, yearsAfter: 2, selectedForHighCounts: true };

describeOnOneDatabase('a table that somebody else has counted', (open) => {
  let server: RecordsServer;
  beforeAll(async () => {
    server = await RecordsServer.start(await open());
  });
  afterAll(() => server.close());

  function send(route: 'look' | 'evaluate', body: string, said: object = {}): Promise<Response> {
    const query = new URLSearchParams({ fileName: 'study.csv', ...(route === 'evaluate' ? { said: JSON.stringify(said) } : {}) });
    return fetch(`${server.url}/api/study-tables/${route}?${query.toString()}`, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream', cookie: server.cookie },
      body,
    });
  }

  async function look(body: string): Promise<StudyTableLook> {
    const { tables } = (await (await send('look', body)).json()) as { readonly tables: readonly StudyTableLook[] };
    return tables[0]!;
  }

  async function evaluate(body: string, said: object = {}): Promise<PresentedAnswer> {
    const { columns } = await look(body);
    const response = await send('evaluate', body, { ...SAID, columns, ...said });
    expect(response.status).toBe(200);
    return (await response.json()) as PresentedAnswer;
  }

  it('comes out as the manual prints it', async () => {
    const { lines, pooled } = await readCase();
    const { evaluation } = await evaluate(lines.join('\n'));
    const estimate = evaluation!.estimates.find(({ methodId }) => methodId === 'empirical-bayes')!;
    expect(evaluation).toMatchObject({ treatedSites: 13, observedBefore: 122, observedAfter: 30, recommendedMethodId: 'empirical-bayes' });
    expect(estimate.expectedAfter).toBeCloseTo(pooled.pi, 8);
    expect(estimate.expectedAfterVariance).toBeCloseTo(pooled.var_pi, 8);
    expect(estimate.crashModificationFactor).toBeCloseTo(pooled.theta, 8);
    expect(estimate.standardError).toBeCloseTo(pooled.se_theta, 8);
    expect(evaluation!.sites.reduce((sum, { expectedAfter }) => sum + expectedAfter!, 0)).toBeCloseTo(pooled.pi, 8);
    expect(evaluation!.sentence.en).toContain('the interval contains zero, so no effect can be shown');
  });

  it('is refused line by line where one is no site, and nothing is evaluated', async () => {
    const { evaluation, faults, told } = await evaluate('site,before,after\na,5,2\nb,,2\nc,1,some\n');
    expect([evaluation, faults]).toEqual([null, 2]);
    expect(told.map(({ row }) => row)).toEqual([3, 4]);
    expect(told[0]!.message).toEqual({
      el: 'η στήλη «before» είναι κενή, και κενό δεν σημαίνει κανένα ατύχημα',
      en: 'column “before” is empty, and empty does not mean no accident',
    });
  });

  it('without references leaves the naive answer alone, and each other method says why it has none', async () => {
    const { evaluation } = await evaluate('site,before,after\na,15,9\nb,12,4\n', { selectedForHighCounts: null });
    const answered = evaluation!.estimates.filter(({ problem }) => problem === null).map(({ methodId }) => methodId);
    expect(answered).toEqual(['naive']);
    expect(evaluation!.warnings.map(({ code }) => code)).toContain('SELECTION_UNKNOWN');
    expect(evaluation!.sites.map(({ expectedAfter }) => expectedAfter)).toEqual([null, null]);
  });

  it('counts traffic where somebody says how sure it is, and not otherwise', async () => {
    const table = 'site,before,after,aadt before,aadt after\na,20,20,10000,12000\nb,20,20,8000,9000\n';
    const expectedOf = async (trafficVariation: number | null, method: string): Promise<number | undefined> =>
      (await evaluate(table, { trafficVariation })).evaluation!.estimates.find(({ methodId }) => methodId === method)?.expectedAfter ??
      undefined;
    expect(await expectedOf(null, 'naive')).toBeCloseTo(40 * (2 / 5), 10);
    expect(await expectedOf(null, 'naive-traffic')).toBeUndefined();
    // On average 9,000 vehicles a day before and 10,500 after; accidents grow as traffic to the power of 0.8, unless somebody says otherwise.
    expect(await expectedOf(0.05, 'naive-traffic')).toBeCloseTo(40 * (2 / 5) * (10_500 / 9_000) ** 0.8, 10);
  });

  it.each([
    ['no years', { yearsBefore: 0 }],
    ['a share above one', { trafficVariation: 2 }],
    ['a stranger among the parameters', { parameters: { wizardry: 1 } }],
    ['a stranger among the columns', { columns: { before: 'before', after: 'after', spell: 'x' } }],
  ])('is refused with %s', async (_, said) => {
    const columns = { code: 'site', before: 'before', after: 'after' };
    const { status } = await send('evaluate', 'site,before,after\na,5,2\n', { ...SAID, columns, ...said });
    expect([400, 422]).toContain(status);
  });
});

describe('elektron evaluate-table', () => {
  let folder: string;
  let file: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'elektron-study-'));
    file = join(folder, 'study.csv');
    await writeFile(file, (await readCase()).lines.join('\n'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('says in a sentence what came out, and what each method says', async () => {
    const { session, printed } = makeTestSession();
    const exit = await evaluateTable.run(session, [file, '--years-before', '5', '--years-after', '2', '--chosen-for-counts', 'yes']);
    expect(exit).toBe(0);
    expect(printed.join('\n')).toContain('0.70 (');
  });

  it('names the lines that are no sites', async () => {
    const broken = join(folder, 'broken.csv');
    await writeFile(broken, 'site,before,after\na,1,x\nb,1,0\n');
    const { session, said } = makeTestSession();
    expect(await evaluateTable.run(session, [broken, '--years-before', '5', '--years-after', '2'])).toBe(1);
    expect(said).toEqual(['Line 2: column “after” holds no number within reason: “x”.']);
  });

  it.each([[[]], [['FILE']], [['FILE', '--years-before', '5', '--years-after', 'x']]])('is not understood as %j', async (args) => {
    const { session } = makeTestSession();
    const given = args.map((arg) => (arg === 'FILE' ? file : arg));
    await expect(evaluateTable.run(session, given)).rejects.toThrow(UsageError);
  });
});
