import type { OpenRelease } from '@elektron/domain';
import { copyText } from '@elektron/ui';
import { useState } from 'react';
import { MAP_TEXTS } from '../texts/map-texts.ts';
import { SITE_TEXTS } from '../texts/site-texts.ts';
import { PageLink, useAddress } from '../use-address.tsx';
import { useLanguage } from '@elektron/ui';
import { useWords } from '../use-words.ts';
import { writeAddress } from '../address.ts';
import styles from './map-page.module.css';
import type { MapSelection } from './use-map-data.ts';

/** What can be done with what is seen: a link that opens the same, paper, and the map on another page. */
export function MapWays({ release, selection }: { readonly release: OpenRelease; readonly selection: MapSelection }) {
  const words = useWords(MAP_TEXTS);
  const siteWords = useWords(SITE_TEXTS);
  const language = useLanguage();
  const [address] = useAddress();
  const [copied, setCopied] = useState<boolean | null>(null);
  // Of these numbers for good: a later release does not change what somebody was sent, nor does a screen of another width, on which a map that nobody has moved
  // would stand at another zoom and show other areas.
  const geography = address.geography ?? (address.view === null ? selection.geography : null);
  const pinned = { ...address, language, release: release.releaseId, period: selection.period.id, geography };
  const share = async (): Promise<void> => setCopied(await copyText(window.location.origin + writeAddress(pinned)));
  return (
    <div className={styles['actions']}>
      <button type="button" className={styles['button']} onClick={() => void share()}>
        {words('shareLink')}
      </button>
      <button type="button" className={styles['button']} onClick={() => window.print()}>
        {words('print')}
      </button>
      <PageLink to="embedCode" change={{ ...pinned, page: 'embedCode' }}>
        {siteWords('embedCode')}
      </PageLink>
      <p role="status">{copied === null ? '' : words(copied ? 'copied' : 'notCopied')}</p>
    </div>
  );
}
