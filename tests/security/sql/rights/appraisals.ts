import { ANALYSING, ownFor, type TableRights } from './right.ts';

export const APPRAISAL_RIGHTS: Readonly<Record<string, TableRights>> = {
  unit_value_set: { app: { select: 'all', insert: 'all' }, owner: 'organisation_id', sees: ownFor('records.read'), insert: ANALYSING },
  appraisal: { app: { select: 'all', insert: 'all' }, owner: 'organisation_id', sees: ownFor('records.read'), insert: ANALYSING },
};
