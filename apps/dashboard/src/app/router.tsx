import { createBrowserRouter, redirect, type RouteObject } from 'react-router';
import { NotFound, PageFailure } from './failures.tsx';
import { Workspace } from './workspace.tsx';

/** One route per task, each loaded when it is opened first. */
export function createRouter() {
  const routes: RouteObject[] = [
    // The public site will live here; until then the workspace is the only page.
    { path: '/', loader: ({ request }) => redirect(`/app${new URL(request.url).search}`) },
    {
      path: '/app',
      element: <Workspace />,
      errorElement: <PageFailure />,
      children: [
        {
          errorElement: <PageFailure />,
          children: [
            { index: true, lazy: async () => ({ Component: (await import('../features/overview/overview-page.tsx')).OverviewPage }) },
            { path: 'hotspots', lazy: async () => ({ Component: (await import('../features/hotspots/hotspots-page.tsx')).HotspotsPage }) },
            {
              path: 'evaluations',
              lazy: async () => ({ Component: (await import('../features/evaluations/evaluations-page.tsx')).EvaluationsPage }),
            },
            { path: 'imports', lazy: async () => ({ Component: (await import('../features/imports/imports-page.tsx')).ImportsPage }) },
            { path: '*', element: <NotFound /> },
          ],
        },
      ],
    },
    { path: '*', loader: () => redirect('/app') },
  ];
  return createBrowserRouter([{ hydrateFallbackElement: <Starting />, children: routes }]);
}

/** Until the code of the first page is there: quiet ground, as everything loads from the same place in a moment. */
function Starting() {
  return <div aria-busy="true" />;
}
