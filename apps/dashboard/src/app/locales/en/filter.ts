/** Which accidents are meant, on the screen and on paper. */
export const filter = {
  title: 'Filter',
  hint: 'Click a bar in a chart to filter by it.',
  every: 'All accidents',
  area: 'Area on the map',
  within: 'Area: {{places}}',
  andMore_one: 'and {{count}} more',
  andMore_other: 'and {{count}} more',
  remove: 'Remove filter: {{what}}',
  clearAll: 'Clear all',
  shown: '{{shown}} of {{all}} accidents',
  shownShort: '{{shown}} of {{all}}',
  ignored: 'Part of the address says nothing known and was left out: {{names}}.',
};

export const period = {
  button: 'Period: {{period}}',
  title: 'Period',
  all: 'All records',
  lastYears_one: 'Last year',
  lastYears_other: 'Last {{count}} years',
  from: 'First day',
  to: 'Last day',
  reversed: 'Before the first day',
  noRecordsTitle: 'No records for this period',
  noRecordsText: 'The records cover {{covered}}. What happened outside of that is not known here; it is not zero.',
  showAll: 'Show all records',
  partly: 'The records cover only {{covered}}. The rest of the chosen period is not free of accidents: it is not recorded here.',
  apply: 'Show this period',
};

export const print = {
  printed: 'Printed {{when}}',
  counts: 'The charts count: {{measure}}',
  shown: 'Accidents: {{shown}} of {{all}} (data version {{version}})',
};
