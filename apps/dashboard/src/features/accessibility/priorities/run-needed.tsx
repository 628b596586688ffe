import { useMutation } from '@apollo/client/react';
import { EXCESS_METHOD, involvingPedestrians, NO_EXCESS_REASONS } from '@elektron/domain';
import { EmptyState, Notice, useFormats, useLanguage } from '@elektron/ui';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { toFilterInput } from '../../../filter/filter-input.ts';
import { useFilter } from '../../../filter/use-filter.ts';
import { describeError } from '../../../graphql/query-status.ts';
import { useMay } from '../../../graphql/session.tsx';
import { RUN_EXCESS, type Priorities } from './sites-queries.ts';

export interface RunNeededProps extends Pick<Priorities, 'reason' | 'run'> {
  readonly onStarted: () => void;
}

/** Why there is no excess yet, and the one next step. */
export function RunNeeded({ reason, run, onStarted }: RunNeededProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const mayImport = useMay('records.import');
  const known = NO_EXCESS_REASONS.find((each) => each === reason);
  if (known === undefined) return null;
  if (known === 'NO_ROADS') {
    return (
      <EmptyState
        title={t('priorities.run.NO_ROADS')}
        {...(mayImport ? { action: <Link to="/app/imports">{t('priorities.noneAction')}</Link> } : {})}
      >
        {t('priorities.run.noRoadsText')}
      </EmptyState>
    );
  }
  if (known === 'RUN_UNDER_WAY') {
    return (
      <p role="status">
        {t('priorities.run.RUN_UNDER_WAY')} {formats.percent(run?.progress ?? 0)}
      </p>
    );
  }
  return (
    <EmptyState title={t(`priorities.run.${known}`)} action={<StartRun onStarted={onStarted} />}>
      {run?.problem == null ? t('priorities.run.neededText') : run.problem.message[language]}
    </EmptyState>
  );
}

/** Ranks the sites by the pedestrian accidents under the filter; for whoever may. */
export function StartRun({ onStarted, again = false }: { readonly onStarted: () => void; readonly again?: boolean }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { filter } = useFilter();
  const mayRun = useMay('analyses.run');
  const [start, { loading }] = useMutation(RUN_EXCESS);
  const [refused, setRefused] = useState<string | null>(null);
  if (!mayRun) return <p>{t('priorities.run.mayNot')}</p>;
  const run = async (): Promise<void> => {
    setRefused(null);
    try {
      const input = { methodId: EXCESS_METHOD, parameters: {}, filter: toFilterInput(involvingPedestrians(filter)) };
      const { data } = await start({ variables: { input } });
      if (data?.runHotspots.run != null) onStarted();
      else setRefused(data?.runHotspots.userErrors.map(({ message }) => message[language]).join(' ') ?? '');
    } catch (error) {
      setRefused(describeError(error, language));
    }
  };
  return (
    <>
      <Button size="sm" variant={again ? 'default' : 'filled'} loading={loading} onClick={() => void run()}>
        {t(again ? 'priorities.run.again' : 'priorities.run.start')}
      </Button>
      {refused !== null && (
        <Notice kind="danger" announce>
          {refused}
        </Notice>
      )}
    </>
  );
}
