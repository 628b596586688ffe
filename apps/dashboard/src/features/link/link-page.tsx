import { EmptyState, useLanguage } from '@elektron/ui';
import { Button, Skeleton } from '@mantine/core';
import { useApolloClient, useMutation } from '@apollo/client/react';
import { useDocumentTitle } from '@mantine/hooks';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useNavigate } from 'react-router';
import { ANY_ORGANISATION } from '../../graphql/client.ts';
import { problemOf } from '../../graphql/problem-of.ts';
import { describeError } from '../../graphql/query-status.ts';
import { useSession } from '../../graphql/session.tsx';
import { SIGN_IN, SWITCH_ORGANISATION } from '../../graphql/sign-in.ts';
import { useCommand } from '../../graphql/use-command.ts';
import { useViewer, VIEWER, type Viewer } from '../../graphql/viewer.ts';
import { LinkForm } from './link-form.tsx';
import { linkKindOf, secretIn } from './link-kind.ts';
import { LOOK_AT_LINK, type OpenLink } from './link-queries.ts';
import styles from './link.module.css';

/** What is behind a link that opens once: setting up, joining, a new password. */
export function LinkPage() {
  const { t } = useTranslation();
  const secret = secretIn(useLocation().hash);
  useDocumentTitle('Elektron Road Safety');
  return (
    <div className={styles['page']}>
      {secret === null ? (
        <EmptyState title={t('entrance.link.incompleteTitle')}>{t('entrance.link.incompleteText')}</EmptyState>
      ) : (
        <Opened key={secret} secret={secret} />
      )}
    </div>
  );
}

function Opened({ secret }: { readonly secret: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [look, { data, error }] = useMutation(LOOK_AT_LINK, { context: ANY_ORGANISATION });
  useEffect(() => {
    // What it failed of is in `error`.
    look({ variables: { secret } }).catch(() => undefined);
  }, [look, secret]);
  if (data != null) return <Open link={data.lookAtLink} secret={secret} />;
  if (error === undefined) {
    return (
      <div role="status" className={styles['card']}>
        <p className="el-hidden">{t('entrance.link.opening')}</p>
        <Skeleton height={24} width="60%" />
        <Skeleton height={120} />
      </div>
    );
  }
  const invalid = problemOf(error)?.code === 'LINK_INVALID';
  return (
    <EmptyState
      title={t('entrance.link.invalidTitle')}
      action={
        <Button component={Link} to="/app/sign-in">
          {t('entrance.link.invalidNext.signIn')}
        </Button>
      }
    >
      {invalid ? `${t('entrance.link.invalidText')} ${t('entrance.link.invalidNext.any')}` : describeError(error, language)}
    </EmptyState>
  );
}

function Open({ link, secret }: { readonly link: OpenLink; readonly secret: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const viewer = useViewer();
  const enter = useEnter();
  const goOver = useGoOver();
  const kind = linkKindOf(link);
  const titles = {
    setup: t('entrance.link.setupTitle'),
    invitation: t('entrance.link.invitationTitle', { organisation: link.organisationName?.[language] ?? '' }),
    known: t('entrance.link.invitationTitle', { organisation: link.organisationName?.[language] ?? '' }),
    here: t('entrance.link.invitationTitle', { organisation: link.organisationName?.[language] ?? '' }),
    reset: t('entrance.link.resetTitle'),
  };
  const leads = {
    setup: t('entrance.link.setupLead'),
    invitation: t('entrance.link.invitationLead'),
    known: t('entrance.link.invitationKnownLead'),
    here: t('entrance.link.invitationHereLead', { email: link.email ?? '' }),
    reset: t('entrance.link.resetLead', { email: link.email ?? '' }),
  };
  return (
    <section className={styles['card']} aria-labelledby="link-title">
      <header>
        <h1 id="link-title">{titles[kind]}</h1>
        <p className={styles['soft']}>{leads[kind]}</p>
      </header>
      {viewer !== null && viewer.email !== link.email && (
        <p className={styles['soft']}>{t('entrance.link.otherSignedIn', { name: viewer.displayName })}</p>
      )}
      <LinkForm link={link} secret={secret} onAccepted={kind === 'here' && viewer !== null ? () => goOver(viewer) : enter} />
    </section>
  );
}

/** Straight in with the password that was typed a moment ago; by way of the sign-in page where a code is asked for as well. */
function useEnter() {
  const navigate = useNavigate();
  const { begin } = useSession();
  const { run } = useCommand(SIGN_IN, 'signIn', { context: ANY_ORGANISATION });
  return async (email: string, password: string): Promise<void> => {
    const answer = await run({ input: { email, password } });
    if (answer?.viewer != null) {
      begin(answer.viewer);
      return navigate('/app', { replace: true });
    }
    return navigate('/app/sign-in', { replace: true, state: { email } });
  };
}

/** Whoever is signed in already goes over to the organisation that they have just joined. */
function useGoOver() {
  const client = useApolloClient();
  const navigate = useNavigate();
  const { begin } = useSession();
  const { run } = useCommand(SWITCH_ORGANISATION, 'switchOrganisation', { context: ANY_ORGANISATION });
  return async (before: Viewer): Promise<void> => {
    const { data } = await client.query({ query: VIEWER, fetchPolicy: 'no-cache', context: ANY_ORGANISATION });
    const now = data?.viewer ?? null;
    const former = before.memberships.map(({ organisation }) => organisation.id);
    const joined = now?.memberships.find(({ organisation }) => !former.includes(organisation.id))?.organisation.id;
    const switched = joined === undefined ? null : await run({ input: { organisationId: joined } });
    begin(switched?.viewer ?? now);
    await navigate('/app', { replace: true });
  };
}
