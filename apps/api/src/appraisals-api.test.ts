import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { NestExpressApplication } from '@nestjs/platform-express';

import { importTown } from './accidents/testing/import-town.ts';
import type { AppraisalObject, AppraisalPayload, AppraisalSummaryObject } from './appraisals/appraisal.objects.ts';
import { AppraisalsService } from './appraisals/appraisals.service.ts';
import type { UnitValueSetObject, UnitValuesPayload } from './appraisals/unit-values.objects.ts';
import { appraise } from './cli/appraise.ts';
import { makeTestSession } from './cli/testing/test-session.ts';
import { readEnvironment } from './common/env.ts';
import { makeTown } from './common/testing/make-town.ts';
import type { Database } from './database/database.ts';
import type { OrganisationContext } from './database/in-organisation.ts';
import { createTestOrganisation, describeOnOneDatabase } from './database/testing/test-database.ts';
import { EvaluationRunsService } from './evaluations/evaluation-runs.service.ts';
import { byHauer } from './evaluations/testing/by-hauer.ts';
import { createHttpServer } from './http-server.ts';
import { signInForTest } from './identity/testing/sign-in-for-test.ts';
import { migrateInstallation } from './open-installation.ts';

const TOWN = makeTown(1_200);
const WORKS = { start: '2016-01-01', end: '2017-01-01' };
const EVALUATED = { beforePeriod: { start: '2014-01-01', end: '2016-01-01' }, afterPeriod: { start: '2017-01-01', end: '2019-01-01' } };

const MEASURE = {
  name: 'Raised crossing',
  place: 'Junction A',
  capital: 200_000,
  yearlyMaintenance: 1_000,
  residualValue: 0,
  serviceLifeYears: 20,
  numbers: [{ severity: 'serious', perYear: 0.4 }],
  numbersSource: 'Study of the junction',
  effects: [{ factor: 0.7, lower: 0.5, upper: 0.98 }],
  effectSource: 'A study',
};
const QUESTION = {
  name: 'Appraisal',
  valuesId: 'gb-2014-accident',
  discountRatePercent: 4,
  trafficGrowthPercent: 1,
  trafficExponent: 0.8,
  valueSpreadPercent: 50,
  effectsAre: 'shared',
  alternatives: [MEASURE],
};
const OWN_VALUES = {
  name: 'Values of the region',
  country: 'GR',
  currency: 'EUR',
  priceYear: 2024,
  basis: 'per-accident',
  values: [{ severity: 'serious', value: 300_000 }],
  source: 'Decision 1/2024',
};

const VALUES = 'id version name { en } country currency priceYear basis values { severity value } status source { en } superseded transfer';
const APPRAISAL = `id name createdAt sentence { en } warnings { code message { en } } values { ${VALUES} } question resultDigest seed
  alternatives { id name numbersSource { en } effectSource { en } rows { severity perYear factor lower upper unitValue }
    figures { id value lower upper reason { en } } sensitivity { input netPresentValueAtLower netPresentValueAtUpper } }
  comparisons { place chosenId steps { incrementalRatio kept } } package { chosenIds cost }`;
const ERRORS = 'userErrors { code details message { en } }';
const MAKE = `mutation ($input: AppraisalInput!) { makeAppraisal(input: $input) { appraisal { ${APPRAISAL} } ${ERRORS} } }`;
const ADD = `mutation ($input: UnitValuesInput!) { addUnitValues(input: $input) { values { ${VALUES} } ${ERRORS} } }`;
const TRANSFER = `mutation ($input: TransferInput!) { transferUnitValues(input: $input) { values { ${VALUES} } ${ERRORS} } }`;

interface Data {
  readonly makeAppraisal: AppraisalPayload;
  readonly addUnitValues: UnitValuesPayload;
  readonly transferUnitValues: UnitValuesPayload;
  readonly appraisal: AppraisalObject | null;
  readonly appraisals: readonly AppraisalSummaryObject[];
  readonly unitValueSets: readonly UnitValueSetObject[];
}

