import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BEFORE_AFTER_METHODS } from '@elektron/statistics';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Text } from '@elektron/domain';
import type { NestExpressApplication } from '@nestjs/platform-express';

import { importTown } from './accidents/testing/import-town.ts';
import { readEnvironment } from './common/env.ts';
import { createPlane } from './common/plane.ts';
import { TEST_SRID, type TestAccident } from './common/testing/make-columns.ts';
import { makeTown } from './common/testing/make-town.ts';
import type { Database } from './database/database.ts';
import { createTestOrganisation, describeOnOneDatabase } from './database/testing/test-database.ts';
import type { EvaluationPlanObject, EvaluationPlanPayload, StudyDesignObject } from './evaluations/design/design.objects.ts';
import { EvaluationRunsService } from './evaluations/evaluation-runs.service.ts';
import type { EarlierLooksObject } from './evaluations/earlier-looks.resolver.ts';
import type { EvaluationPayload, EvaluationRunObject } from './evaluations/evaluation-run.objects.ts';
import type { InterventionPayload } from './evaluations/intervention.objects.ts';
import { createHttpServer } from './http-server.ts';
import { signInForTest, type SignedIn } from './identity/testing/sign-in-for-test.ts';
import { migrateInstallation } from './open-installation.ts';

/** What the queries and mutations below give back, each of them some. */
interface Data {
  readonly checkDesign: StudyDesignObject;
  readonly evaluationPlans: readonly EvaluationPlanObject[];
  readonly freezeEvaluationPlan: EvaluationPlanPayload;
  readonly withdrawEvaluationPlan: EvaluationPlanPayload;
  readonly createIntervention: InterventionPayload;
  readonly evaluate: EvaluationPayload;
  readonly enterPublishedFactor: { readonly userErrors: readonly object[] };
  readonly addReportingNote: { readonly userErrors: readonly object[] };
}

const DESIGN = `refused checks { id state finding { el en } advice { el en } details }
  methods { methodId recommended because { el en } } outlook { basis expectedPerYear power yearsAfterNeeded smallestEffect sentence { el en } byYears { yearsAfter power }
    library { kind studies factor lower upper predictedUpper sentence { el en } } }`;
const PLAN = 'id madeBy methodLabels { en } timing { en } dataVersion sites withdrawal { reason madeBy } outlook { power }';
const RUN = `id recommendedMethodId sentence { el en } warnings { code message { el en } } recommendedBecause { el en }
  planStanding { planId kept sentence { el en } departures { en } } earlierLooks { count isWarning sentence { el en } }
  estimates { methodId ratioObservedToExpected confidenceInterval { lower upper } nullReason { el en } problem { message { el en } } }`;
const ERRORS = 'userErrors { code message { el en } }';

const PERIODS = { beforePeriod: { start: '2014-01-01', end: '2016-01-01' }, afterPeriod: { start: '2017-01-01', end: '2019-01-01' } };
const WORKS = { worksStart: '2016-01-01', worksEnd: '2017-01-01' };
/** A site without an accident after, alone in the town's south-west. */
const QUIET = { x: 536_000, y: 188_000 };
const PLANE = createPlane(TEST_SRID);

/** Accidents at one place, on the 15th of June of each of these years. */
function at({ x, y }: { readonly x: number; readonly y: number }, years: readonly number[]): TestAccident[] {
  return years.map((year) => ({ x, y, date: `${year}-06-15`, severity: 'slight' }));
}

function degreesOf({ x, y }: { readonly x: number; readonly y: number }): number[] {
  return [...PLANE.toDegrees(x, y)];
}

