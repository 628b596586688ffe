import { may, NOBODY, ownFor, type TableRights } from './right.ts';

export const SHARING_RIGHTS: Readonly<Record<string, TableRights>> = {
  sharing_grant: {
    app: { select: 'all', insert: 'all', update: ['revoked_at', 'revoked_by'] },
    owner: 'organisation_id',
    // Those given, for who shares; those received, for who reads records.
    sees: (asker, meant) => [
      ...ownFor('sharing.manage')(asker, meant),
      ...(ownFor('records.read')(asker, meant).length > 0 ? (['foreign', 'shared', 'territorial', 'studied', 'counted'] as const) : []),
    ],
    insert: { allowed: may('sharing.manage') },
    update: { allowed: may('sharing.manage'), set: 'revoked_at = now()', where: 'revoked_at IS NULL' },
  },
  sharing_use: { identity: { select: 'all', insert: 'all', delete: true }, owner: 'organisation_id', sees: NOBODY },
};
