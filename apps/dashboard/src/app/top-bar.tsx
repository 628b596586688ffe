import { useLocation } from 'react-router';
import { PeriodPicker } from '../filter/period-picker.tsx';
import { useMay } from '../graphql/session.tsx';
import type { Viewer } from '../graphql/viewer.ts';
import { AccountMenu } from './account-menu.tsx';
import { LanguageSwitch, SchemeSwitch } from './language-switch.tsx';
import { OrganisationMenu } from './organisation-menu.tsx';
import styles from './top-bar.module.css';

/** Pages on which a period is part of the question; a stored result has its own. */
function asksForPeriod(pathname: string, search: string): boolean {
  const path = pathname.replace(/\/$/, '');
  const parameters = new URLSearchParams(search);
  if (path === '/app/roads') return parameters.get('lies') === 'accidents';
  return path === '/app' || (path === '/app/hotspots' && !parameters.has('run'));
}

/** Who am I acting for, what period, which language, as whom. */
export function TopBar({ viewer }: { readonly viewer: Viewer }) {
  const { pathname, search } = useLocation();
  const mayRead = useMay('records.read');
  return (
    <header className={styles['bar']}>
      <div className={styles['who']}>
        <span className={styles['product']}>Elektron</span>
        <OrganisationMenu viewer={viewer} />
      </div>
      {mayRead && asksForPeriod(pathname, search) && <PeriodPicker />}
      <div className={styles['onDesktop']}>
        <LanguageSwitch />
        <SchemeSwitch />
      </div>
      <AccountMenu viewer={viewer} />
    </header>
  );
}
