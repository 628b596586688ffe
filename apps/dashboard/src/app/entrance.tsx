import { useTranslation } from 'react-i18next';
import { Outlet } from 'react-router';
import { Brand } from './brand.tsx';
import { LanguageSwitch, SchemeSwitch } from './language-switch.tsx';
import bar from './top-bar.module.css';
import styles from './entrance.module.css';

/** The frame of what is open to whoever is not signed in: no task, no record. */
export function Entrance() {
  const { t } = useTranslation();
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
        <Outlet />
      </main>
    </div>
  );
}
