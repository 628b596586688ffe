import { useFormats } from '@elektron/ui';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink, useLocation } from 'react-router';
import { useMonthsThatWait } from '../graphql/late-months.ts';
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
  const { pathname, search } = useLocation();
  const list = useRef<HTMLUListElement>(null);
  const { recordsOf } = useSession();
  const opened = useGrantsInUse().map(({ kind }) => kind);
  const tasks = recordsOf === null ? tasksOf(viewer) : SHARED_TASKS.filter(({ kind }) => opened.includes(kind));
  // On a phone the tasks are wider than the screen: the present one is brought to its middle.
  useEffect(() => {
    const item = list.current?.querySelector('[aria-current="page"]')?.parentElement;
    if (list.current !== null && item != null)
      list.current.scrollLeft = item.offsetLeft - (list.current.clientWidth - item.clientWidth) / 2;
  }, [pathname]);
  return (
    <nav className={styles['rail']} aria-label={t('rail.title')}>
      <span className={styles['brand']}>
        <Brand />
      </span>
      <ul ref={list} className={styles['tasks']}>
        {tasks.map(({ id, path, icon: Icon }) => (
          <li key={path}>
            <NavLink to={{ pathname: path, search: keepSharedParameters(search) }} end={path === '/app'} className={styles['task'] ?? ''}>
              <span className={styles['icon']}>
                <Icon size={22} />
                {id === 'months' && <WaitingBadge />}
              </span>
              <span>{t(`rail.${id}`)}</span>
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** How many late months wait for whoever is signed in. */
function WaitingBadge() {
  const { t } = useTranslation();
  const formats = useFormats();
  const { length: count } = useMonthsThatWait();
  if (count === 0) return null;
  return (
    <span className={styles['badge']}>
      <span aria-hidden="true">{formats.count(count)}</span>
      <span className="el-hidden">{`${t('months.waiting.own', { count })}: `}</span>
    </span>
  );
}
