import {
  EVIDENCE_OUTCOME_LABELS,
  INTERVENTION_KIND_LABELS,
  MOST_QUALITY_POINTS,
  type AccidentFileKind,
  type Language,
} from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../../common/acting-context.ts';
import { EVIDENCE_LEVEL } from '../../evidence/pool-evidence.ts';
import type { EvidenceFilter } from '../../evidence/evidence-study.ts';
import { toEvidenceFilter } from '../../evidence/evidence.inputs.ts';
import type { EvidenceEntryObject } from '../../evidence/evidence.objects.ts';
import { EvidenceService } from '../../evidence/evidence.service.ts';
import { presentEntry } from '../../evidence/present-evidence.ts';
import type { ExportColumn, ExportRow, ExportRows, ExportValue } from '../export-table.ts';
import type { Exportable, ExportContents, ExportQuestion, ExportSource } from '../exportable.ts';

interface Column extends ExportColumn {
  readonly valueOf: (entry: EvidenceEntryObject, language: Language) => ExportValue;
}

const PERCENT = `${EVIDENCE_LEVEL * 100}%`;

/** One line a kind of intervention: the factor with its limits, where a further one would lie, how good its sources are, and which. */
const COLUMNS: readonly Column[] = [
  {
    id: 'kind',
    labels: { el: 'Είδος παρέμβασης', en: 'Kind of intervention' },
    type: 'text',
    labelOf: (id) => INTERVENTION_KIND_LABELS[id as keyof typeof INTERVENTION_KIND_LABELS],
    valueOf: ({ kind }) => kind,
  },
  {
    id: 'factor',
    labels: { el: 'Συντελεστής μεταβολής ατυχημάτων (CMF)', en: 'Crash modification factor (CMF)' },
    type: 'decimal',
    valueOf: ({ factor }) => factor,
  },
  {
    id: 'factor_lower',
    labels: { el: `Κάτω όριο (${PERCENT})`, en: `Lower limit (${PERCENT})` },
    type: 'decimal',
    valueOf: ({ confidenceInterval }) => confidenceInterval?.lower ?? null,
  },
  {
    id: 'factor_upper',
    labels: { el: `Άνω όριο (${PERCENT})`, en: `Upper limit (${PERCENT})` },
    type: 'decimal',
    valueOf: ({ confidenceInterval }) => confidenceInterval?.upper ?? null,
  },
  {
    id: 'prediction_lower',
    labels: { el: `Πρόβλεψη για επόμενο τόπο, από (${PERCENT})`, en: `Prediction for a further place, from (${PERCENT})` },
    type: 'decimal',
    valueOf: ({ predictionInterval }) => predictionInterval?.lower ?? null,
  },
  {
    id: 'prediction_upper',
    labels: { el: `Πρόβλεψη για επόμενο τόπο, έως (${PERCENT})`, en: `Prediction for a further place, to (${PERCENT})` },
    type: 'decimal',
    valueOf: ({ predictionInterval }) => predictionInterval?.upper ?? null,
  },
  { id: 'studies', labels: { el: 'Μελέτες', en: 'Studies' }, type: 'whole', valueOf: ({ studies }) => studies },
  {
    id: 'published_studies',
    labels: { el: 'Από αυτές δημοσιευμένες', en: 'Of them published' },
    type: 'whole',
    valueOf: ({ publishedStudies }) => publishedStudies,
  },
  { id: 'withheld', labels: { el: 'Δεν διατέθηκαν', en: 'Withheld' }, type: 'whole', valueOf: ({ withheld }) => withheld },
  { id: 'undecided', labels: { el: 'Χωρίς απόφαση', en: 'Not decided on' }, type: 'whole', valueOf: ({ undecided }) => undecided },
  {
    id: 'lowest_points',
    labels: { el: `Λιγότεροι βαθμοί ποιότητας (από ${MOST_QUALITY_POINTS})`, en: `Fewest points of quality (of ${MOST_QUALITY_POINTS})` },
    type: 'decimal',
    valueOf: ({ lowestPoints }) => lowestPoints,
  },
  {
    id: 'highest_points',
    labels: { el: `Περισσότεροι βαθμοί ποιότητας (από ${MOST_QUALITY_POINTS})`, en: `Most points of quality (of ${MOST_QUALITY_POINTS})` },
    type: 'decimal',
    valueOf: ({ highestPoints }) => highestPoints,
  },
  {
    id: 'sources',
    labels: { el: 'Πηγές', en: 'Sources' },
    type: 'text',
    valueOf: ({ sources }, language) => sources.map((source) => source[language]).join('; '),
  },
  { id: 'sentence', labels: { el: 'Σε λόγια', en: 'In words' }, type: 'text', valueOf: ({ sentence }, language) => sentence[language] },
];

