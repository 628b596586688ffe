import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { textRows, workbook } from '@elektron/importers/testing/workbooks';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { NestExpressApplication } from '@nestjs/platform-express';
import ExcelJS from 'exceljs';

import { readEnvironment } from './common/env.ts';
import type { Database } from './database/database.ts';
import type { OrganisationContext } from './database/in-organisation.ts';
import { describeOnEachDatabase } from './database/testing/test-database.ts';
import { DEMO_ORGANISATION } from './demo/demo-organisation.ts';
import { createHttpServer } from './http-server.ts';
import { signInForTest } from './identity/testing/sign-in-for-test.ts';
import { LocalFilesImport } from './imports/local-files-import.ts';
import { casualtiesText, collisionsText, type CollisionLine } from './imports/testing/stats19-text.ts';
import { migrateInstallation } from './open-installation.ts';

interface Counts {
  readonly accidents: number;
  readonly killed: number;
  readonly seriouslyInjured: number;
  readonly slightlyInjured: number;
}

interface BoardMonth {
  readonly unitId: string | null;
  readonly month: string;
  readonly status: string | null;
  readonly nextStep: string | null;
  readonly daysLate: number;
  readonly fingerprint: string;
  readonly counts: Counts;
  readonly signed: { readonly counts: Counts; readonly personName: string } | null;
  readonly steps: readonly { readonly step: string }[];
  readonly placeAccuracies: readonly { readonly name: string; readonly count: number }[];
  readonly missing: readonly { readonly name: string; readonly count: number }[];
  readonly delayAccidents: number;
  readonly looksShort: boolean | null;
  readonly shortEarlier: number | null;
}

interface Board {
  readonly units: readonly { readonly id: string; readonly name: { readonly el: string } }[];
  readonly months: readonly BoardMonth[];
  readonly totals: readonly (Counts & { readonly month: string })[];
}

interface Done {
  readonly done: boolean | null;
  readonly userErrors: readonly { readonly code: string; readonly path: readonly string[] }[];
}

const COUNTS = 'accidents killed seriouslyInjured slightlyInjured';
const BOARD = `query ($first: String!, $last: String!) { monthBoard(firstMonth: $first, lastMonth: $last) {
  units { id name { el } } totals { month ${COUNTS} }
  months { unitId month status nextStep daysLate fingerprint counts { ${COUNTS} } signed { counts { ${COUNTS} } personName } steps { step }
    placeAccuracies { name count } missing { name count } delayAccidents looksShort shortEarlier } } }`;

/** Of the station at Leyton, of the one at Chingford, and of none that is known. */
const STATIONS: Readonly<Record<string, string>> = { L: 'Leyton', C: ' Chingford ', N: 'Elsewhere' };

/** A table as ELSTAT lays it out, of killed people alone. */
function totalsOf(year: string, title: string, killed: string): Buffer {
  const months = 'Ιανουάριος Φεβρουάριος Μάρτιος Απρίλιος Μάιος Ιούνιος Ιούλιος Αύγουστος Σεπτέμβριος Οκτώβριος Νοέμβριος Δεκέμβριος'.split(
    ' ',
  );
  const rows = [
    [`${title}\n Έτος: ${year}`],
    ['ΩΡΑ', ...months],
    ['', ...months.map(() => 'ΝΕΚΡΟΙ')],
    ['ΣΥΝΟΛΟ ', ...months.map(() => killed)],
  ];
  return workbook([{ name: year, rows: textRows(rows) }]);
}

/** The second sheet of a file: what must be known to read the first. */
async function notesOf(bytes: Buffer): Promise<[unknown, unknown][]> {
  const file = new ExcelJS.Workbook();
  await file.xlsx.load(bytes as unknown as ArrayBuffer);
  return (file.worksheets[1]?.getRows(1, 20) ?? []).map((row) => [row.getCell(1).value, row.getCell(2).value]);
}

