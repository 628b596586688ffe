import { LanguageProvider, readFirstLanguage } from '@elektron/ui';
import { lazy, Suspense, useEffect, useRef, type ComponentType, type LazyExoticComponent, type MouseEvent } from 'react';
import type { PublicPage } from './address.ts';
import { MapPage } from './pages/map-page.tsx';
import { ReleasesProvider } from './releases.tsx';
import { SiteFooter, SiteHeader } from './site-frame.tsx';
import styles from './site.module.css';
import { SITE_TEXTS } from './texts/site-texts.ts';
import { AddressProvider, PageLink, useAddress } from './use-address.tsx';
import { useWords } from './use-words.ts';

/** THE pages; the map is what nearly everybody comes for and travels with the site. */
const PAGES: Readonly<Record<PublicPage, ComponentType | LazyExoticComponent<ComponentType>>> = {
  map: MapPage,
  compare: lazy(async () => ({ default: (await import('./pages/compare-page.tsx')).ComparePage })),
  walking: lazy(async () => ({ default: (await import('./pages/people-page.tsx')).WalkingPage })),
  riding: lazy(async () => ({ default: (await import('./pages/people-page.tsx')).RidingPage })),
  driving: lazy(async () => ({ default: (await import('./pages/people-page.tsx')).DrivingPage })),
  methods: lazy(async () => ({ default: (await import('./pages/methods-page.tsx')).MethodsPage })),
  data: lazy(async () => ({ default: (await import('./pages/data-page.tsx')).DataPage })),
  accessibility: lazy(async () => ({ default: (await import('./pages/accessibility-page.tsx')).AccessibilityPage })),
  feedback: lazy(async () => ({ default: (await import('./pages/feedback-page.tsx')).FeedbackPage })),
  embed: lazy(async () => ({ default: (await import('./pages/embed-page.tsx')).EmbedPage })),
  report: lazy(async () => ({ default: (await import('./pages/report-page.tsx')).ReportPage })),
  reportState: lazy(async () => ({ default: (await import('./pages/report-state-page.tsx')).ReportStatePage })),
  embedCode: lazy(async () => ({ default: (await import('./pages/embed-code-page.tsx')).EmbedCodePage })),
};

/** The whole public site. */
export function Site() {
  return (
    <AddressProvider>
      <InLanguage />
    </AddressProvider>
  );
}

/** `?lang=el` wins, so that a link opens as it was sent. */
function InLanguage() {
  const [{ language: asked }] = useAddress();
  const language = asked ?? readFirstLanguage();
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return (
    <LanguageProvider language={language}>
      <ReleasesProvider>
        <Pages />
      </ReleasesProvider>
    </LanguageProvider>
  );
}

function Pages() {
  const words = useWords(SITE_TEXTS);
  const [{ page }] = useAddress();
  const main = useRef<HTMLElement>(null);
  useTitle(page, main);
  const Page = page === null ? NotFound : PAGES[page];
  const content = (
    <Suspense fallback={<p className={styles['waiting']}>{words('loading')}</p>}>
      <Page />
    </Suspense>
  );
  if (page === 'embed') return <main id="main">{content}</main>;
  // What stands behind the # may be the secret of a report: going to the content leaves the address alone.
  const skip = (event: MouseEvent): void => {
    event.preventDefault();
    main.current?.focus();
  };
  return (
    <>
      <a className={styles['skip']} href="#main" onClick={skip}>
        {words('skip')}
      </a>
      <SiteHeader key={page} />
      {/* Its name is what a screen reader says of a page that has come: its content may not be there yet. */}
      <main id="main" ref={main} tabIndex={-1} aria-label={words(page ?? 'notFound')} className={styles['main']}>
        {content}
      </main>
      <SiteFooter />
    </>
  );
}

/** The title says the page; whoever goes to another page begins at its top, with the keyboard too. */
function useTitle(page: PublicPage | null, main: { readonly current: HTMLElement | null }): void {
  const words = useWords(SITE_TEXTS);
  const title = words('titleOf', { page: words(page ?? 'notFound') });
  const shown = useRef(page);
  useEffect(() => {
    document.title = title;
  }, [title]);
  useEffect(() => {
    if (shown.current === page) return;
    shown.current = page;
    window.scrollTo(0, 0);
    main.current?.focus({ preventScroll: true });
  }, [page, main]);
}

function NotFound() {
  const words = useWords(SITE_TEXTS);
  return (
    <>
      <h1>{words('notFound')}</h1>
      <p>{words('notFoundHelp')}</p>
      <p>
        <PageLink to="map">{words('toMap')}</PageLink>
      </p>
    </>
  );
}
