import { useApolloClient } from '@apollo/client/react';
import { LANGUAGES } from '@elektron/domain';
import { Facts, Notice, Section, useLanguage } from '@elektron/ui';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRoleNames } from '../../access/role-names.ts';
import { useFirstFaultFocused } from '../../forms/use-first-fault-focused.ts';
import { useCommand } from '../../graphql/use-command.ts';
import { VIEWER, type Viewer } from '../../graphql/viewer.ts';
import { CHANGE_PROFILE } from './account-queries.ts';
import styles from './account.module.css';

export interface ProfileSectionProps {
  readonly viewer: Viewer;
  /** An account that everybody uses stays as it is. */
  readonly shared: boolean;
}

/** Who one is here: what one changes oneself, and what others decide. */
export function ProfileSection({ viewer, shared }: ProfileSectionProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const roleNames = useRoleNames();
  return (
    <Section card title={t('account.profile.title')}>
      {!shared && <ProfileForm viewer={viewer} />}
      <Facts
        facts={[
          ...(shared ? [[t('account.profile.name'), viewer.displayName] as const] : []),
          [t('account.profile.email'), viewer.email],
          [
            t('account.profile.organisations'),
            <ul key="organisations" className={styles['plain']}>
              {viewer.memberships.map(({ organisation, roles }) => (
                <li key={organisation.id}>
                  {organisation.name[language]} <span className={styles['soft']}>{roleNames(roles)}</span>
                </li>
              ))}
              {viewer.steward && <li>{t('account.profile.steward')}</li>}
            </ul>,
          ],
        ]}
      />
      <p className={styles['soft']}>{t('account.profile.change')}</p>
    </Section>
  );
}

function ProfileForm({ viewer }: { readonly viewer: Viewer }) {
  const { t } = useTranslation();
  const client = useApolloClient();
  const [draft, setDraft] = useState({ displayName: viewer.displayName, language: viewer.language });
  const [attempts, setAttempts] = useState(0);
  const [saved, setSaved] = useState(false);
  const form = useFirstFaultFocused(attempts);
  const { run, loading, refusal } = useCommand(CHANGE_PROFILE, 'changeProfile');
  const change = (part: Partial<typeof draft>): void => {
    setSaved(false);
    setDraft({ ...draft, ...part });
  };
  const save = async (): Promise<void> => {
    const changed = draft.displayName.trim() === '' ? null : ((await run({ input: draft }))?.viewer ?? null);
    setAttempts(changed === null ? attempts + 1 : 0);
    if (changed === null) return;
    client.writeQuery({ query: VIEWER, data: { viewer: changed } });
    setSaved(true);
  };
  const refusedName = refusal?.field === 'displayName' ? t('account.profile.nameInvalid') : undefined;
  return (
    <form
      ref={form}
      className={styles['form']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <TextInput
        label={t('account.profile.name')}
        description={t('entrance.link.nameHelp')}
        autoComplete="name"
        value={draft.displayName}
        error={attempts === 0 ? undefined : draft.displayName.trim() === '' ? t('entrance.link.missing.name') : refusedName}
        onChange={(event) => change({ displayName: event.currentTarget.value })}
      />
      <NativeSelect
        label={t('account.profile.letters')}
        value={draft.language}
        onChange={(event) => change({ language: event.currentTarget.value })}
        data={LANGUAGES.map((each) => ({ value: each, label: t(`account.profile.languages.${each}`) }))}
      />
      {refusal !== null && refusal.field !== 'displayName' && (
        <Notice kind="danger" announce>
          {refusal.message}
        </Notice>
      )}
      <div className={styles['go']}>
        <Button type="submit" variant="default" loading={loading}>
          {t('account.profile.save')}
        </Button>
        <span role="status">{saved ? t('account.profile.saved') : ''}</span>
      </div>
    </form>
  );
}
