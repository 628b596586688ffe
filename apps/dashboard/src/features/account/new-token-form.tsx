import { TOKEN_CAPABILITIES, type Capability } from '@elektron/domain';
import { Notice } from '@elektron/ui';
import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFirstFaultFocused } from '../../forms/use-first-fault-focused.ts';
import { useCommand } from '../../graphql/use-command.ts';
import { mayDo, type Viewer } from '../../graphql/viewer.ts';
import { API_TOKENS, CREATE_API_TOKEN } from './account-queries.ts';
import styles from './account.module.css';

/** How long a token can last, in days: as short as its purpose allows. */
const LIFETIMES = [30, 90, 180, 365] as const;

export interface NewTokenFormProps {
  readonly viewer: Viewer;
  readonly onMade: (token: string) => void;
  readonly onCancel: () => void;
}

/** What a program is called, what of one's own rights it gets, and for how long. */
export function NewTokenForm({ viewer, onMade, onCancel }: NewTokenFormProps) {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const [chosen, setChosen] = useState<readonly Capability[]>(['records.read']);
  const [days, setDays] = useState<number>(LIFETIMES[1]);
  const [attempts, setAttempts] = useState(0);
  const form = useFirstFaultFocused(attempts);
  const { run, loading, refusal } = useCommand(CREATE_API_TOKEN, 'createApiToken', { refetch: [API_TOKENS] });
  const offered = TOKEN_CAPABILITIES.filter((capability) => mayDo(viewer, capability));
  const submit = async (): Promise<void> => {
    setAttempts(attempts + 1);
    if (name.trim() === '' || chosen.length === 0) return;
    const token = (await run({ input: { name: name.trim(), capabilities: [...chosen], days } }))?.token ?? null;
    if (token !== null) onMade(token);
  };
  return (
    <form
      ref={form}
      className={styles['tokenForm']}
      noValidate
      aria-label={t('account.tokens.new')}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <TextInput
        label={t('account.tokens.name')}
        description={t('account.tokens.nameHelp')}
        autoComplete="off"
        value={name}
        error={attempts > 0 && name.trim() === '' ? t('account.tokens.missing.name') : undefined}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Checkbox.Group
        label={t('account.tokens.may')}
        value={[...chosen]}
        error={attempts > 0 && chosen.length === 0 ? t('account.tokens.missing.may') : undefined}
        onChange={(values) => setChosen(offered.filter((each) => values.includes(each)))}
      >
        <div className={styles['choices']}>
          {offered.map((capability) => (
            <Checkbox key={capability} value={capability} label={t(`roles.may.${capability}`)} />
          ))}
        </div>
      </Checkbox.Group>
      <NativeSelect
        label={t('account.tokens.lasts')}
        value={String(days)}
        onChange={(event) => setDays(Number(event.currentTarget.value))}
        data={LIFETIMES.map((each) => ({ value: String(each), label: t('account.tokens.days', { count: each }) }))}
      />
      {refusal !== null && (
        <Notice kind="danger" announce>
          {refusal.message}
        </Notice>
      )}
      <div className={styles['go']}>
        <Button type="submit" size="sm" loading={loading}>
          {t('account.tokens.make')}
        </Button>
        <Button size="sm" variant="default" onClick={onCancel}>
          {t('account.cancel')}
        </Button>
      </div>
    </form>
  );
}
