import { describeProblem, isProblem, type AccidentFilter } from '@elektron/domain';
import { HOTSPOT_METHODS } from '@elektron/spatial-analysis';
import type { INestApplicationContext } from '@nestjs/common';

import { AppraisalsService } from './appraisals/appraisals.service.ts';
import { BlackSpotsService } from './black-spots/black-spots.service.ts';
import type { ActingContext } from './common/acting-context.ts';
import { DEMO_APPRAISAL, DEMO_NUMBERS_SOURCE } from './demo/demo-appraisal.ts';
import { DEMO_CASES, type DemoCase } from './demo/demo-black-spots.ts';
import { DEMO_INTERVENTION, DEMO_PERIODS, DEMO_TREATED_PLACES } from './demo/demo-evaluation.ts';
import type { DemoPlace } from './demo/demo-places.ts';
import type { DemoRoadEvaluation } from './demo/demo-road-evaluation.ts';
import type { EvaluationDraft } from './evaluations/evaluation-question.ts';
import { EvaluationRunsService } from './evaluations/evaluation-runs.service.ts';
import { HotspotRunsService } from './hotspots/hotspot-runs.service.ts';

type Wanted = Pick<DemoPlace, 'screening' | 'evaluation' | 'roadEvaluation'>;

/** Neither runs nor interventions can be deleted, so what is not there was never made: a first start may have been cut off anywhere. */
export async function lacksAnalyses(app: INestApplicationContext, context: ActingContext, wanted: Wanted): Promise<boolean> {
  if (wanted.evaluation) {
    const interventions = await app.get(EvaluationRunsService, { strict: false }).listInterventions(context);
    if (interventions.length === 0) return true;
    if ((await app.get(AppraisalsService, { strict: false }).list(context)).length === 0) return true;
  }
  if (wanted.roadEvaluation !== null && (await hasRoads(app, context))) {
    const interventions = await app.get(EvaluationRunsService, { strict: false }).listInterventions(context);
    if (interventions.length === 0) return true;
  }
  if (wanted.screening === null) return false;
  if (wanted.evaluation) {
    const spots = await app.get(BlackSpotsService, { strict: false }).list(context);
    if (spots.length < DEMO_CASES.length && spots.every(({ illustrative }) => illustrative)) return true;
  }
  const hotspots = app.get(HotspotRunsService, { strict: false });
  const done = new Set((await hotspots.list(context)).map(({ methodId }) => methodId));
  for (const { id } of HOTSPOT_METHODS) if (!done.has(id) && (await hotspots.canRun(context, id))) return true;
  return false;
}

/** Whether the sites of a network can be had, as the ranking of a network needs them. */
function hasRoads(app: INestApplicationContext, context: ActingContext): Promise<boolean> {
  return app.get(HotspotRunsService, { strict: false }).canRun(context, 'network-screening');
}

/** One run of each hotspot method with its defaults, and the illustrative evaluation, through the same services as everybody's. */
export async function createDemoAnalyses(
  app: INestApplicationContext,
  context: ActingContext,
  { screening, evaluation, roadEvaluation }: Wanted,
  say: (line: string) => void,
  signal: AbortSignal,
): Promise<void> {
  try {
    if (evaluation) {
      await evaluateDemo(app.get(EvaluationRunsService, { strict: false }), context);
      await appraiseDemo(app, context);
    }
    if (roadEvaluation !== null && (await hasRoads(app, context))) {
      await evaluateJunctions(app.get(EvaluationRunsService, { strict: false }), context, roadEvaluation);
    }
    if (screening !== null) await runMethods(app.get(HotspotRunsService, { strict: false }), context, { screening, say, signal });
    if (screening !== null && evaluation && !signal.aborted) await fillRegister(app, context);
  } catch (error) {
    // A person may have undone the import before the demo was complete: then there is nothing to analyse, and the server starts all the same.
    if (!isProblem(error)) throw error;
    say(`  The analyses of the demonstration are left out. ${describeProblem(error, 'en')}`);
  }
}

async function evaluateDemo(evaluations: EvaluationRunsService, context: ActingContext): Promise<void> {
  if ((await evaluations.listInterventions(context)).length > 0) return;
  const draft = { beforePeriod: DEMO_PERIODS.before, afterPeriod: DEMO_PERIODS.after };
  const sites = await evaluations.findBusiestPlaces(context, draft, DEMO_PERIODS.works, DEMO_TREATED_PLACES);
  const { interventionId } = await evaluations.createIntervention(context, {
    ...DEMO_INTERVENTION,
    sites,
    worksPeriod: DEMO_PERIODS.works,
    selectionReason: 'high-counts',
    illustrative: true,
  });
  await evaluations.evaluate(context, interventionId, draft);
}

