import { organisationNamesOf, type OpenRelease } from '@elektron/domain';
import { copyText, useLanguage } from '@elektron/ui';
import { useId, useState } from 'react';
import { writeAddress } from '../address.ts';
import styles from '../map/map-page.module.css';
import { ReleaseGate } from '../release-gate.tsx';
import { EMBED_TEXTS } from '../texts/embed-texts.ts';
import { useAddress } from '../use-address.tsx';
import { useWords } from '../use-words.ts';

/** What others put into their pages to show the map there. */
export function EmbedCodePage() {
  const words = useWords(EMBED_TEXTS);
  return (
    <div className={styles['prose']}>
      <h1>{words('title')}</h1>
      <p>{words('intro')}</p>
      <ReleaseGate>{(release) => <EmbedCode release={release} />}</ReleaseGate>
    </div>
  );
}

/** Room for the map, its legend and its source, on a narrow page too. */
const FRAME_HEIGHT = 840;

function EmbedCode({ release }: { readonly release: OpenRelease }) {
  const words = useWords(EMBED_TEXTS);
  const language = useLanguage();
  const id = useId();
  const [address] = useAddress();
  const [copied, setCopied] = useState<boolean | null>(null);
  const path = writeAddress({ ...address, page: 'embed', language, release: release.releaseId, list: false, overlays: [] });
  const title = words('frameTitle', { organisation: organisationNamesOf(release.head) });
  const code = `<iframe src="${escapeMarkup(window.location.origin + path)}" title="${escapeMarkup(title)}" width="100%" height="${FRAME_HEIGHT}" style="border:0" loading="lazy"></iframe>`;
  return (
    <>
      <label htmlFor={id}>{words('code')}</label>
      <textarea id={id} className={styles['code']} readOnly rows={5} value={code} onFocus={({ target }) => target.select()} />
      <div className={styles['actions']}>
        <button type="button" className={styles['button']} onClick={() => void copyText(code).then(setCopied)}>
          {words('copy')}
        </button>
        <p role="status">{copied === null ? '' : words(copied ? 'copied' : 'notCopied')}</p>
      </div>
      <h2>{words('preview')}</h2>
      <iframe className={styles['preview']} src={path} title={title} height={FRAME_HEIGHT} loading="lazy" />
    </>
  );
}

/** A name may hold what ends an attribute. */
function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
