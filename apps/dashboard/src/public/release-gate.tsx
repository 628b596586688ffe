import type { OpenRelease } from '@elektron/domain';
import { Notice } from '@elektron/ui';
import type { ReactNode } from 'react';
import { readAddress } from './address.ts';
import { useReleases } from './releases.tsx';
import styles from './site.module.css';
import { SITE_TEXTS } from './texts/site-texts.ts';
import { PageLink, useAddress } from './use-address.tsx';
import type { OpenState } from './use-open.ts';
import { useWords } from './use-words.ts';

/** What needs a release; where there is none, why, and what to do. */
export function ReleaseGate({ children }: { readonly children: (release: OpenRelease) => ReactNode }) {
  const words = useWords(SITE_TEXTS);
  const releases = useReleases();
  if (releases.state === 'ready') {
    const { release } = releases;
    return (
      <>
        {release.head.isIllustrative && <Notice kind="warning" title={words('illustrative')} />}
        {/* Another release is another page: nothing of the former one stays. */}
        <div key={release.releaseId} className={styles['release']}>
          {children(release)}
        </div>
      </>
    );
  }
  if ('retry' in releases) return <Fault state={releases.state} retry={releases.retry} />;
  if (releases.state === 'loading') return <Waiting />;
  if (releases.state === 'gone') return <Gone />;
  return <Empty />;
}

function Empty() {
  const words = useWords(SITE_TEXTS);
  return (
    <Notice kind="note" title={words('empty')} announce>
      <p>{words('emptyHelp')}</p>
      <p>
        <PageLink to="methods">{words('methods')}</PageLink>
      </p>
      <p>
        <a href="/app">{words('workspace')}</a>
      </p>
    </Notice>
  );
}

/** What was asked for; while it comes, and where it does not, in its place. */
export function Loaded<T>({ from, children }: { readonly from: OpenState<T>; readonly children: (value: T) => ReactNode }) {
  if (from.state === 'ready') return children(from.value);
  if (from.state === 'loading') return <Waiting />;
  if (from.state === 'gone') return <Gone />;
  return <Fault state={from.state} retry={from.retry} />;
}

function Waiting() {
  const words = useWords(SITE_TEXTS);
  return (
    <p className={styles['waiting']} aria-busy>
      {words('loading')}
    </p>
  );
}

function Gone() {
  const words = useWords(SITE_TEXTS);
  const [{ page }] = useAddress();
  return (
    <Notice kind="warning" title={words('gone')} announce>
      <p>{words('goneHelp')}</p>
      <p>
        <PageLink to={page ?? 'map'} change={{ ...NOTHING_CHOSEN, release: null, period: null }}>
          {words('toNewest')}
        </PageLink>
      </p>
    </Notice>
  );
}

const { page: _page, language: _language, ...NOTHING_CHOSEN } = readAddress('/', '');

function Fault({ state, retry }: { readonly state: 'offline' | 'busy' | 'failed'; readonly retry: () => void }) {
  const words = useWords(SITE_TEXTS);
  return (
    <Notice kind="warning" title={words(state)} announce>
      <p>{words(`${state}Help`)}</p>
      <button type="button" className={styles['button']} onClick={retry}>
        {words('retry')}
      </button>
    </Notice>
  );
}
