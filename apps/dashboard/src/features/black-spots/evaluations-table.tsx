import { RecordTable, Section, Tag, useFormats } from '@elektron/ui';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { pathOfCase } from './case-words.ts';
import type { WaitingEvaluation } from './due-evaluations.ts';
import { useKept } from './use-kept.ts';

/** Which works are to be evaluated, and when. */
export function EvaluationsTable({ evaluations }: { readonly evaluations: readonly WaitingEvaluation[] }) {
  const { t } = useTranslation();
  const kept = useKept();
  const formats = useFormats();
  if (evaluations.length === 0) return null;
  return (
    <Section title={t('blackSpots.evaluations')} lead={t('blackSpots.evaluationsLead')}>
      <RecordTable
        caption={t('blackSpots.evaluations')}
        rows={evaluations}
        rowKey={({ spot, afterYears }) => `${spot.id} ${afterYears}`}
        columns={[
          { head: t('blackSpots.place'), kind: 'name', cell: ({ spot }) => <Link to={kept(pathOfCase(spot.id))}>{spot.name}</Link> },
          { head: t('blackSpots.after'), cell: ({ afterYears }) => t('blackSpots.years', { count: afterYears }) },
          { head: t('blackSpots.dueOn'), kind: 'short', cell: ({ dueOn }) => formats.date(dueOn) },
          {
            head: t('blackSpots.status'),
            cell: ({ state }) => (
              <Tag kind={state === 'due' ? 'bad' : state === 'made' ? 'good' : 'quiet'}>{t(`blackSpots.evaluation.${state}`)}</Tag>
            ),
          },
          {
            head: t('blackSpots.evaluate'),
            kind: 'actions',
            cell: ({ spot }) =>
              spot.interventionId == null ? (
                <Link to={kept(pathOfCase(spot.id))}>{t('blackSpots.interventionMissing')}</Link>
              ) : (
                <Link to={kept('/app/evaluations', { intervention: spot.interventionId })}>{t('blackSpots.evaluate')}</Link>
              ),
          },
        ]}
      />
    </Section>
  );
}
