import { dataPeriodOf } from '@elektron/columns';
import { Problem, type Period } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import { AccidentSnapshots } from '../../columns/accident-snapshots.service.ts';
import type { ActingContext } from '../../common/acting-context.ts';
import { OrganisationDirectory } from '../../common/organisation.ts';
import { toTreated, type InterventionAmongOthers } from '../evaluation-calculator.ts';
import type { EvaluationQuestion } from '../evaluation-question.ts';
import { RoadSiteMaterial } from '../road-sites/road-site-material.service.ts';
import { DesignThreads } from './design-threads.ts';
import type { DesignContext, ExaminedDesign } from './examine-design.ts';

/** A design as the records showed it, and which records these were. */
export interface CalculatedDesign extends ExaminedDesign {
  readonly records: Period;
  readonly dataVersion: number;
}

/** Brings records, intervention and design together. */
@Injectable()
export class DesignCalculator {
  readonly #snapshots: AccidentSnapshots;
  readonly #organisations: OrganisationDirectory;
  readonly #threads: DesignThreads;
  readonly #roads: RoadSiteMaterial;

  constructor(snapshots: AccidentSnapshots, organisations: OrganisationDirectory, threads: DesignThreads, roads: RoadSiteMaterial) {
    this.#snapshots = snapshots;
    this.#organisations = organisations;
    this.#threads = threads;
    this.#roads = roads;
  }

  /** @throws Problem NO_ACCIDENTS, NO_ROADS */
  async examine(
    context: ActingContext,
    intervention: InterventionAmongOthers,
    question: EvaluationQuestion,
    known: DesignContext,
  ): Promise<CalculatedDesign> {
    const { srid } = await this.#organisations.get(context);
    const { version, columns, places } = await this.#snapshots.getFilteredSnapshot(context, question.filter);
    const records = dataPeriodOf(columns);
    if (records === null) throw new Problem('NO_ACCIDENTS');
    const network = await this.#roads.load(context, await this.#roads.findVersions(context, question), columns);
    const design = await this.#threads.run({
      columns,
      places,
      question,
      intervention: toTreated(intervention),
      srid,
      network,
      context: known,
    });
    return { ...design, records, dataVersion: version };
  }
}
