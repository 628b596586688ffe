/** What an evaluation shows besides its estimates. */
export const evaluationParts = {
  print: 'Print',
  file: 'Everything in one file',
  noFile: 'This evaluation was computed by an earlier version, which did not keep what a file needs. Evaluate again.',
  printed: 'Printed {{when}}',
  years: 'Observed and expected, year by year',
  yearsNote:
    'Treated sites. Expected: without the treatment, by the method to use here; over the years of a period it is divided as the accidents of the reference sites are. Lines are intervals. Hatched: works.',
  observed: 'Observed',
  expected: 'Expected',
  together: '{{part}}, together',
  change: 'What the plain change is made of',
  changeMeaning:
    'Accidents per year before against after, in accidents of the period after. Regression to the mean is the luck of the count before, which would have gone away by itself. Trend and traffic is what the reference sites changed by. What is left is the effect, with whatever else happened at these sites alone.',
  drop: 'Plain drop',
  part: 'Part',
  fewer: 'Fewer accidents',
  breakdowns: 'By severity, road users and conditions',
  breakdownsMeaning:
    'Each row is the same question for these accidents only, at the same sites. Where the method knows regression to the mean, what the comparison group expects is corrected by as much as for all accidents together: the few accidents of one row could not show it. A ratio of 1 means no change. The interval is for the row by itself. After correction for all rows (Benjamini and Hochberg), of the rows with a star about one in twenty is expected to be false.',
  exploratory:
    'Exploratory: {{method}}, {{level}} intervals, each for its row alone; accidents before → after. Of {{rows}} rows without any effect about one in twenty would stand out by chance; a star marks those that remain after correction for all of them.',
  multiValued: 'an accident may be in several rows',
  noRatio: 'no ratio; the table says why',
  accidentsOf: 'Accidents',
  ratioBy: 'Observed / expected: {{method}}',
  qValue: 'q (corrected p)',
  standsOut: '* stands out after correction',
  siteEffects: 'Observed / expected by site, with {{level}} intervals',
  siteEffectsMeaning:
    'The interval is exact for a count whose expected number is uncertain (negative binomial), of the site alone: the error of the reference group, which all sites share, is not in it.',
  noClaim:
    'Most expected first. A single site has too few accidents for a verdict: an interval that leaves 1 out is no proof for that site, and among many sites some do by chance.',
  sitesDrawn: 'Drawn: {{drawn}} of {{sites}} sites; the table has all.',
  expectedOf: 'expected {{expected}}',
  siteTable: 'Treated sites, most expected first',
  migration: 'Did accidents move near by?',
  migrationMeaning:
    'Sites beside the treated ones are no references, since what is done at a junction may be felt there. Their change, divided by that of the reference sites, with exact limits for four counts (Cornfield). Changes of the sites by themselves are not in the interval.',
  where: 'Where',
  besideSites_one: '{{formatted}} site beside the treated ones',
  besideSites_other: '{{formatted}} sites beside the treated ones',
  migrationRatio: 'Ratio of the two changes ({{level}} interval)',
};
