import { describeProblem, EVERY_ACCIDENT, isProblem } from '@elektron/domain';
import { HOTSPOT_METHODS } from '@elektron/spatial-analysis';
import type { INestApplicationContext } from '@nestjs/common';

import type { ActingContext } from './common/acting-context.ts';
import { DEMO_INTERVENTION, DEMO_PERIODS, DEMO_TREATED_PLACES } from './demo/demo-evaluation.ts';
import { EvaluationRunsService } from './evaluations/evaluation-runs.service.ts';
import { HotspotRunsService } from './hotspots/hotspot-runs.service.ts';

/** Neither runs nor interventions can be deleted, so what is not there was never made: a first start may have been cut off anywhere. */
export async function lacksAnalyses(app: INestApplicationContext, context: ActingContext): Promise<boolean> {
  const runs = await app.get(HotspotRunsService, { strict: false }).list(context);
  const interventions = await app.get(EvaluationRunsService, { strict: false }).listInterventions(context);
  const isCutOff = runs.length < HOTSPOT_METHODS.length && HOTSPOT_METHODS.some(({ id }) => runs.every(({ methodId }) => methodId !== id));
  return interventions.length === 0 || isCutOff;
}

/** One run of each hotspot method with its defaults, and the illustrative evaluation, through the same services as everybody's. */
export async function createDemoAnalyses(app: INestApplicationContext, context: ActingContext, say: (line: string) => void): Promise<void> {
  try {
    await evaluateDemo(app.get(EvaluationRunsService, { strict: false }), context);
    await runMethods(app.get(HotspotRunsService, { strict: false }), context, say);
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
    selectedForHighCounts: true,
    illustrative: true,
  });
  await evaluations.evaluate(context, interventionId, draft);
}

/** In reverse, so that the list of runs, newest first, is in the order of the methods. */
async function runMethods(hotspots: HotspotRunsService, context: ActingContext, say: (line: string) => void): Promise<void> {
  const done = new Set((await hotspots.list(context)).map(({ methodId }) => methodId));
  for (const { id, labels } of HOTSPOT_METHODS.toReversed()) {
    if (done.has(id)) continue;
    const started = performance.now();
    const run = await hotspots.runHere(context, { methodId: id, parameters: {}, filter: EVERY_ACCIDENT }, { signal: NEVER_ABORTED });
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    say(`  ${labels.en}: ${run.status === 'finished' ? `${run.hotspotCount} hotspots` : run.status} in ${seconds} s`);
  }
}

/** A first start that is cut off leaves a run that says so. */
const NEVER_ABORTED = new AbortController().signal;
