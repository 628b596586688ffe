import { idIn, ORGANISATIONS } from '../../world/organisations.ts';
import { ANALYSING, may, ownFor, type TableRights } from './right.ts';

export const MONTH_RIGHTS: Readonly<Record<string, TableRights>> = {
  recording_unit: {
    app: { select: 'all', insert: 'all', update: ['last_month'] },
    owner: 'organisation_id',
    sees: ownFor('records.read'),
    insert: { allowed: may('people.manage'), row: () => ({ unit_no: 77 }) },
    update: {
      allowed: may('people.manage', 'records.read'),
      set: `last_month = '2030-01-01'`,
      where: 'last_month IS NULL',
    },
  },
  reporting_step: {
    app: { select: 'all', insert: ['organisation_id', 'unit_id', 'month', 'step', 'data_version', 'counts'] },
    owner: 'organisation_id',
    sees: ownFor('records.read'),
    // The one of the test world is signed off; the other steps are for whoever imports (months-api.test.ts).
    insert: {
      allowed: may('releases.publish'),
      row: () => ({ unit_id: idIn(ORGANISATIONS.own, 'recording_unit.unit_id'), month: '2020-07-01' }),
    },
  },
  month_reminder: {
    app: { select: 'all', insert: 'all', update: ['claimed_at', 'sent_at', 'letters'] },
    owner: 'organisation_id',
    sees: ownFor('records.read'),
    // Written by the installation (month-reminders.test.ts).
    insert: { allowed: () => false, row: () => ({ unit_id: idIn(ORGANISATIONS.own, 'recording_unit.unit_id'), month: '2020-07-01' }) },
    update: { allowed: () => false, set: 'claimed_at = now()' },
  },
  reporting_note: {
    app: { select: 'all', insert: 'all', delete: true },
    owner: 'organisation_id',
    sees: ownFor('records.read'),
    insert: ANALYSING,
    delete: ANALYSING,
  },
  expected_total: {
    app: { select: 'all', insert: 'all', delete: true },
    owner: 'organisation_id',
    sees: ownFor('records.read'),
    insert: { ...ANALYSING, row: () => ({ month: '2020-07-01', measure: 'killed' }) },
    delete: ANALYSING,
  },
};
