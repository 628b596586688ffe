import { parseArgs } from 'node:util';
import { parseAssessment, safetyClassLabels, type Language, type Text } from '@elektron/domain';

import type { PresentedAssessedSite } from '../network-assessment/assessed-sites.ts';
import { NetworkAssessmentService } from '../network-assessment/network-assessment.service.ts';
import type { NetworkAssessmentObject } from '../network-assessment/network-assessment.objects.ts';
import { presentAssessment } from '../network-assessment/present-assessment.ts';
import { UsageError, type Command } from './command.ts';
import { parseGivenParameters } from './given-parameters.ts';

/** A terminal shows the top of the list; `--json` has all of it. */
const SHOWN = 10;
const METERS_PER_KILOMETER = 1_000;
const KILOMETERS: Text = { el: 'χλμ.', en: 'km' };

export const assess: Command = {
  name: 'assess',
  usage: '--run ID [--param NAME=VALUE]… [--class CLASS]… [--covered NAME|CLASS]… [--not-covered NAME|CLASS]… [--json]',
  summary: {
    el: 'Αξιολόγηση οδικής ασφάλειας του δικτύου (μέρος ατυχημάτων) από μια κατάταξη θέσεων',
    en: 'Network-wide road safety assessment (the part of accidents) from a ranking of sites',
  },
  ofOrganisation: true,
  async run(session, args) {
    const many = { type: 'string', multiple: true } as const;
    const { values } = parseArgs({
      args: [...args],
      options: { run: { type: 'string' }, param: many, class: many, covered: many, 'not-covered': many, json: { type: 'boolean' } },
    });
    if (values.run === undefined) throw new UsageError('--run');
    const question = parseAssessment({
      parameters: parseGivenParameters(values.param ?? []),
      ...(values.class === undefined ? {} : { classes: values.class }),
      covered: values.covered ?? [],
      notCovered: values['not-covered'] ?? [],
    });
    const { app, context } = await session.open();
    const assessments = app.get(NetworkAssessmentService, { strict: false });
    const { assessed, ...answer } = presentAssessment(await assessments.assess(context, values.run, question));
    if (values.json) {
      const sites: PresentedAssessedSite[] = [];
      for await (const part of assessments.readAll(context, assessed)) sites.push(...part);
      session.print(JSON.stringify({ ...answer, sites }));
    } else for (const line of linesOf(answer, session.language)) session.print(line);
    return 0;
  },
};

function linesOf({ sentence, notices, totals, sites, parameters }: NetworkAssessmentObject, language: Language): string[] {
  const labels = safetyClassLabels(Number(parameters['timesOfPeers']));
  const sections = totals.filter(({ kind }) => kind === 'segment');
  return [
    sentence[language],
    ...notices.map(({ message }) => message[language]),
    ...sections.map(
      ({ safetyClass, lengthMeters, sites: count }) =>
        `${(lengthMeters / METERS_PER_KILOMETER).toFixed(1).padStart(8)} ${KILOMETERS[language]} ${String(count).padStart(6)}  ${labels[safetyClass][language]}`,
    ),
    ...sites
      .slice(0, SHOWN)
      .map(
        ({ probability, accidents, roadName, safetyClass }) =>
          `${probability === null ? '   –' : `${Math.round(probability * 100)}%`.padStart(4)}  ${String(accidents).padStart(4)}  ${roadName ?? '–'}  ${labels[safetyClass][language]}`,
      ),
  ];
}
