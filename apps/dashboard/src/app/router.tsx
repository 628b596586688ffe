import type { Capability } from '@elektron/domain';
import type { ReactNode } from 'react';
import { createBrowserRouter, redirect, type RouteObject } from 'react-router';
import { Entrance } from './entrance.tsx';
import { NotFound, PageFailure } from './failures.tsx';
import { Home, Needs } from './needs.tsx';
import { OrganisationArea } from './organisation-area.tsx';
import { Root } from './root.tsx';
import { ORGANISATION_TABS, TASKS, type OrganisationTab, type TaskId } from './tasks.ts';
import { Workspace } from './workspace.tsx';

/** The page of a task, loaded when it is opened first, by whoever may. */
function taskRoute(id: TaskId | OrganisationTab['id'], load: () => Promise<() => ReactNode>): Pick<RouteObject, 'lazy'> {
  const any = needsOf(id);
  return {
    lazy: async () => {
      const Page = await load();
      return {
        element:
          id === 'overview' ? (
            <Home>
              <Page />
            </Home>
          ) : (
            <Needs any={any}>
              <Page />
            </Needs>
          ),
      };
    },
  };
}

function needsOf(id: TaskId | OrganisationTab['id']): readonly Capability[] {
  return [...TASKS, ...ORGANISATION_TABS].find((page) => page.id === id)?.needs ?? [];
}

/** One route per task, and the way in. */
export function createRouter() {
  const tasks: RouteObject[] = [
    { index: true, ...taskRoute('overview', async () => (await import('../features/overview/overview-page.tsx')).OverviewPage) },
    { path: 'hotspots', ...taskRoute('hotspots', async () => (await import('../features/hotspots/hotspots-page.tsx')).HotspotsPage) },
    {
      path: 'evaluations',
      ...taskRoute('evaluations', async () => (await import('../features/evaluations/evaluations-page.tsx')).EvaluationsPage),
    },
    {
      path: 'enter',
      lazy: async () => {
        const { EntryPage } = await import('../features/entry/entry-page.tsx');
        return {
          element: (
            <Needs any={['records.import']}>
              <EntryPage />
            </Needs>
          ),
        };
      },
    },
    {
      path: 'duplicates',
      lazy: async () => {
        const { DuplicatesPage } = await import('../features/duplicates/duplicates-page.tsx');
        return {
          element: (
            <Needs any={['records.import']}>
              <DuplicatesPage />
            </Needs>
          ),
        };
      },
    },
    { path: 'imports', ...taskRoute('imports', async () => (await import('../features/imports/imports-page.tsx')).ImportsPage) },
    {
      path: 'organisation',
      element: (
        <Needs any={needsOf('organisation')}>
          <OrganisationArea />
        </Needs>
      ),
      children: [
        { path: 'people', ...taskRoute('people', async () => (await import('../features/people/people-page.tsx')).PeoplePage) },
        { path: 'settings', ...taskRoute('settings', async () => (await import('../features/settings/settings-page.tsx')).SettingsPage) },
        { path: 'sharing', ...taskRoute('sharing', async () => (await import('../features/sharing/sharing-page.tsx')).SharingPage) },
        { path: 'audit', ...taskRoute('audit', async () => (await import('../features/audit/audit-page.tsx')).AuditPage) },
        {
          path: 'protection',
          ...taskRoute('protection', async () => (await import('../features/protection/protection-page.tsx')).ProtectionPage),
        },
        { path: '*', element: <NotFound /> },
      ],
    },
    { path: 'network', ...taskRoute('network', async () => (await import('../features/network/network-page.tsx')).NetworkPage) },
    {
      path: 'tables',
      lazy: async () => ({ Component: (await import('../features/shared-tables/shared-tables-page.tsx')).SharedTablesPage }),
    },
    { path: 'account', lazy: async () => ({ Component: (await import('../features/account/account-page.tsx')).AccountPage }) },
    { path: '*', element: <NotFound /> },
  ];
  const entrances: RouteObject[] = [
    { path: 'sign-in', lazy: async () => ({ Component: (await import('../features/sign-in/sign-in-page.tsx')).SignInPage }) },
    { path: 'link', lazy: async () => ({ Component: (await import('../features/link/link-page.tsx')).LinkPage }) },
  ];
  const routes: RouteObject[] = [
    // The public site will live here; until then the workspace is the only page.
    { path: '/', loader: ({ request }) => redirect(`/app${new URL(request.url).search}`) },
    {
      path: '/app',
      element: <Root />,
      errorElement: <PageFailure />,
      children: [
        { element: <Entrance />, children: [{ errorElement: <PageFailure />, children: entrances }] },
        { element: <Workspace />, children: [{ errorElement: <PageFailure />, children: tasks }] },
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
