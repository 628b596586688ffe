import { useTranslation } from 'react-i18next';
import { Navigate, NavLink, Outlet, useLocation } from 'react-router';
import { mayDo, useViewer } from '../graphql/viewer.ts';
import { keepLanguage } from './shared-parameters.ts';
import { ORGANISATION_TABS } from './tasks.ts';
import styles from './organisation-area.module.css';

/** The parts of the page on the organisation that are part of somebody's role. */
export function OrganisationArea() {
  const { t } = useTranslation();
  const { pathname, search } = useLocation();
  const viewer = useViewer();
  const tabs = ORGANISATION_TABS.filter(({ needs }) => needs.some((capability) => mayDo(viewer, capability)));
  const [first] = tabs;
  const atRoot = pathname.replace(/\/$/, '') === '/app/organisation';
  if (atRoot && first !== undefined) return <Navigate to={{ pathname: first.path, search: keepLanguage(search) }} replace />;
  return (
    <>
      <nav className={styles['tabs']} aria-label={t('organisation.tabs')}>
        <ul>
          {tabs.map(({ id, path }) => (
            <li key={id}>
              <NavLink to={{ pathname: path, search: keepLanguage(search) }} className={styles['tab'] ?? ''}>
                {t(`organisation.tab.${id}`)}
              </NavLink>
            </li>
          ))}
        </ul>
      </nav>
      <Outlet />
    </>
  );
}
