import { Notice, ShownOnce } from '@elektron/ui';
import { useTranslation } from 'react-i18next';

/** An invitation that was made. */
export interface MadeInvitation {
  readonly email: string;
  /** Path of the page behind the link, shown this once; `null` where it went by mail. */
  readonly path: string | null;
}

/** The link to hand over, or that it is on its way. */
export function InvitationMade({ invitation: { email, path } }: { readonly invitation: MadeInvitation }) {
  const { t } = useTranslation();
  if (path === null) {
    return (
      <div role="status">
        <Notice kind="note">{t('people.invite.sent', { email })}</Notice>
      </div>
    );
  }
  return (
    // The address by which this page was reached is one by which the colleague reaches it too.
    <ShownOnce value={new URL(path, window.location.origin).href} label={t('people.invite.made', { email })}>
      <p>
        <strong>{t('people.invite.made', { email })}</strong>
      </p>
      <p>{t('people.invite.hand', { email })}</p>
    </ShownOnce>
  );
}
