import type { ApolloClient } from '@apollo/client';

/** What depends on the records: forgotten when an import is committed or undone, and asked for again where it is shown. */
const DEPENDENT_FIELDS = ['accidentFacets', 'accidents', 'accident', 'mapContext', 'dataVersions', 'importBatches'];

export function forgetRecords(client: ApolloClient): void {
  for (const fieldName of DEPENDENT_FIELDS) client.cache.evict({ id: 'ROOT_QUERY', fieldName });
  client.cache.gc();
}
