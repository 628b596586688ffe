import { EvaluationsIcon, HotspotsIcon, ImportsIcon, OverviewIcon, type IconProps } from '@elektron/ui';
import type { FunctionComponent } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink, useLocation } from 'react-router';
import { keepSharedParameters } from './shared-parameters.ts';
import styles from './rail.module.css';

interface Task {
  readonly path: string;
  readonly label: 'rail.overview' | 'rail.hotspots' | 'rail.evaluations' | 'rail.imports';
  readonly icon: FunctionComponent<IconProps>;
}

const TASKS: readonly Task[] = [
  { path: '/app', label: 'rail.overview', icon: OverviewIcon },
  { path: '/app/hotspots', label: 'rail.hotspots', icon: HotspotsIcon },
  { path: '/app/evaluations', label: 'rail.evaluations', icon: EvaluationsIcon },
  { path: '/app/imports', label: 'rail.imports', icon: ImportsIcon },
];

/** The tasks that exist; the filter and the language travel along. */
export function Rail() {
  const { t } = useTranslation();
  const { search } = useLocation();
  return (
    <nav className={styles['rail']} aria-label={t('rail.title')}>
      <span className={styles['brand']} aria-hidden="true">
        <svg width="30" height="30" viewBox="0 0 32 32">
          <path d="M16 3.5 28.5 16 16 28.5 3.5 16z" fill="none" stroke="currentColor" strokeWidth="2.6" strokeLinejoin="round" />
          <circle cx="16" cy="16" r="4" fill="currentColor" />
        </svg>
      </span>
      <ul className={styles['tasks']}>
        {TASKS.map(({ path, label, icon: Icon }) => (
          <li key={path}>
            <NavLink to={{ pathname: path, search: keepSharedParameters(search) }} end className={styles['task'] ?? ''}>
              <Icon size={22} />
              <span>{t(label)}</span>
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
