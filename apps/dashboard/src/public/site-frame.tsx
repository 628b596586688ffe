import { LANGUAGES, organisationNamesOf, type Language } from '@elektron/domain';
import { rememberLanguage, useFormats, useLanguage, useText } from '@elektron/ui';
import { useState } from 'react';
import type { PublicPage } from './address.ts';
import { useReleases } from './releases.tsx';
import styles from './site.module.css';
import { SITE_TEXTS } from './texts/site-texts.ts';
import { PageLink, useAddress } from './use-address.tsx';
import { useWords } from './use-words.ts';

const MAIN_PAGES = ['map', 'compare', 'walking', 'riding', 'driving', 'report'] as const satisfies readonly PublicPage[];
const ABOUT_PAGES = ['methods', 'data', 'embedCode', 'accessibility', 'feedback'] as const satisfies readonly PublicPage[];
const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { el: 'Ελληνικά', en: 'English' };

/** Of one page: on a phone its list of pages is closed when another has come. */
export function SiteHeader() {
  const words = useWords(SITE_TEXTS);
  const [open, setOpen] = useState(false);
  return (
    <header className={styles['header']}>
      <div className={styles['bar']}>
        <PageLink to="map" className={styles['name']}>
          {words('siteName')}
        </PageLink>
        <LanguageChoice />
        <button type="button" className={styles['menuButton']} aria-expanded={open} aria-controls="pages" onClick={() => setOpen(!open)}>
          {words('menu')}
        </button>
      </div>
      <nav id="pages" aria-label={words('pages')} className={styles['pages']} data-open={open || undefined}>
        <ul>
          {MAIN_PAGES.map((each) => (
            <li key={each}>
              <PageLink to={each}>{words(each)}</PageLink>
            </li>
          ))}
        </ul>
      </nav>
    </header>
  );
}

function LanguageChoice() {
  const words = useWords(SITE_TEXTS);
  const language = useLanguage();
  const [, go] = useAddress();
  return (
    <div role="group" aria-label={words('language')} className={styles['languages']}>
      {LANGUAGES.map((each) => (
        <button
          key={each}
          type="button"
          lang={each}
          aria-pressed={each === language}
          onClick={() => {
            rememberLanguage(each);
            go({ language: each }, 'replace');
          }}
        >
          {LANGUAGE_NAMES[each]}
        </button>
      ))}
    </div>
  );
}

export function SiteFooter() {
  const words = useWords(SITE_TEXTS);
  return (
    <footer className={styles['footer']}>
      <SourceOfNumbers />
      <nav aria-label={words('aboutSite')} className={styles['about']}>
        <ul>
          {ABOUT_PAGES.map((each) => (
            <li key={each}>
              <PageLink to={each}>{words(each)}</PageLink>
            </li>
          ))}
          <li>
            <a href="/app">{words('workspace')}</a>
          </li>
        </ul>
      </nav>
    </footer>
  );
}

/** Whose numbers these are, up to when, and under which licence. */
export function SourceOfNumbers() {
  const words = useWords(SITE_TEXTS);
  const formats = useFormats();
  const inLanguage = useText();
  const releases = useReleases();
  if (releases.state !== 'ready') return null;
  const { attribution, dataCutOff, licence, organisation } = releases.release.head;
  return (
    <p className={styles['source']}>
      <strong>{inLanguage(organisationNamesOf({ organisation }))}</strong>
      {' · '}
      {[words('source', { attribution }), words('cutOff', { date: formats.date(dataCutOff) }), words('licence', { licence })].join(' · ')}
    </p>
  );
}
