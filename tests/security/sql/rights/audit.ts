import { ownFor, type TableRights } from './right.ts';

export const AUDIT_RIGHTS: Readonly<Record<string, TableRights>> = {
  audit_event: {
    app: { select: 'all', insert: 'all' },
    identity: { select: 'all', insert: 'all' },
    owner: 'organisation_id',
    sees: ownFor('audit.read'),
    // Whatever somebody does is written down, whoever they are.
    insert: { allowed: ({ actsForOwn }) => actsForOwn },
  },
  audit_seal: { app: { select: 'all' }, identity: { select: 'all', insert: 'all' }, owner: 'organisation_id', sees: ownFor('audit.read') },
  audit_checkpoint: { app: { select: 'all' }, identity: { select: 'all' }, owner: 'organisation_id', sees: ownFor('audit.read') },
  audit_unsealed: {
    app: { select: 'all' },
    identity: { select: 'all', insert: 'all', delete: true },
    owner: 'organisation_id',
    sees: ownFor('audit.read'),
  },
};
