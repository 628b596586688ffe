import { Notice, Section, useLanguage } from '@elektron/ui';
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { InvitationMade, type MadeInvitation } from '../../access/invitation-made.tsx';
import { EMPTY_ORGANISATION, organisationFaults, toOrganisationInput, type OrganisationFault } from '../../forms/organisation-draft.ts';
import { OrganisationFields } from '../../forms/organisation-fields.tsx';
import { useFirstFaultFocused } from '../../forms/use-first-fault-focused.ts';
import { useCommand } from '../../graphql/use-command.ts';
import { AWAITED_MANAGERS, CREATE_ORGANISATION, NETWORK_ORGANISATIONS } from './network-queries.ts';
import styles from './network.module.css';

interface Added {
  readonly name: string;
  readonly invitation: MadeInvitation;
}

/** An organisation, with the invitation of whoever will manage it. */
export function AddOrganisation({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const [added, setAdded] = useState<Added | null>(null);
  if (added === null) {
    return (
      <Section card title={t('network.create.title')} lead={t('network.create.lead')}>
        <AddForm onAdded={setAdded} onCancel={onClose} />
      </Section>
    );
  }
  return (
    <Section card title={t('network.create.done', { name: added.name })}>
      <InvitationMade invitation={added.invitation} />
      <div>
        <Button size="sm" variant="default" onClick={onClose}>
          {t('network.create.close')}
        </Button>
      </div>
    </Section>
  );
}

const OWN_FIELD = 'managerEmail';

function AddForm({ onAdded, onCancel }: { readonly onAdded: (added: Added) => void; readonly onCancel: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [draft, setDraft] = useState(EMPTY_ORGANISATION);
  const [email, setEmail] = useState('');
  const [attempts, setAttempts] = useState(0);
  const form = useFirstFaultFocused(attempts);
  const { run, loading, refusal } = useCommand(CREATE_ORGANISATION, 'createOrganisation', {
    refetch: [NETWORK_ORGANISATIONS, AWAITED_MANAGERS],
  });
  const missing = organisationFaults(draft);
  const refused = refusal?.field ?? null;
  // The API calls the address of the manager what every address is called.
  const emailRefused = refused === OWN_FIELD || refused === 'email';
  const faults = attempts === 0 ? [] : [...missing, ...(refused === null || emailRefused ? [] : [refused as OrganisationFault])];
  const emailFault =
    email.trim() === '' ? t('network.create.managerMissing') : emailRefused ? t('network.create.managerInvalid') : undefined;
  const submit = async (): Promise<void> => {
    if (missing.length === 0 && email.trim() !== '') {
      const answer = await run({ input: { ...toOrganisationInput(draft), managerEmail: email.trim() } });
      const invitation = answer?.invitation ?? null;
      const name = language === 'el' ? draft.nameEl : draft.nameEn;
      if (invitation !== null) {
        onAdded({ name, invitation: { email: invitation.email, path: invitation.path ?? null } });
        return;
      }
    }
    setAttempts((before) => before + 1);
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
      <OrganisationFields draft={draft} faults={faults} onChange={setDraft} />
      <TextInput
        type="email"
        label={t('network.create.manager')}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        value={email}
        error={attempts > 0 ? emailFault : undefined}
        onChange={(event) => setEmail(event.currentTarget.value)}
      />
      {refusal !== null && refused === null && (
        <Notice kind="danger" announce>
          {refusal.message}
        </Notice>
      )}
      <div className={styles['go']}>
        <Button type="submit" loading={loading}>
          {t('network.create.submit')}
        </Button>
        <Button variant="default" onClick={onCancel}>
          {t('network.create.cancel')}
        </Button>
      </div>
    </form>
  );
}
