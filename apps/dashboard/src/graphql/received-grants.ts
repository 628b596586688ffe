import { skipToken, useQuery } from '@apollo/client/react';
import { SHARING_KINDS, type SharingKind } from '@elektron/domain';
import { graphql } from './generated/gql.ts';
import type { ReceivedGrantsQuery } from './generated/graphql.ts';
import { useSession } from './session.tsx';
import { mayDo, useViewer } from './viewer.ts';

export const RECEIVED_GRANTS = graphql(`
  query ReceivedGrants {
    receivedGrants {
      id
      owner {
        id
        slug
        kind
        name {
          el
          en
        }
      }
      kind
      municipalities {
        id
        name {
          el
          en
        }
      }
      validUntil
      purpose
      attribution {
        el
        en
      }
      speedUnit
      standing
    }
  }
`);

export type ReceivedGrant = ReceivedGrantsQuery['receivedGrants'][number];

/** What others have opened to the acting organisation; asked for by whoever may read records at all. */
export function useReceivedGrants() {
  const viewer = useViewer();
  return useQuery(RECEIVED_GRANTS, mayDo(viewer, 'records.read') ? { fetchPolicy: 'cache-first' } : skipToken);
}

/** What the organisation whose records are looked at has opened; nothing where they are the own ones. */
export function useGrantsInUse(): readonly ReceivedGrant[] {
  const { recordsOf } = useSession();
  const grants = useReceivedGrants().data?.receivedGrants ?? [];
  return recordsOf === null ? [] : grants.filter(({ owner }) => owner.id === recordsOf);
}

/** The organisation whose records are looked at; `null` where they are the own ones, or where it has opened nothing. */
export function useOwner(): ReceivedGrant['owner'] | null {
  return useGrantsInUse()[0]?.owner ?? null;
}

/** Whether something can be asked for: always of the own records, of others' what they have opened. */
export function useIsOpen(kind: SharingKind): boolean {
  const { recordsOf } = useSession();
  return useGrantsInUse().some((grant) => grant.kind === kind) || recordsOf === null;
}

/** The page that shows what a grant opens. */
const PAGES: Readonly<Record<SharingKind, string>> = {
  records: '/app',
  aggregates: '/app/tables',
  evaluations: '/app/evaluations',
  'site-counts': '/app/hotspots',
};

/** Whether there is something of the owner to look at: numbers of sites are used in the own rankings. */
export function isToLookAt({ kind }: Pick<ReceivedGrant, 'kind'>): boolean {
  return kind !== 'site-counts';
}

/** Organisations that have opened sites of theirs, each once; nothing until that is known. */
export function useSiteOwners(): readonly ReceivedGrant['owner'][] | null {
  const { data } = useReceivedGrants();
  if (data === undefined) return null;
  const owners = data.receivedGrants.filter((grant) => !isToLookAt(grant)).map(({ owner }) => [owner.id, owner] as const);
  return [...new Map(owners).values()];
}

export function pageOfGrant(kind: string): string {
  const known = SHARING_KINDS.find((each) => each === kind);
  return known === undefined ? '/app' : PAGES[known];
}
