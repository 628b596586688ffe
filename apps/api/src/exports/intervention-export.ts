import {
  ACCIDENT_TABLE_KINDS,
  formatDayNumber,
  getDayNumber,
  INTERVENTION_COLUMNS,
  nameInterventionKind,
  SELECTION_REASON_LABELS,
  type InterventionField,
  type Language,
  type Text,
} from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import { PlaceNames } from '../areas/place-names.service.ts';
import type { ActingContext } from '../common/acting-context.ts';
import { refused } from '../common/refused.ts';
import { EvaluationRunsService } from '../evaluations/evaluation-runs.service.ts';
import type { Intervention } from '../evaluations/intervention.ts';
import { joinGeometry } from '../evaluations/parse-well-known-text.ts';
import { inStretches } from './accident-selection.ts';
import type { ExportColumn, ExportGeometry, ExportRow, ExportRows, ExportValue } from './export-table.ts';
import type { Exportable, ExportContents, ExportQuestion, ExportSource } from './exportable.ts';
import { describeFilter } from './filter-words.ts';
import { toWellKnownText } from './hotspots/well-known-text.ts';
import { LONGEST_CELL } from './roads/road-columns.ts';

/** Which interventions: those of a kind, or all. */
export interface InterventionsFilter {
  readonly kind: string | null;
}

/** An intervention, with what the file says of it beside its own facts. */
interface Exported {
  readonly intervention: Intervention;
  readonly evaluations: number;
  /** The target accidents in words. */
  readonly target: string | null;
}

interface Column extends ExportColumn {
  readonly valueOf: (exported: Exported, language: Language) => ExportValue;
}

const TYPES: Readonly<Partial<Record<InterventionField, ExportColumn['type']>>> = {
  works_first_day: 'date',
  works_last_day: 'date',
  latitude: 'decimal',
  longitude: 'decimal',
  capital_cost: 'decimal',
  yearly_cost: 'decimal',
  price_year: 'whole',
};

const ANSWERS: Readonly<Record<'yes' | 'no', Text>> = { yes: { el: 'ναι', en: 'yes' }, no: { el: 'όχι', en: 'no' } };

/** Points, lines or areas as one geometry. */
const geometryOf = (intervention: Intervention): ExportGeometry => joinGeometry(intervention) as ExportGeometry;

const onlyPoint = ({ sites, shape }: Intervention): readonly [number, number] | null =>
  sites.length === 1 && shape == null ? sites[0]! : null;

/** What stands in the columns of a table of interventions; the same file can be read back. */
const VALUES: Readonly<Record<InterventionField, (intervention: Intervention, language: Language) => ExportValue>> = {
  name: ({ name }, language) => name[language],
  kind: ({ kind }) => kind,
  works_first_day: ({ worksPeriod }) => worksPeriod.start,
  works_last_day: ({ worksPeriod }) => formatDayNumber(getDayNumber(worksPeriod.end) - 1),
  geometry: (intervention) => toWellKnownText(geometryOf(intervention)),
  latitude: (intervention) => onlyPoint(intervention)?.[1] ?? null,
  longitude: (intervention) => onlyPoint(intervention)?.[0] ?? null,
  selection_reason: ({ selectionReason }) => selectionReason ?? null,
  selection_note: ({ selectionNote }) => selectionNote ?? '',
  source: ({ source }) => source,
  illustrative: ({ illustrative }) => (illustrative ? 'yes' : 'no'),
  capital_cost: ({ cost }) => cost?.capital ?? null,
  yearly_cost: ({ cost }) => cost?.yearly ?? null,
  currency: ({ cost }) => cost?.currency ?? null,
  price_year: ({ cost }) => cost?.priceYear ?? null,
};

const WORDS: Readonly<Partial<Record<InterventionField, (id: string) => Text>>> = {
  kind: nameInterventionKind,
  selection_reason: (id) => Object.entries(SELECTION_REASON_LABELS).find(([known]) => known === id)?.[1] ?? { el: id, en: id },
  illustrative: (id) => ANSWERS[id === 'yes' ? 'yes' : 'no'],
};

