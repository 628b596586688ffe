import { QueryState, useLanguage } from '@elektron/ui';
import { Button } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useNavigate } from 'react-router';
import { mapStatus, toStatus } from '../../graphql/query-status.ts';
import { useSession } from '../../graphql/session.tsx';
import { useSignInOptions, type SignInOptions } from '../../graphql/sign-in.ts';
import { useViewer, type Viewer } from '../../graphql/viewer.ts';
import { DemoAccounts } from './demo-accounts.tsx';
import { ForgottenPassword } from './forgotten-password.tsx';
import { SignInForm } from './sign-in-form.tsx';
import { SingleSignOn } from './single-sign-on.tsx';
import { wantedPath } from './where-to.ts';
import styles from './sign-in.module.css';

/** The way in; afterwards to where one wanted to go. */
export function SignInPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { search } = useLocation();
  const navigate = useNavigate();
  const { begin } = useSession();
  const viewer = useViewer();
  const options = mapStatus(toStatus(useSignInOptions(), language), (data) => data.signInOptions);
  useDocumentTitle(`${t('entrance.signIn.title')} · Elektron Road Safety`);
  const enter = (next: Viewer): void => {
    begin(next);
    void navigate(wantedPath(search), { replace: true });
  };
  return (
    <QueryState status={options}>
      {(offer) => (
        <div className={styles['page']} data-demo={offer.demoAccounts.length > 0 || undefined}>
          <section className={styles['card']} aria-labelledby="sign-in-title">
            <h1 id="sign-in-title">{t('entrance.signIn.title')}</h1>
            {viewer !== null && <AlreadyIn viewer={viewer} to={wantedPath(search)} />}
            <WayIn offer={offer} onSignedIn={enter} />
          </section>
          {offer.demoAccounts.length > 0 && <DemoAccounts accounts={offer.demoAccounts} onSignedIn={enter} />}
        </div>
      )}
    </QueryState>
  );
}

function WayIn({ offer, onSignedIn }: { readonly offer: SignInOptions; readonly onSignedIn: (viewer: Viewer) => void }) {
  const { t } = useTranslation();
  const location = useLocation();
  const known: unknown = (location.state as { email?: unknown } | null)?.email;
  return (
    <>
      {typeof known === 'string' && <p role="status">{t('entrance.link.done')}</p>}
      {offer.singleSignOnLabel != null && <SingleSignOn label={offer.singleSignOnLabel} to={wantedPath(location.search)} />}
      <SignInForm email={typeof known === 'string' ? known : ''} onSignedIn={onSignedIn} />
      <ForgottenPassword byMail={offer.resetByMail} />
      <p className={styles['soft']}>{t('entrance.signIn.noAccount')}</p>
    </>
  );
}

/** Whoever comes here by an old link is not locked out of what they have open. */
function AlreadyIn({ viewer, to }: { readonly viewer: Viewer; readonly to: string }) {
  const { t } = useTranslation();
  return (
    <div className={styles['already']}>
      <p>{t('entrance.signIn.signedInAs', { name: viewer.displayName })}</p>
      <Button component={Link} to={to} variant="default" size="sm">
        {t('entrance.signIn.goOn')}
      </Button>
    </div>
  );
}
