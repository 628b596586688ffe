/** The frame of the workspace: for whom, as whom, and what holds it up. */
export const workspace = {
  organisation: {
    current: 'Acting for {{name}}',
    menu: 'Acting for {{name}}. Switch organisation',
    title: 'You act for',
    switched: 'You now act for {{name}}.',
    notSwitched: 'Not switched',
    shared: 'Opened to you by others',
    sharedRecords: 'Records of {{name}}',
    sharedEvaluations: 'Evaluations of {{name}}',
    sharedAggregates: 'Tables of {{name}}',
    until: 'until {{date}}',
    standing: 'by standing arrangement',
  },
  band: {
    records: 'You are looking at records of {{name}}.',
    evaluations: 'You are looking at evaluations of {{name}}.',
    aggregates: 'You are looking at tables of {{name}}.',
    none: 'This organisation has opened nothing to yours, or no longer does.',
    back: 'Back to own records',
  },
  demoLoading: '{{name}} is still being loaded: {{done}} of {{all}} parts are there. Figures will grow.',
  account: {
    menu: 'Account: {{name}}',
    page: 'Account and security',
    signOut: 'Sign out',
    notSignedOut: 'You are still signed in',
  },
  mayNot: {
    title: 'This page is not part of your role',
    text: 'At {{organisation}} your role is {{roles}}. Whoever manages the organisation can change that.',
    textNone: 'Whoever manages the organisation can change that.',
    home: 'To a page that is',
  },
  noOrganisation: {
    title: 'You belong to no organisation yet',
    text: 'An organisation’s manager can invite you, by the address {{email}}. What you are signed in for then appears here.',
  },
  notOpened: {
    title: 'This page is not opened to you',
    text: 'Of another organisation’s records you see what it has opened to yours, for as long as it says so.',
  },
  secondFactor: {
    title: '{{organisation}} asks for a one-time code',
    setUp:
      'Everybody here signs in with a password and a code from their phone. Set it up; it takes two minutes. Until then nothing else opens.',
    show: 'You have set one up. Write the code that your app shows now, or a recovery code.',
    goOn: 'Go on',
    action: 'Set up the code',
  },
  ended: {
    title: 'You are no longer signed in',
    text: 'The session has expired or was ended elsewhere. What you have typed on this page is still here: sign in and go on.',
    leave: 'Leave the page',
  },
  elsewhere: {
    title: 'You act for another organisation now',
    text: 'In another window you have switched. This page still shows {{name}}, and can do nothing more for it until you decide.',
    go: 'Go on with the other one',
    back: 'Back to {{name}}',
  },
  rateLimited: {
    again: 'Try again',
  },
};
