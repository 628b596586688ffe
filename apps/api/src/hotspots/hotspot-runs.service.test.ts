import { afterAll, beforeEach, expect, it } from '@jest/globals';
import { EVERY_ACCIDENT, parseAccidentFilter } from '@elektron/domain';
import { HOTSPOT_METHODS, needsRoads } from '@elektron/spatial-analysis';

import { AreaRepository } from '../areas/area.repository.ts';
import { PackedAccidentsRepository } from '../accidents/packed-accidents.repository.ts';
import { undoBatch } from '../accidents/testing/insert-records.ts';
import { AccidentColumnsLoader } from '../columns/accident-columns-loader.ts';
import { AccidentSnapshots } from '../columns/accident-snapshots.service.ts';
import { AreaMarks } from '../columns/area-marks.service.ts';
import { AreaSearch } from '../columns/area-search.ts';
import { digestOf, formatCanonicalJson } from '../common/canonical-json.ts';
import { InlineJobQueue } from '../common/testing/inline-job-queue.ts';
import { TestDirectory } from '../common/testing/test-directory.ts';
import { readEnvironment } from '../common/env.ts';
import type { Database } from '../database/database.ts';
import { StoredFilesQuota } from '../database/stored-files-quota.ts';
import type { OrganisationContext } from '../database/in-organisation.ts';
import { createTestOrganisation, describeOnEachDatabase } from '../database/testing/test-database.ts';
import { RoadPlacements } from '../columns/roads/road-placements.service.ts';
import { RoadsToScreen } from '../columns/roads/roads-to-screen.service.ts';
import { StandingNetworks } from '../columns/roads/standing-networks.service.ts';
import { TrafficSnapshots } from '../columns/traffic/traffic-snapshots.service.ts';
import { RoadSegmentsRepository } from '../road-network/road-segments.repository.ts';
import { CountSitesRepository } from '../traffic/count-sites.repository.ts';
import { TrafficCountsRepository } from '../traffic/traffic-counts.repository.ts';
import { AnalysisThreads } from './analysis-threads.ts';
import { HotspotComparisons } from './comparison/hotspot-comparisons.service.ts';
import { SiteTableFiles } from '../site-tables/site-table-files.service.ts';
import { SiteTableRepository } from '../site-tables/site-tables.repository.ts';
import { SiteTablesService } from '../site-tables/site-tables.service.ts';
import { HotspotMaterial } from './hotspot-material.ts';
import { HotspotRunExecutor } from './hotspot-run-executor.ts';
import { RunSitesRepository } from './run-sites.repository.ts';
import { RunSites } from './run-sites.service.ts';
import { HotspotRunRepository } from './hotspot-run.repository.ts';
import { HotspotRunsService, type HotspotDraft } from './hotspot-runs.service.ts';
import type { HotspotRun } from './hotspot-run.ts';
import { importTown } from '../accidents/testing/import-town.ts';
import { makeTown } from '../common/testing/make-town.ts';

const TOWN = makeTown(400);
const POINT_METHODS = HOTSPOT_METHODS.filter((method) => !needsRoads(method)).map(({ id }) => id);
const DBSCAN: HotspotDraft = { methodId: 'dbscan', parameters: {}, filter: EVERY_ACCIDENT };
/** Some twenty seconds of work. */
const SLOW: HotspotDraft = {
  methodId: 'kernel-density',
  parameters: { bandwidthMeters: 900, cellSizeMeters: 6, kernel: 'gaussian' },
  filter: EVERY_ACCIDENT,
};

