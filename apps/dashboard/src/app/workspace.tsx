import { LanguageProvider } from '@elektron/ui';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet, ScrollRestoration, useLocation } from 'react-router';
import { Rail } from './rail.tsx';
import { TopBar } from './top-bar.tsx';
import { useLanguageChoice } from './use-language-choice.ts';
import styles from './workspace.module.css';

/** Rail, top bar and the page of a task. */
export function Workspace() {
  const [language, setLanguage] = useLanguageChoice();
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const main = useRef<HTMLElement>(null);
  const former = useRef(pathname);
  useEffect(() => {
    // A screen reader is told of the new page as by a page load; the first page is announced by the browser itself.
    if (former.current !== pathname) main.current?.focus({ preventScroll: true });
    former.current = pathname;
  }, [pathname]);
  return (
    <LanguageProvider language={language}>
      <a className={styles['skip']} href="#main">
        {t('shell.skip')}
      </a>
      <div className={styles['workspace']}>
        <Rail />
        <div className={styles['column']}>
          <TopBar language={language} onLanguage={setLanguage} />
          <main id="main" ref={main} tabIndex={-1} className={styles['main']}>
            <Outlet />
          </main>
        </div>
      </div>
      <ScrollRestoration getKey={(location) => location.pathname} />
    </LanguageProvider>
  );
}
