import { idIn, type TestOrganisation } from '../organisations.ts';
import { NO_FILTER, type Shape } from './shape.ts';

/** What the register need not know of an intervention. */
const UNSTATED = {
  shape: null,
  selection_reason: null,
  capital_cost: 1,
  yearly_cost: 1,
  cost_currency: 'EUR',
  price_year: 2020,
  target_filter: null,
  version: 1,
  deleted_at: null,
};

/** What an intervention said before it was corrected. */
const formerFacts = (organisation: TestOrganisation, { mark } = organisation) => ({
  interventionId: idIn(organisation, 'intervention.intervention_id'),
  name: { el: `${mark} intervention_former.facts`, en: mark },
  kind: 'signals',
  sites: [[23.9, 37.9]],
  worksPeriod: { start: '2020-01-01', end: '2020-02-01' },
  selectedForHighCounts: null,
  illustrative: false,
  source: mark,
  note: { el: mark, en: mark },
});

export const EVALUATION_SHAPES: Readonly<Record<string, Shape>> = {
  // The second is at a road.
  intervention: () =>
    [{}, { sites: 'SRID=4326;MULTIPOINT((-0.015 51.58))', works_start: '2016-01-01', works_end: '2017-01-01' }].map((place) => ({
      kind: 'zone-30',
      works_start: '2020-01-01',
      works_end: '2020-02-01',
      ...UNSTATED,
      ...place,
    })),
  intervention_former: (organisation) => [
    { intervention_id: idIn(organisation, 'intervention.intervention_id'), version: 1, facts: formerFacts(organisation) },
  ],
  intervention_document: (organisation) => [
    { intervention_id: idIn(organisation, 'intervention.intervention_id'), media_type: 'application/pdf', size_bytes: 5 },
  ],
  evaluation_run: (organisation) => [{ intervention_id: idIn(organisation, 'intervention.intervention_id'), filter: NO_FILTER }],
  // The first was withdrawn.
  evaluation_plan: (organisation) =>
    [1, 2].map(() => ({
      intervention_id: idIn(organisation, 'intervention.intervention_id'),
      filter: NO_FILTER,
      sites: [],
      outlook: null,
      records_first: '2015-01-01',
      records_last: '2020-12-31',
    })),
  evaluation_plan_withdrawal: (organisation) => [{ plan_id: idIn(organisation, 'evaluation_plan.plan_id') }],
};
