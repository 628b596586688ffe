import { parseArgs } from 'node:util';
import { readAccidentFilter, type Language, type Period, type Text } from '@elektron/domain';
import type { TrafficChange } from '@elektron/statistics';

import { isObject } from '../common/parse-geo-json.ts';
import { DesignService } from '../evaluations/design/design.service.ts';
import { presentPlan } from '../evaluations/design/present-design.ts';
import { formatEvaluationFile } from '../evaluations/evaluation-file.ts';
import type { EvaluationDraft } from '../evaluations/evaluation-question.ts';
import { EvaluationRunsService } from '../evaluations/evaluation-runs.service.ts';
import type { EstimateObject } from '../evaluations/evaluation-run.objects.ts';
import { CHOICE_BASES } from '../evaluations/narrowed-choice.ts';
import { presentEvaluation } from '../evaluations/present-evaluation.ts';
import { UsageError, type Command, type Session } from './command.ts';
import { parseGivenParameters } from './given-parameters.ts';

const OPTIONS = {
  intervention: { type: 'string' },
  before: { type: 'string' },
  after: { type: 'string' },
  'site-width': { type: 'string' },
  'road-sites': { type: 'string' },
  param: { type: 'string', multiple: true },
  filter: { type: 'string' },
  'chosen-by': { type: 'string' },
  'target-filter': { type: 'string' },
  traffic: { type: 'string' },
  'traffic-near': { type: 'string' },
  plan: { type: 'string' },
  json: { type: 'boolean' },
  file: { type: 'boolean' },
} as const;
type Values = ReturnType<typeof parseArgs<{ readonly options: typeof OPTIONS }>>['values'];

/** Freezes the question instead of answering it. */
const NEW_PLAN = 'new';

export const evaluate: Command = {
  name: 'evaluate',
  usage: `--intervention ID --before A..B --after C..D [--site-width METERS | --road-sites CRITERIA-JSON] [--param NAME=VALUE]… [--filter JSON] [--chosen-by ${CHOICE_BASES.join('|')}] [--target-filter JSON] [--traffic BEFORE,AFTER,CV,CV | --traffic-near METERS] [--plan new] [--json|--file] | --plan ID [--json|--file]`,
  summary: {
    el: 'Αξιολογεί μια παρέμβαση «πριν και μετά» με όλες τις μεθόδους· με --plan new παγώνει το σχέδιο, με --plan ID κάνει ό,τι σχεδιάστηκε',
    en: 'Evaluates an intervention before/after with all methods; --plan new freezes the plan, --plan ID does what was planned',
  },
  ofOrganisation: true,
  async run(session, args) {
    const { values } = parseArgs({ args: [...args], options: OPTIONS });
    if (values.plan === NEW_PLAN) return freeze(session, values);
    const { app, context } = await session.open();
    const runs = app.get(EvaluationRunsService, { strict: false });
    const evaluated =
      values.plan === undefined
        ? await runs.evaluate(context, requireIntervention(values), readDraft(values))
        : await runs.evaluatePlan(context, values.plan);
    const run = presentEvaluation(evaluated);
    if (values.file) session.print(formatEvaluationFile(evaluated) ?? '');
    else if (values.json) session.print(JSON.stringify(run));
    else {
      session.print(run.sentence[session.language]);
      for (const estimate of run.estimates) session.print(`  ${describeEstimate(estimate, session.language)}`);
      const found = run.trafficFound;
      if (found !== null) session.print(`  ${(found.reason ?? found.source)?.[session.language]}`);
      for (const { message } of run.warnings) session.print(`! ${message[session.language]}`);
      if (run.planStanding !== null) session.print(run.planStanding.sentence[session.language]);
      session.print(`${run.id}  ${run.resultDigest}`);
    }
    return 0;
  },
};

