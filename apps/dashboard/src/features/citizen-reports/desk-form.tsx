import { useQuery } from '@apollo/client/react';
import { CITIZEN_REPORT_DAYS } from '@elektron/domain';
import { Notice, NumberField, QueryState, Section, useLanguage } from '@elektron/ui';
import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mapStatus, toStatus } from '../../graphql/query-status.ts';
import { useCommand } from '../../graphql/use-command.ts';
import { CITIZEN_REPORT_DESK, SET_CITIZEN_REPORT_DESK } from './citizen-reports-queries.ts';
import styles from './citizen-reports.module.css';

/** Whether the organisation takes reports, for those who decide that. */
export function DeskSection() {
  const { t } = useTranslation();
  const language = useLanguage();
  const result = useQuery(CITIZEN_REPORT_DESK);
  // Kept here: what was saved begins the form anew.
  const [isSaved, setSaved] = useState(false);
  return (
    <Section title={t('citizenReports.desk')} lead={t('citizenReports.deskLead')} card>
      <QueryState status={mapStatus(toStatus(result, language), (data) => data.citizenReportDesk)}>
        {(desk) => (
          <DeskForm
            key={`${desk.isOpen} ${desk.keptDays}`}
            isOpen={desk.isOpen}
            keptDays={desk.keptDays}
            isSaved={isSaved}
            onSaved={setSaved}
          />
        )}
      </QueryState>
    </Section>
  );
}

interface DeskFormProps {
  readonly isOpen: boolean;
  readonly keptDays: number;
  readonly isSaved: boolean;
  readonly onSaved: (isSaved: boolean) => void;
}

function DeskForm({ isSaved, onSaved, ...desk }: DeskFormProps) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(desk.isOpen);
  const [keptDays, setKeptDays] = useState<number | null>(desk.keptDays);
  const { run, loading, refusal } = useCommand(SET_CITIZEN_REPORT_DESK, 'setCitizenReportDesk', { refetch: [CITIZEN_REPORT_DESK] });
  const { least, most } = CITIZEN_REPORT_DAYS;
  const fits = keptDays !== null && Number.isInteger(keptDays) && keptDays >= least && keptDays <= most;
  return (
    <form
      className={styles['form']}
      noValidate
      aria-label={t('citizenReports.desk')}
      onSubmit={(event) => {
        event.preventDefault();
        if (fits) void run({ input: { isOpen, keptDays } }).then((payload) => onSaved(payload !== null));
      }}
      onChange={() => onSaved(false)}
    >
      <Checkbox
        label={t('citizenReports.isOpen')}
        description={t('citizenReports.isOpenHelp')}
        checked={isOpen}
        onChange={({ currentTarget }) => setOpen(currentTarget.checked)}
      />
      <NumberField
        label={t('citizenReports.keptDays')}
        value={keptDays}
        onChange={setKeptDays}
        error={fits ? undefined : t('citizenReports.keptDaysWrong', { least, most })}
      />
      {refusal !== null && (
        <Notice kind="danger" announce>
          {refusal.message}
        </Notice>
      )}
      <div className={styles['go']}>
        <Button type="submit" size="sm" loading={loading}>
          {t('citizenReports.save')}
        </Button>
        <span role="status">{isSaved ? t('citizenReports.saved') : ''}</span>
      </div>
    </form>
  );
}
