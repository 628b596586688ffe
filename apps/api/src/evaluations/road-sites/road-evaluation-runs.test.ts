import { afterAll, beforeEach, expect, it } from '@jest/globals';
import type { AccidentColumns } from '@elektron/columns';

import { PackedAccidentsRepository } from '../../accidents/packed-accidents.repository.ts';
import { importTown } from '../../accidents/testing/import-town.ts';
import { AreaRepository } from '../../areas/area.repository.ts';
import { AccidentColumnsLoader } from '../../columns/accident-columns-loader.ts';
import { AccidentSnapshots } from '../../columns/accident-snapshots.service.ts';
import { AreaMarks } from '../../columns/area-marks.service.ts';
import { AreaSearch } from '../../columns/area-search.ts';
import type { RoadVersions, ScreeningMaterial } from '../../columns/roads/roads-to-screen.service.ts';
import { createPlane } from '../../common/plane.ts';
import { TEST_SRID } from '../../common/testing/make-columns.ts';
import { TestDirectory } from '../../common/testing/test-directory.ts';
import type { OrganisationContext } from '../../database/in-organisation.ts';
import { createTestOrganisation, describeOnOneDatabase } from '../../database/testing/test-database.ts';
import { DesignThreads } from '../design/design-threads.ts';
import { EvaluationCalculator } from '../evaluation-calculator.ts';
import { formatEvaluationFile } from '../evaluation-file.ts';
import type { EvaluationDraft, EvaluationQuestion } from '../evaluation-question.ts';
import { EvaluationRunRepository } from '../evaluation-run.repository.ts';
import { EvaluationRunsService } from '../evaluation-runs.service.ts';
import { EvaluationThreads } from '../evaluation-threads.ts';
import { InterventionRepository } from '../intervention.repository.ts';
import { InterventionsService } from '../interventions.service.ts';
import { makeTestDesign } from '../testing/make-design.ts';
import { makeTestTraffic } from '../testing/make-traffic.ts';
import { RoadSiteMaterial } from './road-site-material.service.ts';
import { corner, drawTown, materialOf } from './testing/grid-town.ts';

const TOWN = drawTown(11);
const WORKS = { start: '2016-01-01', end: '2017-01-01' };
const DRAFT: EvaluationDraft = {
  beforePeriod: { start: '2013-01-01', end: '2016-01-01' },
  afterPeriod: { start: '2017-01-01', end: '2019-01-01' },
  siteKind: 'road-site',
};

/** The streets of the town as a second import has them: traffic counts are gone since. */
class TownRoads extends RoadSiteMaterial {
  versions: RoadVersions = { roadsVersion: 1, trafficVersion: 1 };

  constructor() {
    super(null as never);
  }

  override findVersions(
    _context: unknown,
    { siteKind }: Pick<EvaluationQuestion, 'siteKind'>,
  ): Promise<Pick<EvaluationQuestion, 'roadVersions'>> {
    return Promise.resolve(siteKind === 'road-site' ? { roadVersions: this.versions } : {});
  }

  override load(
    _context: unknown,
    { roadVersions }: Pick<EvaluationQuestion, 'roadVersions'>,
    { x, y }: AccidentColumns,
  ): Promise<ScreeningMaterial | null> {
    if (roadVersions === undefined) return Promise.resolve(null);
    const accidents = Array.from(x, (east, i) => ({ x: east, y: y[i]!, date: '' }));
    return Promise.resolve(roadVersions.trafficVersion === 1 ? materialOf(accidents) : materialOf(accidents, []));
  }
}

describeOnOneDatabase('evaluations of sections and junctions', (open) => {
  const threads = new EvaluationThreads();
  const designThreads = new DesignThreads();
  let context: OrganisationContext;
  let runs: EvaluationRunsService;
  let roads: TownRoads;
  let interventionId: string;

  beforeEach(async () => {
    const database = await open();
    context = await createTestOrganisation(database);
    roads = new TownRoads();
    const directory = new TestDirectory();
    const records = new PackedAccidentsRepository(database);
    const marks = new AreaMarks(new AreaRepository(database), new AreaSearch());
    const snapshots = new AccidentSnapshots(records, new AccidentColumnsLoader(records, directory), marks);
    const interventions = new InterventionsService(new InterventionRepository(database), directory);
    const calculator = new EvaluationCalculator(snapshots, directory, threads, roads);
    const design = makeTestDesign(database, interventions, { snapshots, directory, threads: designThreads, roads });
    runs = new EvaluationRunsService(
      new EvaluationRunRepository(database),
      interventions,
      calculator,
      design,
      makeTestTraffic([], directory),
    );
    await importTown(database, context, 1, TOWN);
    const plane = createPlane(TEST_SRID);
    const toDegrees = (column: number, row: number) => plane.toDegrees(corner(column, row)[0], corner(column, row)[1] + 3);
    ({ interventionId } = await interventions.create(context, {
      name: { el: 'Διαβάσεις', en: 'Crossings' },
      kind: 'crossings',
      sites: [toDegrees(9, 9)],
      shape: { type: 'LineString', coordinates: [toDegrees(2, 5), toDegrees(6, 5)] },
      worksPeriod: WORKS,
      selectedForHighCounts: true,
      illustrative: false,
      source: 'Council',
    }));
  });
  afterAll(async () => {
    await threads.onApplicationShutdown();
    await designThreads.onApplicationShutdown();
  });

  it('are of what the intervention drew, and repeat to the digest though roads and traffic have changed since', async () => {
    const proposal = await runs.proposeReferenceSites(context, interventionId, DRAFT);
    // Four sections and five junctions of the line, and the junction of the point.
    expect(proposal.treatedSites).toBe(10);
    const evaluated = await runs.evaluate(context, interventionId, DRAFT);
    const { result, parameters, resultDigest } = evaluated.run;
    expect([result.treatedSites, result.referenceSites]).toEqual([proposal.treatedSites, proposal.referenceSites]);
    expect(parameters).toMatchObject({ siteKind: 'road-site', roadVersions: { roadsVersion: 1, trafficVersion: 1 } });
    roads.versions = { roadsVersion: 2, trafficVersion: 2 };
    expect(await runs.recompute(context, evaluated)).toBe(resultDigest);
    const now = await runs.evaluate(context, interventionId, DRAFT);
    expect(now.run.resultDigest).not.toBe(resultDigest);
    expect(now.run.result.roadSites!.kindsWithTraffic).toEqual([]);
  });

  it('have a file that holds their criteria, their versions and what the function was fitted to', async () => {
    const evaluated = await runs.evaluate(context, interventionId, { ...DRAFT, roadSites: { trafficFactor: 5 } });
    const file = JSON.parse(formatEvaluationFile(evaluated)!) as Record<string, Record<string, Record<string, unknown>>>;
    expect(file['question']!['roadSites']).toMatchObject({ trafficFactor: 5 });
    expect(file['question']!['roadVersions']).toEqual({ roadsVersion: 1, trafficVersion: 1 });
    expect(Object.keys(file['result']!['input']!)).toContain('functionSites');
  });
});
