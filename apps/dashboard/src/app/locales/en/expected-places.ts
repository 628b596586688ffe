/** Expected accidents of a place, for an appraisal. */
export const expectedPlaces = {
  from: 'Expected at a black spot or a site of a ranking (empirical Bayes)',
  place: 'Place',
  why: 'What is expected is lower than what is on record where the place was chosen for its many accidents.',
  choose: 'Choose',
  spots: 'Black spots',
  rankings: 'Rankings of the network’s sites',
  rank: 'Rank of the site',
  rankHelp: 'As the ranking on the page of hotspots shows it.',
  rankWrong: 'A whole number from 1.',
  none: 'There is neither a black spot nor a ranking of the network’s sites yet. Rank the sites on the page of hotspots, or type the numbers.',
  nothing: 'Nothing is expected of this place',
  found: '{{expected}} accidents a year expected (standard error {{error}})',
  instead: 'On record are {{recorded}} a year; at a black spot these overstate the benefit (regression to the mean).',
};
