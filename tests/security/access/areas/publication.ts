import { fields, rule, type Area } from '../rule.ts';

const READERS = ['records.read', 'releases.veto'] as const;
const DECIDERS = ['releases.publish', 'releases.veto'] as const;

export const publication: Area = {
  title: 'Publication',
  queries: {
    releaseDrafts: rule(READERS, 'own', 'Drafts of releases, and what became of them'),
    releaseDraft: rule(READERS, 'own', 'One draft with its audit and its history', 'a draft'),
    releasePreview: rule(READERS, 'own', 'What would be public of a draft, and why the rest is hidden', 'a draft'),
    releaseTerms: rule('releases.publish', 'own', 'What a new draft begins with'),
  },
  mutations: {
    draftRelease: rule('releases.publish', 'own', 'Has a draft of a release computed and audited'),
    repeatReleaseDraft: rule('releases.publish', 'own', 'Has a draft computed again of which nothing came', 'a draft'),
    cancelReleaseDraft: rule('releases.publish', 'own', 'Stops the computing of a draft', 'a draft'),
    proposeRelease: rule('releases.publish', 'own', 'Proposes a draft whose audit has passed', 'a draft'),
    publishRelease: rule('releases.publish', 'own', 'Makes public what somebody else has proposed', 'a draft'),
    rejectRelease: rule(DECIDERS, 'own', 'Rejects a proposal', 'a draft'),
    withdrawRelease: rule(DECIDERS, 'own', 'Withdraws a release at once', 'a draft'),
  },
  routes: {},
  types: {
    ReleaseDraft: fields(
      'id status statusLabels blocks threshold licence attribution includesBlackSpots includesInterventions includesBarriers illustrative progress cancelRequested personName madeAt events problem isOwnProposal result',
    ),
    ReleaseBlock: fields('from to'),
    ReleaseEvent: fields('kind reason personName madeAt'),
    ReleaseResult: fields('releaseId digest bytes auditPassed sentence failures remarks utility geographies periods tables'),
    ReleaseFinding: fields('code message'),
    ReleaseUtility: fields(
      'period accidents severe accidentsShown severeShown severeShownAsSuch medianAreaKm2 rankCorrelation shown hiddenSmall hiddenBeside',
    ),
    ReleaseChoice: fields('id labels'),
    ReleaseTable: fields('id labels geographies periods'),
    ReleasePreview: fields('values areas sites barriers bounds'),
    ReleaseArea: fields('id names areaKm2 outline numbers'),
    ReleaseNumber: fields('count hiddenBecause'),
    ReleaseSite: fields('id kind names from to accidentsAbout'),
    ReleaseTerms: fields('years proposedBlocks earlierBlocks attribution needsDeclaration openMonths otherPublishers'),
    ReleasePayload: fields('release userErrors'),
  },
};
