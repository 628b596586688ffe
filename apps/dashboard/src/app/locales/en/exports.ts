/** What is taken away as a file. */
export const exports = {
  button: 'Export',
  count_one: '{{formatted}} accident, on the map or not',
  count_other: '{{formatted}} accidents, on the map or not',
  filter: 'Filter: {{filter}}',
  fetching: 'Making the {{kind}} file…',
  cancel: 'Cancel',
  saved: '{{name}} was downloaded.',
  failed: 'Nothing was exported',
  brokenOff: 'The download broke off before the file was complete. Check the connection and try again.',
  areas: 'Column of areas',
  noAreas: 'None',
  notOpened: 'These records were opened to be read here, not to be exported.',
};
