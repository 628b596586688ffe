import { Injectable } from '@nestjs/common';

import { AccidentSnapshots } from '../columns/accident-snapshots.service.ts';
import type { ActingContext } from '../common/acting-context.ts';
import { OrganisationDirectory } from '../common/organisation.ts';
import { createPlane, type Position } from '../common/plane.ts';
import type { EvaluationQuestion } from './evaluation-question.ts';
import { EvaluationThreads } from './evaluation-threads.ts';
import { findBusiestPlaces } from './find-busiest-places.ts';
import type { Intervention } from './intervention.ts';

/** A result as it is stored, and the version of the records that it follows from. */
export interface CalculatedEvaluation {
  readonly json: string;
  readonly digest: string;
  readonly dataVersion: number;
}

/** Brings records, intervention and question together. */
@Injectable()
export class EvaluationCalculator {
  readonly #snapshots: AccidentSnapshots;
  readonly #organisations: OrganisationDirectory;
  readonly #threads: EvaluationThreads;

  constructor(snapshots: AccidentSnapshots, organisations: OrganisationDirectory, threads: EvaluationThreads) {
    this.#snapshots = snapshots;
    this.#organisations = organisations;
    this.#threads = threads;
  }

  /**
   * @param dataVersion by default the current one
   * @throws Problem NO_ACCIDENTS, DATA_VERSION_UNKNOWN
   */
  async calculate(
    context: ActingContext,
    { sites, selectedForHighCounts, illustrative }: Intervention,
    question: EvaluationQuestion,
    dataVersion?: number,
  ): Promise<CalculatedEvaluation> {
    const { srid } = await this.#organisations.get(context);
    const { version, columns } = await this.#snapshots.getAccidentSnapshot(context, dataVersion);
    const { json, digest } = await this.#threads.run({
      columns,
      question,
      intervention: { places: sites, selectedForHighCounts, illustrative },
      srid,
    });
    return { json, digest, dataVersion: version };
  }

  /** @throws Problem NO_ACCIDENTS */
  async findBusiestPlaces(context: ActingContext, question: EvaluationQuestion, places: number): Promise<Position[]> {
    const { srid } = await this.#organisations.get(context);
    const { columns } = await this.#snapshots.getAccidentSnapshot(context);
    return findBusiestPlaces(columns, question, places, createPlane(srid));
  }
}
