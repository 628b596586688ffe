import { Notice, Section } from '@elektron/ui';
import { Button, Radio, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFirstFaultFocused } from '../../forms/use-first-fault-focused.ts';
import { useCommand } from '../../graphql/use-command.ts';
import { OPEN_SUBJECT_REQUEST, REQUEST_KINDS, SUBJECT_REQUESTS, type RequestKind } from './protection-queries.ts';
import styles from './protection.module.css';

export interface OpenRequestProps {
  readonly accidentId: string;
  readonly unit: string;
  readonly casualty: string;
  readonly onClose: () => void;
}

/** As the API speaks of an accident: so much of its id as is needed. */
const LABEL_DIGITS = 8;

/** What a person asks for about their own data, put to the data protection officer. */
export function OpenRequest({ accidentId, unit, casualty, onClose }: OpenRequestProps) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState({ kind: REQUEST_KINDS[0] as RequestKind, unit, casualty, reason: '' });
  const [attempts, setAttempts] = useState(0);
  const form = useFirstFaultFocused(attempts);
  const { run, loading, refusal } = useCommand(OPEN_SUBJECT_REQUEST, 'openSubjectRequest', { refetch: [SUBJECT_REQUESTS] });
  const change = (part: Partial<typeof draft>): void => setDraft({ ...draft, ...part });
  const lacks = (value: string, text: string): string | undefined => (attempts > 0 && value.trim() === '' ? text : undefined);
  const submit = async (): Promise<void> => {
    setAttempts(attempts + 1);
    const { kind, reason } = draft;
    const [unitReference, casualtyReference] = [draft.unit.trim(), draft.casualty.trim()];
    if (unitReference === '' || casualtyReference === '' || reason.trim() === '') return;
    if ((await run({ input: { kind, accidentId, unitReference, casualtyReference, reason: reason.trim() } })) !== null) onClose();
  };
  return (
    <Section
      card
      title={t('protection.open.title')}
      lead={t('protection.open.lead', { accident: accidentId.slice(0, LABEL_DIGITS).toUpperCase() })}
    >
      <form
        ref={form}
        className={styles['form']}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <KindField value={draft.kind} onChange={(kind) => change({ kind })} />
        <div className={styles['pair']}>
          <TextInput
            label={t('protection.open.unit')}
            autoComplete="off"
            value={draft.unit}
            error={lacks(draft.unit, t('protection.open.missing'))}
            onChange={(event) => change({ unit: event.currentTarget.value })}
          />
          <TextInput
            label={t('protection.open.casualty')}
            autoComplete="off"
            value={draft.casualty}
            error={lacks(draft.casualty, t('protection.open.missing'))}
            onChange={(event) => change({ casualty: event.currentTarget.value })}
          />
        </div>
        <Textarea
          label={t('protection.open.reason')}
          description={t('protection.open.reasonHelp')}
          autosize
          minRows={2}
          maxLength={2000}
          value={draft.reason}
          error={lacks(draft.reason, t('protection.open.reasonMissing'))}
          onChange={(event) => change({ reason: event.currentTarget.value })}
        />
        {refusal !== null && (
          <Notice kind="danger" title={t('protection.open.refused')} announce>
            {refusal.message}
          </Notice>
        )}
        <div className={styles['go']}>
          <Button type="submit" loading={loading}>
            {t('protection.open.submit')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('protection.open.cancel')}
          </Button>
        </div>
      </form>
    </Section>
  );
}

function KindField({ value, onChange }: { readonly value: RequestKind; readonly onChange: (kind: RequestKind) => void }) {
  const { t } = useTranslation();
  return (
    <Radio.Group
      label={t('protection.requests.kind')}
      value={value}
      onChange={(chosen) => onChange(REQUEST_KINDS.find((each) => each === chosen) ?? value)}
    >
      <div className={styles['choices']}>
        {REQUEST_KINDS.map((kind) => (
          <Radio
            key={kind}
            value={kind}
            label={t(`protection.requests.kinds.${kind}`)}
            description={t(`protection.requests.kindTexts.${kind}`)}
          />
        ))}
      </div>
    </Radio.Group>
  );
}
