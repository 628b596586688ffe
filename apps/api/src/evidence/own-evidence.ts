import type { Text } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import { listTexts } from '../common/list-texts.ts';
import { FinishedEvaluationsRepository } from '../evaluations/finished-evaluations.repository.ts';
import { chooseLatest, dropOverlapping, meetInTime, type LatestEvaluations, type OwnStudy } from './choose-own-studies.ts';
import type { EvaluationStudy, EvidenceFilter } from './evidence-study.ts';
import { describeReason } from './find-contribution.ts';
import type { EvidenceNotice } from './pool-evidence.ts';

/** Own evaluations that are pooled, whether or not they are contributed, and of each kind what to know of the choice. */
export interface OwnEvidence {
  readonly studies: readonly EvaluationStudy[];
  readonly notices: ReadonlyMap<string, readonly EvidenceNotice[]>;
}

/** The finished evaluations of one organisation as studies, each accident at most once. */
@Injectable()
export class OwnEvidenceReader {
  readonly #evaluations: FinishedEvaluationsRepository;

  constructor(evaluations: FinishedEvaluationsRepository) {
    this.#evaluations = evaluations;
  }

  async read(context: ActingContext, { outcome }: Pick<EvidenceFilter, 'outcome'>): Promise<OwnEvidence> {
    const latest = chooseLatest(await this.#evaluations.list(context), context.organisationId, outcome);
    const shared = await this.#evaluations.findSharedGround(
      context,
      latest.own.map(({ study }) => study.id),
    );
    const kinds = new Set([...latest.own.map(({ study }): string => study.kind), ...latest.unfit.map(({ kind }) => kind)]);
    const notices = new Map<string, readonly EvidenceNotice[]>();
    const studies: EvaluationStudy[] = [];
    for (const kind of kinds) {
      const { kept, overlapping } = dropOverlapping(
        latest.own.filter(({ study }) => study.kind === kind),
        shared,
      );
      studies.push(...kept.map(({ study }) => study));
      notices.set(kind, describeChoice(kind, latest, { kept, overlapping }));
    }
    return { studies, notices };
  }
}

function describeChoice(
  kind: string,
  { unfit, replaced }: LatestEvaluations,
  { kept, overlapping }: { readonly kept: readonly OwnStudy[]; readonly overlapping: readonly OwnStudy[] },
): EvidenceNotice[] {
  const notices: EvidenceNotice[] = [];
  const earlier = replaced.filter((each) => each === kind).length;
  if (earlier > 0) notices.push({ code: 'EVALUATED_AGAIN', details: { left: earlier } });
  const left = unfit.filter((each) => each.kind === kind).map(({ name, reason }) => nameWith(name, describeReason(reason)));
  if (left.length > 0) notices.push({ code: 'OWN_UNFIT', details: { left: left.length, reasons: listTexts(left) } });
  if (overlapping.length > 0) {
    const names = listTexts(overlapping.map(({ evaluation }) => evaluation.name));
    notices.push({ code: 'OWN_OVERLAPPING', details: { left: overlapping.length, names } });
  }
  // Of one organisation they are mostly compared with the same untreated places.
  const meet = kept.some((one, i) => kept.slice(i + 1).some((other) => meetInTime(one.evaluation, other.evaluation)));
  if (meet) notices.push({ code: 'OWN_COMPARISON_SHARED', details: {} });
  return notices;
}

function nameWith(name: Text, reason: Text): Text {
  return { el: `${name.el} (${reason.el})`, en: `${name.en} (${reason.en})` };
}
