import { parseArgs } from 'node:util';
import {
  LEAST_RELEASE_THRESHOLD,
  nameBlock,
  Problem,
  RELEASE_LICENCES,
  type Language,
  type ReleaseBlock,
  type ReleaseRequest,
  type Text,
} from '@elektron/domain';

import { OrganisationDirectory } from '../common/organisation.ts';
import { presentRelease } from '../publication/present-release.ts';
import type { ReleaseDraft } from '../publication/release-draft.ts';
import type { ReleaseDraftObject, ReleaseUtilityObject } from '../publication/release.objects.ts';
import { ReleasesService } from '../publication/releases.service.ts';
import { UsageError, type Command, type ExitCode, type Session } from './command.ts';

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;
const OPTIONS = {
  years: { type: 'string', multiple: true },
  threshold: text,
  licence: text,
  attribution: text,
  final: flag,
  illustrative: flag,
  'without-black-spots': flag,
  'without-interventions': flag,
  'without-barriers': flag,
  reason: text,
  json: flag,
} as const;

type Values = ReturnType<typeof readArguments>['values'];

function readArguments(args: readonly string[]) {
  return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
}

const NEXT: Text = {
  el: 'Πρόταση και δημοσίευση γίνονται στη σελίδα «Δημοσίευση», από δύο πρόσωπα.',
  en: 'It is proposed and published on the page “Publication”, by two people.',
};
const HIDDEN: Text = { el: 'κρυφοί αριθμοί', en: 'hidden numbers' };

/** A machine computes and takes back; what becomes public is decided by two people. */
export const publish: Command = {
  name: 'publish',
  usage:
    '[make --years FROM-TO… [--threshold K] [--licence SPDX] [--attribution TEXT] [--final] [--without-black-spots] [--without-interventions] [--without-barriers] | show DRAFT | withdraw DRAFT --reason TEXT] [--json]',
  summary: {
    el: 'Σχέδια δημοσιεύσεων με τον έλεγχό τους· η δημοσίευση θέλει δύο πρόσωπα στη σελίδα «Δημοσίευση»',
    en: 'Drafts of releases with their audit; publishing takes two people on the page “Publication”',
  },
  ofOrganisation: true,
  async run(session, args) {
    const { values, positionals } = readArguments(args);
    const [action = 'list', draftId] = positionals;
    if (action === 'make') return make(session, values);
    const { app, context } = await session.open();
    const releases = app.get(ReleasesService, { strict: false });
    if (action === 'list') {
      for (const draft of await releases.list(context)) session.print(summaryOf(draft, session.language));
      return 0;
    }
    if (draftId === undefined || (action !== 'show' && action !== 'withdraw')) throw new UsageError(action);
    const draft =
      action === 'withdraw' ? await releases.withdraw(context, draftId, values.reason ?? '') : await releases.find(context, draftId);
    if (draft === null) throw new Problem('RELEASE_NOT_FOUND');
    return show(session, draft, values);
  },
};

async function make(session: Session, values: Values): Promise<ExitCode> {
  const blocks = (values.years ?? []).map(parseBlock);
  if (blocks.length === 0) throw new UsageError('--years');
  const { app, context } = await session.open();
  const { attribution } = await app.get(OrganisationDirectory, { strict: false }).get(context);
  const request: ReleaseRequest = {
    blocks,
    threshold: values.threshold === undefined ? LEAST_RELEASE_THRESHOLD : Number(values.threshold),
    licence: values.licence ?? RELEASE_LICENCES[0],
    attribution: values.attribution ?? attribution[session.language],
    includesBlackSpots: values['without-black-spots'] !== true,
    includesInterventions: values['without-interventions'] !== true,
    includesBarriers: values['without-barriers'] !== true,
    declaredFinal: values.final === true,
  };
  const illustrative = session.environment.demo || values.illustrative === true;
  const draft = await app.get(ReleasesService, { strict: false }).draftHere(
    context,
    { ...request, illustrative },
    {
      signal: session.signal,
      onProgress: (fraction) => {
        const percent = `${Math.round(fraction * 100)} %`;
        session.showProgress({ el: percent, en: percent });
      },
    },
  );
  return show(session, draft, values);
}

function show(session: Session, draft: ReleaseDraft, { json }: Values): ExitCode {
  const presented = presentRelease(draft, null);
  if (json) session.print(JSON.stringify(presented));
  else for (const line of linesOf(presented, session.language)) session.print(line);
  if (presented.status === 'ready') session.say(NEXT);
  return presented.status === 'failed' || presented.status === 'interrupted' ? 1 : 0;
}

function linesOf({ id, statusLabels, blocks, problem, result }: ReleaseDraftObject, language: Language): string[] {
  const percent = (share: number | null): string => (share === null ? '–' : `${(share * 100).toFixed(1)} %`);
  return [
    `${id}  ${statusLabels[language]}  ${blocks.map(nameBlock).join(', ')}`,
    ...(problem === null ? [] : [problem.message[language]]),
    ...(result === null
      ? []
      : [
          `${result.releaseId}  ${result.digest}`,
          result.sentence[language],
          ...[...result.failures, ...result.remarks].map(({ message }) => `– ${message[language]}`),
          ...result.utility.map(
            ({ period, accidents, accidentsShown, severeShown, ...hidden }) =>
              `${period}  ${accidents}  ${percent(accidentsShown)}  ${percent(severeShown)}${inWords(hidden, language)}`,
          ),
        ]),
  ];
}

/** Of a block that is repeated as it was published nothing is hidden anew. */
function inWords(
  { shown, hiddenSmall, hiddenBeside }: Pick<ReleaseUtilityObject, 'shown' | 'hiddenSmall' | 'hiddenBeside'>,
  language: Language,
): string {
  return shown + hiddenSmall + hiddenBeside === 0 ? '' : `  ${hiddenSmall} + ${hiddenBeside} ${HIDDEN[language]}`;
}

function summaryOf(draft: ReleaseDraft, language: Language): string {
  const { id, statusLabels, blocks, result } = presentRelease(draft, null);
  return [id, statusLabels[language], blocks.map(nameBlock).join(', '), result?.releaseId ?? '–'].join('  ');
}

/** @throws UsageError for what is no `2016-2018`, and no `2017` */
function parseBlock(written: string): ReleaseBlock {
  const [, from, to] = /^(\d{4})(?:-(\d{4}))?$/.exec(written) ?? [];
  if (from === undefined) throw new UsageError('--years');
  return { from: Number(from), to: Number(to ?? from) };
}
