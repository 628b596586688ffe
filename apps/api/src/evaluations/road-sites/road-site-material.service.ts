import type { AccidentColumns } from '@elektron/columns';
import { Injectable } from '@nestjs/common';

import { RoadsToScreen, type ScreeningMaterial } from '../../columns/roads/roads-to-screen.service.ts';
import type { ActingContext } from '../../common/acting-context.ts';
import type { EvaluationQuestion } from '../evaluation-question.ts';

/** Roads and traffic of a question whose sites are of the road network; nothing where they are hexagons. */
@Injectable()
export class RoadSiteMaterial {
  readonly #roads: RoadsToScreen;

  constructor(roads: RoadsToScreen) {
    this.#roads = roads;
  }

  /**
   * Which states of roads and traffic a question rests on that is asked now.
   * @throws Problem NO_ROADS
   */
  async findVersions(
    context: ActingContext,
    { siteKind }: Pick<EvaluationQuestion, 'siteKind'>,
  ): Promise<Pick<EvaluationQuestion, 'roadVersions'>> {
    return siteKind === 'road-site' ? { roadVersions: await this.#roads.findVersions(context) } : {};
  }

  /** @throws Problem DATA_VERSION_UNKNOWN */
  async load(
    context: ActingContext,
    { roadVersions }: Pick<EvaluationQuestion, 'roadVersions'>,
    columns: AccidentColumns,
  ): Promise<ScreeningMaterial | null> {
    return roadVersions === undefined ? null : this.#roads.load(context, columns, roadVersions);
  }
}
