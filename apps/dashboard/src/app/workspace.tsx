import { useQuery } from '@apollo/client/react';
import { QueryState, useLanguage } from '@elektron/ui';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, Outlet, ScrollRestoration, useLocation } from 'react-router';
import { signInAddress } from '../features/sign-in/where-to.ts';
import { UnsavedEntries } from '../forms/unsaved-entries.tsx';
import { toStatus } from '../graphql/query-status.ts';
import { useGrantsInUse, useReceivedGrants } from '../graphql/received-grants.ts';
import { useSession } from '../graphql/session.tsx';
import { actingMembership, VIEWER, type Viewer } from '../graphql/viewer.ts';
import { ACCOUNT_PAGE } from './first-page.ts';
import { DemoBand, useDemoProgress } from './demo-band.tsx';
import { Interruptions } from './interruptions.tsx';
import { NoOrganisation, NotOpened, SecondFactorNeeded } from './not-yet.tsx';
import { OwnerBand } from './owner-band.tsx';
import { Rail } from './rail.tsx';
import { SHARED_TASKS } from './tasks.ts';
import { TopBar } from './top-bar.tsx';
import { useKeptSession } from './use-kept-session.ts';
import styles from './workspace.module.css';
import failures from './failures.module.css';

/** Whoever is signed in finds their tasks here; anybody else is led to the sign-in, and back afterwards. */
export function Workspace() {
  const language = useLanguage();
  const location = useLocation();
  const result = useQuery(VIEWER, { fetchPolicy: 'cache-and-network', nextFetchPolicy: 'cache-first' });
  const viewer = result.data?.viewer;
  if (viewer === undefined) {
    return (
      <div className={failures['page']}>
        <QueryState status={toStatus(result, language)} placeholder={<span />}>
          {() => null}
        </QueryState>
      </div>
    );
  }
  return viewer === null ? <Navigate to={signInAddress(location)} replace /> : <Frame viewer={viewer} />;
}

/** Rail, top bar and the page of a task. */
function Frame({ viewer }: { readonly viewer: Viewer }) {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const { recordsOf } = useSession();
  const main = useFocusOnNewPage();
  useKeptSession(viewer);
  const demo = useDemoProgress(viewer);
  return (
    <UnsavedEntries>
      <a className={styles['skip']} href="#main">
        {t('shell.skip')}
      </a>
      <div className={styles['workspace']}>
        <Rail viewer={viewer} />
        <div className={styles['column']}>
          <TopBar viewer={viewer} />
          {recordsOf === null ? <DemoBand viewer={viewer} progress={demo} /> : <OwnerBand />}
          <main id="main" ref={main} tabIndex={-1} className={styles['main']} data-band={recordsOf !== null || demo !== null || undefined}>
            {isOpen(viewer, pathname) ? <Page /> : <NotYet viewer={viewer} />}
          </main>
        </div>
      </div>
      <Switched viewer={viewer} />
      <Interruptions viewer={viewer} />
      <ScrollRestoration getKey={(location) => location.pathname} />
    </UnsavedEntries>
  );
}

/** The page of the address; of another organisation's records, where that has opened it. */
function Page() {
  const { pathname } = useLocation();
  const { recordsOf } = useSession();
  const { loading } = useReceivedGrants();
  const opened = useGrantsInUse().map(({ kind }) => kind);
  const path = pathname.replace(/\/$/, '');
  if (recordsOf === null || path === ACCOUNT_PAGE) return <Outlet />;
  if (SHARED_TASKS.some((task) => task.path === path && opened.includes(task.kind))) return <Outlet />;
  return loading ? null : <NotOpened />;
}

/** One's own account is open in any case: there the second factor is set up that opens the rest. */
function isOpen(viewer: Viewer, pathname: string): boolean {
  if (pathname.startsWith(ACCOUNT_PAGE)) return true;
  return !viewer.secondFactorMissing && (viewer.organisationId != null || viewer.steward);
}

function NotYet({ viewer }: { readonly viewer: Viewer }) {
  return viewer.secondFactorMissing ? <SecondFactorNeeded viewer={viewer} /> : <NoOrganisation viewer={viewer} />;
}

/** A screen reader is told of the new page as by a page load; the first page is announced by the browser itself. */
function useFocusOnNewPage() {
  const main = useRef<HTMLElement>(null);
  const { pathname, state } = useLocation() as { readonly pathname: string; readonly state: unknown };
  const former = useRef(isSwitched(state) ? null : pathname);
  useEffect(() => {
    if (former.current !== pathname) main.current?.focus({ preventScroll: true });
    former.current = pathname;
  }, [pathname]);
  return main;
}

function isSwitched(state: unknown): boolean {
  return typeof state === 'object' && state !== null && 'switched' in state;
}

/** Said once where one has come from another organisation; the top bar shows it all the time. */
function Switched({ viewer }: { readonly viewer: Viewer }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const name = actingMembership(viewer)?.organisation.name[language];
  return (
    <p role="status" className="el-hidden">
      {isSwitched(useLocation().state) && name !== undefined ? t('workspace.organisation.switched', { name }) : ''}
    </p>
  );
}