const WORDS = {
  outcome: { el: 'Ατυχήματα', en: 'Accidents' },
  origin: { el: 'Μελέτες', en: 'Studies' },
  origins: {
    all: { el: 'αξιολογήσεις και δημοσιευμένες', en: 'evaluations and published ones' },
    evaluations: { el: 'αξιολογήσεις', en: 'evaluations' },
    published: { el: 'δημοσιευμένες', en: 'published ones' },
    own: { el: 'αξιολογήσεις του ίδιου του οργανισμού', en: 'evaluations of the organisation itself' },
  },
  leastPoints: { el: 'Βαθμοί ποιότητας τουλάχιστον', en: 'Points of quality at least' },
  allOutcomes: { el: 'κάθε βαρύτητας', en: 'of any severity' },
} as const;

/** The library of factors, kind by kind. */
@Injectable()
export class EvidenceExport implements ExportSource<EvidenceFilter> {
  readonly #evidence: EvidenceService;

  constructor(evidence: EvidenceService) {
    this.#evidence = evidence;
  }

  async select(context: ActingContext, { filter, language }: ExportQuestion<EvidenceFilter>): Promise<ExportContents> {
    const entries = (await this.#evidence.listLibrary(context, filter)).map(presentEntry);
    const rows = entries.map((entry) => ({ values: COLUMNS.map(({ valueOf }) => valueOf(entry, language)), place: null }));
    return {
      count: rows.length,
      // It rests on no records of its own: what is contributed has been fixed when it was.
      version: 0,
      columns: COLUMNS,
      filter: inWords(filter, language),
      asked: { outcome: filter.outcome, origin: filter.origin, leastPoints: filter.leastPoints },
      body: { rows: () => once(rows) },
    };
  }
}

async function* once(rows: readonly ExportRow[]): ExportRows {
  yield await Promise.resolve(rows);
}

function inWords({ outcome, origin, leastPoints }: EvidenceFilter, language: Language): string {
  return [
    `${WORDS.outcome[language]}: ${(outcome === null ? WORDS.allOutcomes : EVIDENCE_OUTCOME_LABELS[outcome])[language]}`,
    `${WORDS.origin[language]}: ${WORDS.origins[origin][language]}`,
    ...(leastPoints === null ? [] : [`${WORDS.leastPoints[language]}: ${leastPoints}`]),
  ].join(' · ');
}

const KINDS: readonly AccidentFileKind[] = ['csv', 'xlsx'];

export const EVIDENCE: Exportable<EvidenceFilter> = {
  name: 'evidence',
  title: { el: 'Συντελεστές μεταβολής ατυχημάτων ανά είδος παρέμβασης', en: 'Crash modification factors by kind of intervention' },
  kinds: KINDS,
  countHeader: 'X-Elektron-Rows',
  subjectKind: 'evidence',
  access: {},
  parameters: ['outcome', 'origin', 'leastPoints'],
  parse: (read) => {
    const leastPoints = read('leastPoints');
    return toEvidenceFilter({
      outcome: read('outcome'),
      origin: read('origin'),
      leastPoints: leastPoints === null ? null : Number(leastPoints),
    });
  },
  source: EvidenceExport,
};
