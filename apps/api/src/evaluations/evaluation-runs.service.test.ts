import { afterAll, beforeEach, expect, it } from '@jest/globals';
import { parseAccidentFilter } from '@elektron/domain';
import { BEFORE_AFTER_METHODS } from '@elektron/statistics';

import { AreaRepository } from '../areas/area.repository.ts';
import { PackedAccidentsRepository } from '../accidents/packed-accidents.repository.ts';
import { importTown } from '../accidents/testing/import-town.ts';
import { undoBatch } from '../accidents/testing/insert-records.ts';
import { AccidentColumnsLoader } from '../columns/accident-columns-loader.ts';
import { AccidentSnapshots } from '../columns/accident-snapshots.service.ts';
import { AreaMarks } from '../columns/area-marks.service.ts';
import { AreaSearch } from '../columns/area-search.ts';
import { digestOf, formatCanonicalJson } from '../common/canonical-json.ts';
import { makeTown } from '../common/testing/make-town.ts';
import { TestDirectory } from '../common/testing/test-directory.ts';
import type { Database } from '../database/database.ts';
import type { OrganisationContext } from '../database/in-organisation.ts';
import { createTestOrganisation, describeOnEachDatabase } from '../database/testing/test-database.ts';
import { DesignThreads } from './design/design-threads.ts';
import { EvaluationCalculator } from './evaluation-calculator.ts';
import { isAskedFor } from './estimator-question.ts';
import type { EvaluationDraft } from './evaluation-question.ts';
import { EvaluationRunRepository } from './evaluation-run.repository.ts';
import { EvaluationRunsService } from './evaluation-runs.service.ts';
import { EvaluationThreads } from './evaluation-threads.ts';
import type { Intervention, InterventionDraft } from './intervention.ts';
import { InterventionRepository } from './intervention.repository.ts';
import { InterventionsService } from './interventions.service.ts';
import { makeTestDesign, WITHOUT_ROADS } from './testing/make-design.ts';
import { makeTestTraffic, type TestStation } from './testing/make-traffic.ts';

const WORKS = { start: '2016-01-01', end: '2017-01-01' };
const DRAFT: EvaluationDraft = {
  beforePeriod: { start: '2014-01-01', end: '2016-01-01' },
  afterPeriod: { start: '2017-01-01', end: '2019-01-01' },
};
const INTERVENTION: InterventionDraft = {
  name: { el: 'Φωτεινή σηματοδότηση', en: 'Traffic signals' },
  kind: 'signals',
  sites: [
    [-0.0203, 51.5931],
    [-0.011, 51.5877],
    [-0.0203, 51.5931],
  ],
  worksPeriod: WORKS,
  selectedForHighCounts: true,
  illustrative: false,
  source: 'Municipal council 12/2015',
  note: { el: 'Σημείωση', en: 'Note' },
};
const TOWN = makeTown(1_200);
/** A street in the middle of it. */
const TOWN_CENTER = [-0.009, 51.588] as const;

