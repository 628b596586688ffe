import type { MemberRole } from '@elektron/domain';
import { Notice, Section } from '@elektron/ui';
import { Button, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { InvitationMade, type MadeInvitation } from '../../access/invitation-made.tsx';
import { useFirstFaultFocused } from '../../forms/use-first-fault-focused.ts';
import { useCommand } from '../../graphql/use-command.ts';
import { INVITATIONS, INVITE_MEMBER } from './people-queries.ts';
import { RolesField } from './roles-field.tsx';
import styles from './people.module.css';

/** An invitation: for whom and as what; then the link, or that it is on its way. */
export function InvitePanel({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const [made, setMade] = useState<MadeInvitation | null>(null);
  return (
    <Section card title={t('people.invite.title')} lead={t('people.invite.lead')}>
      {made === null ? (
        <InviteForm onMade={setMade} onCancel={onClose} />
      ) : (
        <>
          <InvitationMade invitation={made} />
          <div className={styles['go']}>
            <Button size="sm" variant="default" onClick={() => setMade(null)}>
              {t('people.invite.another')}
            </Button>
            <Button size="sm" variant="default" onClick={onClose}>
              {t('people.invite.close')}
            </Button>
          </div>
        </>
      )}
    </Section>
  );
}

function InviteForm({ onMade, onCancel }: { readonly onMade: (made: MadeInvitation) => void; readonly onCancel: () => void }) {
  const { t } = useTranslation();
  const [email, setEmail] = useState('');
  const [roles, setRoles] = useState<readonly MemberRole[]>([]);
  const [attempts, setAttempts] = useState(0);
  const form = useFirstFaultFocused(attempts);
  const { run, loading, refusal } = useCommand(INVITE_MEMBER, 'inviteMember', { refetch: [INVITATIONS] });
  useEffect(() => form.current?.querySelector<HTMLElement>('input')?.focus(), [form]);
  const submit = async (): Promise<void> => {
    if (email.trim() !== '' && roles.length > 0) {
      const invitation = (await run({ input: { email: email.trim(), roles: [...roles] } }))?.invitation ?? null;
      if (invitation !== null) {
        onMade({ email: invitation.email, path: invitation.path ?? null });
        return;
      }
    }
    setAttempts((before) => before + 1);
  };
  const emailFault = email.trim() === '' ? t('people.invite.emailMissing') : undefined;
  const refusedEmail = refusal?.field === 'email' ? t('people.invite.emailInvalid') : undefined;
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
      <TextInput
        type="email"
        label={t('people.invite.email')}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        value={email}
        error={attempts > 0 ? (emailFault ?? refusedEmail) : undefined}
        onChange={(event) => setEmail(event.currentTarget.value)}
      />
      <RolesField value={roles} onChange={setRoles} error={attempts > 0 && roles.length === 0 ? t('people.rolesMissing') : undefined} />
      {refusal !== null && refusal.field !== 'email' && (
        <Notice kind="danger" announce>
          {refusal.message}
        </Notice>
      )}
      <div className={styles['go']}>
        <Button type="submit" loading={loading}>
          {t('people.invite.send')}
        </Button>
        <Button variant="default" onClick={onCancel}>
          {t('people.cancel')}
        </Button>
      </div>
    </form>
  );
}
