import type { ApolloClient, ApolloLink } from '@apollo/client';
import { ApolloProvider } from '@apollo/client/react';
import type { Capability } from '@elektron/domain';
import { createContext, Fragment, useCallback, useContext, useMemo, useState, type ReactNode } from 'react';
import { createClient } from './client.ts';
import type { Interruption } from './interruption.ts';
import { mayDo, useViewer, VIEWER, type Viewer } from './viewer.ts';

export interface Session {
  /** The organisation whose records are looked at; `null` for the own ones. */
  readonly recordsOf: string | null;
  /** What holds up the page as a whole. */
  readonly interruption: Interruption | null;
  readonly interrupt: (interruption: Interruption) => void;
  readonly resume: () => void;
  /** After a sign-in, a sign-out or a switch: every page starts anew, and nothing that was known before is. */
  readonly begin: (viewer: Viewer | null) => void;
}

const NO_SESSION: Session = {
  recordsOf: null,
  interruption: null,
  interrupt: () => undefined,
  resume: () => undefined,
  begin: () => undefined,
};

const SessionContext = createContext(NO_SESSION);

export function useSession(): Session {
  return useContext(SessionContext);
}

/** What whoever looks at another organisation's records may do with them, as far as their role goes. */
const WITH_SHARED_RECORDS: readonly Capability[] = ['records.read', 'records.personal'];

/** THE question before anything is shown or asked for that not everybody may see. The server asks it again. */
export function useMay(capability: Capability): boolean {
  const viewer = useViewer();
  const { recordsOf } = useSession();
  return mayDo(viewer, capability) && (recordsOf === null || WITH_SHARED_RECORDS.includes(capability));
}

interface Scope {
  readonly generation: number;
  readonly recordsOf: string | null;
  readonly client: ApolloClient;
  readonly interruption: Interruption | null;
}

export interface SessionProviderProps {
  readonly recordsOf: string | null;
  /** Takes the place of the network in tests. */
  readonly network?: ApolloLink;
  readonly children: ReactNode;
}

/** One client per session, organisation and owner of the records; see client.ts for why. */
export function SessionProvider({ recordsOf, network, children }: SessionProviderProps) {
  const [scope, setScope] = useState<Scope>(() => open({ generation: 0, recordsOf, viewer: undefined }));
  function open(next: Pick<Scope, 'generation' | 'recordsOf'> & { readonly viewer: Viewer | null | undefined }): Scope {
    const { generation, viewer } = next;
    const onInterruption = (interruption: Interruption): void => {
      if (interruption.kind === 'rights-changed') void askAgain(client);
      // A late answer to a page that is gone concerns nobody.
      else setScope((now) => (now.generation === generation ? { ...now, interruption: heavier(now.interruption, interruption) } : now));
    };
    const client = createClient({ recordsOf: next.recordsOf, onInterruption, ...(network === undefined ? {} : { network }) });
    if (viewer !== undefined) client.writeQuery({ query: VIEWER, data: { viewer } });
    return { generation, recordsOf: next.recordsOf, client, interruption: null };
  }
  if (scope.recordsOf !== recordsOf) {
    setScope(open({ generation: scope.generation + 1, recordsOf, viewer: scope.client.readQuery({ query: VIEWER })?.viewer }));
  }
  const begin = useCallback(
    (viewer: Viewer | null) => setScope((former) => open({ generation: former.generation + 1, recordsOf: former.recordsOf, viewer })),
    // `open` makes everything it uses from its arguments.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [],
  );
  const { client } = scope;
  const interrupt = useCallback(
    (interruption: Interruption) => {
      if (interruption.kind === 'rights-changed') void askAgain(client);
      else setScope((now) => ({ ...now, interruption: heavier(now.interruption, interruption) }));
    },
    [client],
  );
  const resume = useCallback(() => setScope((now) => ({ ...now, interruption: null })), []);
  const session = useMemo<Session>(
    () => ({ recordsOf: scope.recordsOf, interruption: scope.interruption, begin, interrupt, resume }),
    [scope.recordsOf, scope.interruption, begin, interrupt, resume],
  );
  return (
    <SessionContext value={session}>
      <ApolloProvider client={client}>
        <Fragment key={scope.generation}>{children}</Fragment>
      </ApolloProvider>
    </SessionContext>
  );
}

/** What is there already stays, unless something worse comes: a session that has ended matters more than a wait. */
function heavier(former: Interruption | null, next: Interruption): Interruption {
  const weight: Readonly<Record<Interruption['kind'], number>> = { 'rights-changed': 0, 'rate-limited': 1, switched: 2, ended: 3 };
  return former === null || weight[next.kind] >= weight[former.kind] ? next : former;
}

/** Menus and buttons follow what the person may do now; a failure here is that of the question which led to it. */
async function askAgain(client: ApolloClient): Promise<void> {
  await client.query({ query: VIEWER, fetchPolicy: 'network-only' }).catch(() => undefined);
}
