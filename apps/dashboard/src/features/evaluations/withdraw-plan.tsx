import { useMutation } from '@apollo/client/react';
import { Notice, useLanguage } from '@elektron/ui';
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { describeError } from '../../graphql/query-status.ts';
import { EVALUATION_PLANS, WITHDRAW_EVALUATION_PLAN } from './design-queries.ts';
import styles from './design.module.css';

export interface WithdrawPlanProps {
  readonly planId: string;
  /** When it was frozen, as it is written. */
  readonly day: string;
}

/** A plan goes with a reason, and stays visible. */
export function WithdrawPlan({ planId, day }: WithdrawPlanProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [withdraw, { loading }] = useMutation(WITHDRAW_EVALUATION_PLAN, { refetchQueries: [EVALUATION_PLANS] });
  const [reason, setReason] = useState('');
  const [refused, setRefused] = useState<string | null>(null);
  const run = async (): Promise<void> => {
    setRefused(null);
    try {
      const { data } = await withdraw({ variables: { input: { planId, reason } } });
      const errors = data?.withdrawEvaluationPlan.userErrors ?? [];
      if (errors.length > 0) setRefused(errors.map((error) => error.message[language]).join(' '));
    } catch (error) {
      setRefused(describeError(error, language));
    }
  };
  return (
    <details>
      <summary aria-label={t('design.withdrawOf', { day })}>{t('design.withdraw')}</summary>
      <div className={styles['withdraw']}>
        <TextInput label={t('design.reason')} value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
        <Button type="button" variant="default" loading={loading} disabled={reason.trim() === ''} onClick={() => void run()}>
          {t('design.withdrawNow')}
        </Button>
      </div>
      {refused !== null && (
        <Notice kind="danger" announce>
          {refused}
        </Notice>
      )}
    </details>
  );
}
