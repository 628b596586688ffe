import { idIn } from '../organisations.ts';
import { whose } from './people.ts';
import { NO_FILTER, type Shape } from './shape.ts';
import { PLACE } from './where.ts';

/** Of a place where nothing has happened. */
const NO_FIGURES = {
  accidents: 0,
  severities: { fatal: 0, serious: 0, slight: 0, injury: 0, 'damage-only': 0, unknown: 0 },
  period: null,
  years: null,
};

export const BLACK_SPOT_SHAPES: Readonly<Record<string, Shape>> = {
  // A circle, accepted and then visited; somebody was made responsible for it.
  black_spot: () => [{ location: PLACE.location, radius_m: 1000, filter: NO_FILTER, figures: NO_FIGURES }],
  black_spot_event: (organisation) => {
    const event = {
      black_spot_id: idIn(organisation, 'black_spot.black_spot_id'),
      works_start: null,
      intervention_id: null,
      document_id: null,
      document_name: null,
      appointee_id: null,
    };
    return [
      { ...event, event_no: 1, kind: 'accepted', from_status: null, to_status: 'identified' },
      { ...event, event_no: 2, kind: 'step', from_status: 'identified', to_status: 'site-visit', happened_on: '2020-02-01' },
      {
        ...event,
        event_no: 3,
        kind: 'appointed',
        from_status: null,
        to_status: null,
        happened_on: null,
        appointee_id: whose(organisation.name === 'own' ? 'colleague' : 'resident', organisation).id,
      },
    ];
  },
  black_spot_document: (organisation) => [
    { black_spot_id: idIn(organisation, 'black_spot.black_spot_id'), media_type: 'application/pdf', size_bytes: 5 },
  ],
};
