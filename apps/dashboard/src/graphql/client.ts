import { ApolloClient, ApolloLink, HttpLink, InMemoryCache, type TypePolicies } from '@apollo/client';
import { ErrorLink } from '@apollo/client/link/error';
import { Kind, OperationTypeNode, type OperationDefinitionNode } from 'graphql';
import { interruptionOf, type Interruption } from './interruption.ts';
import { VIEWER } from './viewer.ts';

/** Which organisation the page believes to act for: a session that has switched meanwhile, in another window, refuses the request. */
export const ACTING_HEADER = 'X-Elektron-Acting';
/** Whose records are meant, where they are another organisation's that has opened them. */
export const RECORDS_OF_HEADER = 'X-Elektron-Records-Of';

/** Context of a request that is right for whichever organisation the session acts for. */
export const ANY_ORGANISATION = { anyOrganisation: true };

/** What another organisation's records answer; anything else is always asked of the own organisation. */
const SHARED_FIELDS: readonly string[] = [
  'accident',
  'accidentFacets',
  'accidents',
  'dataVersions',
  'evaluationRun',
  'evaluationRuns',
  'interventions',
  'mapContext',
];

export interface ClientOptions {
  /** Whose records are looked at, where they are not the acting organisation's own. */
  readonly recordsOf: string | null;
  readonly onInterruption: (interruption: Interruption) => void;
  /** Takes the place of the network in tests. */
  readonly network?: ApolloLink;
}

const TYPE_POLICIES: TypePolicies = {
  // Tables of two formats may have one id: they are part of their format.
  ImportTable: { keyFields: false },
  // Alternatives are numbered within their appraisal, and each has the same figures.
  AppraisedAlternative: { keyFields: false },
  AppraisalLeftOut: { keyFields: false },
  EconomicFigure: { keyFields: false },
  // All versions of a set have its id.
  UnitValueSet: { keyFields: ['id', 'version'] },
};

/**
 * A client for one session in one organisation, looking at the records of one: whenever one of the three changes there is a new client, so
 * nothing of the former can be shown any more, not even an answer that is still under way.
 */
export function createClient({ recordsOf, onInterruption, network }: ClientOptions): ApolloClient {
  return new ApolloClient({
    link: ApolloLink.from([watchInterruptions(onInterruption), sayWhoActs(recordsOf), network ?? new HttpLink({ uri: '/graphql' })]),
    cache: new InMemoryCache({ typePolicies: TYPE_POLICIES }),
  });
}

/** What ends or holds up a whole page is handled once, here; the question that met it fails all the same, in its place. */
function watchInterruptions(onInterruption: ClientOptions['onInterruption']): ApolloLink {
  return new ErrorLink(({ error }) => {
    const interruption = interruptionOf(error);
    if (interruption !== null) onInterruption(interruption);
  });
}

function sayWhoActs(recordsOf: string | null): ApolloLink {
  return new ApolloLink((operation, forward) => {
    const { anyOrganisation, headers } = operation.getContext() as { anyOrganisation?: boolean; headers?: Record<string, string> };
    const acting = anyOrganisation === true ? null : believedOrganisation(operation.client);
    operation.setContext({
      headers: {
        ...headers,
        ...(acting === null ? {} : { [ACTING_HEADER]: acting }),
        ...(recordsOf !== null && asksOfShared(operation) ? { [RECORDS_OF_HEADER]: recordsOf } : {}),
      },
    });
    return forward(operation);
  });
}

/** The organisation that stands at the top of the page. */
export function believedOrganisation(client: ApolloClient): string | null {
  return client.readQuery({ query: VIEWER })?.viewer?.organisationId ?? null;
}

function asksOfShared({ query }: ApolloLink.Operation): boolean {
  const definition = query.definitions.find((each): each is OperationDefinitionNode => each.kind === Kind.OPERATION_DEFINITION);
  if (definition?.operation !== OperationTypeNode.QUERY) return false;
  return definition.selectionSet.selections.every((each) => each.kind === Kind.FIELD && SHARED_FIELDS.includes(each.name.value));
}
