import { useMutation, useQuery } from '@apollo/client/react';
import { Notice, useFormats, useLanguage } from '@elektron/ui';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { describeError } from '../../graphql/query-status.ts';
import { useOrganisation } from '../../graphql/workspace.ts';
import { EVALUATION_PLANS, FREEZE_EVALUATION_PLAN, type DesignInput, type EvaluationPlan } from './design-queries.ts';
import { StudyTimeline } from './study-timeline.tsx';
import { WithdrawPlan } from './withdraw-plan.tsx';
import styles from './design.module.css';

export interface PlanPanelProps {
  readonly interventionId: string;
  /** Null while the question is not complete. */
  readonly input: DesignInput | null;
}

/** Freezes the question as it stands, and lists what was frozen before, withdrawn plans too. */
export function PlanPanel({ interventionId, input }: PlanPanelProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const plans = useQuery(EVALUATION_PLANS, { variables: { interventionId } }).data?.evaluationPlans ?? [];
  const [freeze, { loading, data }] = useMutation(FREEZE_EVALUATION_PLAN, { refetchQueries: [EVALUATION_PLANS] });
  const [failure, setFailure] = useState<string | null>(null);
  const errors = data?.freezeEvaluationPlan.userErrors ?? [];
  const refused = failure ?? (errors.length > 0 ? errors.map((error) => error.message[language]).join(' ') : null);
  const run = async (): Promise<void> => {
    if (input === null) return;
    setFailure(null);
    try {
      await freeze({ variables: { input } });
    } catch (error) {
      setFailure(describeError(error, language));
    }
  };
  return (
    <>
      <p className={styles['soft']}>{t('design.freezeHelp')}</p>
      <div>
        <Button type="button" variant="default" loading={loading} disabled={input === null} onClick={() => void run()}>
          {t('design.freeze')}
        </Button>
      </div>
      {refused !== null && (
        <Notice kind="danger" title={t('design.refused')} announce>
          {refused}
        </Notice>
      )}
      {refused === null && data?.freezeEvaluationPlan.plan != null && (
        <Notice kind="note" announce>
          {t('design.frozen')}
        </Notice>
      )}
      <h3>{t('design.plans')}</h3>
      {plans.length === 0 && <p className={styles['soft']}>{t('design.none')}</p>}
      <ul className={styles['plans']}>
        {plans.map((plan) => (
          <Plan key={plan.id} plan={plan} />
        ))}
      </ul>
    </>
  );
}

function Plan({ plan }: { readonly plan: EvaluationPlan }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const timeZone = useOrganisation().data?.organisation.timeZone;
  const day = formats.dateTime(plan.madeAt, timeZone);
  return (
    <li className={styles['plan']} data-withdrawn={plan.withdrawal != null || undefined}>
      <p>
        <strong>{plan.madeBy == null ? t('design.madeByMachine', { day }) : t('design.madeBy', { day, name: plan.madeBy })}</strong>{' '}
        {plan.methodLabels[language]}. {plan.timing[language]}
      </p>
      <StudyTimeline before={plan.beforePeriod} works={plan.worksPeriod} after={plan.afterPeriod} />
      {plan.outlook?.library != null && <p className={styles['soft']}>{plan.outlook.library.sentence[language]}</p>}
      {plan.outlook != null && <p className={styles['soft']}>{plan.outlook.sentence[language]}</p>}
      {plan.withdrawal == null ? (
        <WithdrawPlan planId={plan.id} day={day} />
      ) : (
        <p className={styles['advice']}>
          {t('design.withdrawn', { day: formats.dateTime(plan.withdrawal.madeAt, timeZone), reason: plan.withdrawal.reason })}
        </p>
      )}
    </li>
  );
}
