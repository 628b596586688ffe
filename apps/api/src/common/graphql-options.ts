import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { Problem } from '@elektron/domain';
import { toGraphQLError } from './problem-filter.ts';
import { limitQuery, QUERY_LIMITS } from './query-limit.ts';
import { REFUSE_NUL } from './refuse-nul.ts';

/** Our largest query has under a thousand. */
const MAX_QUERY_TOKENS = 5_000;

const INTERNAL_CODE = 'INTERNAL_SERVER_ERROR';

/** Code first; the API explorer that Nest brings loads itself from elsewhere, so there is none. */
export function graphqlOptions(introspection: boolean): ApolloDriverConfig {
  return {
    driver: ApolloDriver,
    path: '/graphql',
    autoSchemaFile: true,
    sortSchema: true,
    graphiql: false,
    introspection,
    csrfPrevention: true,
    includeStacktraceInErrorResponses: false,
    // Names of fields that exist are no answer to a guess.
    hideSchemaDetailsFromClientErrors: !introspection,
    // Otherwise a Problem below the first level, such as a cursor of a list inside an import, reads as a failure of ours.
    fieldResolverEnhancers: ['filters'],
    plugins: [REFUSE_NUL],
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
