import { ORGANISATIONS } from '../../world/organisations.ts';
import { draftIdOf, DRAFTS } from '../../world/releases.ts';
import { inPerson, may, meansOwn, ownFor, type Sight, type TableRights } from './right.ts';

/** Whoever reads records, and whoever may object. */
const releaseReaders: Sight = (asker, meant) =>
  meansOwn(meant) && (may('records.read')(asker) || may('releases.veto')(asker)) ? ['own'] : [];

export const PUBLICATION_RIGHTS: Readonly<Record<string, TableRights>> = {
  published_release: {
    app: { select: 'all' },
    public: { select: ['release_id', 'release_no', 'head', 'content', 'digest', 'published_at', 'withdrawn_at'] },
    owner: 'organisation_id',
    sees: ownFor('records.read'),
  },
  release_draft: {
    app: {
      select: 'all',
      insert: ['organisation_id', 'draft_id', 'request', 'threshold', 'illustrative', 'data_version', 'software_version'],
      update: ['progress', 'heartbeat_at', 'cancel_requested'],
    },
    owner: 'organisation_id',
    sees: releaseReaders,
    insert: { allowed: may('releases.publish') },
    update: { allowed: may('releases.publish'), set: 'cancel_requested = true' },
  },
  // Machines compute: nobody brings a release of their own.
  release_content: {
    app: {
      select: 'all',
      insert: ['organisation_id', 'draft_id', 'head', 'content', 'digest', 'audit_passed', 'audit', 'utility', 'reasons', 'considered'],
    },
    owner: 'organisation_id',
    sees: releaseReaders,
    insert: {
      allowed: (asker) => asker.kind === 'job' && may('releases.publish')(asker),
      row: () => ({ draft_id: draftIdOf(ORGANISATIONS.own, DRAFTS.begun) }),
    },
  },
  release_event: {
    app: { select: 'all', insert: ['organisation_id', 'draft_id', 'kind', 'reason', 'problem'] },
    owner: 'organisation_id',
    sees: releaseReaders,
    insert: {
      allowed: (asker) => inPerson(asker) && (may('releases.publish')(asker) || may('releases.veto')(asker)),
      row: () => ({ draft_id: draftIdOf(ORGANISATIONS.own, DRAFTS.proposed), kind: 'rejected', reason: 'x' }),
    },
  },
  citizen_report_desk: {
    app: { select: 'all' },
    owner: 'organisation_id',
    sees: ownFor('records.read'),
  },
  // Nobody who is signed in writes one; what is decided of it is all that changes.
  citizen_report: {
    app: { select: 'all', update: ['state', 'answer'] },
    owner: 'organisation_id',
    sees: ownFor('releases.publish'),
    update: { allowed: may('releases.publish'), set: "state = 'done'" },
  },
};
