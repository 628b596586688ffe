import { isProblem } from '@elektron/domain';
import { describe, expect, it } from '@jest/globals';

import { inMemory, type ByteSource } from '../byte-source.ts';
import { lookAtStudyTables, readStudyTable, type ReadStudy } from './read-study-table.ts';

const text = (...lines: readonly string[]): ByteSource => inMemory(Buffer.from(`${lines.join('\n')}\n`));

const COUNTS = { code: 'site', before: 'before', after: 'after' };
const read = (columns: object, ...lines: readonly string[]): Promise<ReadStudy> =>
  readStudyTable(text(...lines), 'study.csv', { content: '', columns: { ...COUNTS, ...columns } });

describe('a look at a table of a study', () => {
  it('proposes what its columns are, in English', async () => {
    const [look] = await lookAtStudyTables(text('site,group,before,after,AADT before,AADT after', 'a,treated,5,2,9000,9500'), 'study.csv');
    expect(look).toMatchObject({
      lines: 1,
      columns: { ...COUNTS, role: 'group', 'traffic-before': 'AADT before', 'traffic-after': 'AADT after' },
    });
  });

  it('and in Greek', async () => {
    const lines = ['Θέση;Ρόλος;Ατυχήματα πριν;Ατυχήματα μετά;Πρόβλεψη πριν;Πρόβλεψη μετά;Υπερδιασπορά', 'Κ1;Παρέμβασης;5;2;3,5;2,25;0,4'];
    const [look] = await lookAtStudyTables(text(...lines), 'μελέτη.csv');
    expect(look!.columns).toEqual({
      code: 'Θέση',
      role: 'Ρόλος',
      before: 'Ατυχήματα πριν',
      after: 'Ατυχήματα μετά',
      'predicted-before': 'Πρόβλεψη πριν',
      'predicted-after': 'Πρόβλεψη μετά',
      overdispersion: 'Υπερδιασπορά',
    });
    const { sites } = await readStudyTable(text(...lines), 'μελέτη.csv', { content: '', columns: look!.columns });
    expect(sites).toEqual([
      {
        row: 2,
        code: 'Κ1',
        role: 'treated',
        before: 5,
        after: 2,
        'predicted-before': 3.5,
        'predicted-after': 2.25,
        overdispersion: 0.4,
        'traffic-before': null,
        'traffic-after': null,
      },
    ]);
  });

  it('shows no column that tells who somebody is', async () => {
    const [look] = await lookAtStudyTables(text('site,before,after,surname', 'a,1,2,Παπαδόπουλος'), 'study.csv');
    expect(look!.headings).toEqual(['site', 'before', 'after']);
  });
});

describe('the sites of a study', () => {
  it('are treated where no column says otherwise, zeros included', async () => {
    const { sites, faults } = await read({}, 'site,before,after', 'a,5,0', 'b,0,0');
    expect(faults).toEqual([]);
    expect(sites.map(({ code, role, before, after }) => [code, role, before, after])).toEqual([
      ['a', 'treated', 5, 0],
      ['b', 'treated', 0, 0],
    ]);
  });

  it('are told apart by role in both languages', async () => {
    const lines = ['a,treated,1,1', 'b,Αναφοράς,1,1', 'c,Παρέμβασης,1,1', 'd,control,1,1'];
    const { sites } = await read({ role: 'role' }, 'site,role,before,after', ...lines);
    expect(sites.map(({ role }) => role)).toEqual(['treated', 'reference', 'treated', 'reference']);
  });

  it.each([
    ['a blank count', 'a,treated,,1,3', 'before', 'NUMBER_MISSING'],
    ['half an accident', 'a,treated,1,0.5,3', 'after', 'NUMBER_INVALID'],
    ['an unknown role', 'a,maybe,1,1,3', 'role', 'ROLE_UNKNOWN'],
    ['a code that stands earlier', 'z,treated,1,1,3', 'site', 'CODE_TWICE'],
    ['no prediction', 'a,treated,1,1,', 'p', 'NUMBER_INVALID'],
  ])('are none with %s: the line is named', async (_, line, column, code) => {
    const header = 'site,role,before,after,p';
    const columns = { role: 'role', 'predicted-before': 'p', 'predicted-after': 'q', overdispersion: 'k' };
    const lines = ['z,treated,1,1,2'].concat(line).map((each) => `${each},1,1`);
    const { faults } = await read(columns, `${header},q,k`, ...lines);
    expect(faults).toMatchObject([{ row: 3, column, code }]);
  });

  it('need no prediction where they are references', async () => {
    const columns = { role: 'role', 'predicted-before': 'p', 'predicted-after': 'q', overdispersion: 'k' };
    const { sites, faults } = await read(columns, 'site,role,before,after,p,q,k', 'a,t,1,1,1,1,1', 'b,r,1,1,,,');
    expect([sites.length, faults]).toEqual([2, []]);
  });

  it.each([
    ['no count after', { after: undefined }],
    ['half a function', { 'predicted-before': 'p' }],
    ['traffic of one period', { 'traffic-after': 'p' }],
    ['a column that is not there', { role: 'nowhere' }],
    ['one column for two fields', { role: 'before' }],
  ])('are refused with %s', async (_, columns) => {
    const refusal = await read(columns, 'site,before,after,p', 'a,1,1,1').catch((error: unknown) => error);
    expect(isProblem(refusal) && refusal.code).toBe('INPUT_INVALID');
  });

  it('are refused where there are none', async () => {
    const refusal = await read({}, 'site,before,after').catch((error: unknown) => error);
    expect(isProblem(refusal) && refusal.code).toBe('FILE_EMPTY');
  });
});
