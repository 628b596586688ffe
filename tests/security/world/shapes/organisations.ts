import type { Shape } from './shape.ts';
import { HERE } from './where.ts';

export const ORGANISATION_SHAPES: Readonly<Record<string, Shape>> = {
  organisation: ({ name }) => [
    {
      slug: `test-${name}`,
      // Names are no secret: everybody in the network knows who else is in it.
      name_el: `Δοκιμή ${name}`,
      name_en: `Test ${name}`,
      kind: name === 'own' ? 'municipality' : 'police',
      time_zone: 'Europe/Athens',
      srid: 27_700,
      speed_unit: 1,
      default_language: 'el',
      second_factor_required: name === 'own',
      // Where its people put accidents.
      boundary: name === 'own' ? 'SRID=4326;MULTIPOLYGON(((-0.1 51.5, 0.2 51.5, 0.2 51.7, -0.1 51.7, -0.1 51.5)))' : null,
      outside_boundary: 'warning',
      place_confidence: 90,
      month_letters: true,
      audit_retention_days: 365,
      attribution_el: '',
      attribution_en: '',
    },
  ],
  organisation_municipality: () => [{ municipality_id: HERE }],
};
