import { useApolloClient } from '@apollo/client/react';
import { MEMBER_ROLE_LABELS, STEP_CAPABILITIES, type MemberRole, type ReportingStep } from '@elektron/domain';
import { Notice, useLanguage } from '@elektron/ui';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { forgetRecords } from '../../graphql/forget-records.ts';
import { useCommand } from '../../graphql/use-command.ts';
import { mayDo, useViewer } from '../../graphql/viewer.ts';
import { SIGN_OFF_MONTH, TAKE_REPORTING_STEP, type BoardMonth } from './months-queries.ts';
import styles from './months.module.css';

const STEP_ROLES: Readonly<Record<ReportingStep, MemberRole>> = { received: 'uploader', checked: 'uploader', 'signed-off': 'publisher' };

/** The one thing that can be done with a month now, for whoever may do it. */
export function NextStep({ month, onTaken }: { readonly month: BoardMonth; readonly onTaken: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const viewer = useViewer();
  const client = useApolloClient();
  const take = useCommand(TAKE_REPORTING_STEP, 'takeReportingStep');
  const sign = useCommand(SIGN_OFF_MONTH, 'signOffMonth');
  const { nextStep, unitId } = month;
  if (nextStep == null || unitId == null || viewer === null) return null;
  const step: ReportingStep = nextStep === 'received' || nextStep === 'checked' ? nextStep : 'signed-off';
  if (!mayDo(viewer, STEP_CAPABILITIES[step]))
    return <p className={styles['soft']}>{t('months.detail.mayNot', { role: MEMBER_ROLE_LABELS[STEP_ROLES[step]][language] })}</p>;
  const go = async (): Promise<void> => {
    const input = { unitId, month: month.month, fingerprint: month.fingerprint };
    const answer = step === 'signed-off' ? await sign.run({ input }) : await take.run({ input: { ...input, step } });
    if (answer === null) return;
    forgetRecords(client);
    onTaken();
  };
  const refusal = take.refusal ?? sign.refusal;
  return (
    <div className={styles['go']}>
      <Button onClick={() => void go()} loading={take.loading || sign.loading}>
        {t(`months.detail.take.${step}`)}
      </Button>
      <span className={styles['soft']}>{t(`months.detail.takeHelp.${step}`)}</span>
      {refusal !== null && (
        <Notice kind="danger" announce>
          {refusal.message}
        </Notice>
      )}
    </div>
  );
}