describeOnOneDatabase('economic appraisals', (open) => {
  let database: Database;
  let app: NestExpressApplication;
  let url: string;
  let context: OrganisationContext;
  let cookie: string;
  let strangers: string;

  beforeAll(async () => {
    database = await open();
    const environment = { ...readEnvironment({}), logLevel: 'silent' as const };
    await migrateInstallation(environment, database);
    app = await createHttpServer(environment, database);
    await app.listen(0, '127.0.0.1');
    url = await app.getUrl();
    context = await createTestOrganisation(database, 'appraising');
    const other = await createTestOrganisation(database, 'strangers');
    ({ cookie } = await signInForTest(database, context.organisationId));
    ({ cookie: strangers } = await signInForTest(database, other.organisationId));
    // The town lies in England.
    await database.asOwner((sql) => sql.execute('UPDATE organisation SET srid = 27700'));
    await importTown(database, context, 1, TOWN);
  }, 300_000);
  afterAll(() => app.close());

  async function ask(query: string, variables: object = {}, as = cookie): Promise<Data> {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: as },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await response.json()) as { data: Data; errors?: readonly unknown[] };
    expect(errors).toBeUndefined();
    return data;
  }

  const payloadOf = async (part: object, as = cookie): Promise<AppraisalPayload> =>
    (await ask(MAKE, { input: { ...QUESTION, ...part } }, as)).makeAppraisal;

  async function made(part: object = {}): Promise<AppraisalObject> {
    const { appraisal, userErrors } = await payloadOf(part);
    expect(userErrors).toEqual([]);
    return appraisal!;
  }

  async function valuesOf(query: string, input: object, as = cookie): Promise<UnitValueSetObject> {
    const data = await ask(query, { input }, as);
    const payload = query === ADD ? data.addUnitValues : data.transferUnitValues;
    expect(payload.userErrors).toEqual([]);
    return payload.values!;
  }

  const figureOf = ({ alternatives }: AppraisalObject, id: string): number | null =>
    alternatives[0]!.figures.find((figure) => figure.id === id)!.value;

  it('keeps the answer with all that repeats it, for its own organisation only', async () => {
    const appraisal = await made();
    // 0.4 · 0.3 · 235,791 a year, growing by 1.01^0.8, against 200,000 and 20 years of 1,000.
    let benefits = 0;
    let costs = 200_000;
    for (let year = 1; year <= 20; year += 1) {
      benefits += (0.4 * 0.3 * 235_791 * (1.01 ** 0.8) ** (year - 1)) / 1.04 ** year;
      costs += 1_000 / 1.04 ** year;
    }
    expect(figureOf(appraisal, 'presentBenefits')).toBeCloseTo(benefits, 4);
    expect(figureOf(appraisal, 'netPresentValue')).toBeCloseTo(benefits - costs, 4);
    expect(figureOf(appraisal, 'benefitCostRatio')).toBeCloseTo(benefits / costs, 9);
    expect(appraisal.sentence.en).toMatch(/^Raised crossing: the benefit is between .* it is below the cost in .* % of simulations\.$/);
    expect((await ask(`query ($id: ID!) { appraisal(id: $id) { ${APPRAISAL} } }`, { id: appraisal.id })).appraisal).toEqual(appraisal);
    expect((await ask('{ appraisals { id } }')).appraisals).toContainEqual({ id: appraisal.id });
    expect(await ask(`query ($id: ID!) { appraisals { id } appraisal(id: $id) { id } }`, { id: appraisal.id }, strangers)).toEqual({
      appraisals: [],
      appraisal: null,
    });
    const service = app.get(AppraisalsService, { strict: false });
    expect(await service.recompute((await service.find(context, appraisal.id))!)).toBe(appraisal.resultDigest);
  });

  it('counts the records that a filter means, and says that they are no expectation', async () => {
    const records = { period: EVALUATED.beforePeriod, selections: [{ dimension: 'SEVERITY', values: ['fatal', 'serious'] }] };
    const { alternatives, warnings } = await made({ alternatives: [{ ...MEASURE, numbers: null, records }] });
    // 2014 and 2015 are two of the five years that the town's accidents take in turn; two years of 365.25 days are 730.5, and these had 730.
    const inPeriod = (severity: string): number =>
      TOWN.filter((accident) => accident.severity === severity && accident.date >= '2014-01-01' && accident.date < '2016-01-01').length;
    const [fatal, serious, ...none] = alternatives[0]!.rows;
    expect(none).toEqual([]);
    expect(fatal).toMatchObject({ severity: 'fatal', unitValue: 2_066_732 });
    expect(fatal!.perYear).toBeCloseTo((inPeriod('fatal') * 365.25) / 730, 9);
    expect(serious!.perYear).toBeCloseTo((inPeriod('serious') * 365.25) / 730, 9);
    expect(alternatives[0]!.numbersSource.en).toBe('On record 01/01/2014 – 31/12/2015 (2 years), data version 1');
    expect(warnings.map(({ code }) => code)).toContain('RECORDED_NOT_EXPECTED');
    const withoutPeriod = await payloadOf({ alternatives: [{ ...MEASURE, numbers: null, records: {} }] });
    expect(withoutPeriod.userErrors[0]).toMatchObject({ code: 'INPUT_INVALID', details: { field: { en: 'period' } } });
  });

  it('takes the effect of an own evaluation, and of no other', async () => {
    const evaluations = app.get(EvaluationRunsService, { strict: false });
    const sites = await evaluations.findBusiestPlaces(context, EVALUATED, WORKS, 5);
    const intervention = {
      name: { el: 'Χ', en: 'X' },
      kind: 'signals',
      sites,
      worksPeriod: WORKS,
      selectedForHighCounts: true,
      illustrative: true,
    };
    const { interventionId } = await evaluations.createIntervention(context, intervention);
    const { run } = await evaluations.evaluate(context, interventionId, EVALUATED);
    const { ratioObservedToExpected: ratio, ratioConfidenceInterval: interval } = byHauer(
      run.result.estimates.find(({ method }) => method === run.result.recommended)?.result,
    );
    const asked = { alternatives: [{ ...MEASURE, effects: null, evaluationId: run.runId }] };
    const { alternatives, warnings } = await made(asked);
    expect(alternatives[0]!.rows[0]).toMatchObject({ factor: ratio, lower: interval!.lower, upper: interval!.upper });
    expect(alternatives[0]!.effectSource.en).toContain(run.runId);
    expect(warnings.map(({ code }) => code)).toEqual(expect.arrayContaining(['EVALUATION_FOR_ALL_SEVERITIES', 'EVALUATION_ILLUSTRATIVE']));
    const [theirs, unknown] = [
      await payloadOf(asked, strangers),
      await payloadOf({ alternatives: [{ ...asked.alternatives[0], evaluationId: 'x' }] }),
    ];
    expect(theirs.userErrors).toEqual(unknown.userErrors);
    expect(theirs.userErrors[0]).toMatchObject({ code: 'INPUT_INVALID', details: { field: { en: 'evaluation' } } });
  });

  it('keeps every version of own values, and an appraisal the one that it used', async () => {
    const first = await valuesOf(ADD, OWN_VALUES);
    expect(first).toMatchObject({ version: '1', status: 'own', superseded: false, currency: 'EUR', priceYear: 2024 });
    const before = await made({ valuesId: first.id });
    const second = await valuesOf(ADD, { ...OWN_VALUES, setId: first.id, values: [{ severity: 'serious', value: 600_000 }] });
    expect(second).toMatchObject({ id: first.id, version: '2' });
    const sets = (await ask(`{ unitValueSets { ${VALUES} } }`)).unitValueSets;
    expect(sets.filter(({ id }) => id === first.id)).toMatchObject([
      { version: '2', superseded: false, values: second.values },
      { version: '1', superseded: true, values: first.values },
    ]);
    const after = await made({ valuesId: first.id });
    expect(figureOf(after, 'presentBenefits')).toBeCloseTo(2 * figureOf(before, 'presentBenefits')!, 4);
    const again = await made({ valuesId: first.id, valuesVersion: 1 });
    expect(again.resultDigest).toBe(before.resultDigest);
    expect((await ask(`{ unitValueSets { id } }`, {}, strangers)).unitValueSets).not.toContainEqual({ id: first.id });
    expect((await payloadOf({ valuesId: first.id }, strangers)).userErrors).toEqual((await payloadOf({ valuesId: 'x' })).userErrors);
    for (const part of [
      { source: ' ' },
      { country: 'Greece' },
      { values: [] },
      { values: [{ severity: 'serious', value: 0 }] },
      { setId: 'gr' },
    ]) {
      const { addUnitValues } = await ask(ADD, { input: { ...OWN_VALUES, ...part } });
      expect(addUnitValues.values).toBeNull();
      expect(addUnitValues.userErrors).toHaveLength(1);
    }
  });

  it('transfers values by the ratio of incomes, and writes down from what', async () => {
    const input = {
      name: 'Transferred',
      country: 'GR',
      fromId: 'gb-2014-accident',
      gdpThere: 40_000,
      gdpHere: 30_000,
      elasticity: 0.8,
      gdpSource: 'A statistical office',
    };
    const set = await valuesOf(TRANSFER, input);
    // 235,791 · 0.75^0.8
    expect(set.values.find(({ severity }) => severity === 'serious')!.value).toBeCloseTo(187_316.5865, 3);
    expect(set).toMatchObject({ country: 'GR', currency: 'GBP', priceYear: 2014, status: 'own' });
    expect(set.transfer).toMatchObject({ fromId: 'gb-2014-accident', gdpThere: 40_000, gdpHere: 30_000, elasticity: 0.8 });
    expect(set.source.en).toContain('(30000 / 40000)^0.8; A statistical office');
    const { transferUnitValues } = await ask(TRANSFER, { input: { ...input, fromId: 'gr' } });
    expect(transferUnitValues).toMatchObject({ values: null, userErrors: [{ code: 'INPUT_INVALID' }] });
  });

  it('Greece has no values, and with them no benefit is computed', async () => {
    const appraisal = await made({ valuesId: 'gr' });
    expect(figureOf(appraisal, 'netPresentValue')).toBeNull();
    expect(appraisal.sentence.en).toBe('Raised crossing: no benefit is computed. No value was given for a severity that occurs.');
  });

  it.each([
    [{ alternatives: [] }, 'number of alternatives'],
    [{ discountRatePercent: -1 }, 'discount rate (%)'],
    [{ effectsAre: 'x' }, 'how errors go together (shared, independent)'],
    [{ reporting: [{ severity: 'serious', factor: 0.5 }] }, 'factor of under-reporting'],
    [{ alternatives: [{ ...MEASURE, capital: -1 }] }, 'cost of construction'],
    [{ alternatives: [{ ...MEASURE, numbersSource: '' }] }, 'source of the numbers'],
    [{ alternatives: [{ ...MEASURE, numbers: [{ severity: 'x', perYear: 1 }] }] }, 'severity'],
    [{ alternatives: [{ ...MEASURE, effectSource: null }] }, 'source of the effect'],
    [{ alternatives: [{ ...MEASURE, effects: [{ factor: 0.7, lower: 0.8, upper: 0.9 }] }] }, 'interval of the factor'],
    [{ alternatives: [{ ...MEASURE, effects: [{ severity: 'fatal', factor: 0.7 }] }] }, 'effect of the measure'],
  ])('refuses %j by the name of its field', async (part, field) => {
    const { appraisal, userErrors } = await payloadOf(part);
    expect(appraisal).toBeNull();
    expect(userErrors).toMatchObject([{ code: 'INPUT_INVALID', details: { field: { en: field } } }]);
  });

  it('is made by a command from a file, with the same answer', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'appraise-'));
    try {
      const file = join(directory, 'question.json');
      const run = async (content: string): Promise<string[]> => {
        await writeFile(file, content);
        const { session, printed } = makeTestSession({ app, context });
        expect(await appraise.run(session, [file, '--json'])).toBe(0);
        return printed;
      };
      const [printed] = await run(JSON.stringify(QUESTION));
      expect((JSON.parse(printed!) as AppraisalObject).resultDigest).toBe((await made()).resultDigest);
      for (const content of ['{', '[]', JSON.stringify({ ...QUESTION, alternatives: {} }), JSON.stringify({ ...QUESTION, name: 7 })])
        await expect(run(content)).rejects.toMatchObject({ code: 'INPUT_INVALID' });
      const noNumber = { ...QUESTION, discountRatePercent: '4' };
      await expect(run(JSON.stringify(noNumber))).rejects.toMatchObject({
        code: 'INPUT_INVALID',
        details: { field: { en: 'discount rate (%)' } },
      });
    } finally {
      await rm(directory, { recursive: true });
    }
  });

  it('leaves as a file with the same numbers, and with what they follow from', async () => {
    const { id, resultDigest, alternatives } = await made({
      budget: 500_000,
      alternatives: [MEASURE, { ...MEASURE, name: 'Signals', capital: 250_000 }],
    });
    const fetchFile = (kind: string, as = cookie): Promise<Response> =>
      fetch(`${url}/api/export/appraisal.${kind}?appraisal=${id}&lang=en`, { headers: { cookie: as } });
    const text = await (await fetchFile('csv')).text();
    const ratio = alternatives[0]!.figures.find((figure) => figure.id === 'benefitCostRatio')!;
    expect(text).toContain(`benefitCostRatio,Benefit-cost ratio (BCR),,${ratio.value},${ratio.lower},${ratio.upper},ratio`);
    expect(text).toContain(resultDigest);
    expect(text).toMatch(/Parameter,,,discountRate,Discount rate,,0\.04/);
    expect(text).toMatch(
      /Comparison at one place,Signals,Junction A,incrementalRatio,Incremental benefit-cost ratio against: Raised crossing/,
    );
    const workbook = await fetchFile('xlsx');
    expect([workbook.status, workbook.headers.get('content-type')]).toEqual([200, expect.stringContaining('spreadsheetml')]);
    expect((await workbook.arrayBuffer()).byteLength).toBeGreaterThan(4_000);
    expect((await fetchFile('csv', strangers)).status).toBe(404);
    expect((await fetchFile('geojson')).status).toBe(400);
  });
});
