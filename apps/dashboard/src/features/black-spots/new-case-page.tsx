import { useQuery } from '@apollo/client/react';
import { Page, QueryState, useLanguage } from '@elektron/ui';
import { Button } from '@mantine/core';
import { parseAsInteger, parseAsString, useQueryStates } from 'nuqs';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { mapStatus, toStatus } from '../../graphql/query-status.ts';
import { ACCEPTED_HOTSPOT } from './black-spots-queries.ts';
import { NewCaseForm } from './new-case-form.tsx';
import { useKept } from './use-kept.ts';

/** Puts a place on the register: the hotspot that the address names, or one that is drawn here. */
export function NewCasePage() {
  const { t } = useTranslation();
  const kept = useKept();
  const [{ run, hotspot }] = useQueryStates({ run: parseAsString, hotspot: parseAsInteger });
  return (
    <Page
      title={t('blackSpots.newTitle')}
      lead={t('blackSpots.newLead')}
      actions={
        <Button component={Link} to={kept('/app/black-spots')} variant="default" size="sm">
          {t('blackSpots.back')}
        </Button>
      }
    >
      {run !== null && hotspot !== null ? <OfHotspot runId={run} rank={hotspot} /> : <NewCaseForm hotspot={null} />}
    </Page>
  );
}

function OfHotspot({ runId, rank }: { readonly runId: string; readonly rank: number }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const result = useQuery(ACCEPTED_HOTSPOT, { variables: { id: runId } });
  return (
    <QueryState
      status={mapStatus(toStatus(result, language), ({ hotspotRun }) => ({
        run: hotspotRun,
        found: hotspotRun?.hotspots.find((candidate) => candidate.rank === rank),
      }))}
    >
      {({ run, found }) =>
        run == null || found === undefined ? <p role="alert">{t('blackSpots.hotspotGone')}</p> : <NewCaseForm hotspot={{ ...found, run }} />
      }
    </QueryState>
  );
}