const OWN_COLUMNS = INTERVENTION_COLUMNS.map(({ id, labels }): Column => {
  const labelOf = WORDS[id];
  return {
    id,
    labels,
    type: TYPES[id] ?? 'text',
    ...(labelOf === undefined ? {} : { labelOf }),
    valueOf: ({ intervention }, language) => VALUES[id](intervention, language),
  };
});

/** What a file says of an intervention, and does not read back. */
const FURTHER_COLUMNS: readonly Column[] = [
  {
    id: 'target_accidents',
    labels: { el: 'Ατυχήματα-στόχος', en: 'Target accidents' },
    type: 'text',
    valueOf: ({ target }) => target,
  },
  { id: 'evaluations', labels: { el: 'Αξιολογήσεις', en: 'Evaluations' }, type: 'whole', valueOf: ({ evaluations }) => evaluations },
  {
    id: 'intervention_id',
    labels: { el: 'Κωδικός παρέμβασης', en: 'Id of the intervention' },
    type: 'text',
    valueOf: ({ intervention }) => intervention.interventionId,
  },
];

/** The register of interventions, as it is. */
@Injectable()
export class InterventionExport implements ExportSource<InterventionsFilter> {
  readonly #runs: EvaluationRunsService;
  readonly #names: PlaceNames;

  constructor(runs: EvaluationRunsService, names: PlaceNames) {
    this.#runs = runs;
    this.#names = names;
  }

  async select(context: ActingContext, question: ExportQuestion<InterventionsFilter>): Promise<ExportContents> {
    const { filter, kind, language } = question;
    const all = await this.#runs.listInterventions(context);
    const meant = all.filter((each) => filter.kind === null || each.kind === filter.kind);
    const counts = await this.#runs.countByIntervention(context);
    const exported: Exported[] = [];
    for (const intervention of meant) {
      const target = await this.#describeTarget(context, intervention, question);
      exported.push({ intervention, target, evaluations: counts.get(intervention.interventionId) ?? 0 });
    }
    const hasOwnGeometry = kind === 'geojson' || kind === 'gpkg';
    const columns = [...OWN_COLUMNS.filter(({ id }) => !hasOwnGeometry || id !== 'geometry'), ...FURTHER_COLUMNS];
    return {
      count: meant.length,
      version: null,
      columns: columns.map(({ valueOf: _, ...column }) => column),
      filter: filter.kind === null ? '' : nameInterventionKind(filter.kind)[language],
      asked: { kind: filter.kind },
      shape: 'geometries',
      body: { rows: (gone) => rowsOf(exported, columns, question, gone) },
    };
  }

  async #describeTarget(
    context: ActingContext,
    { targetFilter }: Intervention,
    { language, organisation }: ExportQuestion<InterventionsFilter>,
  ): Promise<string | null> {
    if (targetFilter == null) return null;
    return describeFilter(targetFilter, language, organisation.speedUnit, await this.#names.of(context, targetFilter));
  }
}

async function* rowsOf(
  exported: readonly Exported[],
  columns: readonly Column[],
  { kind, language }: ExportQuestion<InterventionsFilter>,
  gone: AbortSignal,
): ExportRows {
  const rows = exported.map((each): ExportRow => ({
    values: columns.map(({ valueOf }) => fitting(valueOf(each, language), kind)),
    place: null,
    geometry: geometryOf(each.intervention),
  }));
  for await (const portion of inStretches(rows)) {
    yield portion;
    gone.throwIfAborted();
  }
}

/** A shape that no cell can hold is left out of a workbook; it is in the other files. */
function fitting(value: ExportValue, kind: string): ExportValue {
  return kind === 'xlsx' && typeof value === 'string' && value.length > LONGEST_CELL ? null : value;
}

const KIND = 'kind';
const LONGEST_KIND = 100;

export const INTERVENTIONS: Exportable<InterventionsFilter> = {
  name: 'interventions',
  title: { el: 'Παρεμβάσεις', en: 'Interventions' },
  kinds: ACCIDENT_TABLE_KINDS,
  countHeader: 'X-Elektron-Interventions',
  subjectKind: 'intervention',
  access: {},
  parameters: [KIND],
  parse: (read) => {
    const kind = read(KIND);
    if (kind !== null && kind.length > LONGEST_KIND) throw refused(KIND, kind);
    return { kind };
  },
  source: InterventionExport,
};
