import { parseArgs } from 'node:util';
import { describeProblem, EVERY_ACCIDENT, readAccidentFilter, type Language, type Text } from '@elektron/domain';

import type { ActingContext } from '../common/acting-context.ts';
import { HotspotRunsService } from '../hotspots/hotspot-runs.service.ts';
import type { HotspotRun, RunStatus } from '../hotspots/hotspot-run.ts';
import { presentRun } from '../hotspots/present-hotspot-run.ts';
import type { PresentedStretches } from '../hotspots/present-stretches.ts';
import { toGeoJson } from '../hotspots/run-as-geojson.ts';
import { RunSites } from '../hotspots/run-sites.service.ts';
import { UsageError, type Command, type ExitCode, type Session } from './command.ts';
import { parseGivenParameters } from './given-parameters.ts';

const EXIT_CODES: Readonly<Record<RunStatus, ExitCode>> = { finished: 0, queued: 1, running: 1, failed: 1, cancelled: 1, interrupted: 130 };
/** A terminal shows the top of the list; `--json` has all of it. */
const SHOWN = 10;
const ACCIDENTS: Text = { el: 'ατυχήματα', en: 'accidents' };

export const screen: Command = {
  name: 'screen',
  usage: '--method ID [--param NAME=VALUE]… [--filter JSON] [--seed N] [--json|--geojson]',
  summary: {
    el: 'Αναζητά θέσεις συγκέντρωσης ατυχημάτων με μια μέθοδο (δείτε: methods)',
    en: 'Searches for hotspots with a method (see: methods)',
  },
  ofOrganisation: true,
  async run(session, args) {
    const { values } = parseArgs({
      args: [...args],
      options: {
        method: { type: 'string' },
        param: { type: 'string', multiple: true },
        filter: { type: 'string' },
        seed: { type: 'string' },
        json: { type: 'boolean' },
        geojson: { type: 'boolean' },
      },
    });
    if (values.method === undefined) throw new UsageError('--method');
    if (values.json && values.geojson) throw new UsageError('--json|--geojson');
    const draft = {
      methodId: values.method,
      parameters: parseGivenParameters(values.param ?? []),
      filter: values.filter === undefined ? EVERY_ACCIDENT : readAccidentFilter(values.filter),
      seed: values.seed === undefined ? null : Number(values.seed),
    };
    const { app, context } = await session.open();
    const run = await app.get(HotspotRunsService, { strict: false }).runHere(context, draft, {
      signal: session.signal,
      onProgress: (fraction) => session.showProgress({ el: `Ανάλυση… ${percent(fraction)}%`, en: `Analysing… ${percent(fraction)}%` }),
    });
    if (values.json || values.geojson) {
      const whole = await withEverySite(app.get(RunSites, { strict: false }), context, run);
      session.print(JSON.stringify(values.json ? presentRun(whole) : toGeoJson(whole)));
    } else printRun(session, run);
    return EXIT_CODES[run.status];
  },
};

function withEverySite(sites: RunSites, context: ActingContext, run: HotspotRun): HotspotRun | Promise<HotspotRun> {
  const { result } = run;
  return result === null ? run : sites.complete(context, { ...run, result });
}

function percent(fraction: number): number {
  return Math.floor(fraction * 100);
}

function printRun(session: Session, run: HotspotRun): void {
  const { language } = session;
  if (run.problem !== null) session.print(describeProblem(run.problem, language));
  const { sentence, hotspots, scoreLabels, stretches } = presentRun(run);
  if (sentence === null) return;
  session.print(sentence[language]);
  if (stretches?.rule) session.print(`${stretches.rule.labels[language]}. ${stretches.rule.notes[language]}`);
  session.print(`  #  lon lat  ${ACCIDENTS[language]}  ${scoreLabels?.[language] ?? ''}`);
  for (const { rank, longitude, latitude, accidents, score, roadName } of hotspots.slice(0, SHOWN)) {
    const place = `${longitude.toFixed(5)} ${latitude.toFixed(5)}`;
    session.print(`${String(rank).padStart(3)}  ${place}  ${accidents}  ${format(score, language)}  ${roadName ?? ''}`);
    if (stretches !== null) session.print(`       ${describeStretch(stretches, rank, language)}`);
  }
  session.print(`${run.runId}  ${run.resultDigest ?? ''}`);
}

const EXPECTED: Text = { el: 'εμπειρική μέθοδος Bayes: αναμενόμενη υπέρβαση ανά έτος', en: 'empirical Bayes: expected excess a year' };

/** What empirical Bayes expects of a stretch, or why nothing. */
function describeStretch({ stretches, labels, level }: PresentedStretches, rank: number, language: Language): string {
  const { excessPerYear, excessPerYearInterval: limits, reason } = stretches[rank - 1]!.estimate;
  const why = reason === null ? '' : ` (${labels.reasons[reason]![language]})`;
  const between = limits === null ? '' : ` (${percent(level)}%: ${format(limits.lower, language)} … ${format(limits.upper, language)})`;
  return `${EXPECTED[language]} ${format(excessPerYear, language)}${between}${why}`;
}

function format(score: number | null, language: Language): string {
  if (score === null) return '–';
  return new Intl.NumberFormat(language === 'el' ? 'el-GR' : 'en-GB', { maximumFractionDigits: 2 }).format(score);
}