describeOnOneDatabase('the design of an evaluation over the API', (open) => {
  let database: Database;
  let app: NestExpressApplication;
  let folder: string;
  let url: string;
  let town: SignedIn;
  let village: SignedIn;
  const busy = makeTown(1_200);

  beforeAll(async () => {
    database = await open();
    folder = await mkdtemp(join(tmpdir(), 'design-'));
    const environment = { ...readEnvironment({ DATA_DIR: folder, DEMO: 'false' }), logLevel: 'silent' as const };
    await migrateInstallation(environment, database);
    app = await createHttpServer(environment, database);
    await app.listen(0, '127.0.0.1');
    url = await app.getUrl();
    const [first, second] = [await createTestOrganisation(database, 'town'), await createTestOrganisation(database, 'village')];
    await database.asOwner((sql) => sql.execute('UPDATE organisation SET srid = $1', [TEST_SRID]));
    await importTown(database, first, 1, [...busy, ...at(QUIET, [2014, 2014, 2015, 2016])]);
    // Nothing but the treated place itself.
    await importTown(database, second, 1, at(busy[0] as { x: number; y: number }, [2014, 2014, 2015, 2016, 2017, 2018]), 5_001);
    town = await signInForTest(database, first.organisationId, { roles: ['analyst', 'uploader'] });
    village = await signInForTest(database, second.organisationId, { roles: ['analyst'] });
  }, 120_000);
  afterAll(async () => {
    await app.close();
    await rm(folder, { recursive: true });
  });

  async function ask(query: string, variables: object, { cookie }: Pick<SignedIn, 'cookie'> = town): Promise<Data> {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await response.json()) as { readonly data: Data; readonly errors?: unknown };
    expect(errors).toBeUndefined();
    return data;
  }

  async function intervene(places: readonly { readonly x: number; readonly y: number }[], part: object = {}, who = town): Promise<string> {
    const input = {
      name: 'Works',
      kind: 'treatment',
      illustrative: false,
      selectedForHighCounts: true,
      sites: places.map(degreesOf),
      ...WORKS,
      ...part,
    };
    const query = `mutation ($input: CreateInterventionInput!) { createIntervention(input: $input) { intervention { id } ${ERRORS} } }`;
    const { createIntervention } = await ask(query, { input }, who);
    expect(createIntervention.userErrors).toEqual([]);
    return createIntervention.intervention!.id;
  }

  async function check(interventionId: string, part: object = {}, who = town): Promise<StudyDesignObject> {
    const input = { interventionId, ...PERIODS, ...part };
    return (await ask(`query ($input: StudyDesignInput!) { checkDesign(input: $input) { ${DESIGN} } }`, { input }, who)).checkDesign;
  }

  async function evaluate(interventionId: string, part: object = {}, who = town): Promise<EvaluationPayload> {
    const input = { interventionId, ...PERIODS, ...part };
    return (await ask(`mutation ($input: EvaluateInput!) { evaluate(input: $input) { run { ${RUN} } ${ERRORS} } }`, { input }, who))
      .evaluate;
  }

  async function evaluated(interventionId: string, part: object = {}, who = town): Promise<EvaluationRunObject> {
    const { run, userErrors } = await evaluate(interventionId, part, who);
    expect(userErrors).toEqual([]);
    return run!;
  }

  async function freeze(interventionId: string, part: object = {}): Promise<EvaluationPlanPayload> {
    const query = `mutation ($input: StudyDesignInput!) { freezeEvaluationPlan(input: $input) { plan { ${PLAN} } ${ERRORS} } }`;
    return (await ask(query, { input: { interventionId, ...PERIODS, ...part } })).freezeEvaluationPlan;
  }

  async function withdraw(planId: string, reason: string): Promise<EvaluationPlanPayload> {
    const query = `mutation ($input: WithdrawEvaluationPlanInput!) { withdrawEvaluationPlan(input: $input) { plan { ${PLAN} } ${ERRORS} } }`;
    return (await ask(query, { input: { planId, reason } })).withdrawEvaluationPlan;
  }

  function found(design: StudyDesignObject, id: string): StudyDesignObject['checks'][number] {
    return design.checks.find((each) => each.id === id)!;
  }

  function textsOf(text: Text | null | undefined): readonly string[] {
    return [text?.el ?? '', text?.en ?? ''];
  }

  const junction = busy[0] as { x: number; y: number };

  it('hard case: a site with no accident after has an interval that says how little that proves', async () => {
    const id = await intervene([QUIET], { selectedForHighCounts: false });
    const run = await evaluated(id);
    const estimate = run.estimates.find(({ methodId }) => methodId === run.recommendedMethodId)!;
    expect(estimate.ratioObservedToExpected).toBe(0);
    expect(estimate.confidenceInterval!.upper).toBeGreaterThan(0.5);
    const warning = run.warnings.find(({ code }) => code === 'NO_ACCIDENTS_AFTER')!;
    for (const text of textsOf(warning.message)) expect(text.length).toBeGreaterThan(40);
    const { outlook } = await check(id);
    expect(outlook!.sentence.en).toMatch(/That is less than a coin toss\. Not even 15 years after bring it to 80 of 100\./);
    expect(outlook!.sentence.el).toMatch(/Είναι λιγότερο από το να ρίχνετε κέρμα\. Ούτε με 15 έτη μετά/);
  });

  it('hard case: a period of three months is told to be luck and season, and how long to wait', async () => {
    const id = await intervene([junction]);
    const short = { afterPeriod: { start: '2017-01-01', end: '2017-04-01' } };
    const design = await check(id, short);
    expect(design.refused).toBe(false);
    const [after, seasons] = [found(design, 'years-after'), found(design, 'whole-years')];
    expect([after.state, seasons.state]).toEqual(['attention', 'attention']);
    expect(textsOf(after.finding)).toEqual([
      'Μετά τα έργα: 3 μήνες. Σε τόσο λίγο χρόνο σχεδόν όλα είναι τύχη και εποχή.',
      'After the works: 3 months. In so short a time nearly all is luck and season.',
    ]);
    expect(textsOf(after.advice)[0]).toMatch(/^Περιμένετε/);
    expect(textsOf(after.advice)[1]).toMatch(/^Wait until 1 year, or better 3/);
    const run = await evaluated(id, short);
    expect(run.warnings.map(({ code }) => code)).toEqual(expect.arrayContaining(['AFTER_PERIOD_SHORT', 'PERIODS_NOT_WHOLE_YEARS']));
  });

  it('hard case: works that reach into a period are refused with the reason, and works of others at the same place named', async () => {
    const id = await intervene([junction]);
    const overlapping = { afterPeriod: { start: '2016-06-01', end: '2018-06-01' } };
    const design = await check(id, overlapping);
    expect(design).toMatchObject({ refused: true, methods: [], outlook: null });
    const works = found(design, 'works-out');
    const refusal = (await evaluate(id, overlapping)).userErrors[0]!;
    expect(works.state).toBe('failed');
    expect(textsOf(works.finding)).toEqual(textsOf(refusal.message));
    expect(textsOf(works.advice)).toEqual([
      'Αλλάξτε τις δύο περιόδους ώστε η μία να τελειώνει πριν από τα έργα και η άλλη να αρχίζει μετά.',
      'Change the two periods so that one ends before the works and the other begins after them.',
    ]);
    await intervene([junction], { name: 'Signals', worksStart: '2015-05-01', worksEnd: '2015-07-01' });
    const others = found(await check(id), 'other-interventions');
    expect(others).toMatchObject({ state: 'attention', details: { sites: 1 } });
    expect(textsOf(others.advice)).toEqual([
      'Αφαιρέστε αυτές τις θέσεις, ή αξιολογήστε τις δύο παρεμβάσεις ως μία.',
      'Take these places out, or evaluate the two interventions as one.',
    ]);
    expect((await evaluated(id)).warnings.map(({ code }) => code)).toContain('TREATED_BY_OTHERS');
  });

  it('hard case: without comparison sites there is a reason in place of a number', async () => {
    const id = await intervene([junction], {}, village);
    const design = await check(id, {}, village);
    expect(design.refused).toBe(true);
    const sites = found(design, 'reference-sites');
    expect(sites.state).toBe('failed');
    expect(textsOf(sites.finding)[0]).toMatch(/^Θέσεις αναφοράς: 0\. .* δεν δίνει αριθμό/);
    expect(textsOf(sites.finding)[1]).toMatch(/^Reference sites: 0\. .* gives no number/);
    expect(textsOf(sites.advice)[1]).toMatch(/^Import accidents of a wider area/);
    const run = await evaluated(id, {}, village);
    const estimate = run.estimates.find(({ methodId }) => methodId === run.recommendedMethodId)!;
    expect(estimate).toMatchObject({ ratioObservedToExpected: null, confidenceInterval: null });
    for (const text of textsOf(estimate.problem!.message)) expect(text.length).toBeGreaterThan(20);
    expect(run.sentence.en).toMatch(/^The method to use here \(Empirical Bayes\) gives no answer/);
    expect(run.sentence.el).toMatch(/^Δεν μπορεί να δοθεί απάντηση/);
  });

  it('recommends the method that fits with its reason, and says of the others why not', async () => {
    const { methods } = await check(await intervene([junction], { selectedForHighCounts: false }));
    const [first, ...others] = methods;
    expect([first!.methodId, first!.recommended]).toEqual(['comparison-group', true]);
    expect(others.map(({ methodId, recommended }) => [methodId, recommended])).toEqual(
      BEFORE_AFTER_METHODS.filter(({ id }) => id !== 'comparison-group').map(({ id }) => [id, false]),
    );
    for (const { because } of methods) for (const text of textsOf(because[0])) expect(text).not.toBe('');
    expect((await evaluated(await intervene([junction]))).recommendedBecause[0]!.en).toMatch(
      /^The places were chosen for their many accidents/,
    );
  });

  it('names a change that somebody has noted, in the design and in the run', async () => {
    const input = { startsOn: '2015-03-01', textEl: 'Νέο έντυπο', textEn: 'New form', source: 'x' };
    const query = 'mutation ($input: AddReportingNoteInput!) { addReportingNote(input: $input) { userErrors { code } } }';
    expect((await ask(query, { input })).addReportingNote.userErrors).toEqual([]);
    const id = await intervene([junction]);
    const known = found(await check(id), 'recording-known');
    expect(known.state).toBe('attention');
    expect(textsOf(known.finding)[0]).toContain('Νέο έντυπο');
    expect(textsOf(known.finding)[1]).toContain('New form');
    expect((await evaluated(id)).warnings.map(({ code }) => code)).toContain('RECORDING_CHANGES_KNOWN');
  });

  it('asks for the years that are missing, and plans before they are there', async () => {
    const id = await intervene([junction]);
    const future = { afterPeriod: { start: '2030-01-01', end: '2033-01-01' } };
    const design = await check(id, { ...future, effect: 0.5, power: 0.9 });
    expect(found(design, 'recorded')).toMatchObject({ state: 'failed' });
    const { byYears, power, yearsAfterNeeded } = design.outlook!;
    // Three years are 3.0006 of 365.25 days.
    expect(power).toBeCloseTo(byYears[2]!.power, 3);
    expect(yearsAfterNeeded).toBe(byYears.find((each) => each.power >= 0.9)?.yearsAfter ?? null);
    expect((await freeze(id, future)).plan!.timing.en).toMatch(/before there were data/);
    expect((await evaluate(id, future)).userErrors[0]!.code).toBe('PERIOD_WITHOUT_RECORDS');
    expect((await freeze(id, { effect: 1.2 })).userErrors[0]!.code).toBe('PARAMETER_OUT_OF_RANGE');
  });

  it('says of a run whether its plan was kept, in what it differs, and that none was frozen', async () => {
    const id = await intervene([junction]);
    expect((await evaluated(id)).planStanding).toMatchObject({ planId: null, kept: false, departures: [] });
    const { plan, userErrors } = await freeze(id);
    expect(userErrors).toEqual([]);
    expect(plan).toMatchObject({ methodLabels: { en: 'Empirical Bayes' }, sites: 1, withdrawal: null });
    expect(plan!.madeBy).not.toBeNull();
    const kept = (await evaluated(id)).planStanding!;
    expect(kept).toMatchObject({ planId: plan!.id, kept: true, departures: [] });
    expect(kept.sentence.en).toMatch(/was kept in every part\. When the plan was made the data of the after period were already there/);
    expect(kept.sentence.el).toMatch(/τηρήθηκε σε όλα\. Όταν έγινε το σχέδιο τα δεδομένα/);
    const other = (await evaluated(id, { siteWidthMeters: 200, afterPeriod: { start: '2017-01-01', end: '2018-01-01' } })).planStanding!;
    expect(other.kept).toBe(false);
    expect(other.departures.map(({ en }) => en)).toEqual(['the period after', 'the width or kind of the sites']);
  });

  it('counts the looks before a run: at the same accidents, with another result, and warns where no plan holds them', async () => {
    const id = await intervene([junction]);
    const look = async (more: object = {}): Promise<EarlierLooksObject> =>
      ((await evaluated(id, more)) as unknown as { readonly earlierLooks: EarlierLooksObject }).earlierLooks;
    const shorter = { afterPeriod: { start: '2017-01-01', end: '2018-01-01' } };
    const looks = [await look(), await look(), await look(shorter), await look({ siteWidthMeters: 200 })];
    expect(looks.map(({ count, isWarning }) => [count, isWarning])).toEqual([[0, false], [0, false], [1, false], [2, true]]); // prettier-ignore
    expect(looks[3]!.sentence.en).toMatch(/2 evaluations of the same intervention .* that of one look/);
    await freeze(id);
    expect(await look()).toMatchObject({ count: 2, isWarning: false });
    expect(await look({ filter: { selections: [{ dimension: 'SEVERITY', values: ['slight'] }] } })).toMatchObject({ count: 0 });
  });

  it('takes the effect of the library, keeps it with the plan, and does what a plan says', async () => {
    const [plain, id] = [await intervene([junction]), await intervene([junction], { kind: 'lighting' })];
    const enter = 'mutation ($input: EnterPublishedFactorInput!) { enterPublishedFactor(input: $input) { userErrors { code } } }';
    for (const factor of [0.7, 0.75, 0.8]) {
      const input = { kind: 'lighting', factor, standardError: 0.1, outcome: 'all', citation: `Report ${factor}`, publishedYear: 2004 };
      expect((await ask(enter, { input })).enterPublishedFactor.userErrors).toEqual([]);
    }
    const { library, sentence } = (await check(id, { library: {}, effect: 0.5 })).outlook!;
    expect(library).toMatchObject({ kind: 'lighting', studies: 3, factor: expect.closeTo(0.757, 2) });
    expect(library!.predictedUpper).toBeGreaterThan(library!.upper);
    for (const text of textsOf(library!.sentence)) expect(text).toContain('Report 0.75 (2004)');
    for (const text of textsOf(sentence)) expect(text).not.toMatch(/\{\{|NaN|undefined/);
    // Of a kind that is not pooled nothing is known; typed effects go on as they were.
    expect((await freeze(plain, { library: {} })).userErrors[0]!.code).toBe('INPUT_INVALID');
    expect((await check(plain)).outlook!.library).toBeNull();
    const { plan } = await freeze(id, { library: { origin: 'published' }, siteWidthMeters: 180 });
    const runs = app.get(EvaluationRunsService, { strict: false });
    const { run } = await runs.evaluatePlan(town.context, plan!.id);
    expect(run.parameters).toMatchObject({ siteWidthMeters: 180, plan: { planId: plan!.id, departures: [] } });
    await withdraw(plan!.id, 'Not built');
    await expect(runs.evaluatePlan(town.context, plan!.id)).rejects.toMatchObject({ code: 'EVALUATION_PLAN_WITHDRAWN' });
  });

  it('keeps a withdrawn plan visible, and withdraws it once', async () => {
    const id = await intervene([junction]);
    const planId = (await freeze(id)).plan!.id;
    expect((await withdraw(planId, ' ')).userErrors[0]!.code).toBe('INPUT_INVALID');
    expect((await withdraw(planId, 'Other works began')).plan!.withdrawal).toMatchObject({ reason: 'Other works began' });
    expect((await withdraw(planId, 'again')).userErrors[0]!.code).toBe('EVALUATION_PLAN_WITHDRAWN');
    expect((await withdraw(id, 'none')).userErrors[0]!.code).toBe('EVALUATION_PLAN_NOT_FOUND');
    const list = `query ($id: ID!) { evaluationPlans(interventionId: $id) { ${PLAN} } }`;
    expect((await ask(list, { id })).evaluationPlans).toMatchObject([{ id: planId, withdrawal: { reason: 'Other works began' } }]);
    expect((await evaluated(id)).planStanding!.sentence.en).toMatch(/has been withdrawn: this is exploratory/);
  });
});
