import { useApolloClient } from '@apollo/client/react';
import { useLanguage } from '@elektron/ui';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { forgetRecords } from '../graphql/forget-records.ts';
import { useDemoOrganisations } from '../graphql/sign-in.ts';
import { actingMembership, type Viewer } from '../graphql/viewer.ts';
import styles from './owner-band.module.css';

/** How far the acting organisation's demonstration is loaded; null when nothing more is coming. Each part that has come is shown at once. */
export function useDemoProgress(viewer: Viewer): { readonly partsLoaded: number; readonly parts: number } | null {
  const client = useApolloClient();
  const slug = actingMembership(viewer)?.organisation.slug ?? '';
  const progress = useDemoOrganisations(slug, { isDemo: viewer.demo && slug !== '' })[0]?.progress ?? null;
  const partsLoaded = progress?.partsLoaded ?? null;
  const former = useRef(partsLoaded);
  useEffect(() => {
    const hasCome = former.current !== null && former.current !== partsLoaded;
    former.current = partsLoaded;
    if (!hasCome) return;
    // What is on the page is asked again and stays meanwhile; what other pages have asked before is forgotten in the end.
    if (partsLoaded === null) forgetRecords(client);
    void client.refetchQueries({ include: 'active' });
  }, [client, partsLoaded]);
  return progress;
}

/** Figures that still grow are said to. */
export function DemoBand({ viewer, progress }: { readonly viewer: Viewer; readonly progress: ReturnType<typeof useDemoProgress> }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (progress === null) return null;
  const name = actingMembership(viewer)?.organisation.name[language] ?? '';
  return (
    <div className={styles['band']} role="status" data-demo-loading>
      <p>{t('workspace.demoLoading', { name, done: String(progress.partsLoaded), all: String(progress.parts) })}</p>
    </div>
  );
}