describeOnEachDatabase('the month of a recording unit, over the API,', (open) => {
  let database: Database;
  let app: NestExpressApplication;
  let url: string;
  let cookie: string;
  let context: OrganisationContext;
  let folder: string;
  const units: Record<string, string> = {};

  beforeAll(async () => {
    database = await open();
    const environment = { ...readEnvironment({}), logLevel: 'silent' as const };
    await migrateInstallation(environment, database);
    app = await createHttpServer(environment, database);
    await app.listen(0, '127.0.0.1');
    url = await app.getUrl();
    folder = await mkdtemp(join(tmpdir(), 'elektron-months-'));
    ({ cookie, context } = await signInForTest(database, DEMO_ORGANISATION.organisationId));
    const before = ['2016-05-03', '2016-05-10', '2016-01-01'].map((date, k) => ({ index: `L0${k}`, date }));
    const may = ['L1', 'L2', 'C1', 'N1'].map((index) => ({ index, date: '2017-05-04', severity: index === 'L2' ? 'Serious' : 'Slight' }));
    await importLines([...before, ...may, { index: 'L9', date: '2017-06-01' }]);
    for (const [name, station] of [
      ['leyton', 'Leyton'],
      ['chingford', 'Chingford'],
      ['silent', 'Walthamstow'],
    ] as const) {
      const made = await mutate('createRecordingUnit', 'CreateRecordingUnitInput', {
        nameEl: name,
        ruleKind: 'attribute',
        ruleColumn: 'station',
        ruleValues: [station],
        firstMonth: '2017-05',
        dueDays: 10,
      });
      expect(made).toEqual({ done: true, userErrors: [] });
      units[name] = (await board()).units.find(({ name: { el } }) => el === name)!.id;
    }
  }, 120_000);
  afterAll(async () => {
    await app.close();
    await rm(folder, { recursive: true });
  });

  async function importLines(lines: readonly CollisionLine[]): Promise<void> {
    const [header = '', ...rows] = collisionsText(lines).trimEnd().split('\n');
    const collisions = [`${header},station`, ...rows.map((row) => `${row},${STATIONS[row.slice(0, 1)]}`)].join('\n');
    await writeFile(join(folder, 'collisions.csv'), `${collisions}\n`);
    await writeFile(join(folder, 'casualties.csv'), casualtiesText(lines.map(({ index }) => [index, '1', '1'])));
    const paths = ['collisions.csv', 'casualties.csv'].map((name) => join(folder, name));
    const { outcome } = await app.get(LocalFilesImport, { strict: false }).run(context, paths, new AbortController().signal);
    expect(outcome).toBe('committed');
  }

  async function send<Data>(query: string, variables: object = {}, as = cookie): Promise<Data> {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: as },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await response.json()) as { data: Data; errors?: readonly { extensions: { code: string } }[] };
    if (errors !== undefined) throw new Error(errors.map(({ extensions }) => extensions.code).join());
    return data;
  }

  async function mutate(name: string, type: string, input: object, as = cookie): Promise<Done> {
    const query = `mutation ($input: ${type}!) { ${name}(input: $input) { done userErrors { code path } } }`;
    return (await send<Record<string, Done>>(query, { input }, as))[name]!;
  }

  const board = async (first = '2017-05', last = '2017-05'): Promise<Board> =>
    (await send<{ monthBoard: Board }>(BOARD, { first, last })).monthBoard;
  const monthOf = async (unit: string, month = '2017-05'): Promise<BoardMonth> =>
    (await board(month, month)).months.find(({ unitId }) => unitId === units[unit])!;

  async function take(unit: string, step: string, fingerprint?: string): Promise<Done> {
    const input = { unitId: units[unit], month: '2017-05', fingerprint: fingerprint ?? (await monthOf(unit)).fingerprint };
    if (step === 'signed-off') return mutate('signOffMonth', 'SignOffMonthInput', input);
    return mutate('takeReportingStep', 'TakeReportingStepInput', { ...input, step });
  }

  async function idOf(index: string): Promise<string> {
    const [row] = await database.inOrganisation(context, (sql) =>
      sql.query<{ id: string }>('SELECT accident_id AS id FROM accident_version WHERE source_record_id = $1 LIMIT 1', [index]),
    );
    return row!.id;
  }

  async function correct(index: string, ...changes: readonly object[]): Promise<void> {
    const accidentId = await idOf(index);
    const { accident } = await send<{ accident: { history: { revision: number } } }>(
      'query ($id: ID!) { accident(id: $id) { history { revision } } }',
      { id: accidentId },
    );
    const input = { accidentId, changes, reason: 'Από το νοσοκομείο', expectedRevision: accident.history.revision };
    const { correctAccident } = await send<{ correctAccident: Done }>(
      'mutation ($input: CorrectAccidentInput!) { correctAccident(input: $input) { userErrors { code } } }',
      { input },
    );
    expect(correctAccident.userErrors).toEqual([]);
  }

  const changes = async (unit: string): Promise<readonly Record<string, unknown>[]> =>
    (
      await send<{ signedMonthChanges: readonly Record<string, unknown>[] }>(
        `query ($unitId: ID!) { signedMonthChanges(unitId: $unitId, month: "2017-05") {
           accidentId kind date before { killed slightlyInjured } after { killed slightlyInjured } cause daysAfter deathToBeChecked } }`,
        { unitId: units[unit] },
      )
    ).signedMonthChanges;

  it('knows whose the accidents are, what is late, and what belongs to nobody; the parts are the whole', async () => {
    const { months, totals } = await board();
    const [leyton, chingford, silent, none] = months;
    expect(months.map(({ unitId }) => unitId)).toEqual([units['leyton'], units['chingford'], units['silent'], null]);
    expect(leyton).toMatchObject({
      status: 'expected',
      nextStep: 'received',
      counts: { accidents: 2, slightlyInjured: 2 },
      delayAccidents: 2,
    });
    expect(leyton!.daysLate).toBeGreaterThan(365);
    expect(chingford!.counts.accidents).toBe(1);
    expect(silent).toMatchObject({ status: 'expected', counts: { accidents: 0 }, looksShort: null, shortEarlier: 0 });
    expect(none).toMatchObject({ status: null, nextStep: null, daysLate: 0, counts: { accidents: 1 } });
    expect(totals).toEqual([{ month: '2017-05', accidents: 4, killed: 0, seriouslyInjured: 0, slightlyInjured: 4 }]);
    const { accidentFacets } = await send<{ accidentFacets: { figures: Counts } }>(
      `{ accidentFacets(filter: { period: { start: "2017-05-01", end: "2017-06-01" } }) { figures { ${COUNTS} } } }`,
    );
    expect(totals[0]).toMatchObject(accidentFacets.figures);
    expect(leyton!.placeAccuracies.find(({ name }) => name === 'exact')?.count).toBe(2);
    expect(Object.fromEntries(leyton!.missing.map(({ name, count }) => [name, count]))).toMatchObject({ light: 0, junction: 2, place: 0 });
  });

  it('is received, checked and signed off in this order, by whoever has seen it as it is', async () => {
    expect(await take('leyton', 'checked')).toMatchObject({ done: null, userErrors: [{ code: 'MONTH_CHANGED' }] });
    expect(await take('leyton', 'received', '0')).toMatchObject({ userErrors: [{ code: 'MONTH_CHANGED' }] });
    for (const step of ['received', 'checked', 'signed-off']) expect(await take('leyton', step)).toMatchObject({ done: true });
    expect(await monthOf('leyton')).toMatchObject({
      status: 'signed-off',
      nextStep: null,
      signed: { personName: 'Test', counts: { killed: 0 } },
    });
    expect(await changes('leyton')).toEqual([]);
  });

  it('is signed off by whoever may publish, and checked by whoever keeps the records', async () => {
    const [uploader, publisher] = await Promise.all(
      (['uploader', 'publisher'] as const).map((role) => signInForTest(database, DEMO_ORGANISATION.organisationId, { roles: [role] })),
    );
    const { fingerprint } = await monthOf('chingford');
    const input = { unitId: units['chingford'], month: '2017-05', fingerprint };
    await expect(mutate('takeReportingStep', 'TakeReportingStepInput', { ...input, step: 'received' }, publisher!.cookie)).rejects.toThrow(
      'FORBIDDEN',
    );
    for (const step of ['received', 'checked'])
      expect(await mutate('takeReportingStep', 'TakeReportingStepInput', { ...input, step }, uploader!.cookie)).toMatchObject({
        done: true,
      });
    await expect(mutate('signOffMonth', 'SignOffMonthInput', input, uploader!.cookie)).rejects.toThrow('FORBIDDEN');
    expect(await mutate('signOffMonth', 'SignOffMonthInput', input, publisher!.cookie)).toMatchObject({ done: true });
    // The database asks the same again.
    const sign = (as: OrganisationContext) =>
      database.inOrganisation(as, (sql) =>
        sql.execute(
          `INSERT INTO reporting_step (organisation_id, unit_id, month, step, data_version, counts) VALUES ($1, $2, '2017-04-01', 'signed-off', 1, '{}')`,
          [as.organisationId, units['chingford']],
        ),
      );
    await expect(sign(uploader!.context)).rejects.toMatchObject({ code: '42501' });
  });

  it('that was signed off keeps what was signed, and shows a late death beside it, by name', async () => {
    await correct('L1', { subject: 'casualty', unitReference: '1', casualtyReference: '1', field: 'severity', value: 'fatal' });
    expect(await monthOf('leyton')).toMatchObject({
      status: 'reopened',
      nextStep: 'checked',
      counts: { accidents: 2, killed: 1, slightlyInjured: 1 },
      signed: { counts: { accidents: 2, killed: 0, slightlyInjured: 2 } },
    });
    const [change, ...others] = await changes('leyton');
    expect(others).toEqual([]);
    expect(change).toMatchObject({
      accidentId: await idOf('L1'),
      kind: 'changed',
      date: '2017-05-04',
      before: { killed: 0, slightlyInjured: 1 },
      after: { killed: 1, slightlyInjured: 0 },
      cause: 'correction',
      // It became known years later: the death itself may have been within 30 days, and somebody has to look.
      deathToBeChecked: true,
    });
    expect(change!['daysAfter']).toBeGreaterThan(30);
  });

  it('tells of accidents that came, and that went to another month, where the sums are the same', async () => {
    await correct('L2', { subject: 'accident', field: 'date', value: '2017-06-04' });
    await importLines([{ index: 'L3', date: '2017-05-20' }]);
    expect((await monthOf('leyton')).counts).toMatchObject({ accidents: 2 });
    const found = new Map((await changes('leyton')).map(({ accidentId, kind, cause }) => [accidentId, [kind, cause]]));
    expect(found.get(await idOf('L2'))).toEqual(['moved-out', 'correction']);
    expect(found.get(await idOf('L3'))).toEqual(['added', 'import']);
    expect((await monthOf('leyton', '2017-06')).counts.accidents).toBe(2);
    for (const step of ['checked', 'signed-off']) expect(await take('leyton', step)).toMatchObject({ done: true });
    expect(await monthOf('leyton')).toMatchObject({ status: 'signed-off', signed: { counts: { killed: 1 } } });
    expect((await monthOf('leyton')).steps.map(({ step }) => step)).toEqual(['received', 'checked', 'signed-off', 'checked', 'signed-off']);
    expect(await changes('leyton')).toEqual([]);
  });

  it('makes a bulletin beside the year before, with exact intervals of accidents, and says what is missing in it', async () => {
    const side = 'now before accidentsNow accidentsBefore ratio { ratio lower upper reason }';
    const ask = `query ($unitId: ID) { monthlyBulletin(month: "2017-05", unitId: $unitId) {
      lines { measure month { ${side} } yearToDate { ${side} } } notReceived { unitName { el } month daysLate } notSigned { month } ofNoUnit deathsCompleteOn } }`;
    const { monthlyBulletin } = await send<{ monthlyBulletin: Record<string, unknown> }>(ask, { unitId: units['leyton'] });
    expect(monthlyBulletin['lines']).toEqual([
      {
        measure: 'accidents',
        // Clopper-Pearson limits of 2 among 4 are 0.0676 and 0.9324; as odds, 0.0725 and 13.79.
        month: {
          now: 2,
          before: 2,
          accidentsNow: 2,
          accidentsBefore: 2,
          ratio: { ratio: 1, lower: expect.closeTo(0.0725, 3), upper: expect.closeTo(13.79, 1), reason: null },
        },
        yearToDate: expect.objectContaining({ now: 2, before: 3 }),
      },
      {
        measure: 'killed',
        month: {
          now: 1,
          before: 0,
          accidentsNow: 1,
          accidentsBefore: 0,
          ratio: expect.objectContaining({ ratio: null, upper: null, reason: 'SECOND_COUNT_ZERO' }),
        },
        yearToDate: expect.objectContaining({ now: 1, before: 0 }),
      },
      expect.objectContaining({
        measure: 'seriously-injured',
        month: expect.objectContaining({ ratio: expect.objectContaining({ reason: 'BOTH_COUNTS_ZERO' }) }),
      }),
      expect.objectContaining({ measure: 'slightly-injured', month: expect.objectContaining({ now: 1, before: 2 }) }),
    ]);
    expect(monthlyBulletin).toMatchObject({ notReceived: [], notSigned: [], ofNoUnit: 1, deathsCompleteOn: '2017-07-01' });
    const whole = (await send<{ monthlyBulletin: Record<string, unknown> }>(ask)).monthlyBulletin;
    expect(whole['notReceived']).toEqual([{ unitName: { el: 'silent' }, month: '2017-05', daysLate: expect.any(Number) }]);
    // Chingford has no records before 2017: nothing is compared.
    const young = (
      await send<{ monthlyBulletin: { lines: { month: { before: null; ratio: null } }[] } }>(ask, { unitId: units['chingford'] })
    ).monthlyBulletin;
    expect(young.lines[0]?.month).toMatchObject({ before: null, ratio: null });
  });

  it.each([
    ['csv', 'text/csv'],
    ['xlsx', 'spreadsheetml'],
  ])('makes a file of it: %s', async (kind, mediaType) => {
    const get = (path: string) => fetch(`${url}/api/export/${path}`, { headers: { cookie } });
    const response = await get(`bulletin.${kind}?month=2017-05&lang=el`);
    expect(response.headers.get('content-type')).toContain(mediaType);
    const bytes = Buffer.from(await response.arrayBuffer());
    if (kind === 'csv') expect(bytes.toString()).toContain('Νεκροί;Μήνας;1;0;1;0;;');
    else expect(await notesOf(bytes)).toContainEqual(['Μετρούν θάνατοι εντός 30 ημερών, έως και', '2017-06-30']);
    for (const wrong of ['bulletin.gpkg?month=2017-05', `bulletin.${kind}?month=2017-13`, `bulletin.${kind}`])
      expect((await get(wrong)).status).toBe(400);
  });

  it('is compared with the totals of others, and read with notes that have a source', async () => {
    const totals = [
      { month: '2017-05', measure: 'killed', expected: 2 },
      { month: '2017-04', measure: 'accidents', expected: 0 },
    ];
    const set = (given: object) => mutate('setExpectedTotals', 'SetExpectedTotalsInput', { source: 'ΕΛΣΤΑΤ', ...given });
    expect(await set({ totals: [{ month: '2016-01', measure: 'killed', expected: 7 }] })).toMatchObject({ done: true });
    expect(await set({ totals })).toMatchObject({ done: true });
    expect(await set({ totals: [{ month: '2017-05', measure: 'killed', expected: -1 }] })).toMatchObject({
      userErrors: [{ code: 'FIELD_INVALID' }],
    });
    expect(await set({ totals: [totals[0], totals[0]] })).toMatchObject({ userErrors: [{ code: 'INPUT_INVALID' }] });
    const { reconciledTotals } = await send<{ reconciledTotals: unknown }>(
      '{ reconciledTotals { source month measure expected recorded difference } }',
    );
    expect(reconciledTotals).toEqual([
      { source: 'ΕΛΣΤΑΤ', month: '2017-04', measure: 'accidents', expected: 0, recorded: 0, difference: 0 },
      { source: 'ΕΛΣΤΑΤ', month: '2017-05', measure: 'killed', expected: 2, recorded: 1, difference: -1 },
    ]);
    const listNotes = async () =>
      (
        await send<{ reportingNotes: { id: string | null; startsOn: string; text: { el: string } }[] }>(
          '{ reportingNotes { id startsOn text { el } } }',
        )
      ).reportingNotes;
    const note = { startsOn: '2017-05-01', textEl: 'Νέο δελτίο', source: 'Εγκύκλιος' };
    expect(await mutate('addReportingNote', 'AddReportingNoteInput', { ...note, source: ' ' })).toMatchObject({
      userErrors: [{ code: 'FIELD_MISSING', path: ['input', 'source'] }],
    });
    expect(await mutate('addReportingNote', 'AddReportingNoteInput', note)).toMatchObject({ done: true });
    const notes = await listNotes();
    // The demonstration is in London: what happened in Greece says nothing about its records.
    expect(notes.map(({ startsOn }) => startsOn)).toEqual(['2017-05-01']);
    expect(await mutate('removeReportingNote', 'RemoveReportingNoteInput', { noteId: notes[0]!.id })).toMatchObject({ done: true });
    expect(await mutate('removeReportingNote', 'RemoveReportingNoteInput', { noteId: notes[0]!.id })).toMatchObject({
      userErrors: [{ code: 'REPORTING_NOTE_NOT_FOUND' }],
    });
    expect(await listNotes()).toEqual([]);
  });

  it('is compared with a workbook of ELSTAT, month by month, as far as the records reach', async () => {
    const upload = async (content: Buffer, query: string, as = cookie) => {
      const response = await fetch(`${url}/api/months/totals?${query}`, {
        method: 'POST',
        headers: { cookie: as, 'content-type': 'application/octet-stream' },
        body: new Uint8Array(content),
      });
      return { status: response.status, body: (await response.json()) as Record<string, unknown> };
    };
    const elstat = await readFile(join(import.meta.dirname, '../../../tests/fixtures/gr-elstat/dataset_2022.xlsx'));
    const title = 'Πίνακας 18. Αριθμός παθόντων από οδικά τροχαία ατυχήματα κατά βαθμό ατυχήματος, μήνα και ώρα του εικοσιτετραώρου.';
    expect(await upload(elstat, 'fileName=dataset_2022.xlsx')).toEqual({
      status: 200,
      body: { source: title, years: [2022], totals: 36, misfits: [] },
    });
    // The same table of another year stands beside it, and a newer one of a year in place of the older one.
    for (const killed of ['9', '2']) expect(await upload(totalsOf('2017', title, killed), '')).toMatchObject({ status: 200 });
    const { reconciledTotals } = await send<{ reconciledTotals: { source: string; month: string }[] }>(
      '{ reconciledTotals { source month measure expected recorded difference } }',
    );
    const ofTable = reconciledTotals.filter(({ source }) => source === title);
    expect(ofTable).toHaveLength(12 + 36);
    expect(ofTable.filter(({ month }) => ['2017-05', '2017-07'].includes(month))).toEqual([
      { source: title, month: '2017-05', measure: 'killed', expected: 2, recorded: 1, difference: -1 },
      // The last record is of June.
      { source: title, month: '2017-07', measure: 'killed', expected: 2, recorded: null, difference: null },
    ]);
    expect(ofTable.find(({ month }) => month === '2022-01')).toMatchObject({ measure: 'killed', expected: 54, recorded: null });
    expect(await upload(Buffer.from('a;b'), 'fileName=a.csv')).toMatchObject({
      status: 422,
      body: { problem: { code: 'FILE_WITHOUT_TOTALS' } },
    });
    const uploader = await signInForTest(database, DEMO_ORGANISATION.organisationId, { roles: ['uploader'] });
    expect(await upload(elstat, '', uploader.cookie)).toMatchObject({ status: 403 });
  });

  it('ends with its unit, once; what comes later belongs to the next one', async () => {
    const end = (lastMonth: string) => mutate('endRecordingUnit', 'EndRecordingUnitInput', { unitId: units['leyton'], lastMonth });
    expect(await end('2017-04')).toMatchObject({ userErrors: [{ code: 'FIELD_INVALID', path: ['input', 'lastMonth'] }] });
    expect(await end('2017-05')).toMatchObject({ done: true });
    expect(await end('2017-06')).toMatchObject({ userErrors: [{ code: 'RECORDING_UNIT_ENDED' }] });
    const rule = { ruleKind: 'source', ruleValues: ['stats19'], firstMonth: '2017-06', dueDays: 0 };
    await mutate('createRecordingUnit', 'CreateRecordingUnitInput', { nameEl: 'τα υπόλοιπα', ...rule });
    const { units: known, months } = await board('2017-05', '2017-06');
    const rest = known.at(-1)!.id;
    const counted = (unitId: string | null, month: string) =>
      months.find((found) => found.unitId === unitId && found.month === month)?.counts.accidents;
    expect([counted(units['leyton']!, '2017-05'), counted(units['leyton']!, '2017-06')]).toEqual([2, undefined]);
    // The earlier unit keeps its own; nothing is counted twice, and nothing is left over.
    expect([counted(rest, '2017-05'), counted(rest, '2017-06'), counted(null, '2017-05')]).toEqual([1, 2, undefined]);
  });
});
