import { useQuery } from '@apollo/client/react';
import { Notice, QueryState, useFormats, useLanguage } from '@elektron/ui';
import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { mapStatus, toStatus } from '../../graphql/query-status.ts';
import { useOrganisation } from '../../graphql/workspace.ts';
import { OPENABLE_RUNS } from './sharing-queries.ts';

export interface RunFieldProps {
  /** Empty until one is chosen. */
  readonly runId: string;
  readonly error: string | undefined;
  readonly onChange: (runId: string) => void;
}

/** Of which ranking sites are opened, and what of them leaves. */
export function RunField({ runId, error, onChange }: RunFieldProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const { data } = useOrganisation();
  const result = useQuery(OPENABLE_RUNS, { fetchPolicy: 'cache-and-network' });
  return (
    <QueryState
      status={mapStatus(toStatus(result, language), (data) => data.openableRuns)}
      isEmpty={(runs) => runs.length === 0}
      empty={<Notice kind="note">{t('sharing.form.noRuns')}</Notice>}
    >
      {(runs) => (
        <>
          <NativeSelect
            label={t('sharing.form.run')}
            description={t('sharing.form.runHelp')}
            value={runId}
            error={error}
            onChange={(event) => onChange(event.currentTarget.value)}
            data={[
              { value: '', label: t('sharing.form.chooseRun') },
              ...runs.map(({ runId: value, createdAt, years, sites, accidents }) => ({
                value,
                label: t('sharing.form.runChoice', {
                  date: formats.dateTime(createdAt, data?.organisation.timeZone),
                  sites: formats.count(sites),
                  accidents: formats.count(accidents),
                  years: formats.decimal(years, 1),
                }),
              })),
            ]}
          />
          <Notice kind="note" title={t('sharing.form.leavesTitle')}>
            {t('sharing.form.leavesText')}
          </Notice>
        </>
      )}
    </QueryState>
  );
}
