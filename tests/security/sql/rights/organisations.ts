import { may, openedBy, type TableRights } from './right.ts';

export const ORGANISATION_RIGHTS: Readonly<Record<string, TableRights>> = {
  organisation: {
    app: {
      select: 'all',
      update: [
        'default_language',
        'standing_access',
        'second_factor_required',
        'upload_retention_days',
        'audit_retention_days',
        'outside_boundary',
        'place_confidence',
        'month_letters',
      ],
    },
    identity: { select: 'all', insert: 'all', update: 'all' },
    owner: 'organisation_id',
    sees: (asker, meant) => [
      ...(asker.actsForOwn ? (['own'] as const) : []),
      ...openedBy('shared', 'territorial')(asker, meant).filter((name) => name !== 'own'),
    ],
    update: { allowed: may('people.manage'), set: 'standing_access = standing_access' },
  },
  municipality: {
    app: { select: 'all' },
    identity: { select: 'all', insert: 'all', update: 'all' },
    owner: null,
    sees: ({ actsForOwn }) => (actsForOwn ? ['nobody'] : []),
  },
  organisation_municipality: {
    app: { select: 'all' },
    identity: { select: 'all', insert: 'all', delete: true },
    owner: 'organisation_id',
    sees: ({ actsForOwn }) => (actsForOwn ? ['own'] : []),
  },
};
