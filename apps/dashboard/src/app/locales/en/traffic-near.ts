/** Traffic of the treated places, from count sites. */
export const trafficNear = {
  title: 'Traffic before and after',
  distance: 'Count sites within (m)',
  distanceHelp: 'Of the nearest place of the intervention. Only those with whole years before and after count.',
  distanceWrong: 'More than 0, at most {{farthest}}.',
  take: 'Take the traffic from count sites',
  taken: 'Taken from the count sites below. Change a number and it counts as typed.',
  stations: 'Count sites near the places',
  site: 'Count site',
  metres: 'Metres',
  used: 'Used',
  notUsed: 'no',
  noYear: 'no whole year',
  period: '{{vehicles}} a day ({{years}}; counted: {{counted}})',
  change: 'Vehicles a day: {{before}} before (error {{errorBefore}}), {{after}} after (error {{errorAfter}}).',
  typed: 'Typed with the question.',
};
