/** What was done, where the map shows accidents. */
export const interventionsHere = {
  mark: 'Intervention',
  title_one: '{{formatted}} intervention here',
  title_other: '{{formatted}} interventions here',
  result: 'result',
  resultOf: 'Result of: {{name}}',
};
