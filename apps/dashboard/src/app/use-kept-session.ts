import { useApolloClient } from '@apollo/client/react';
import { useEffect } from 'react';
import { ANY_ORGANISATION } from '../graphql/client.ts';
import { useSession } from '../graphql/session.tsx';
import { VIEWER, type Viewer } from '../graphql/viewer.ts';

/**
 * Looks again who is signed in whenever the page comes back into view: in another window somebody may have signed out, switched, or signed
 * in as another person, and a cookie is shared by all windows.
 */
export function useKeptSession(viewer: Viewer): void {
  const client = useApolloClient();
  const { begin, interrupt } = useSession();
  const { personId, organisationId } = viewer;
  useEffect(() => {
    const look = async (): Promise<void> => {
      if (document.visibilityState !== 'visible') return;
      const { data } = await client.query({ query: VIEWER, fetchPolicy: 'no-cache', context: ANY_ORGANISATION });
      const now = data?.viewer ?? null;
      if (now === null) interrupt({ kind: 'ended' });
      else if (now.personId !== personId) begin(now);
      else if (now.organisationId !== organisationId) interrupt({ kind: 'switched' });
      else client.writeQuery({ query: VIEWER, data: { viewer: now } });
    };
    // Where the server does not answer, the next question of a page will say so.
    const onVisible = (): void => void look().catch(() => undefined);
    document.addEventListener('visibilitychange', onVisible);
    window.addEventListener('focus', onVisible);
    return () => {
      document.removeEventListener('visibilitychange', onVisible);
      window.removeEventListener('focus', onVisible);
    };
  }, [client, begin, interrupt, personId, organisationId]);
}
