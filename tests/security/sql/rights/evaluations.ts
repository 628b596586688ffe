import { idIn, ORGANISATIONS } from '../../world/organisations.ts';
import { ALL, ANALYSING, may, openedBy, ownFor, type TableRights } from './right.ts';

export const EVALUATION_RIGHTS: Readonly<Record<string, TableRights>> = {
  intervention: {
    app: ALL,
    owner: 'organisation_id',
    sees: openedBy('studied'),
    insert: ANALYSING,
    update: { ...ANALYSING, set: 'kind = kind' },
    delete: { ...ANALYSING, where: `intervention_id NOT IN (SELECT intervention_id FROM evaluation_run)` },
  },
  intervention_former: {
    app: { select: 'all', insert: 'all' },
    owner: 'organisation_id',
    sees: openedBy('studied'),
    insert: { ...ANALYSING, row: () => ({ intervention_id: idIn(ORGANISATIONS.own, 'intervention.intervention_id'), version: 2 }) },
  },
  intervention_document: {
    app: { select: 'all', insert: 'all', delete: true },
    owner: 'organisation_id',
    sees: ownFor('records.read'),
    insert: { ...ANALYSING, row: () => ({ intervention_id: idIn(ORGANISATIONS.own, 'intervention.intervention_id') }) },
    delete: ANALYSING,
  },
  evaluation_run: { app: { select: 'all', insert: 'all' }, owner: 'organisation_id', sees: openedBy('studied'), insert: ANALYSING },
  evaluation_plan: {
    app: {
      select: 'all',
      insert: [
        'organisation_id',
        'plan_id',
        'intervention_id',
        'parameters',
        'filter',
        'sites',
        'method_id',
        'outlook',
        'records_first',
        'records_last',
        'data_version',
        'software_version',
      ],
    },
    owner: 'organisation_id',
    sees: ownFor('records.read'),
    insert: ANALYSING,
  },
  evaluation_plan_withdrawal: {
    app: { select: 'all', insert: ['organisation_id', 'plan_id', 'reason'] },
    owner: 'organisation_id',
    sees: ownFor('records.read'),
    insert: { ...ANALYSING, row: () => ({ plan_id: idIn(ORGANISATIONS.own, 'evaluation_plan.plan_id', 2) }) },
  },
  published_factor: {
    app: {
      select: 'all',
      insert: [
        'organisation_id',
        'factor_id',
        'kind',
        'factor',
        'standard_error',
        'lower_limit',
        'upper_limit',
        'confidence_level',
        'outcome',
        'applies_to',
        'citation',
        'published_year',
        'url',
        'quality_points',
      ],
      update: ['retired_at'],
    },
    owner: 'organisation_id',
    sees: ownFor('records.read'),
    insert: ANALYSING,
    update: {
      allowed: may('analyses.run', 'records.read'),
      set: 'retired_at = now()',
      where: 'retired_at IS NULL',
    },
  },
  // What leaves of an evaluation is not said by whoever decides, but for what its filter and quality are.
  evidence_decision: {
    app: {
      select: 'all',
      insert: ['organisation_id', 'run_id', 'factor_id', 'decision', 'outcome', 'narrowed_by', 'quality'],
    },
    owner: 'organisation_id',
    sees: ownFor('records.read'),
    insert: { allowed: may('sharing.manage') },
  },
};
