import type { Asker } from '../../world/askers.ts';
import { OPENERS } from '../../world/shapes/data-protection.ts';
import { inPerson, may, ownFor, type TableRights } from './right.ts';

const isOpener = ({ person }: Asker): boolean => OPENERS.some((name) => name === person);

/** Of the only one that waits, and of the only copy. */
const isFirstOpener = ({ person }: Asker): boolean => person === OPENERS[0];

export const DATA_PROTECTION_RIGHTS: Readonly<Record<string, TableRights>> = {
  subject_request: {
    app: {
      select: 'all',
      insert: ['organisation_id', 'request_id', 'kind', 'accident_id', 'unit_reference', 'casualty_reference', 'reason'],
      update: ['status', 'decision'],
    },
    owner: 'organisation_id',
    sees: (asker, meant) => {
      const asOpener = isOpener(asker) ? ownFor('records.personal')(asker, meant) : [];
      return asOpener.length > 0 ? asOpener : ownFor('registers.manage')(asker, meant);
    },
    insert: { allowed: may('records.personal') },
    // Nobody decides what they have asked themselves.
    update: {
      allowed: (asker) => may('registers.manage')(asker) && inPerson(asker) && !isFirstOpener(asker),
      set: `status = 'refused', decision = 'no'`,
      where: `status = 'open'`,
    },
  },
  subject_export: {
    app: { select: 'all', insert: 'all', delete: true },
    owner: 'organisation_id',
    sees: (asker, meant) => (isFirstOpener(asker) ? ownFor('records.personal')(asker, meant) : []),
    delete: { allowed: (asker) => isFirstOpener(asker) && may('records.personal')(asker) },
  },
  subject_erasure: { app: { select: 'all' }, owner: 'organisation_id', sees: ownFor('records.import') },
};
