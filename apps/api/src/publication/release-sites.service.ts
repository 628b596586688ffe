import {
  ACCESSIBILITY_PROFILE_LABELS,
  EVERY_ACCIDENT,
  parseLinkNumbers,
  type BlackSpotStatus,
  type PublishedBarrier,
  type PublishedSite,
  type ReleaseRequest,
  type Text,
} from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import { BlackSpotsService } from '../black-spots/black-spots.service.ts';
import type { StreetDeficit } from '../columns/accessibility/street-deficits.service.ts';
import { StreetDeficitsService } from '../columns/accessibility/street-deficits.service.ts';
import type { ActingContext } from '../common/acting-context.ts';
import { digestOf } from '../common/canonical-json.ts';
import { EvaluationRunsService } from '../evaluations/evaluation-runs.service.ts';
import type { StoredEvaluation } from '../evaluations/stored-evaluation.ts';
import type { MaterialSite } from './release-material.ts';

/** No black spot after all, or somebody else's. */
const NOT_ACCEPTED: readonly BlackSpotStatus[] = ['rejected', 'handed-over'];

/** Black spots, evaluated interventions and barriers, as their rooms know them. */
@Injectable()
export class ReleaseSites {
  readonly #spots: BlackSpotsService;
  readonly #evaluations: EvaluationRunsService;
  readonly #streets: StreetDeficitsService;

  constructor(spots: BlackSpotsService, evaluations: EvaluationRunsService, streets: StreetDeficitsService) {
    this.#spots = spots;
    this.#evaluations = evaluations;
    this.#streets = streets;
  }

  /** @param illustrative whether those that are not real may be in it */
  async list(
    context: ActingContext,
    { includesBlackSpots, includesInterventions }: Pick<ReleaseRequest, 'includesBlackSpots' | 'includesInterventions'>,
    illustrative: boolean,
  ): Promise<MaterialSite[]> {
    return [
      ...(includesBlackSpots ? await this.#listBlackSpots(context, illustrative) : []),
      ...(includesInterventions ? await this.#listInterventions(context, illustrative) : []),
    ];
  }

  /** What certainly stops somebody, for each group of people that it stops. */
  async listBarriers(context: ActingContext): Promise<PublishedBarrier[]> {
    const { streets } = await this.#streets.find(context, { filter: EVERY_ACCIDENT, ...parseLinkNumbers({}) });
    return streets.flatMap(barriersOf).map((barrier, i) => ({ ...barrier, id: `barrier-${i + 1}` }));
  }

  async #listBlackSpots(context: ActingContext, mayBeInvented: boolean): Promise<MaterialSite[]> {
    const cases = (await this.#spots.list(context)).filter(
      ({ illustrative, state }) => (mayBeInvented || !illustrative) && !NOT_ACCEPTED.includes(state.status),
    );
    return cases.map(({ blackSpotId, name, place: { longitude, latitude, radiusMeters, outline } }) => ({
      id: publicIdOf('black-spot', blackSpotId),
      kind: 'black-spot',
      names: same(name),
      place: outline === null ? { longitude, latitude, radiusMeters: radiusMeters ?? 0 } : { outlines: [outline] },
      effect: null,
    }));
  }

  /** The latest evaluation of each. */
  async #listInterventions(context: ActingContext, mayBeInvented: boolean): Promise<MaterialSite[]> {
    const runs = await this.#evaluations.list(context);
    const latest = runs.filter(
      ({ interventionId, illustrative }, i) =>
        (mayBeInvented || !illustrative) && runs.findIndex((other) => other.interventionId === interventionId) === i,
    );
    const sites: MaterialSite[] = [];
    for (const { runId } of latest) {
      const found = await this.#evaluations.find(context, runId);
      const outlines = found?.run.result.sites.filter(({ role }) => role === 'treated').map(({ outline }) => outline) ?? [];
      const effect = found === null ? null : effectOf(found.run.result, found.intervention.kind);
      if (found === null || outlines.length === 0 || effect === null) continue;
      sites.push({
        id: publicIdOf('intervention', found.intervention.interventionId),
        kind: 'intervention',
        names: found.intervention.name,
        place: { outlines },
        effect,
      });
    }
    return sites;
  }
}

const ID_DIGITS = 12;

/** The same in every release, so that a site is known again; the id of the record does not leave. */
function publicIdOf(kind: MaterialSite['kind'], recordId: string): string {
  return `${kind}-${digestOf(recordId).slice(0, ID_DIGITS)}`;
}

/** Of the method that answers the question; null where it gives no ratio with limits. */
function effectOf({ recommended, estimates }: StoredEvaluation, interventionKind: string): PublishedSite['effect'] {
  const answer = estimates.find(({ method }) => method === recommended)?.result ?? null;
  if (answer === null || answer.effectKind === 'difference-of-proportions') return null;
  const { ratioObservedToExpected: ratio, ratioConfidenceInterval: interval } = answer;
  if (ratio === null || interval === null) return null;
  const percentOf = (value: number): number => 100 * (value - 1);
  return {
    interventionKind,
    percent: percentOf(ratio),
    percentLow: percentOf(interval.lower),
    percentHigh: percentOf(interval.upper),
    method: recommended,
  };
}

const ITEM_NAMES = {
  crossing: { el: 'Διάβαση', en: 'Crossing' },
  footway: { el: 'Πεζοδρόμιο', en: 'Footway' },
} as const;

function barriersOf({ feature, item, barriers, seenUntil }: StreetDeficit): Omit<PublishedBarrier, 'id'>[] {
  const { longitude, latitude, roadName } = feature;
  if (longitude === null || latitude === null) return [];
  const where = ITEM_NAMES[item];
  return barriers.flatMap((judged) => {
    if (judged?.verdict !== 'barrier') return [];
    const whom = ACCESSIBILITY_PROFILE_LABELS[judged.profile];
    const named = (language: 'el' | 'en'): string => [where[language], ...(roadName == null ? [] : [roadName]), whom[language]].join(', ');
    return [
      {
        kind: judged.profile,
        names: { el: named('el'), en: named('en') },
        centre: [longitude, latitude] as const,
        observedYear: seenUntil === null ? null : Number(seenUntil.slice(0, 4)),
      },
    ];
  });
}

function same(name: string): Text {
  return { el: name, en: name };
}
