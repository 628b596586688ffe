import { ApolloProvider } from '@apollo/client/react';
import { cssVariables, theme } from '@elektron/ui';
import { MantineProvider } from '@mantine/core';
import { NuqsAdapter } from 'nuqs/adapters/react-router/v8';
import { useState } from 'react';
import { RouterProvider } from 'react-router/dom';
import { createClient } from '../graphql/client.ts';
import { createRouter } from './router.tsx';

/** The whole page: data, look and routes. */
export function App() {
  const [client] = useState(createClient);
  const [router] = useState(createRouter);
  return (
    <ApolloProvider client={client}>
      <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
        <NuqsAdapter>
          <RouterProvider router={router} />
        </NuqsAdapter>
      </MantineProvider>
    </ApolloProvider>
  );
}
