import { stepsFrom } from '@elektron/domain';

import type { CaseFigures } from './black-spot.ts';
import type { BlackSpotFiguresObject, BlackSpotObject } from './black-spot.objects.ts';
import type { PresentCase } from './black-spots.service.ts';

/** A case as the API shows it. */
export function presentBlackSpot({
  blackSpotId,
  place,
  hotspot,
  figures,
  state,
  documents,
  events,
  ...spot
}: PresentCase): BlackSpotObject {
  const { responsible, ...standing } = state;
  return {
    ...spot,
    ...place,
    ...standing,
    id: blackSpotId,
    runId: hotspot?.runId ?? null,
    hotspotRank: hotspot?.rank ?? null,
    figures: presentFigures(figures),
    responsibleId: responsible?.personId ?? null,
    responsibleName: responsible?.name ?? null,
    responsibleStanding: responsible?.standing ?? null,
    steps: stepsFrom(state.status),
    events: events.map(({ keeper, ...event }) => ({ ...event, appointeeName: event.kind === 'appointed' ? (keeper?.name ?? null) : null })),
    documents: documents.map(({ documentId, ...document }) => ({
      ...document,
      id: documentId,
      path: `/api/black-spots/${blackSpotId}/documents/${documentId}`,
    })),
  };
}

function presentFigures({ accidents, severities, period, years }: CaseFigures): BlackSpotFiguresObject {
  const { 'damage-only': damageOnly, ...others } = severities;
  const accidentsPerYear = years === null ? null : accidents / years;
  return { accidents, severities: { ...others, damageOnly }, period, years, accidentsPerYear };
}
