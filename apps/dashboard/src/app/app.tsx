import { cssVariables, theme } from '@elektron/ui';
import { MantineProvider } from '@mantine/core';
import { NuqsAdapter } from 'nuqs/adapters/react-router/v8';
import { useState } from 'react';
import { RouterProvider } from 'react-router/dom';
import { createRouter } from './router.tsx';

/** The whole page: look and routes. Data belong to a session, which begins and ends below (root.tsx). */
export function App() {
  const [router] = useState(createRouter);
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      <NuqsAdapter>
        <RouterProvider router={router} />
      </NuqsAdapter>
    </MantineProvider>
  );
}
