import type { TrafficChange } from '@elektron/statistics';
import { Injectable } from '@nestjs/common';

import { TrafficSnapshots } from '../../columns/traffic/traffic-snapshots.service.ts';
import type { ActingContext } from '../../common/acting-context.ts';
import { OrganisationDirectory } from '../../common/organisation.ts';
import { createPlane } from '../../common/plane.ts';
import type { EstimatorQuestion } from '../estimator-question.ts';
import type { EvaluationQuestion } from '../evaluation-question.ts';
import type { Intervention } from '../intervention.ts';
import { drawPlaces } from '../road-sites/draw-places.ts';
import { findTrafficNear, type TrafficNear } from './traffic-near.ts';

/** A junction and its approaches: the count site of the road that passes, and hardly that of the next. */
export const DEFAULT_TRAFFIC_METERS = 300;

/** Traffic of the treated places, from the organisation's count sites. */
@Injectable()
export class TrafficNearPlaces {
  readonly #traffic: TrafficSnapshots;
  readonly #organisations: OrganisationDirectory;

  constructor(traffic: TrafficSnapshots, organisations: OrganisationDirectory) {
    this.#traffic = traffic;
    this.#organisations = organisations;
  }

  /** At the present state of the counts; a run keeps what was found. */
  async find(
    context: ActingContext,
    { sites, shape }: Pick<Intervention, 'sites' | 'shape'>,
    {
      beforePeriod,
      afterPeriod,
      trafficNear = DEFAULT_TRAFFIC_METERS,
    }: Pick<EvaluationQuestion, 'beforePeriod' | 'afterPeriod' | 'trafficNear'>,
  ): Promise<TrafficNear> {
    const { srid } = await this.#organisations.get(context);
    const { columns } = await this.#traffic.get(context);
    const plane = createPlane(srid);
    const places = drawPlaces(sites, shape == null ? [] : [shape], plane);
    return findTrafficNear(columns, places, plane, { beforePeriod, afterPeriod, radiusMeters: trafficNear });
  }

  /** What a question that takes its traffic from count sites is asked with: where they say too little the method is left out, with the reason. */
  async take(
    context: ActingContext,
    intervention: Intervention,
    question: EvaluationQuestion,
  ): Promise<Pick<EstimatorQuestion, 'traffic' | 'trafficFound'>> {
    if (question.trafficNear === undefined) return {};
    const trafficFound = await this.find(context, intervention, question);
    const traffic = toTrafficChange(trafficFound);
    return { trafficFound, ...(traffic === null ? {} : { traffic }) };
  }
}

function toTrafficChange({ before, after, errorBefore, errorAfter }: TrafficNear): TrafficChange | null {
  if (before === null || after === null || errorBefore === null || errorAfter === null) return null;
  return {
    annualAverageDailyTrafficBefore: before,
    annualAverageDailyTrafficAfter: after,
    coefficientOfVariationBefore: errorBefore,
    coefficientOfVariationAfter: errorAfter,
  };
}
