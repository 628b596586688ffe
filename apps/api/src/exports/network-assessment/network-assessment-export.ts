import {
  ACCIDENT_TABLE_KINDS,
  ASSESSMENT_ADDRESS,
  formatAccidentFilter,
  formatAssessment,
  Problem,
  readAssessment,
  type AssessmentQuestion,
} from '@elektron/domain';
import { HOTSPOT_METHODS } from '@elektron/spatial-analysis';
import { Injectable } from '@nestjs/common';

import { PlaceNames } from '../../areas/place-names.service.ts';
import type { ActingContext } from '../../common/acting-context.ts';
import { presentRun } from '../../hotspots/present-hotspot-run.ts';
import { recordOfRun } from '../../hotspots/run-as-geojson.ts';
import { NetworkAssessmentService } from '../../network-assessment/network-assessment.service.ts';
import type { PresentedAssessedSite } from '../../network-assessment/assessed-sites.ts';
import { presentAssessment } from '../../network-assessment/present-assessment.ts';
import { readStretches } from '../accessibility/read-stretches.ts';
import type { ExportColumn, ExportRow, ExportRows, ExportValue } from '../export-table.ts';
import type { Exportable, ExportContents, ExportQuestion, ExportSource } from '../exportable.ts';
import { describeFilter } from '../filter-words.ts';
import { columnsOfRun, notesOfRun, type DescribedRun } from '../hotspots/run-facts.ts';
import { geometryColumn } from '../hotspots/well-known-text.ts';
import { assessmentColumns } from './assessment-columns.ts';
import { notesOfAssessment, parametersInWords } from './assessment-notes.ts';

export interface AssessmentFileQuestion {
  readonly runId: string;
  readonly question: AssessmentQuestion;
}

interface Column {
  readonly column: ExportColumn;
  readonly valueOf: (site: PresentedAssessedSite) => ExportValue;
}

/** Every covered section and junction with its class, as the page lists them, and all that the page says of the whole. */
@Injectable()
export class NetworkAssessmentExport implements ExportSource<AssessmentFileQuestion> {
  readonly #assessments: NetworkAssessmentService;
  readonly #names: PlaceNames;

  constructor(assessments: NetworkAssessmentService, names: PlaceNames) {
    this.#assessments = assessments;
    this.#names = names;
  }

  /** @throws Problem HOTSPOT_RUN_NOT_FOUND, HOTSPOT_RUN_UNFINISHED, RUN_NOT_OF_ROADS, INPUT_INVALID */
  async select(context: ActingContext, asked: ExportQuestion<AssessmentFileQuestion>): Promise<ExportContents> {
    const { filter: of, kind, language, organisation } = asked;
    const assessed = await this.#assessments.assess(context, of.runId, of.question);
    const { run } = assessed;
    const answer = presentAssessment(assessed);
    const described: DescribedRun = {
      run: presentRun(run),
      parameters: HOTSPOT_METHODS.find(({ id }) => id === run.methodId)?.parameters ?? [],
      filter: describeFilter(run.filter, language, organisation.speedUnit, await this.#names.of(context, run.filter)),
    };
    const words = parametersInWords(answer, language);
    // Where a file has no geometry of its own, it is a column; where it has no place for what it is of, that is columns too.
    const columns: readonly Column[] = [
      ...assessmentColumns(of.question.numbers.timesOfPeers).map((column) => ({ column, valueOf: column.valueOf })),
      ...(kind === 'csv' || kind === 'xlsx' ? [shapeColumn(kind)] : []),
      ...(kind === 'csv' ? factColumns(words, described, asked) : []),
    ];
    return {
      count: answer.siteCount,
      version: run.dataVersion,
      columns: columns.map(({ column }) => column),
      filter: described.filter,
      notes: [...notesOfAssessment(answer, language), ...notesOfRun(described, language)],
      asked: { run: run.runId, ...Object.fromEntries(formatAssessment(of.question)), filter: formatAccidentFilter(run.filter) },
      shape: 'geometries',
      record: {
        name: 'assessment',
        value: {
          run: recordOfRun(run),
          parameters: answer.parameters,
          coverage: answer.coverage,
          totals: answer.totals,
          roadClasses: answer.roadClasses,
          roads: answer.roads,
        },
      },
      body: { rows: (gone) => rowsOf(this.#assessments.readAll(context, assessed), columns, gone) },
    };
  }
}

function shapeColumn(kind: 'csv' | 'xlsx'): Column {
  const { column, valueOf } = geometryColumn(kind);
  return { column, valueOf: ({ geometry }) => valueOf({ geometry, properties: {} }) };
}

function factColumns(
  { labels, value }: ReturnType<typeof parametersInWords>,
  described: DescribedRun,
  { language }: ExportQuestion<AssessmentFileQuestion>,
): Column[] {
  return [
    { column: { id: 'assessment_parameters', labels, type: 'text' }, valueOf: () => value },
    ...columnsOfRun(described, language).map((fact): Column => ({ column: fact.column, valueOf: () => fact.value })),
  ];
}

async function* rowsOf(parts: AsyncIterable<readonly PresentedAssessedSite[]>, columns: readonly Column[], gone: AbortSignal): ExportRows {
  for await (const sites of parts) yield* readStretches(sites, (site) => toRow(site, columns), gone);
}

function toRow(site: PresentedAssessedSite, columns: readonly Column[]): ExportRow {
  return { values: columns.map(({ valueOf }) => valueOf(site)), place: null, geometry: site.geometry };
}

const RUN = 'run';

export const NETWORK_ASSESSMENT: Exportable<AssessmentFileQuestion> = {
  name: 'network-assessment',
  title: { el: 'Αξιολόγηση οδικής ασφάλειας του δικτύου', en: 'Network-wide road safety assessment' },
  kinds: ACCIDENT_TABLE_KINDS,
  countHeader: 'X-Elektron-Rows',
  subjectKind: 'hotspot-run',
  access: {},
  parameters: [RUN, ...ASSESSMENT_ADDRESS],
  parse: (read) => {
    const runId = read(RUN);
    if (runId === null) throw new Problem('INPUT_INVALID', { field: RUN, value: '' });
    return { runId, question: readAssessment(read) };
  },
  source: NetworkAssessmentExport,
};