/** Nothing is evaluated: what is meant to be done is written down, and what can be expected of it is said. */
async function freeze(session: Session, values: Values): Promise<0> {
  const [intervention, draft] = [requireIntervention(values), readDraft(values)];
  const { app, context } = await session.open();
  const plan = presentPlan(await app.get(DesignService, { strict: false }).freeze(context, intervention, draft));
  if (values.json) session.print(JSON.stringify(plan));
  else {
    session.print(`${plan.methodLabels[session.language]}. ${plan.timing[session.language]}`);
    if (plan.outlook !== null) session.print(plan.outlook.sentence[session.language]);
    session.print(plan.id);
  }
  return 0;
}

function requireIntervention({ intervention }: Values): string {
  if (intervention === undefined) throw new UsageError('--intervention');
  return intervention;
}

function readDraft(values: Values): EvaluationDraft {
  const width = values['site-width'];
  return {
    beforePeriod: parsePeriod(values.before),
    afterPeriod: parsePeriod(values.after),
    siteWidthMeters: width === undefined ? null : Number(width),
    ...parseRoadSites(values['road-sites']),
    parameters: parseGivenParameters(values.param ?? []),
    filter: values.filter === undefined ? null : readAccidentFilter(values.filter),
    chosenBy: values['chosen-by'],
    targetFilter: values['target-filter'] === undefined ? null : readAccidentFilter(values['target-filter']),
    traffic: values.traffic === undefined ? null : parseTraffic(values.traffic),
    trafficNear: values['traffic-near'] === undefined ? null : Number(values['traffic-near']),
  };
}

/** `2014-01-01..2016-01-01`: the first day and the one after the last. */
function parsePeriod(text: string | undefined): Period {
  const [start, end, ...rest] = (text ?? '').split('..');
  if (!start || !end || rest.length > 0) throw new UsageError('A..B');
  return { start, end };
}

/** Sections and junctions in place of hexagons; `{}` for the criteria of the product. */
function parseRoadSites(text: string | undefined): Pick<EvaluationDraft, 'siteKind' | 'roadSites'> {
  if (text === undefined) return {};
  const criteria = parseJson(text);
  if (!isObject(criteria)) throw new UsageError('--road-sites');
  return { siteKind: 'road-site', roadSites: criteria };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new UsageError('--road-sites');
  }
}

/** `12000,13500,0.05,0.05`: vehicles a day before and after, with the relative error of each. */
function parseTraffic(text: string): TrafficChange {
  const [before, after, errorBefore, errorAfter, ...rest] = text.split(',').map(Number);
  if (before === undefined || after === undefined || errorBefore === undefined || errorAfter === undefined || rest.length > 0) {
    throw new UsageError('--traffic BEFORE,AFTER,CV,CV');
  }
  return {
    annualAverageDailyTrafficBefore: before,
    annualAverageDailyTrafficAfter: after,
    coefficientOfVariationBefore: errorBefore,
    coefficientOfVariationAfter: errorAfter,
  };
}

const OBSERVED_TO_EXPECTED: Text = { el: 'παρατηρηθέντα / αναμενόμενα', en: 'observed / expected' };

export function describeEstimate(estimate: EstimateObject, language: Language): string {
  const name = estimate.methodLabels[language];
  if (estimate.problem !== null) return `${name}: ${estimate.problem.message[language]}`;
  if (estimate.proportionShift !== null) return `${name}: ${estimate.proportionShift.sentence[language]}`;
  const format = new Intl.NumberFormat(language === 'el' ? 'el-GR' : 'en-GB', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const { ratioObservedToExpected: ratio, confidenceInterval: interval } = estimate;
  if (ratio === null || interval === null) return `${name}: ${estimate.nullReason?.[language] ?? '–'}`;
  const limits = [interval.lower, interval.upper].map((limit) => (limit === null ? '–' : format.format(limit))).join('–');
  return `${name}: ${OBSERVED_TO_EXPECTED[language]} ${format.format(ratio)} (${limits})`;
}
