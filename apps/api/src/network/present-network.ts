import type { NetworkTotals } from '@elektron/columns';

import type { Organisation } from '../common/organisation.ts';
import type { OrganisationEntryObject } from '../identity/organisations/organisation.object.ts';
import { AGGREGATES_NOTE, NETWORK_METHOD } from './network-texts.ts';
import type { NetworkTotalsObject, SharedAggregatesObject } from './network.objects.ts';
import type { SharedAggregates } from './shared-aggregates.service.ts';

/** Who it is, and nothing else. */
export function presentHolder({ organisationId, slug, kind, name }: Organisation): OrganisationEntryObject {
  return { id: organisationId, slug, kind, name };
}

export function presentTotals(totals: NetworkTotals): NetworkTotalsObject {
  return { ...totals, method: NETWORK_METHOD };
}

export function presentAggregates({ period, tables }: SharedAggregates): SharedAggregatesObject {
  return {
    period,
    tables: tables.map(({ id, title, columns, rows, counts }) => ({
      id,
      title,
      columns,
      rows: rows.map((label, row) => ({ label, counts: counts[row]! })),
    })),
    note: AGGREGATES_NOTE,
  };
}
