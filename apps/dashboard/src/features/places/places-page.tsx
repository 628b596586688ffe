import { useApolloClient, useQuery } from '@apollo/client/react';
import { Page, QueryState, Section, useLanguage } from '@elektron/ui';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { forgetRecords } from '../../graphql/forget-records.ts';
import { mapStatus, toStatus } from '../../graphql/query-status.ts';
import { PlaceQueue } from './place-queue.tsx';
import { PlacesAccountPanel } from './places-account.tsx';
import { PLACES_ACCOUNT } from './places-queries.ts';
import { SearchState } from './search-state.tsx';

/** How often is asked how far the search has come. */
const POLL_MILLISECONDS = 1_500;

/** Accidents without a place: what was found for them together, and one by one. */
export function PlacesPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { account, searching, refetch } = useAccount();
  /** A queue that was overtaken by a decision about many begins anew. */
  const [round, setRound] = useState(0);
  const noteChange = useRecordsForgottenAtTheEnd();
  const refresh = (): void => {
    noteChange();
    refetch();
  };
  return (
    <Page title={t('places.title')} lead={t('places.lead')}>
      <QueryState status={mapStatus(toStatus(account, language), (data) => data.placesAccount)} placeholder={t('places.searching')}>
        {(told) =>
          told.searching == null ? (
            <PlacesAccountPanel
              account={told}
              onChanged={() => {
                refresh();
                setRound(round + 1);
              }}
            />
          ) : (
            <SearchState searching={told.searching} />
          )
        }
      </QueryState>
      {searching === null && (
        <Section title={t('places.queue')}>
          <PlaceQueue key={round} onDecided={refresh} onOvertaken={refetch} />
        </Section>
      )}
    </Page>
  );
}

/** The account, asked for again and again as long as places are being looked for; `searching` is not known before it has come. */
function useAccount() {
  const account = useQuery(PLACES_ACCOUNT, { fetchPolicy: 'network-only', nextFetchPolicy: 'cache-first' });
  const { data, refetch: ask, startPolling, stopPolling } = account;
  const searching = data === undefined ? undefined : (data.placesAccount.searching ?? null);
  const isSearching = searching != null;
  useEffect(() => {
    if (!isSearching) return undefined;
    startPolling(POLL_MILLISECONDS);
    return stopPolling;
  }, [isSearching, startPolling, stopPolling]);
  const refetch = useCallback((): void => void ask().catch(() => undefined), [ask]);
  return { account, searching, refetch };
}

/** Other pages ask for the records anew when something was decided here; this one does so itself, and its map stays. */
function useRecordsForgottenAtTheEnd(): () => void {
  const client = useApolloClient();
  const hasChanged = useRef(false);
  useEffect(
    () => () => {
      if (hasChanged.current) forgetRecords(client);
    },
    [client],
  );
  return () => {
    hasChanged.current = true;
  };
}
