import type { ApolloClient } from '@apollo/client';

const OF_STREETS = ['accessibilityFeatures', 'accessibilityInventory', 'roadNetwork', 'traffic'];
const OF_MONTHS = ['monthBoard', 'lateMonths', 'monthlyBulletin', 'signedMonthChanges', 'reconciledTotals'];

/** What depends on the records: forgotten when an import is committed or undone, and asked for again where it is shown. */
const DEPENDENT_FIELDS = [
  'accidentFacets',
  'accidents',
  'accident',
  'mapContext',
  'dataVersions',
  'importBatches',
  ...OF_MONTHS,
  ...OF_STREETS,
];

export function forgetRecords(client: ApolloClient): void {
  for (const fieldName of DEPENDENT_FIELDS) client.cache.evict({ id: 'ROOT_QUERY', fieldName });
  client.cache.gc();
}
