import { parseArgs } from 'node:util';
import { readAccidentFilter, type Language, type Period, type Text } from '@elektron/domain';

import { formatEvaluationFile } from '../evaluations/evaluation-file.ts';
import { EvaluationRunsService } from '../evaluations/evaluation-runs.service.ts';
import type { EstimateObject } from '../evaluations/evaluation-run.objects.ts';
import { presentEvaluation } from '../evaluations/present-evaluation.ts';
import { UsageError, type Command } from './command.ts';
import { parseGivenParameters } from './given-parameters.ts';

export const evaluate: Command = {
  name: 'evaluate',
  usage: '--intervention ID --before A..B --after C..D [--site-width METERS] [--param NAME=VALUE]… [--filter JSON] [--json|--file]',
  summary: {
    el: 'Αξιολογεί μια παρέμβαση «πριν και μετά» με όλες τις μεθόδους',
    en: 'Evaluates an intervention before/after with all methods',
  },
  ofOrganisation: true,
  async run(session, args) {
    const { values } = parseArgs({
      args: [...args],
      options: {
        intervention: { type: 'string' },
        before: { type: 'string' },
        after: { type: 'string' },
        'site-width': { type: 'string' },
        param: { type: 'string', multiple: true },
        filter: { type: 'string' },
        json: { type: 'boolean' },
        file: { type: 'boolean' },
      },
    });
    const { intervention, 'site-width': width } = values;
    if (intervention === undefined) throw new UsageError('--intervention');
    const draft = {
      beforePeriod: parsePeriod(values.before),
      afterPeriod: parsePeriod(values.after),
      siteWidthMeters: width === undefined ? null : Number(width),
      parameters: parseGivenParameters(values.param ?? []),
      filter: values.filter === undefined ? null : readAccidentFilter(values.filter),
    };
    const { app, context } = await session.open();
    const evaluated = await app.get(EvaluationRunsService, { strict: false }).evaluate(context, intervention, draft);
    const run = presentEvaluation(evaluated);
    if (values.file) session.print(formatEvaluationFile(evaluated) ?? '');
    else if (values.json) session.print(JSON.stringify(run));
    else {
      session.print(run.sentence[session.language]);
      for (const estimate of run.estimates) session.print(`  ${describeEstimate(estimate, session.language)}`);
      for (const { message } of run.warnings) session.print(`! ${message[session.language]}`);
      session.print(`${run.id}  ${run.resultDigest}`);
    }
    return 0;
  },
};

/** `2014-01-01..2016-01-01`: the first day and the one after the last. */
function parsePeriod(text: string | undefined): Period {
  const [start, end, ...rest] = (text ?? '').split('..');
  if (!start || !end || rest.length > 0) throw new UsageError('A..B');
  return { start, end };
}

const OBSERVED_TO_EXPECTED: Text = { el: 'παρατηρηθέντα / αναμενόμενα', en: 'observed / expected' };

function describeEstimate(estimate: EstimateObject, language: Language): string {
  const name = estimate.methodLabels[language];
  if (estimate.problem !== null) return `${name}: ${estimate.problem.message[language]}`;
  const format = new Intl.NumberFormat(language === 'el' ? 'el-GR' : 'en-GB', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const { ratioObservedToExpected: ratio, confidenceInterval: interval } = estimate;
  if (ratio === null || interval === null) return `${name}: ${estimate.nullReason?.[language] ?? '–'}`;
  const limits = [interval.lower, interval.upper].map((limit) => (limit === null ? '–' : format.format(limit))).join('–');
  return `${name}: ${OBSERVED_TO_EXPECTED[language]} ${format.format(ratio)} (${limits})`;
}
