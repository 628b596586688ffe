/** What was done, where the map shows accidents. */
export const interventionsHere = {
  mark: 'Intervention',
  title: 'Interventions here',
  result: 'result',
  resultOf: 'Result of: {{name}}',
};
