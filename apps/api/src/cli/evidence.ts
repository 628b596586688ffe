import { parseArgs } from 'node:util';
import { EVIDENCE_KINDS, type Language } from '@elektron/domain';

import { EVIDENCE_ORIGINS } from '../evidence/evidence-study.ts';
import { toEvidenceFilter, toEvidenceKind } from '../evidence/evidence.inputs.ts';
import type { EvidenceEntryObject, KindEvidenceObject } from '../evidence/evidence.objects.ts';
import { EvidenceService } from '../evidence/evidence.service.ts';
import { presentEntry, presentKind } from '../evidence/present-evidence.ts';
import type { Command } from './command.ts';

export const evidence: Command = {
  name: 'evidence',
  usage: `[--kind KIND] [--outcome OUTCOME] [--origin ${EVIDENCE_ORIGINS.join('|')}] [--least-points N] [--json]`,
  summary: {
    el: `Τι δείχνουν μαζί οι αξιολογήσεις και οι δημοσιευμένοι συντελεστές για ένα είδος παρέμβασης (${EVIDENCE_KINDS.join(', ')})`,
    en: `What evaluations and published factors say together of a kind of intervention (${EVIDENCE_KINDS.join(', ')})`,
  },
  ofOrganisation: true,
  async run(session, args) {
    const text = { type: 'string' } as const;
    const { values } = parseArgs({
      args: [...args],
      options: { kind: text, outcome: text, origin: text, 'least-points': text, json: { type: 'boolean' } },
    });
    const filter = toEvidenceFilter({
      outcome: values.outcome ?? null,
      origin: values.origin ?? null,
      leastPoints: values['least-points'] === undefined ? null : Number(values['least-points']),
    });
    const kind = values.kind === undefined ? null : toEvidenceKind(values.kind);
    const { app, context } = await session.open();
    const service = app.get(EvidenceService, { strict: false });
    const answer =
      kind === null
        ? (await service.listLibrary(context, filter)).map(presentEntry)
        : presentKind(await service.findFactor(context, kind, filter), context.organisationId);
    if (values.json) session.print(JSON.stringify(answer));
    else for (const line of linesOf(answer, session.language)) session.print(line);
    return 0;
  },
};

function linesOf(answer: KindEvidenceObject | readonly EvidenceEntryObject[], language: Language): string[] {
  if (!('entry' in answer)) return answer.map(({ kindLabels, sentence }) => `${kindLabels[language]}: ${sentence[language]}`);
  const { entry, studies, notices } = answer;
  return [
    entry.sentence[language],
    ...notices.map(({ message }) => message[language]),
    ...studies.map(
      ({ factor, lower, upper, points, organisation, name, published }) =>
        `${[factor, lower, upper].map((value) => value.toFixed(2)).join('  ')}  ${String(points ?? '–').padStart(4)}  ${published?.citation ?? (name ?? organisation)[language]}`,
    ),
  ];
}
