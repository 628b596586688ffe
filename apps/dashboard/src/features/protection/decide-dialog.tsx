import { Notice } from '@elektron/ui';
import { Button, Modal, Radio, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFirstFaultFocused } from '../../forms/use-first-fault-focused.ts';
import { useCommand } from '../../graphql/use-command.ts';
import { DECIDE_SUBJECT_REQUEST, SUBJECT_REQUESTS, type SubjectRequest } from './protection-queries.ts';
import styles from './protection.module.css';

const CHOICES = ['approve', 'refuse'] as const;
type Choice = (typeof CHOICES)[number];

/** An officer's decision, with its grounds. */
export function DecideDialog({ request, onClose }: { readonly request: SubjectRequest; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const [choice, setChoice] = useState<Choice | null>(null);
  const [reason, setReason] = useState('');
  const [attempts, setAttempts] = useState(0);
  const form = useFirstFaultFocused(attempts);
  const { run, loading, refusal } = useCommand(DECIDE_SUBJECT_REQUEST, 'decideSubjectRequest', { refetch: [SUBJECT_REQUESTS] });
  const submit = async (): Promise<void> => {
    setAttempts(attempts + 1);
    if (choice === null || reason.trim() === '') return;
    const input = { requestId: request.id, approve: choice === 'approve', reason: reason.trim() };
    if ((await run({ input })) !== null) onClose();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('protection.decide.title')}
      closeButtonProps={{ 'aria-label': t('protection.decide.cancel') }}
      centered
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
        <Radio.Group
          label={t('protection.decide.choose')}
          value={choice}
          error={attempts > 0 && choice === null ? t('protection.decide.chooseMissing') : undefined}
          onChange={(value) => setChoice(CHOICES.find((each) => each === value) ?? null)}
        >
          <div className={styles['choices']}>
            {CHOICES.map((each) => (
              <Radio key={each} value={each} label={t(`protection.decide.${each}`)} />
            ))}
          </div>
        </Radio.Group>
        {choice === 'approve' && request.kind === 'erasure' && <Notice kind="warning">{t('protection.decide.erasureWarning')}</Notice>}
        <Textarea
          label={t('protection.decide.reason')}
          description={t('protection.decide.reasonHelp')}
          autosize
          minRows={2}
          maxLength={2000}
          value={reason}
          error={attempts > 0 && reason.trim() === '' ? t('protection.decide.reasonMissing') : undefined}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        {refusal !== null && (
          <Notice kind="danger" announce>
            {refusal.message}
          </Notice>
        )}
        <div className={styles['go']}>
          <Button type="submit" loading={loading}>
            {t('protection.decide.submit')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('protection.decide.cancel')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
