import type { Organisation } from '../common/organisation.ts';

/** Real records of a real borough: the first thing that a newcomer sees. */
export const DEMO_ORGANISATION: Organisation = {
  organisationId: '6f1d8f3a-1c53-4d2b-9a0e-0d5c1b7a2e90',
  slug: 'demo',
  kind: 'municipality',
  name: { el: 'Δήμος Waltham Forest (επίδειξη)', en: 'Waltham Forest (demo)' },
  timeZone: 'Europe/London',
  srid: 27_700,
  speedUnit: 'mph',
  attribution: {
    el: 'Περιέχει πληροφορίες του δημόσιου τομέα με την άδεια Open Government Licence v3.0, Department for Transport (STATS19, AADF).',
    en: 'Contains public sector information licensed under the Open Government Licence v3.0, Department for Transport (STATS19, AADF).',
  },
};
