import { CITIZEN_REPORT_STATES, LONGEST_CITIZEN_REPORT_TEXT } from '@elektron/domain';
import { Facts, Notice, Tag, useFormats, useLanguage } from '@elektron/ui';
import { Button, Select, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ACCEPTED_CITIZEN_REPORTS } from '../../graphql/accepted-reports.ts';
import { useCommand } from '../../graphql/use-command.ts';
import { useOrganisation } from '../../graphql/workspace.ts';
import { CITIZEN_REPORTS, DECIDE_CITIZEN_REPORT, type CitizenReport } from './citizen-reports-queries.ts';
import { categoryInWords, kindInWords, stateInWords } from './report-words.ts';
import styles from './citizen-reports.module.css';

const DIGITS = 5;

export interface ReportCardProps {
  readonly report: CitizenReport;
  readonly onLight: (report: CitizenReport | null) => void;
}

/** A report as its moderator reads it, and what they make of it. */
export function ReportCard({ report, onLight }: ReportCardProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const { data: organisation } = useOrganisation();
  const { id, kind, category, state, words, hasPhoto, happenedOn, personName } = report;
  const timeZone = organisation?.organisation.timeZone;
  const decided = personName == null || report.decidedAt == null ? null : `${personName}, ${formats.dateTime(report.decidedAt, timeZone)}`;
  return (
    <li className={styles['card']} data-report={id} onMouseEnter={() => onLight(report)} onMouseLeave={() => onLight(null)}>
      <h3>
        {categoryInWords(category, language)} <Tag kind={state === 'received' ? 'plain' : 'quiet'}>{stateInWords(state, language)}</Tag>
      </h3>
      <Facts
        facts={[
          [t('citizenReports.kind'), kindInWords(kind, language)],
          [t('citizenReports.received'), formats.dateTime(report.receivedAt, timeZone)],
          ...(happenedOn == null ? [] : [[t('citizenReports.happenedOn'), formats.date(happenedOn)] as const]),
          [t('citizenReports.place'), `${formats.decimal(report.latitude, DIGITS)} / ${formats.decimal(report.longitude, DIGITS)}`],
          [t('citizenReports.erasedOn'), formats.date(report.erasedOn)],
          ...(decided === null ? [] : [[t('citizenReports.decidedBy'), decided] as const]),
        ]}
      />
      {words === '' ? (
        <p className={styles['soft']}>{t('citizenReports.noWords')}</p>
      ) : (
        <blockquote className={styles['words']}>{words}</blockquote>
      )}
      {hasPhoto && (
        <p>
          <a href={`/api/reports/${id}/photo`}>{t('citizenReports.photo')}</a>
        </p>
      )}
      <DecideForm key={`${state} ${report.answer}`} report={report} onFocus={() => onLight(report)} />
    </li>
  );
}

function DecideForm({ report, onFocus }: { readonly report: CitizenReport; readonly onFocus: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [state, setState] = useState(report.state);
  const [answer, setAnswer] = useState(report.answer);
  const { run, loading, refusal } = useCommand(DECIDE_CITIZEN_REPORT, 'decideCitizenReport', {
    refetch: [CITIZEN_REPORTS, ACCEPTED_CITIZEN_REPORTS],
  });
  return (
    <form
      className={styles['form']}
      noValidate
      aria-label={t('citizenReports.decide')}
      onFocus={onFocus}
      onSubmit={(event) => {
        event.preventDefault();
        void run({ input: { reportId: report.id, state, answer } });
      }}
    >
      <Select
        label={t('citizenReports.state')}
        allowDeselect={false}
        data={CITIZEN_REPORT_STATES.map((value) => ({ value, label: stateInWords(value, language) }))}
        value={state}
        onChange={(value) => setState(value ?? report.state)}
      />
      <Textarea
        label={t('citizenReports.answer')}
        description={t('citizenReports.answerHelp')}
        rows={3}
        maxLength={LONGEST_CITIZEN_REPORT_TEXT}
        value={answer}
        onChange={({ currentTarget }) => setAnswer(currentTarget.value)}
      />
      {refusal !== null && (
        <Notice kind="danger" announce>
          {refusal.message}
        </Notice>
      )}
      <div>
        <Button type="submit" variant="default" size="sm" loading={loading}>
          {t('citizenReports.save')}
        </Button>
      </div>
    </form>
  );
}
