import { useUiText } from '@elektron/ui';
import { useTranslation } from 'react-i18next';
import { Outlet, useNavigation } from 'react-router';
import { Brand } from './brand.tsx';
import { LanguageSwitch, SchemeSwitch } from './language-switch.tsx';
import bar from './top-bar.module.css';
import styles from './entrance.module.css';

const ENTRANCES: readonly string[] = ['/app/sign-in', '/app/link'];

/** The frame of what is open to whoever is not signed in: no task, no record. */
export function Entrance() {
  const { t } = useTranslation();
  const text = useUiText();
  const { location } = useNavigation();
  // On the way out, once signed in, a page of the way in would begin anew: a link that was just gone through would say that it is spent.
  const isLeaving = location !== undefined && !ENTRANCES.includes(location.pathname);
  return (
    <div className={styles['entrance']}>
      <header className={bar['bar']}>
        <div className={bar['who']}>
          <span className={styles['brand']}>
            <Brand />
          </span>
          <span className={bar['product']}>Elektron</span>
          <span className={styles['claim']}>{t('entrance.product')}</span>
        </div>
        <LanguageSwitch />
        <SchemeSwitch />
      </header>
      <main>
        {isLeaving ? (
          <p role="status" className="el-hidden">
            {text('loading')}
          </p>
        ) : (
          <Outlet />
        )}
      </main>
    </div>
  );
}
