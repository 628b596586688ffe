import { ApolloClient, HttpLink, InMemoryCache } from '@apollo/client';

/** One client for the page. Answers are values of one data version; they are forgotten when an import changes the data. */
export function createClient(): ApolloClient {
  return new ApolloClient({
    link: new HttpLink({ uri: '/graphql' }),
    cache: new InMemoryCache(),
  });
}
