import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { Problem } from '@elektron/domain';
import { toGraphQLError } from './problem-filter.ts';
import { limitQuery, QUERY_LIMITS } from './query-limit.ts';
import { queryPolicy } from './query-policy.ts';
import { REFUSE_UNUSABLE } from './refuse-unusable.ts';

/** Our largest query has some two hundred, the introspection of tools four hundred. Checking one with two thousand takes up to 80 ms. */
const MAX_QUERY_TOKENS = 2_000;

const INTERNAL_CODE = 'INTERNAL_SERVER_ERROR';

/**
 * Code first; the API explorer that Nest brings loads itself from elsewhere, so there is none.
 * @param introspection whether the schema, and what a misspelt name could have meant, is told to whoever asks
 */
export function graphqlOptions(introspection: boolean): ApolloDriverConfig {
  return {
    driver: ApolloDriver,
    path: '/graphql',
    autoSchemaFile: true,
    sortSchema: true,
    // It asks the whole schema about itself to see whether it is valid, as Apollo does once more, by looking.
    buildSchemaOptions: { skipCheck: true },
    graphiql: false,
    // Who may ask is looked at when it is known who asks: queryPolicy.
    introspection: true,
    // Forms of other sites send neither JSON nor these headers.
    csrfPrevention: true,
    // A list of operations in one request would pass every limit that counts requests.
    allowBatchedHttpRequests: false,
    // Nobody uses them, and anybody could fill the memory that keeps them.
    persistedQueries: false,
    includeStacktraceInErrorResponses: false,
    // Of all that fails while a query runs, only what concerns the request as a whole has a status of its own: problem-filter.ts.
    preserveHttpStatusForExecutionErrors: false,
    // Names of fields that exist are no answer to a guess.
    hideSchemaDetailsFromClientErrors: !introspection,
    // Otherwise a Problem below the first level, such as a cursor of a list inside an import, reads as a failure of ours.
    fieldResolverEnhancers: ['filters', 'guards'],
    plugins: [REFUSE_UNUSABLE, queryPolicy({ introspection })],
    validationRules: [limitQuery(QUERY_LIMITS)],
    parseOptions: { maxLexicalTokens: MAX_QUERY_TOKENS },
    formatError,
  };
}

/** What did not pass through the filter (a scalar that cannot be written, an error of the driver) must not tell internals either. */
function formatError(formatted: GraphQLFormattedError): GraphQLFormattedError {
  if (formatted.extensions?.['code'] !== INTERNAL_CODE) return formatted;
  const { message, extensions } = toGraphQLError(new Problem('INTERNAL'));
  return new GraphQLError(message, { extensions }).toJSON();
}
