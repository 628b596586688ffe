import { useApolloClient, useQuery } from '@apollo/client/react';
import { EmptyState, Notice, useLanguage } from '@elektron/ui';
import { Button, Modal } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, useLocation } from 'react-router';
import { MayNot } from '../access/may-not.tsx';
import { StreetStore, type Owner } from '../features/accessibility/survey/street-store.ts';
import { SurveyPage } from '../features/accessibility/survey/survey-page.tsx';
import { SignInForm } from '../features/sign-in/sign-in-form.tsx';
import { signInAddress } from '../features/sign-in/where-to.ts';
import { ANY_ORGANISATION } from '../graphql/client.ts';
import { useSession } from '../graphql/session.tsx';
import { mayDo, VIEWER, type Viewer } from '../graphql/viewer.ts';
import { LanguageSwitch, SchemeSwitch } from './language-switch.tsx';
import { useSurveyWorker } from './use-survey-worker.ts';
import bar from './top-bar.module.css';
import styles from './survey-frame.module.css';

/** The page for the street: it stands without a server, and asks for one only to send. */
export function SurveyFrame() {
  const { t } = useTranslation();
  const language = useLanguage();
  useSurveyWorker();
  return (
    <div className={styles['frame']}>
      <header className={bar['bar']}>
        <div className={bar['who']}>
          <a href={`/app/accessibility?lang=${language}`}>‹ {t('survey.back')}</a>
        </div>
        <LanguageSwitch />
        <SchemeSwitch />
      </header>
      <main className={styles['main']}>
        <Stored />
      </main>
    </div>
  );
}

type Kept = { readonly store: StreetStore; readonly owner: Owner | null } | 'none' | null;

/** What the phone keeps must be open before anything is written. */
function Stored() {
  const { t } = useTranslation();
  const [kept, setKept] = useState<Kept>(null);
  useEffect(() => {
    StreetStore.open().then(
      async (store) => setKept({ store, owner: await store.getOwner() }),
      () => setKept('none'),
    );
  }, []);
  if (kept === null) return <p aria-busy="true" />;
  if (kept === 'none') return <EmptyState title={t('survey.noStore.title')}>{t('survey.noStore.text')}</EmptyState>;
  return <ForWhom store={kept.store} kept={kept.owner} />;
}

/** Whoever is signed in; where nobody can be asked, whoever was when the phone last heard from the server. */
function ForWhom({ store, kept }: { readonly store: StreetStore; readonly kept: Owner | null }) {
  const { t } = useTranslation();
  const location = useLocation();
  const { interruption } = useSession();
  const result = useQuery(VIEWER, { fetchPolicy: 'cache-and-network', nextFetchPolicy: 'cache-first', context: ANY_ORGANISATION });
  const viewer = result.data?.viewer;
  const owner = ownerOf(viewer) ?? kept;
  useEffect(() => {
    const now = ownerOf(viewer);
    if (now !== null) void store.setOwner(now);
  }, [store, viewer]);
  if (viewer != null && (!mayDo(viewer, 'records.import') || viewer.organisationId == null)) return <MayNot />;
  if (owner === null) {
    if (viewer === null) return <Navigate to={signInAddress(location)} replace />;
    if (result.loading) return <p aria-busy="true" />;
    return <EmptyState title={t('survey.firstTime.title')}>{t('survey.firstTime.text')}</EmptyState>;
  }
  const isSignedOut = viewer === null || interruption?.kind === 'ended';
  return (
    <>
      {isSignedOut && <SignedOut email={viewer?.email} />}
      <SurveyPage key={`${owner.personId} ${owner.organisationId}`} store={store} owner={owner} isSignedIn={!isSignedOut} />
    </>
  );
}

function ownerOf(viewer: Viewer | null | undefined): Owner | null {
  return viewer?.organisationId == null ? null : { personId: viewer.personId, organisationId: viewer.organisationId };
}

/** The session has ended: what is written stays where it is, and goes on its way after a new one. */
function SignedOut({ email }: { readonly email: string | undefined }) {
  const { t } = useTranslation();
  const client = useApolloClient();
  const { resume } = useSession();
  const [opened, setOpened] = useState(false);
  const onSignedIn = (viewer: Viewer): void => {
    resume();
    client.writeQuery({ query: VIEWER, data: { viewer } });
  };
  return (
    <div className={styles['signedOut']}>
      <Notice kind="warning" title={t('survey.signedOut.title')} announce>
        <p>{t('survey.signedOut.text')}</p>
        <Button mt={8} onClick={() => setOpened(true)}>
          {t('survey.signedOut.action')}
        </Button>
      </Notice>
      <Modal
        opened={opened}
        onClose={() => setOpened(false)}
        title={t('survey.signedOut.action')}
        closeButtonProps={{ 'aria-label': t('survey.signedOut.later') }}
        centered
      >
        <SignInForm {...(email === undefined ? {} : { email })} onSignedIn={onSignedIn} />
      </Modal>
    </div>
  );
}