/** The same at junctions of the roads, held against others like them. */
async function evaluateJunctions(
  evaluations: EvaluationRunsService,
  context: ActingContext,
  { name, note, junctions, before, works, after }: DemoRoadEvaluation,
): Promise<void> {
  if ((await evaluations.listInterventions(context)).length > 0) return;
  const draft: EvaluationDraft = { beforePeriod: before, afterPeriod: after, siteKind: 'road-site' };
  const sites = await evaluations.findBusiestJunctions(context, draft, works, junctions);
  const { interventionId } = await evaluations.createIntervention(context, {
    name,
    note,
    kind: DEMO_INTERVENTION.kind,
    source: DEMO_INTERVENTION.source,
    sites,
    worksPeriod: works,
    selectionReason: 'high-counts',
    illustrative: true,
  });
  await evaluations.evaluate(context, interventionId, draft);
}

/** What the hypothetical treatment would be worth, at invented costs and values that were read: of its numbers those that its evaluation expects. */
async function appraiseDemo(app: INestApplicationContext, context: ActingContext): Promise<void> {
  const appraisals = app.get(AppraisalsService, { strict: false });
  if ((await appraisals.list(context)).length > 0) return;
  const [latest] = (await app.get(EvaluationRunsService, { strict: false }).list(context)).filter(({ illustrative }) => illustrative);
  const estimate = latest?.result.estimates.find(({ method }) => method === latest.result.recommended)?.result ?? null;
  if (latest === undefined || estimate?.effectKind !== 'observed-to-expected' || estimate.ratioConfidenceInterval === null) return;
  const { name, measure, place, capital, yearlyMaintenance, residualValue, serviceLifeYears, ...terms } = DEMO_APPRAISAL;
  const years = latest.result.yearsAfter;
  await appraisals.make(context, {
    name,
    illustrative: true,
    ...terms,
    alternatives: [
      {
        name: measure,
        place,
        capital,
        yearlyMaintenance,
        residualValue,
        serviceLifeYears,
        numbers: [
          { severity: 'injury', perYear: estimate.expectedAfter / years, standardError: Math.sqrt(estimate.expectedAfterVariance) / years },
        ],
        numbersSource: `${DEMO_NUMBERS_SOURCE} ${latest.runId}`,
        evaluationId: latest.runId,
      },
    ],
  });
}

interface Screening {
  readonly screening: AccidentFilter;
  readonly say: (line: string) => void;
  /** A start that is cut off leaves a run that says so. */
  readonly signal: AbortSignal;
}

/** Those that find what they need, in reverse, so that the list of runs, newest first, is in the order of the methods. */
async function runMethods(hotspots: HotspotRunsService, context: ActingContext, { screening, say, signal }: Screening): Promise<void> {
  const done = new Set((await hotspots.list(context)).map(({ methodId }) => methodId));
  for (const { id, labels } of HOTSPOT_METHODS.toReversed()) {
    if (done.has(id) || signal.aborted || !(await hotspots.canRun(context, id))) continue;
    const started = performance.now();
    const run = await hotspots.runHere(context, { methodId: id, parameters: {}, filter: screening }, { signal });
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    say(`  ${labels.en}: ${run.status === 'finished' ? `${run.hotspotCount} hotspots` : run.status} in ${seconds} s`);
  }
}

/** Cases of the register that are not real, and say so, at the first clusters. Whoever has begun a register of their own is left alone. */
async function fillRegister(app: INestApplicationContext, context: ActingContext): Promise<void> {
  const spots = app.get(BlackSpotsService, { strict: false });
  const there = await spots.list(context);
  if (there.some(({ illustrative }) => !illustrative)) return;
  const hotspots = app.get(HotspotRunsService, { strict: false });
  const clusters = (await hotspots.list(context)).find(({ methodId, status }) => methodId === CLUSTERS && status === 'finished');
  if (clusters === undefined) return;
  const { runId, result } = await hotspots.get(context, clusters.runId);
  for (const invented of DEMO_CASES) {
    const found = result?.hotspots.find(({ rank }) => rank === invented.rank);
    if (found === undefined || there.some(({ hotspot }) => hotspot?.rank === invented.rank)) continue;
    await addCase(spots, context, { ...invented, runId, name: `${found.roadName ?? '–'} (${invented.rank})` });
  }
}

const CLUSTERS = 'dbscan';

type NamedCase = DemoCase & { readonly runId: string; readonly name: string };

async function addCase(spots: BlackSpotsService, context: ActingContext, { runId, rank, name, note, steps }: NamedCase): Promise<void> {
  let spot = await spots.add(context, { name, note, origin: { runId, rank }, illustrative: true });
  for (const step of steps) spot = await spots.takeStep(context, spot.blackSpotId, step, spot.events.length);
}
