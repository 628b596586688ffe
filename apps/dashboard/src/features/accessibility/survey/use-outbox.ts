import type { ApolloClient } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';
import { useLanguage } from '@elektron/ui';
import { useEffect, useMemo, useState } from 'react';
import { ANY_ORGANISATION } from '../../../graphql/client.ts';
import type { StreetEntryInput } from '../../../graphql/generated/graphql.ts';
import { problemOf } from '../../../graphql/problem-of.ts';
import { VIEWER } from '../../../graphql/viewer.ts';
import { oneAtATime, sendWaiting, type Settled } from './send-waiting.ts';
import type { KeptEntry, Owner, StreetStore } from './street-store.ts';
import { RECORD_STREET_SURVEY } from './survey-queries.ts';

/** Between two attempts while the page is open. */
const PATIENCE_MILLISECONDS = 60_000;

export interface Outbox {
  readonly entries: readonly KeptEntry[];
  readonly sending: boolean;
  /** The last attempt did not reach the server, or the server could not take it. */
  readonly failed: { readonly message: string | null } | null;
  readonly send: () => void;
}

/**
 * What is kept on the phone, and its way to the server: tried again whenever there is a connection, after a sign-in, and once a minute.
 */
export function useOutbox(store: StreetStore, owner: Owner, isSignedIn: boolean): Outbox {
  const entries = useEntries(store);
  const { sending, failed, send } = useSending(store, owner);
  const isWaiting = entries.some(({ status }) => status === 'waiting');
  useEffect(() => {
    if (!isWaiting) return;
    send();
    const timer = setInterval(send, PATIENCE_MILLISECONDS);
    const onVisible = (): void => {
      if (document.visibilityState === 'visible') send();
    };
    window.addEventListener('online', send);
    document.addEventListener('visibilitychange', onVisible);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', send);
      document.removeEventListener('visibilitychange', onVisible);
    };
  }, [isWaiting, isSignedIn, send]);
  return { entries, sending, failed, send };
}

function useEntries(store: StreetStore): readonly KeptEntry[] {
  const [entries, setEntries] = useState<readonly KeptEntry[]>([]);
  useEffect(() => {
    let isHere = true;
    const load = (): void => void store.list().then((list) => isHere && setEntries(list));
    void store.removeShown(Date.now()).then(load);
    const end = store.watch(load);
    return () => {
      isHere = false;
      end();
    };
  }, [store]);
  return entries;
}

function useSending(store: StreetStore, { personId, organisationId }: Owner): Omit<Outbox, 'entries'> {
  const client = useApolloClient();
  const language = useLanguage();
  const [state, setState] = useState<{ readonly sending: boolean; readonly failed: { readonly error: unknown } | null }>(AT_REST);
  const send = useMemo(() => {
    const owner = { personId, organisationId };
    const attempt = async (): Promise<void> => {
      // Whoever is signed in now may be somebody else, or act for another organisation: they would send it in their own name.
      const { data } = await client.query({ query: VIEWER, fetchPolicy: 'network-only', context: ANY_ORGANISATION });
      const now = data?.viewer;
      if (now?.personId === personId && now.organisationId === organisationId) {
        await sendWaiting(store, owner, (entries) => post(client, entries));
      }
    };
    // What the last attempt failed of is said until another one succeeds.
    return oneAtATime(attempt, (sending, failed) => setState((former) => ({ sending, failed: sending ? former.failed : failed })));
  }, [client, store, personId, organisationId]);
  const { sending, failed } = state;
  return { sending, failed: failed === null ? null : { message: problemOf(failed.error)?.message[language] ?? null }, send };
}

const AT_REST = { sending: false, failed: null };

async function post(client: ApolloClient, entries: readonly StreetEntryInput[]): Promise<readonly Settled[]> {
  const { data } = await client.mutate({ mutation: RECORD_STREET_SURVEY, variables: { input: { entries: [...entries] } } });
  const { results, userErrors } = data?.recordStreetSurvey ?? {};
  if (results == null) throw new Error(userErrors?.[0]?.code ?? 'no answer');
  return results;
}
