import { useTranslation } from 'react-i18next';
import { NavLink, useLocation } from 'react-router';
import { useGrantsInUse } from '../graphql/received-grants.ts';
import { useSession } from '../graphql/session.tsx';
import type { Viewer } from '../graphql/viewer.ts';
import { Brand } from './brand.tsx';
import { tasksOf } from './first-page.ts';
import { keepSharedParameters } from './shared-parameters.ts';
import { SHARED_TASKS } from './tasks.ts';
import styles from './rail.module.css';

/** The tasks that are part of somebody's role, or what another organisation has opened; filter and language travel along. */
export function Rail({ viewer }: { readonly viewer: Viewer }) {
  const { t } = useTranslation();
  const { search } = useLocation();
  const { recordsOf } = useSession();
  const opened = useGrantsInUse().map(({ kind }) => kind);
  const tasks = recordsOf === null ? tasksOf(viewer) : SHARED_TASKS.filter(({ kind }) => opened.includes(kind));
  return (
    <nav className={styles['rail']} aria-label={t('rail.title')}>
      <span className={styles['brand']}>
        <Brand />
      </span>
      <ul className={styles['tasks']}>
        {tasks.map(({ id, path, icon: Icon }) => (
          <li key={path}>
            <NavLink to={{ pathname: path, search: keepSharedParameters(search) }} end={path === '/app'} className={styles['task'] ?? ''}>
              <Icon size={22} />
              <span>{t(`rail.${id}`)}</span>
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