describeOnEachDatabase('hotspot runs', (open) => {
  const threads = new AnalysisThreads();
  const placements = new RoadPlacements();
  let database: Database;
  let context: OrganisationContext;
  let queue: InlineJobQueue;
  let runs: HotspotRunsService;

  beforeEach(async () => {
    database = await open();
    context = await createTestOrganisation(database);
    ({ queue, runs } = startProcess());
    await importTown(database, context, 1, TOWN);
  });
  afterAll(async () => {
    await threads.onApplicationShutdown();
    await placements.onApplicationShutdown();
  });

  /** The services as one process has them, its columns not loaded yet. */
  function startProcess() {
    const records = new PackedAccidentsRepository(database);
    const directory = new TestDirectory();
    const snapshots = new AccidentSnapshots(
      records,
      new AccidentColumnsLoader(records, directory),
      new AreaMarks(new AreaRepository(database), new AreaSearch()),
    );
    const repository = new HotspotRunRepository(database);
    const inline = new InlineJobQueue();
    const roads = new RoadsToScreen(
      new StandingNetworks(new RoadSegmentsRepository(database), directory),
      new TrafficSnapshots(new CountSitesRepository(database), new TrafficCountsRepository(database)),
      placements,
      directory,
    );
    const siteTables = new SiteTablesService(
      new SiteTableRepository(database, new StoredFilesQuota(readEnvironment({}))),
      new SiteTableFiles(directory),
      directory,
    );
    const material = new HotspotMaterial(snapshots, roads, siteTables, directory, {
      take: () => Promise.resolve([]),
      noteAgain: () => Promise.resolve(),
    });
    const service = new HotspotRunsService(repository, material, new HotspotRunExecutor(repository, material, threads), inline);
    service.onModuleInit();
    return {
      queue: inline,
      runs: service,
      comparisons: new HotspotComparisons(service, material, new RunSites(new RunSitesRepository(database))),
    };
  }

  async function finish(draft: HotspotDraft): Promise<HotspotRun> {
    const { runId } = await runs.start(context, draft);
    await queue.idle();
    return runs.get(context, runId);
  }

  async function repeat(runId: string, at: 'recorded' | 'current'): Promise<HotspotRun> {
    const repeated = await runs.repeat(context, runId, at);
    await queue.idle();
    return runs.get(context, repeated.runId);
  }

  /** A field of a run changes while somebody works on it. */
  async function until(runId: string, holds: (run: HotspotRun) => boolean): Promise<HotspotRun> {
    for (;;) {
      const run = await runs.get(context, runId);
      if (holds(run)) return run;
      await new Promise((done) => setTimeout(done, 20));
    }
  }

  it.each(POINT_METHODS)('stores what %s found, and all that repeats it', async (methodId) => {
    const filter = parseAccidentFilter({ selections: [{ dimension: 'severity', values: ['serious', 'slight'] }] });
    const run = await finish({ methodId, parameters: {}, filter, seed: 42 });
    expect(run).toMatchObject({
      status: 'finished',
      progress: 1,
      methodId,
      seed: 42,
      filter,
      dataVersion: 1,
      problem: null,
      repeatsRunId: null,
    });
    expect(Object.keys(run.parameters).sort()).toEqual(
      HOTSPOT_METHODS.find(({ id }) => id === methodId)!
        .parameters.map(({ name }) => name)
        .sort(),
    );
    expect(run.result!.accidents).toBe(TOWN.filter(({ severity }) => severity !== 'fatal').length);
    expect(run.hotspotCount).toBe(run.result!.summary.hotspots);
    // The digest is of what the database gives back, to the last bit.
    expect(digestOf(formatCanonicalJson(run.result))).toBe(run.resultDigest);
  });

  it.each(POINT_METHODS)('repeats %s bit for bit at its version, after a later import and after its undoing', async (methodId) => {
    const run = await finish({ methodId, parameters: {}, filter: EVERY_ACCIDENT });
    await importTown(database, context, 2, makeTown(300, 11), 300);
    // A process that has never seen the first version.
    ({ queue, runs } = startProcess());
    const later = await repeat(run.runId, 'recorded');
    const current = await repeat(run.runId, 'current');
    await undoBatch(database, context, 2);
    const undone = await repeat(run.runId, 'current');
    expect([later.resultDigest, later.dataVersion]).toEqual([run.resultDigest, 1]);
    expect(later.repeatsRunId).toBe(run.runId);
    expect(current.dataVersion).toBe(2);
    expect(current.resultDigest).not.toBe(run.resultDigest);
    // 300 new records, of which 101 are new versions of old ones.
    expect(current.result!.accidents).toBe(TOWN.length + 300 - 101);
    expect([undone.resultDigest, undone.dataVersion]).toEqual([run.resultDigest, 3]);
    expect((await repeat(current.runId, 'recorded')).resultDigest).toBe(current.resultDigest);
  });

  it('tells what a run of today has new against the one that it repeats, and what happened to the records between them', async () => {
    const then = await finish(DBSCAN);
    await importTown(database, context, 2, makeTown(300, 11), 300);
    const { comparisons, ...process } = startProcess();
    ({ queue, runs } = process);
    const now = await repeat(then.runId, 'current');
    const { change, places, runs: compared } = await comparisons.compare(context, [then.runId, now.runId]);
    await comparisons.onApplicationShutdown();
    expect(compared.map(({ dataVersion, accidents }) => [dataVersion, accidents])).toEqual([
      [1, TOWN.length],
      [2, TOWN.length + 300 - 101],
    ]);
    // 300 new records, of which 101 are new versions of old ones, at other places.
    expect(change).toEqual({ older: 0, newer: 1, added: 199, removed: 0, altered: 101 });
    const found = (run: number): number => new Set(places.flatMap(({ readings }) => readings[run]!.ranks)).size;
    expect([found(0), found(1)]).toEqual([then.hotspotCount, now.hotspotCount]);
    const other = await createTestOrganisation(database, 'stranger');
    await expect(comparisons.compare(other, [then.runId, now.runId])).rejects.toMatchObject({ code: 'HOTSPOT_RUN_NOT_FOUND' });
  });

  it('refuses what can be refused at once, and leaves no run behind', async () => {
    const refusals: [Partial<HotspotDraft>, string][] = [
      [{ methodId: 'crystal-ball' }, 'METHOD_UNKNOWN'],
      [{ parameters: { radius: 5 } }, 'PARAMETER_UNKNOWN'],
      [{ parameters: { radiusMeters: -1 } }, 'PARAMETER_OUT_OF_RANGE'],
      [{ seed: 1.5 }, 'INPUT_INVALID'],
      [{ methodId: 'network-screening', parameters: { functionFrom: 'published' } }, 'PARAMETER_MISSING'],
      // No roads were imported.
      [{ methodId: 'network-screening' }, 'NO_ROADS'],
    ];
    for (const [draft, code] of refusals) await expect(runs.start(context, { ...DBSCAN, ...draft })).rejects.toMatchObject({ code });
    for (const id of ['nonsense', '00000000-0000-4000-8000-000000000000']) {
      await expect(runs.repeat(context, id, 'recorded')).rejects.toMatchObject({ code: 'HOTSPOT_RUN_NOT_FOUND' });
      await expect(runs.cancel(context, id)).rejects.toMatchObject({ code: 'HOTSPOT_RUN_NOT_FOUND' });
      expect(await runs.find(context, id)).toBeNull();
    }
    expect(await runs.list(context)).toEqual([]);
  });

  it('stores a run that the records refuse with its problem', async () => {
    const nowhere = parseAccidentFilter({ area: [20, 30, 21, 31] });
    expect(await finish({ ...DBSCAN, filter: nowhere })).toMatchObject({
      status: 'failed',
      problem: { code: 'NO_ACCIDENTS' },
      result: null,
      resultDigest: null,
    });
    const huge = { methodId: 'kernel-density', parameters: { cellSizeMeters: 1 }, filter: EVERY_ACCIDENT };
    expect(await finish(huge)).toMatchObject({ status: 'failed', problem: { code: 'TOO_MANY_CELLS', details: { limit: 4_000_000 } } });
  });

  it('stops a running run when asked to', async () => {
    const { runId } = await runs.start(context, SLOW);
    await until(runId, ({ status }) => status === 'running');
    expect((await runs.cancel(context, runId)).status).toBe('running');
    await queue.idle();
    expect(await runs.get(context, runId)).toMatchObject({ status: 'cancelled', result: null, problem: null });
    // One that is over stays as it is.
    expect((await runs.cancel(context, runId)).status).toBe('cancelled');
  });

  it('cancels a waiting run at once; the job finds nothing to do', async () => {
    queue.works = false;
    const { runId } = await runs.start(context, DBSCAN);
    expect(await runs.cancel(context, runId)).toMatchObject({ status: 'cancelled', finishedAt: expect.any(Date) });
    await queue.work();
    await queue.idle();
    expect((await runs.get(context, runId)).status).toBe('cancelled');
  });

  it('marks a run as interrupted when its process ends, and at the next start when it was killed', async () => {
    const { runId } = await runs.start(context, SLOW);
    await until(runId, ({ status }) => status === 'running');
    queue.end();
    await queue.idle();
    expect(await runs.get(context, runId)).toMatchObject({ status: 'interrupted', result: null });

    queue.works = false;
    const waiting = await runs.start(context, DBSCAN);
    queue.forget();
    const killed = await runs.start(context, DBSCAN);
    await new HotspotRunRepository(database).begin(context, killed.runId);
    ({ queue, runs } = startProcess());
    expect(await runs.recover(context)).toBe(1);
    await queue.idle();
    expect((await runs.get(context, killed.runId)).status).toBe('interrupted');
    expect((await runs.get(context, waiting.runId)).status).toBe('finished');
    expect((await repeat(killed.runId, 'recorded')).status).toBe('finished');
  });

  it('puts right whoever took a living run for dead', async () => {
    const { runId } = await runs.start(context, SLOW);
    await until(runId, ({ status }) => status === 'running');
    expect(await startProcess().runs.recover(context)).toBe(1);
    expect((await until(runId, ({ status }) => status === 'running')).finishedAt).toBeNull();
    await runs.cancel(context, runId);
    await queue.idle();
    expect((await runs.get(context, runId)).status).toBe('cancelled');
  });

  it('shows the latest run first, to its own organisation only', async () => {
    const first = await finish(DBSCAN);
    const second = await finish(DBSCAN);
    expect((await runs.list(context)).map(({ runId }) => runId)).toEqual([second.runId, first.runId]);
    const other = await createTestOrganisation(database, 'other');
    expect(await runs.list(other)).toEqual([]);
    expect(await runs.find(other, first.runId)).toBeNull();
  });

  it('runs in this process for whoever waits', async () => {
    queue.works = false;
    const run = await runs.runHere(context, DBSCAN, { signal: new AbortController().signal });
    expect(run).toMatchObject({ status: 'finished', progress: 1 });
    expect(await runs.runHere(context, DBSCAN, { signal: AbortSignal.abort() })).toMatchObject({ status: 'interrupted', result: null });
  });
});
