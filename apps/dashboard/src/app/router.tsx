import type { Capability } from '@elektron/domain';
import type { ReactNode } from 'react';
import { createBrowserRouter, redirectDocument, type RouteObject } from 'react-router';
import { Entrance } from './entrance.tsx';
import { NotFound, PageFailure } from './failures.tsx';
import { Home, Needs } from './needs.tsx';
import { OrganisationArea } from './organisation-area.tsx';
import { Root } from './root.tsx';
import { ORGANISATION_TABS, TASKS, type OrganisationTab, type TaskId } from './tasks.ts';
import { isLoadedHere, SURVEY_PATH } from './survey-path.ts';
import { Workspace } from './workspace.tsx';

type Load = () => Promise<() => ReactNode>;

/** A page, loaded when it is opened first, by whoever may do any of what is named. */
function pageRoute(any: readonly Capability[], load: Load): Pick<RouteObject, 'lazy'> {
  return {
    lazy: async () => {
      const Page = await load();
      return {
        element: (
          <Needs any={any}>
            <Page />
          </Needs>
        ),
      };
    },
  };
}

/** The page of a task. */
function taskRoute(id: TaskId | OrganisationTab['id'], load: Load): Pick<RouteObject, 'lazy'> {
  return pageRoute(needsOf(id), load);
}

/** The page that everybody is led to, whatever they may. */
function homeRoute(load: Load): Pick<RouteObject, 'lazy'> {
  return {
    lazy: async () => {
      const Page = await load();
      return {
        element: (
          <Home>
            <Page />
          </Home>
        ),
      };
    },
  };
}

function needsOf(id: TaskId | OrganisationTab['id']): readonly Capability[] {
  return [...TASKS, ...ORGANISATION_TABS].find((page) => page.id === id)?.needs ?? [];
}

/** What leads to the public and what comes from it: drafts of releases, and reports of citizens. */
function publicationRoutes(): RouteObject[] {
  return [
    {
      path: 'reports',
      ...taskRoute('reports', async () => (await import('../features/citizen-reports/reports-page.tsx')).ReportsPage),
    },
    {
      path: 'publication',
      ...taskRoute('publication', async () => (await import('../features/publication/publication-page.tsx')).PublicationPage),
    },
    {
      path: 'publication/new',
      ...pageRoute(['releases.publish'], async () => (await import('../features/publication/new-release-page.tsx')).NewReleasePage),
    },
    {
      path: 'publication/:id',
      ...taskRoute('publication', async () => (await import('../features/publication/release-page.tsx')).ReleasePage),
    },
  ];
}

/** One route per task, and the way in. */
export function createRouter() {
  const tasks: RouteObject[] = [
    { index: true, ...homeRoute(async () => (await import('../features/overview/overview-page.tsx')).OverviewPage) },
    { path: 'hotspots', ...taskRoute('hotspots', async () => (await import('../features/hotspots/hotspots-page.tsx')).HotspotsPage) },
    {
      path: 'hotspots/assessment',
      ...taskRoute('hotspots', async () => (await import('../features/network-assessment/assessment-page.tsx')).AssessmentPage),
    },
    {
      path: 'black-spots',
      ...taskRoute('blackSpots', async () => (await import('../features/black-spots/black-spots-page.tsx')).BlackSpotsPage),
    },
    {
      path: 'black-spots/new',
      ...pageRoute(['analyses.run'], async () => (await import('../features/black-spots/new-case-page.tsx')).NewCasePage),
    },
    { path: 'black-spots/:id', ...taskRoute('blackSpots', async () => (await import('../features/black-spots/case-page.tsx')).CasePage) },
    {
      path: 'evaluations',
      ...taskRoute('evaluations', async () => (await import('../features/evaluations/evaluations-page.tsx')).EvaluationsPage),
    },
    { path: 'evidence', ...taskRoute('evidence', async () => (await import('../features/evidence/evidence-page.tsx')).EvidencePage) },
    {
      path: 'appraisals',
      ...taskRoute('appraisals', async () => (await import('../features/appraisals/appraisals-page.tsx')).AppraisalsPage),
    },
    {
      path: 'appraisals/new',
      ...pageRoute(['analyses.run'], async () => (await import('../features/appraisals/appraisal-form.tsx')).AppraisalForm),
    },
    {
      path: 'appraisals/:id',
      ...taskRoute('appraisals', async () => (await import('../features/appraisals/appraisal-result.tsx')).AppraisalResult),
    },
    ...publicationRoutes(),
    { path: 'roads', ...taskRoute('roads', async () => (await import('../features/roads/roads-page.tsx')).RoadsPage) },
    {
      path: 'accessibility',
      ...taskRoute('accessibility', async () => (await import('../features/accessibility/accessibility-page.tsx')).AccessibilityPage),
    },
    {
      path: 'accessibility/priorities',
      ...taskRoute('accessibility', async () => (await import('../features/accessibility/priorities/priorities-page.tsx')).PrioritiesPage),
    },
    {
      path: 'enter',
      ...pageRoute(['records.import'], async () => (await import('../features/entry/entry-page.tsx')).EntryPage),
    },
    {
      path: 'duplicates',
      ...pageRoute(['records.import'], async () => (await import('../features/duplicates/duplicates-page.tsx')).DuplicatesPage),
    },
    {
      path: 'areas',
      ...pageRoute(['records.import'], async () => (await import('../features/areas/areas-page.tsx')).AreasPage),
    },
    {
      path: 'site-tables',
      ...pageRoute(['records.import'], async () => (await import('../features/site-tables/site-tables-page.tsx')).SiteTablesPage),
    },
    {
      path: 'places',
      ...pageRoute(['records.import'], async () => (await import('../features/places/places-page.tsx')).PlacesPage),
    },
    { path: 'traffic', ...taskRoute('traffic', async () => (await import('../features/traffic/traffic-page.tsx')).TrafficPage) },
    { path: 'imports', ...taskRoute('imports', async () => (await import('../features/imports/imports-page.tsx')).ImportsPage) },
    { path: 'months', ...taskRoute('months', async () => (await import('../features/months/months-page.tsx')).MonthsPage) },
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
  // Only a document of this address may ask where the phone is (security-headers.ts): whoever comes from another page loads it anew.
  const survey: RouteObject = {
    path: SURVEY_PATH.slice('/app/'.length),
    loader: ({ request }) => (isLoadedHere() ? null : redirectDocument(new URL(request.url).pathname + new URL(request.url).search)),
    lazy: async () => ({ Component: (await import('./survey-frame.tsx')).SurveyFrame }),
  };
  const routes: RouteObject[] = [
    {
      path: '/app',
      element: <Root />,
      errorElement: <PageFailure />,
      children: [
        { element: <Entrance />, children: [{ errorElement: <PageFailure />, children: entrances }] },
        { errorElement: <PageFailure />, children: [survey] },
        { element: <Workspace />, children: [{ errorElement: <PageFailure />, children: tasks }] },
      ],
    },
    // The public site is a page of its own.
    { path: '*', loader: () => redirectDocument('/') },
  ];
  return createBrowserRouter([{ hydrateFallbackElement: <Starting />, children: routes }]);
}

/** Until the code of the first page is there: quiet ground, as everything loads from the same place in a moment. */
function Starting() {
  return <div aria-busy="true" />;
}
