import { afterAll, beforeEach, expect, it } from '@jest/globals';

import { PackedAccidentsRepository } from '../accidents/packed-accidents.repository.ts';
import { importTown } from '../accidents/testing/import-town.ts';
import { AreaRepository } from '../areas/area.repository.ts';
import { AccidentColumnsLoader } from '../columns/accident-columns-loader.ts';
import { AccidentSnapshots } from '../columns/accident-snapshots.service.ts';
import { AreaMarks } from '../columns/area-marks.service.ts';
import { AreaSearch } from '../columns/area-search.ts';
import { makeTown } from '../common/testing/make-town.ts';
import { TestDirectory } from '../common/testing/test-directory.ts';
import type { Position } from '../common/plane.ts';
import type { OrganisationContext } from '../database/in-organisation.ts';
import { createTestOrganisation, describeOnEachDatabase } from '../database/testing/test-database.ts';
import { DesignThreads } from './design/design-threads.ts';
import { EvaluationCalculator } from './evaluation-calculator.ts';
import type { EvaluationDraft } from './evaluation-question.ts';
import { EvaluationRunRepository } from './evaluation-run.repository.ts';
import { EvaluationRunsService } from './evaluation-runs.service.ts';
import { EvaluationThreads } from './evaluation-threads.ts';
import type { InterventionDraft } from './intervention.ts';
import { InterventionRepository } from './intervention.repository.ts';
import { InterventionsService } from './interventions.service.ts';
import { makeTestDesign, WITHOUT_ROADS } from './testing/make-design.ts';
import { makeTestTraffic } from './testing/make-traffic.ts';

const WORKS = { start: '2016-01-01', end: '2017-01-01' };
const DRAFT: EvaluationDraft = {
  beforePeriod: { start: '2014-01-01', end: '2016-01-01' },
  afterPeriod: { start: '2017-01-01', end: '2019-01-01' },
};
const TOWN = makeTown(1_200);

describeOnEachDatabase('evaluations of interventions that are corrected', (open) => {
  const threads = new EvaluationThreads();
  const designThreads = new DesignThreads();
  let context: OrganisationContext;
  let interventions: InterventionsService;
  let runs: EvaluationRunsService;
  let busiest: readonly Position[];

  beforeEach(async () => {
    const database = await open();
    context = await createTestOrganisation(database);
    const records = new PackedAccidentsRepository(database);
    const directory = new TestDirectory();
    const marks = new AreaMarks(new AreaRepository(database), new AreaSearch());
    const snapshots = new AccidentSnapshots(records, new AccidentColumnsLoader(records, directory), marks);
    interventions = new InterventionsService(new InterventionRepository(database), directory);
    const calculator = new EvaluationCalculator(snapshots, directory, threads, WITHOUT_ROADS);
    const design = makeTestDesign(database, interventions, { snapshots, directory, threads: designThreads });
    runs = new EvaluationRunsService(
      new EvaluationRunRepository(database),
      interventions,
      calculator,
      design,
      makeTestTraffic([], directory),
    );
    await importTown(database, context, 1, TOWN);
    busiest = await runs.findBusiestPlaces(context, DRAFT, WORKS, 5);
  });
  afterAll(async () => {
    await threads.onApplicationShutdown();
    await designThreads.onApplicationShutdown();
  });

  const stated = (given: Partial<InterventionDraft> = {}): InterventionDraft => ({
    name: { el: 'x', en: 'x' },
    kind: 'signals',
    sites: busiest.slice(0, 2),
    worksPeriod: WORKS,
    selectionReason: 'high-counts',
    illustrative: false,
    ...given,
  });

  it('keep the statement that they used, also of the others that they kept away from', async () => {
    const own = await interventions.create(context, stated());
    const other = await interventions.create(context, stated({ sites: busiest.slice(4) }));
    const first = await runs.evaluate(context, own.interventionId, DRAFT);
    expect(first.run.result.treatedSites).toBe(2);
    await interventions.correct(context, own.interventionId, 1, { ...stated({ sites: busiest.slice(0, 3) }), name: 'x' });
    await interventions.correct(context, other.interventionId, 1, { ...stated({ sites: busiest.slice(3) }), name: 'x' });
    await interventions.delete(context, other.interventionId);
    const found = await runs.find(context, first.run.runId);
    expect(found).toEqual(first);
    expect(await runs.recompute(context, found!)).toBe(first.run.resultDigest);
    const second = await runs.evaluate(context, own.interventionId, DRAFT);
    expect(second.run.result.treatedSites).toBe(3);
    expect(second.run.parameters).toMatchObject({ interventionVersion: 2, otherInterventionIds: [] });
    expect(await runs.recompute(context, second)).toBe(second.run.resultDigest);
    await expect(interventions.delete(context, own.interventionId)).rejects.toMatchObject({ code: 'INTERVENTION_EVALUATED' });
    expect(await interventions.get(context, own.interventionId)).toMatchObject({ version: 2 });
  });

  it('count a line and an area by the sites that they cover', async () => {
    const point = await interventions.create(context, stated({ sites: busiest.slice(0, 1) }));
    const [longitude, latitude] = busiest[0]!;
    const line = { type: 'LineString', coordinates: [busiest[0], [longitude + 1e-5, latitude]] };
    const area = { type: 'Polygon', coordinates: [ringOf(longitude, latitude)] };
    const counts = [];
    for (const shape of [line, area]) {
      const drawn = await interventions.create(context, stated({ sites: [], shape }));
      const { run } = await runs.evaluate(context, drawn.interventionId, DRAFT);
      counts.push(run.result.observedBefore);
    }
    const { run } = await runs.evaluate(context, point.interventionId, DRAFT);
    expect(counts).toEqual([run.result.observedBefore, run.result.observedBefore]);
  });
});

/** A square of some thirty metres: within one site of 150 m it holds its middle. */
function ringOf(longitude: number, latitude: number): Position[] {
  const [dx, dy] = [2e-4, 1.5e-4];
  return [
    [longitude - dx, latitude - dy],
    [longitude + dx, latitude - dy],
    [longitude + dx, latitude + dy],
    [longitude - dx, latitude + dy],
    [longitude - dx, latitude - dy],
  ];
}
