import { useApolloClient } from '@apollo/client/react';
import { Notice, useLanguage } from '@elektron/ui';
import { Button, Modal } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import { SignInForm } from '../features/sign-in/sign-in-form.tsx';
import { signInAddress } from '../features/sign-in/where-to.ts';
import { ANY_ORGANISATION } from '../graphql/client.ts';
import type { Interruption } from '../graphql/interruption.ts';
import { useSession } from '../graphql/session.tsx';
import { SWITCH_ORGANISATION } from '../graphql/sign-in.ts';
import { useCommand } from '../graphql/use-command.ts';
import { actingMembership, VIEWER, type Viewer } from '../graphql/viewer.ts';
import { keepLanguage } from './shared-parameters.ts';
import styles from './interruptions.module.css';

/** What holds up the page as a whole; the page stays below with all that was typed. */
export function Interruptions({ viewer }: { readonly viewer: Viewer }) {
  const { interruption } = useSession();
  switch (interruption?.kind) {
    case 'ended':
      return <Ended viewer={viewer} />;
    case 'switched':
      return <SwitchedElsewhere viewer={viewer} />;
    case 'rate-limited':
      return <RateLimited key={interruption.seconds} interruption={interruption} />;
    default:
      return null;
  }
}

/** The same page goes on: what failed meanwhile is asked again. */
function useGoOn() {
  const client = useApolloClient();
  const { resume } = useSession();
  return (): void => {
    resume();
    void client.refetchQueries({ include: 'active' });
  };
}

function Ended({ viewer }: { readonly viewer: Viewer }) {
  const { t } = useTranslation();
  const client = useApolloClient();
  const navigate = useNavigate();
  const location = useLocation();
  const { begin } = useSession();
  const goOn = useGoOn();
  const onSignedIn = (now: Viewer): void => {
    if (now.personId !== viewer.personId || now.organisationId !== viewer.organisationId) return begin(now);
    client.writeQuery({ query: VIEWER, data: { viewer: now } });
    goOn();
  };
  const leave = (): void => {
    begin(null);
    void navigate(signInAddress(location));
  };
  return (
    <Modal
      opened
      onClose={leave}
      title={t('workspace.ended.title')}
      closeButtonProps={{ 'aria-label': t('workspace.ended.leave') }}
      centered
      closeOnClickOutside={false}
      closeOnEscape={false}
    >
      <div className={styles['dialog']}>
        <p>{t('workspace.ended.text')}</p>
        <SignInForm email={viewer.email} onSignedIn={onSignedIn} />
        <Button variant="subtle" fullWidth onClick={leave}>
          {t('workspace.ended.leave')}
        </Button>
      </div>
    </Modal>
  );
}

function SwitchedElsewhere({ viewer }: { readonly viewer: Viewer }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const client = useApolloClient();
  const navigate = useNavigate();
  const { search } = useLocation();
  const { begin } = useSession();
  const goOn = useGoOn();
  const { run, loading, refusal } = useCommand(SWITCH_ORGANISATION, 'switchOrganisation', { context: ANY_ORGANISATION });
  const name = actingMembership(viewer)?.organisation.name[language] ?? '';
  const follow = async (): Promise<void> => {
    const { data } = await client.query({ query: VIEWER, fetchPolicy: 'no-cache', context: ANY_ORGANISATION });
    begin(data?.viewer ?? null);
    await navigate({ pathname: '/app', search: keepLanguage(search) });
  };
  const goBack = async (): Promise<void> => {
    if ((await run({ input: { organisationId: viewer.organisationId ?? '' } }))?.viewer != null) goOn();
  };
  const close = (): void => void follow().catch(() => undefined);
  return (
    <Modal
      opened
      onClose={close}
      title={t('workspace.elsewhere.title')}
      closeButtonProps={{ 'aria-label': t('workspace.elsewhere.go') }}
      centered
      closeOnClickOutside={false}
      closeOnEscape={false}
    >
      <div className={styles['dialog']}>
        <p>{t('workspace.elsewhere.text', { name })}</p>
        {refusal !== null && (
          <Notice kind="danger" announce>
            {refusal.message}
          </Notice>
        )}
        <div className={styles['go']}>
          <Button onClick={close}>{t('workspace.elsewhere.go')}</Button>
          <Button variant="default" loading={loading} onClick={() => void goBack()}>
            {t('workspace.elsewhere.back', { name })}
          </Button>
        </div>
      </div>
    </Modal>
  );
}

const MILLISECONDS = 1000;

function RateLimited({ interruption }: { readonly interruption: Extract<Interruption, { kind: 'rate-limited' }> }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { resume } = useSession();
  const goOn = useGoOn();
  useEffect(() => {
    const timer = setTimeout(resume, interruption.seconds * MILLISECONDS);
    return () => clearTimeout(timer);
  }, [interruption, resume]);
  return (
    <div className={styles['wait']}>
      <Notice kind="warning" announce>
        <p>{interruption.message[language]}</p>
        <Button size="xs" variant="default" mt={8} onClick={goOn}>
          {t('workspace.rateLimited.again')}
        </Button>
      </Notice>
    </div>
  );
}
