/** The shares of a type of accidents at the sites of a road network. */
export const proportions = {
  type: 'Type of accidents: {{type}}.',
  tableCaption: 'Sites by the probability that their share of the type is above that of sites like them',
  probability: 'Probability of a share above the group’s',
  ofType: 'Of the type',
  of: '{{of}} of {{all}}',
  proportion: 'Share ({{level}} exact interval)',
  ofGroup: 'Share of the group',
  here: '{{difference}} here',
  unknown: 'Type not known',
  group: 'Group',
  groupsText:
    'Each site is compared with those of its group. How the shares of a group vary is a beta distribution, made from its sites with two accidents or more. Where they are not seen to differ more than by chance, no site stands out.',
  sites: 'Sites',
  modelledSites: 'With two accidents or more',
  alpha: 'α',
  beta: 'β',
  legend: 'Probability of a share above the group’s',
  legendQuiet: 'does not stand out',
};