describeOnEachDatabase('evaluations', (open) => {
  const threads = new EvaluationThreads();
  const designThreads = new DesignThreads();
  let database: Database;
  let context: OrganisationContext;
  let runs: EvaluationRunsService;
  let intervention: Intervention;
  /** Count sites on record. */
  let stations: TestStation[] = [];

  beforeEach(async () => {
    database = await open();
    context = await createTestOrganisation(database);
    stations = [];
    runs = startProcess();
    await importTown(database, context, 1, TOWN);
    const sites = await runs.findBusiestPlaces(context, DRAFT, WORKS, 5);
    intervention = await runs.createIntervention(context, { ...INTERVENTION, sites });
  });
  afterAll(async () => {
    await threads.onApplicationShutdown();
    await designThreads.onApplicationShutdown();
  });

  /** The services as one process has them, its columns not loaded yet. */
  function startProcess(): EvaluationRunsService {
    const records = new PackedAccidentsRepository(database);
    const directory = new TestDirectory();
    const snapshots = new AccidentSnapshots(
      records,
      new AccidentColumnsLoader(records, directory),
      new AreaMarks(new AreaRepository(database), new AreaSearch()),
    );
    const interventions = new InterventionsService(new InterventionRepository(database), directory);
    return new EvaluationRunsService(
      new EvaluationRunRepository(database),
      interventions,
      new EvaluationCalculator(snapshots, directory, threads, WITHOUT_ROADS),
      makeTestDesign(database, interventions, { snapshots, directory, threads: designThreads }),
      makeTestTraffic(stations, directory),
    );
  }

  it('keeps an intervention as it was given, its places in their order', async () => {
    const created = await runs.createIntervention(context, INTERVENTION);
    const [newest, older] = await runs.listInterventions(context);
    expect(newest).toEqual(created);
    expect(older).toEqual(intervention);
    expect(created).toMatchObject({ ...INTERVENTION, sites: INTERVENTION.sites });
    const unknown = await runs.createIntervention(context, { ...INTERVENTION, selectedForHighCounts: null, source: null });
    expect((await runs.listInterventions(context))[0]).toMatchObject({
      interventionId: unknown.interventionId,
      selectedForHighCounts: null,
      source: '',
    });
  });

  it.each([
    ['INPUT_INVALID', { en: 'places' }, { sites: [] }],
    ['PLACE_INVALID', 'sites', { sites: [[51.59, -0.02]] }],
    ['PLACE_INVALID', 'sites', { sites: [[-0.02]] }],
    ['PLACE_INVALID', 'sites', { sites: [[-0.02, 51.59, 3]] }],
    ['INPUT_INVALID', 'name', { name: { el: ' ', en: 'x' } }],
    ['INPUT_INVALID', 'kind', { kind: '' }],
  ] as const)('refuses with %s an intervention whose %j cannot be', async (code, field, part) => {
    await expect(runs.createIntervention(context, { ...INTERVENTION, ...part })).rejects.toMatchObject({ code, details: { field } });
  });

  it('stores what every method found, and all that repeats it', async () => {
    const { run } = await runs.evaluate(context, intervention.interventionId, DRAFT);
    const asked = BEFORE_AFTER_METHODS.filter((method) => isAskedFor(method, {}));
    expect(run.result.estimates.map(({ method, problem }) => [method, problem])).toEqual(asked.map(({ id }) => [id, null]));
    expect(run.result).toMatchObject({ treatedSites: 5, recommended: 'empirical-bayes' });
    expect(run).toMatchObject({ dataVersion: 1, parameters: { ...DRAFT, worksPeriod: WORKS, measure: 'accidents', siteWidthMeters: 150 } });
    expect(digestOf(formatCanonicalJson(run.result))).toBe(run.resultDigest);
    expect(await runs.find(context, run.runId)).toEqual({ run, intervention });
  });

  it('repeats bit for bit after a later import and after its undoing', async () => {
    const evaluated = await runs.evaluate(context, intervention.interventionId, DRAFT);
    await importTown(database, context, 2, makeTown(600, 11), 900);
    runs = startProcess();
    expect(await runs.recompute(context, evaluated)).toBe(evaluated.run.resultDigest);
    const later = await runs.evaluate(context, intervention.interventionId, DRAFT);
    expect(later.run.dataVersion).toBe(2);
    expect(later.run.resultDigest).not.toBe(evaluated.run.resultDigest);
    await undoBatch(database, context, 2);
    const undone = await runs.evaluate(context, intervention.interventionId, DRAFT);
    expect([undone.run.dataVersion, undone.run.resultDigest]).toEqual([3, evaluated.run.resultDigest]);
    expect(await runs.recompute(context, later)).toBe(later.run.resultDigest);
  });

  it('takes the traffic from count sites, keeps what they said, and repeats it when they say something else', async () => {
    const none = await runs.evaluate(context, intervention.interventionId, { ...DRAFT, trafficNear: 300 });
    expect(none.run.parameters).toMatchObject({ trafficNear: 300, trafficFound: { reason: 'NO_COUNT_SITES', before: null } });
    expect(none.run.parameters.traffic).toBeUndefined();
    expect(none.run.result.estimates.map(({ method }) => method)).not.toContain('naive-traffic');

    stations = [{ at: intervention.sites[0]!, years: { 2014: 10_000, 2015: 10_200, 2017: 11_000, 2018: 11_100 } }];
    runs = startProcess();
    const found = await runs.evaluate(context, intervention.interventionId, { ...DRAFT, trafficNear: 300 });
    const { traffic, trafficFound } = found.run.parameters;
    expect(traffic).toMatchObject({ annualAverageDailyTrafficBefore: 10_100, annualAverageDailyTrafficAfter: 11_050 });
    expect(trafficFound).toMatchObject({ reason: null, stations: [{ siteId: 's0', distanceMeters: 0, used: true }] });
    const typed = await runs.evaluate(context, intervention.interventionId, { ...DRAFT, traffic });
    expect(typed.run.resultDigest).toBe(found.run.resultDigest);
    expect(typed.run.parameters.trafficFound).toBeUndefined();

    stations = [{ ...stations[0]!, years: { 2014: 1, 2015: 1, 2017: 9, 2018: 9 } }];
    runs = startProcess();
    expect(await runs.recompute(context, found)).toBe(found.run.resultDigest);
    for (const trafficNear of [0, 5_001]) {
      await expect(runs.evaluate(context, intervention.interventionId, { ...DRAFT, trafficNear })).rejects.toMatchObject({
        code: 'PARAMETER_OUT_OF_RANGE',
      });
    }
    await expect(runs.evaluate(context, intervention.interventionId, { ...DRAFT, traffic, trafficNear: 300 })).rejects.toMatchObject({
      code: 'INPUT_INVALID',
    });
  });

  it('takes nothing for a reference that another real intervention of these years was at, and repeats that when more are entered', async () => {
    const alone = await runs.evaluate(context, intervention.interventionId, DRAFT);
    expect(alone.run.parameters.otherInterventionIds).toEqual([]);
    const draft = { ...INTERVENTION, sites: [TOWN_CENTER] };
    await runs.createIntervention(context, { ...draft, illustrative: true });
    await runs.createIntervention(context, { ...draft, worksPeriod: { start: '2019-01-01', end: '2019-06-01' } });
    const { interventionId } = await runs.createIntervention(context, draft);
    expect(await runs.recompute(context, alone)).toBe(alone.run.resultDigest);
    const among = await runs.evaluate(context, intervention.interventionId, DRAFT);
    expect(among.run.parameters.otherInterventionIds).toEqual([interventionId]);
    expect(among.run.result.referenceSites).toBeLessThan(alone.run.result.referenceSites);
    expect(among.run.result.notices.map(({ code }) => code)).toContain('REFERENCE_WITHOUT_OTHERS');
    expect(await runs.recompute(context, among)).toBe(among.run.resultDigest);
  });

  it('refuses what cannot be asked, and leaves no run behind', async () => {
    const ask = (draft: Partial<EvaluationDraft>, id = intervention.interventionId) => runs.evaluate(context, id, { ...DRAFT, ...draft });
    await expect(ask({ beforePeriod: { start: '2014-01-01', end: '2016-06-01' } })).rejects.toMatchObject({ code: 'PERIODS_OVERLAP' });
    await expect(ask({ measure: 'killed' })).rejects.toMatchObject({ code: 'INPUT_INVALID' });
    for (const id of ['nonsense', '00000000-0000-4000-8000-000000000000']) {
      await expect(ask({}, id)).rejects.toMatchObject({ code: 'INTERVENTION_NOT_FOUND' });
      expect(await runs.find(context, id)).toBeNull();
    }
    const empty = await createTestOrganisation(database, 'empty');
    const theirs = await runs.createIntervention(empty, INTERVENTION);
    await expect(runs.evaluate(empty, theirs.interventionId, DRAFT)).rejects.toMatchObject({ code: 'NO_ACCIDENTS' });
    expect(await runs.list(context)).toEqual([]);
    expect(await runs.list(empty)).toEqual([]);
  });

  it('lists the latest first, without the weight of sites, to its own organisation only', async () => {
    const fatal = parseAccidentFilter({ selections: [{ dimension: 'severity', values: ['fatal', 'serious'] }] });
    const first = await runs.evaluate(context, intervention.interventionId, DRAFT);
    const second = await runs.evaluate(context, intervention.interventionId, { ...DRAFT, filter: fatal });
    const listed = await runs.list(context);
    expect(listed.map(({ runId }) => runId)).toEqual([second.run.runId, first.run.runId]);
    expect(listed[0]).toMatchObject({ interventionName: INTERVENTION.name, illustrative: false });
    for (const heavy of ['sites', 'input', 'breakdowns']) {
      expect(second.run.result).toHaveProperty(heavy);
      expect(listed[0]!.result).not.toHaveProperty(heavy);
    }
    const other = await createTestOrganisation(database, 'other');
    expect(await runs.list(other)).toEqual([]);
    expect(await runs.listInterventions(other)).toEqual([]);
    expect(await runs.find(other, first.run.runId)).toBeNull();
    await expect(runs.evaluate(other, intervention.interventionId, DRAFT)).rejects.toMatchObject({ code: 'INTERVENTION_NOT_FOUND' });
  });
});
