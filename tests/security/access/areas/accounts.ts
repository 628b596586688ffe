import { fields, rule, type Area } from '../rule.ts';

export const accounts: Area = {
  title: 'Signing in and one’s own account',
  queries: {
    viewer: rule('everyone', 'self', 'Who is signed in, for which organisation, with which capabilities; nothing for whoever is not'),
    signInOptions: rule('everyone', 'nobody', 'What the sign-in page offers'),
    sessions: rule('in-person', 'self', 'Where one is signed in'),
  },
  mutations: {
    signIn: rule('everyone', 'self', 'Signs in with address and password, and the code of a second factor'),
    signOut: rule('everyone', 'self', 'Ends one’s session'),
    showSecondFactor: rule('in-person', 'self', 'Shows a second factor in a session that was opened without'),
    switchOrganisation: rule('in-person', 'self', 'Acts for another organisation of which one is a member', 'an organisation'),
    revokeSession: rule('in-person', 'self', 'Ends a session of one’s own; a manager’s, one that acts for the organisation', 'a session'),
    changeProfile: rule('in-person', 'self', 'Changes one’s name and the language of letters'),
    changePassword: rule('in-person', 'self', 'Changes one’s password, which is asked for'),
    beginSecondFactor: rule('in-person', 'self', 'Begins to set up a second factor'),
    confirmSecondFactor: rule('in-person', 'self', 'Puts a second factor in force by its first code'),
    removeSecondFactor: rule('in-person', 'self', 'Takes one’s second factor away, by a code of it'),
    lookAtLink: rule('everyone', 'nobody', 'What a link that opens once is for, to whoever has it'),
    acceptLink: rule('everyone', 'self', 'Goes through a link that opens once: sets a password, joins an organisation'),
    requestPasswordReset: rule(
      'everyone',
      'nobody',
      'Sends a link for a new password, if there is such an account; answers the same if not',
    ),
  },
  routes: {
    'GET /api/sign-in/oidc': rule('everyone', 'nobody', 'Leads to the single sign-on of the organisation'),
    'GET /api/sign-in/oidc/callback': rule('everyone', 'self', 'Comes back from it: opens a session for whoever it vouches for'),
  },
  types: {
    Viewer: fields(
      'personId email displayName language organisationId memberships capabilities steward demo hasPassword hasSecondFactor recoveryCodesLeft secondFactorMissing',
    ),
    Membership: fields('organisation roles'),
    SignInOptions: fields('demoAccounts demoOrganisations passwordMinimum resetByMail singleSignOnLabel'),
    DemoAccount: fields('email password displayName description organisation'),
    DemoOrganisation: fields('slug name about progress'),
    DemoProgress: fields('partsLoaded parts'),
    SignInPayload: fields('viewer codeNeeded userErrors'),
    ViewerPayload: fields('viewer userErrors'),
    Session: fields('id personId current secondFactor userAgent address createdAt lastSeenAt'),
    SecondFactorDraft: fields('secret uri'),
    SecondFactorDraftPayload: fields('draft userErrors'),
    RecoveryCodesPayload: fields('recoveryCodes userErrors'),
    DonePayload: fields('done userErrors'),
    OpenLink: fields('purpose email organisationName hasAccount forViewer'),
    AcceptLinkPayload: fields('email userErrors'),
  },
};
