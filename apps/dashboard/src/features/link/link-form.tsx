import { Notice, PasswordField, useLanguage } from '@elektron/ui';
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NewPasswordField } from '../../forms/new-password-field.tsx';
import { useFirstFaultFocused } from '../../forms/use-first-fault-focused.ts';
import { ANY_ORGANISATION } from '../../graphql/client.ts';
import { useSignInOptions } from '../../graphql/sign-in.ts';
import { useCommand } from '../../graphql/use-command.ts';
import { EMPTY_LINK_DRAFT, linkFaults, toAcceptInput, type LinkDraft, type LinkFault } from './link-draft.ts';
import { linkKindOf } from './link-kind.ts';
import { ACCEPT_LINK, type OpenLink } from './link-queries.ts';
import { SetupOrganisation } from './setup-organisation.tsx';
import styles from './link.module.css';

export interface LinkFormProps {
  readonly link: OpenLink;
  readonly secret: string;
  /** The link was gone through; the password is at hand to sign in with at once. */
  readonly onAccepted: (email: string, password: string) => Promise<void>;
}

/** What a link asks for: only that, and only once. */
export function LinkForm({ link, secret, onAccepted }: LinkFormProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const kind = linkKindOf(link);
  const [draft, setDraft] = useState(EMPTY_LINK_DRAFT);
  const [attempts, setAttempts] = useState(0);
  const [entering, setEntering] = useState(false);
  const minimum = useSignInOptions().data?.signInOptions.passwordMinimum;
  const { run, loading, refusal } = useCommand(ACCEPT_LINK, 'acceptLink', { context: ANY_ORGANISATION });
  const form = useFirstFaultFocused(attempts);
  const missing = linkFaults(draft, kind, minimum);
  const refused = refusal?.field ?? null;
  const faults: readonly string[] = [...(attempts === 0 ? [] : missing), ...(refused === null ? [] : [refused])];
  const change = (part: Partial<LinkDraft>): void => setDraft({ ...draft, ...part });

  const submit = async (): Promise<void> => {
    const answer = missing.length > 0 ? null : await run({ input: toAcceptInput(draft, kind, secret, language) });
    setAttempts((before) => before + 1);
    if (answer?.email == null) return;
    setEntering(true);
    await onAccepted(answer.email, draft.password);
  };

  return (
    <form
      ref={form}
      className={styles['form']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {refusal !== null && refusal.field === null && (
        <Notice kind="danger" announce>
          {refusal.message}
        </Notice>
      )}
      {kind !== 'here' && <Person link={link} draft={draft} faults={faults} change={change} />}
      {kind === 'setup' && <SetupOrganisation draft={draft} faults={faults as readonly LinkFault[]} change={change} />}
      <Button type="submit" loading={loading || entering}>
        {t(`entrance.link.submit.${kind}`)}
      </Button>
    </form>
  );
}

interface PersonProps {
  readonly link: OpenLink;
  readonly draft: LinkDraft;
  readonly faults: readonly string[];
  readonly change: (part: Partial<LinkDraft>) => void;
}

function Person({ link, draft, faults, change }: PersonProps) {
  const { t } = useTranslation();
  const kind = linkKindOf(link);
  const complains = faults.includes('password');
  return (
    <>
      {(kind === 'setup' || kind === 'invitation') && (
        <TextInput
          name="displayName"
          label={t('entrance.link.name')}
          description={t('entrance.link.nameHelp')}
          autoComplete="name"
          value={draft.displayName}
          error={faults.includes('displayName') ? t('entrance.link.missing.name') : undefined}
          onChange={(event) => change({ displayName: event.currentTarget.value })}
        />
      )}
      {kind === 'setup' ? (
        <TextInput
          name="email"
          type="email"
          label={t('entrance.link.email')}
          description={t('entrance.link.emailHelp')}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          value={draft.email}
          error={
            faults.includes('email') ? t(draft.email === '' ? 'entrance.link.missing.email' : 'entrance.link.emailInvalid') : undefined
          }
          onChange={(event) => change({ email: event.currentTarget.value })}
        />
      ) : (
        // Fixed by the link; a password manager reads from here for which account it keeps the password.
        <TextInput label={t('entrance.link.email')} type="email" autoComplete="username" value={link.email ?? ''} readOnly />
      )}
      {kind === 'known' ? (
        <PasswordField
          label={t('entrance.link.ownPassword')}
          autoComplete="current-password"
          value={draft.password}
          error={complains ? t('entrance.link.missing.password') : undefined}
          onChange={(value) => change({ password: value })}
        />
      ) : (
        <NewPasswordField
          label={t(kind === 'reset' ? 'entrance.link.newPassword' : 'entrance.link.password')}
          value={draft.password}
          complains={complains}
          onChange={(value) => change({ password: value })}
        />
      )}
    </>
  );
}
