import { dataPeriodOf } from '@elektron/columns';
import { Problem } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import { AccidentSnapshots } from '../columns/accident-snapshots.service.ts';
import type { ActingContext } from '../common/acting-context.ts';
import { OrganisationDirectory } from '../common/organisation.ts';
import { createPlane, type Position } from '../common/plane.ts';
import type { EvaluationQuestion } from './evaluation-question.ts';
import { EvaluationThreads } from './evaluation-threads.ts';
import type { EvaluationTask } from './evaluation.worker.ts';
import { findBusiestPlaces } from './find-busiest-places.ts';
import type { Intervention } from './intervention.ts';
import type { InterventionShape } from './intervention-shape.ts';
import { requireRecordedPeriods } from './recorded-periods.ts';
import { findBusiestJunctions } from './road-sites/find-busiest-junctions.ts';
import type { ReferenceProposal } from './road-sites/present-road-sites.ts';
import { RoadSiteMaterial } from './road-sites/road-site-material.service.ts';

/** A result as it is stored, and the version of the records that it follows from. */
export interface CalculatedEvaluation {
  readonly json: string;
  readonly digest: string;
  readonly dataVersion: number;
}

/** An intervention, and where others were that fall into the periods of its evaluation. */
export interface InterventionAmongOthers extends Intervention {
  /** Longitude and latitude of each place of the others. */
  readonly otherSites: readonly Position[];
  readonly otherShapes: readonly InterventionShape[];
}

/** What of an intervention a thread needs. */
export function toTreated(intervention: InterventionAmongOthers): EvaluationTask['intervention'] {
  const { sites, shape, selectedForHighCounts, illustrative, otherSites, otherShapes } = intervention;
  return { places: sites, shape: shape ?? null, otherPlaces: otherSites, otherShapes, selectedForHighCounts, illustrative };
}

/** Brings records, intervention and question together. */
@Injectable()
export class EvaluationCalculator {
  readonly #snapshots: AccidentSnapshots;
  readonly #organisations: OrganisationDirectory;
  readonly #threads: EvaluationThreads;
  readonly #roads: RoadSiteMaterial;

  constructor(snapshots: AccidentSnapshots, organisations: OrganisationDirectory, threads: EvaluationThreads, roads: RoadSiteMaterial) {
    this.#snapshots = snapshots;
    this.#organisations = organisations;
    this.#threads = threads;
    this.#roads = roads;
  }

  /**
   * @param dataVersion by default the current one
   * @throws Problem NO_ACCIDENTS, DATA_VERSION_UNKNOWN, PERIOD_WITHOUT_RECORDS, INPUT_INVALID when nothing compares with any treated site
   */
  async calculate(
    context: ActingContext,
    intervention: InterventionAmongOthers,
    question: EvaluationQuestion,
    dataVersion?: number,
  ): Promise<CalculatedEvaluation> {
    const { srid } = await this.#organisations.get(context);
    const { version, columns, places } = await this.#snapshots.getFilteredSnapshot(context, question.filter, dataVersion);
    const records = dataPeriodOf(columns);
    if (records === null) throw new Problem('NO_ACCIDENTS');
    requireRecordedPeriods(question, records);
    const { json, digest } = await this.#threads.run({
      columns,
      places,
      question,
      intervention: toTreated(intervention),
      srid,
      network: await this.#roads.load(context, question, columns),
    });
    return { json, digest, dataVersion: version };
  }

  /**
   * Which states of roads and traffic a question rests on that is asked now.
   * @throws Problem NO_ROADS
   */
  findRoadVersions(context: ActingContext, question: EvaluationQuestion): Promise<Pick<EvaluationQuestion, 'roadVersions'>> {
    return this.#roads.findVersions(context, question);
  }

  /**
   * The reference sites that a question would be answered with.
   * @throws Problem as `calculate`
   */
  async propose(context: ActingContext, intervention: InterventionAmongOthers, question: EvaluationQuestion): Promise<ReferenceProposal> {
    const { srid } = await this.#organisations.get(context);
    const { columns, places } = await this.#snapshots.getFilteredSnapshot(context, question.filter);
    const { json } = await this.#threads.run({
      columns,
      places,
      question,
      intervention: toTreated(intervention),
      srid,
      network: await this.#roads.load(context, question, columns),
      proposes: true,
    });
    return JSON.parse(json) as ReferenceProposal;
  }

  /** @throws Problem NO_ACCIDENTS, NO_ROADS */
  async findBusiestJunctions(context: ActingContext, question: EvaluationQuestion, junctions: number): Promise<Position[]> {
    const { srid } = await this.#organisations.get(context);
    const { columns } = await this.#snapshots.getFilteredSnapshot(context, question.filter);
    const network = await this.#roads.load(context, await this.#roads.findVersions(context, question), columns);
    return network === null ? [] : findBusiestJunctions(columns, question, network, junctions, createPlane(srid));
  }

  /** @throws Problem NO_ACCIDENTS */
  async findBusiestPlaces(context: ActingContext, question: EvaluationQuestion, places: number): Promise<Position[]> {
    const { srid } = await this.#organisations.get(context);
    const snapshot = await this.#snapshots.getFilteredSnapshot(context, question.filter);
    return findBusiestPlaces(snapshot.columns, question, places, createPlane(srid), snapshot.places);
  }
}
