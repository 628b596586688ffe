import { INTERVENTION_KIND_LABELS, Problem, type EvidenceKind, type Text } from '@elektron/domain';
import type { ConfidenceInterval } from '@elektron/statistics';

import { fillTexts, joinTexts } from '../common/fill-texts.ts';
import type { EvidenceFilter, EvidenceStudy } from './evidence-study.ts';
import type { KindEvidence } from './describe-kind.ts';

/** The factor of a kind of intervention as the library showed it when a plan or an appraisal took it: what is stored there, and repeats it. */
export interface TakenFactor {
  readonly kind: EvidenceKind;
  /** Which studies were pooled. */
  readonly filter: EvidenceFilter;
  readonly factor: number;
  /** Of one study its own, of several that of their mean. */
  readonly interval: ConfidenceInterval;
  /** Where the factor at the next place would lie; `null` with fewer than three studies. */
  readonly prediction: ConfidenceInterval | null;
  readonly studies: number;
  /** Publications as cited, organisations by name; each once, in the order of the studies. */
  readonly sources: readonly Text[];
  /** Points of those studies that have any, of 150. */
  readonly quality: { readonly lowest: number; readonly highest: number; readonly scored: number } | null;
}

const LIBRARY_FIELD: Text = { el: 'βιβλιοθήκη συντελεστών', en: 'library of factors' };
const NOTHING_KNOWN: Text = { el: 'δεν υπάρχει καμία μελέτη για «{{kind}}»', en: 'there is no study of “{{kind}}”' };

/** @throws Problem INPUT_INVALID where nothing is known of the kind */
export function takenFrom(evidence: KindEvidence, filter: EvidenceFilter): TakenFactor {
  const { kind, shown, prediction, studies, quality } = evidence;
  if (shown === null) {
    throw new Problem('INPUT_INVALID', { field: LIBRARY_FIELD, value: fillTexts(NOTHING_KNOWN, { kind: INTERVENTION_KIND_LABELS[kind] }) });
  }
  return {
    kind,
    filter,
    factor: shown.factor,
    interval: shown.confidenceInterval,
    prediction,
    studies: studies.length,
    sources: listSources(studies, evidence),
    quality,
  };
}

function listSources(studies: readonly EvidenceStudy[], { organisations }: Pick<KindEvidence, 'organisations'>): Text[] {
  const found = studies.map((study): Text => {
    if (study.origin === 'evaluation') return organisations.get(study.ownerId) ?? { el: study.ownerId, en: study.ownerId };
    const cited = `${study.citation} (${study.publishedYear})`;
    return { el: cited, en: cited };
  });
  return found.filter((source, position) => found.findIndex(({ en }) => en === source.en) === position);
}

const TAKEN_SENTENCES = {
  FACTOR: {
    el: 'Βιβλιοθήκη συντελεστών, {{kind}}: {{factor}} (διάστημα {{level}}%: {{lower}} – {{upper}}) από {{studies}} {{studies|μελέτη|μελέτες}}.',
    en: 'Library of factors, {{kind}}: {{factor}} ({{level}}% interval {{lower}} – {{upper}}) of {{studies}} {{studies|study|studies}}.',
  },
  PREDICTION: {
    el: 'Στον επόμενο τόπο αναμένεται από {{lower}} έως {{upper}}.',
    en: 'At the next place from {{lower}} to {{upper}} is to be expected.',
  },
  NO_PREDICTION: {
    el: 'Πόσο διαφέρει από τόπο σε τόπο δεν είναι γνωστό.',
    en: 'How much it differs from place to place is not known.',
  },
  QUALITY: { el: 'Βαθμοί ποιότητας {{lowest}} έως {{highest}} από 150.', en: 'Points of quality {{lowest}} to {{highest}} of 150.' },
  SOURCES: { el: 'Πηγές: {{sources}}.', en: 'Sources: {{sources}}.' },
} as const satisfies Readonly<Record<string, Text>>;

/** What was taken, in a few sentences: estimate, prediction, number of studies, quality, sources. */
export function describeTaken({ kind, factor, interval, prediction, studies, sources, quality }: TakenFactor): Text {
  const limits = ({ lower, upper, level }: ConfidenceInterval) => ({
    lower: twoDecimals(lower),
    upper: twoDecimals(upper),
    level: 100 * level,
  });
  return joinTexts([
    fillTexts(TAKEN_SENTENCES.FACTOR, { kind: INTERVENTION_KIND_LABELS[kind], factor: twoDecimals(factor), studies, ...limits(interval) }),
    prediction === null ? TAKEN_SENTENCES.NO_PREDICTION : fillTexts(TAKEN_SENTENCES.PREDICTION, limits(prediction)),
    ...(quality === null ? [] : [fillTexts(TAKEN_SENTENCES.QUALITY, quality)]),
    fillTexts(TAKEN_SENTENCES.SOURCES, {
      sources: { el: sources.map(({ el }) => el).join('· '), en: sources.map(({ en }) => en).join('; ') },
    }),
  ]);
}

/** For the text only. */
function twoDecimals(value: number): number {
  return Math.round(100 * value) / 100;
}
