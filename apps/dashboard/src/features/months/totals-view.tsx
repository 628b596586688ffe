import { useQuery } from '@apollo/client/react';
import { ACCIDENT_MEASURE_TEXTS, ACCIDENT_MEASURES } from '@elektron/domain';
import { EmptyState, QueryState, RecordTable, Section, useFormats, useLanguage, type RecordColumn } from '@elektron/ui';
import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReconciledTotalsQuery } from '../../graphql/generated/graphql.ts';
import { mapStatus, toStatus } from '../../graphql/query-status.ts';
import { useMay } from '../../graphql/session.tsx';
import { monthName } from './month-words.ts';
import { RECONCILED_TOTALS } from './months-queries.ts';
import { TotalsForm } from './totals-form.tsx';
import { TotalsUpload } from './totals-upload.tsx';

type Total = ReconciledTotalsQuery['reconciledTotals'][number];
const FIRST_ROWS = 48;

/** What others say that months hold, beside one's own. */
export function TotalsView() {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const mayWrite = useMay('analyses.run');
  const [onlyDifferences, setOnlyDifferences] = useState(false);
  const result = useQuery(RECONCILED_TOTALS, { fetchPolicy: 'cache-and-network' });
  const labelOf = ({ measure }: Total): string =>
    ACCIDENT_MEASURE_TEXTS[ACCIDENT_MEASURES.find((known) => known === measure) ?? 'accidents'].labels[language];
  const columns: RecordColumn<Total>[] = [
    { head: t('months.totals.source'), kind: 'name', cell: ({ source }) => source },
    { head: t('months.month'), kind: 'short', cell: ({ month }) => monthName(month, language) },
    { head: t('months.detail.measure'), cell: labelOf },
    { head: t('months.totals.expected'), kind: 'number', cell: ({ expected }) => formats.count(expected) },
    {
      head: t('months.totals.recorded'),
      kind: 'number',
      cell: ({ recorded }) => (recorded == null ? t('months.totals.notReached') : formats.count(recorded)),
    },
    {
      head: t('months.totals.difference'),
      kind: 'number',
      cell: ({ difference }) => (difference == null ? '–' : formats.signed(difference)),
    },
  ];
  return (
    <Section title={t('months.views.totals')} lead={t('months.totals.lead')}>
      <QueryState
        status={mapStatus(toStatus(result, language), (data) => data.reconciledTotals)}
        isEmpty={(totals) => totals.length === 0}
        empty={
          <EmptyState title={t('months.totals.none')}>{t(mayWrite ? 'months.totals.noneText' : 'months.totals.noneTextToRead')}</EmptyState>
        }
      >
        {(totals) => {
          const differing = totals.filter(({ difference }) => difference != null && difference !== 0);
          return (
            <>
              <Summary totals={totals} differing={differing.length} />
              <Checkbox
                label={t('months.totals.onlyDifferences')}
                checked={onlyDifferences}
                onChange={(event) => setOnlyDifferences(event.currentTarget.checked)}
              />
              <RecordTable
                caption={t('months.views.totals')}
                rows={onlyDifferences ? differing : totals}
                rowKey={({ source, month, measure }) => `${source} ${month} ${measure}`}
                columns={columns}
                first={FIRST_ROWS}
              />
            </>
          );
        }}
      </QueryState>
      {mayWrite && (
        <>
          <TotalsUpload />
          <TotalsForm />
        </>
      )}
    </Section>
  );
}

/** How many of the totals the records reach, and how many of those differ. */
function Summary({ totals, differing }: { readonly totals: readonly Total[]; readonly differing: number }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const compared = totals.filter(({ recorded }) => recorded != null).length;
  return (
    <p role="status">
      {t('months.totals.summary', {
        count: totals.length,
        shown: formats.count(totals.length),
        compared: formats.count(compared),
        differing: formats.count(differing),
      })}
    </p>
  );
}
