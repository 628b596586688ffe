import type { JudgedItem, StreetOrder } from '@elektron/domain';

import { parseCursor, parsePageSize, toPage } from '../../common/paging.ts';
import type { StreetDeficitConnection, StreetDeficitObject } from './street-deficits.objects.ts';
import { orderStreets, type StreetDeficit } from './street-deficits.service.ts';

export interface StreetPage {
  readonly items: readonly JudgedItem[];
  readonly order: StreetOrder;
  readonly first: number | null;
  readonly after: string | null;
}

/**
 * A page of the list, which is followed by its position: it is whole only while the records stay as they are, as the versions tell.
 * @throws Problem INPUT_INVALID
 */
export function pageStreets(streets: readonly StreetDeficit[], { items, order, first, after }: StreetPage): StreetDeficitConnection {
  const size = parsePageSize(first);
  const [passed] = parseCursor(after, 'count') ?? [0];
  const meant = orderStreets(streets, order, items);
  const rows = meant.slice(passed, passed + size + 1).map((street, k) => ({ street, position: passed + k + 1 }));
  const { edges, pageInfo } = toPage(rows, size, ({ position }) => [position]);
  return { edges: edges.map(({ cursor, node }) => ({ cursor, node: presentStreet(node.street) })), pageInfo, totalCount: meant.length };
}

function presentStreet({ feature, accidentsInterval, barriers, checks, ...street }: StreetDeficit): StreetDeficitObject {
  const { id, roadName, side, longitude, latitude } = feature;
  return {
    ...street,
    ...{ id, roadName, side, longitude, latitude },
    checks,
    barriers: barriers.flatMap((judgement) =>
      judgement === null ? [] : [{ ...judgement, deciding: judgement.deciding.map((check) => checks.indexOf(check)) }],
    ),
    accidentsLower: accidentsInterval?.lower ?? null,
    accidentsUpper: accidentsInterval?.upper ?? null,
  };
}
