import { useQuery } from '@apollo/client/react';
import { useEffect, useRef, useState } from 'react';
import type { UnplacedAccidentsQuery } from '../../graphql/generated/graphql.ts';
import { START } from './place-walk.ts';
import { UNPLACED_ACCIDENTS } from './places-queries.ts';
import { usePlaceDecisions } from './use-place-decisions.ts';

/** So many accidents before the last one that is at hand, more are asked for: the next is there at once. */
const AHEAD = 4;

/** The accidents without a place, one after the other, and what has been decided since the page was opened. */
export function usePlaceQueue(onDecided: () => void) {
  const result = useQuery(UNPLACED_ACCIDENTS, { variables: { after: null }, fetchPolicy: 'network-only', nextFetchPolicy: 'cache-first' });
  const [walk, setWalk] = useState(START);
  const decisions = usePlaceDecisions(walk, setWalk, onDecided);
  useMore(result, walk.index);
  const connection = result.data?.unplacedAccidents;
  return {
    result,
    item: connection?.edges[walk.index]?.node ?? null,
    number: walk.index + 1,
    total: connection?.totalCount ?? 0,
    /** An import has come in between: what was found is out of date. */
    isOvertaken: connection?.searching === true,
    said: walk.said,
    mayUndo: walk.decisions.length > 0,
    ...decisions,
    restart: (): void => {
      setWalk(START);
      void result.refetch().catch(() => undefined);
    },
  };
}

/** Asks for the next accidents before they are needed. */
function useMore({ data, fetchMore }: Pick<useQuery.Result<UnplacedAccidentsQuery>, 'data' | 'fetchMore'>, index: number): void {
  const asked = useRef<string | null>(null);
  const { edges = [], pageInfo } = (data as UnplacedAccidentsQuery | undefined)?.unplacedAccidents ?? {};
  const after = pageInfo?.hasNextPage === true ? (pageInfo.endCursor ?? null) : null;
  const isNear = index + AHEAD >= edges.length;
  useEffect(() => {
    if (after === null || !isNear || asked.current === after) return;
    asked.current = after;
    void fetchMore({
      variables: { after },
      updateQuery: (before, { fetchMoreResult: { unplacedAccidents: next } }) => ({
        unplacedAccidents: {
          ...next,
          totalCount: before.unplacedAccidents.totalCount,
          edges: [...before.unplacedAccidents.edges, ...next.edges],
        },
      }),
    }).catch(() => {
      asked.current = null;
    });
  }, [after, isNear, fetchMore]);
}
