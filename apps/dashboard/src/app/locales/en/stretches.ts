/** Stretches of road that a rule flags, or that a search along the roads finds. */
export const stretches = {
  tableCaption: 'Stretches of road by rank',
  stretch: 'Stretch',
  byRule: 'What fulfilled the rule',
  perKilometer: 'Excess per km and year',
  probability: 'Probability above {{times}}× sites like it',
  between: 'metres {{from}} to {{to}} of the road',
  alongRoad:
    'Metres are counted from the start of the road as the network draws it; they are no kilometre positions. n is all accidents of the period on the stretch, so it may differ from what the rule counts in its own years.',
  noEstimate: 'No answer by empirical Bayes:',
  inWindow_one: '{{formatted}} in a window',
  inWindow_other: '{{formatted}} in a window',
  score: 'score {{score}}',
  windows_one: '{{windows}} window, {{accidents}} accidents',
  windows_other: '{{windows}} windows, {{accidents}} accidents',
  variation: 'coefficient of variation {{value}}',
  notPrecise: 'whole section: tells too little',
  leftOut: 'Accidents that were not looked at',
  changed: 'Changed: at least one value differs from this rule, so the rule applied is your own.',
  ruleYears: 'Years of the rule: {{from}} to {{to}}.',
};
