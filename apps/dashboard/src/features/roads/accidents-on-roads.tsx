import { useQuery } from '@apollo/client/react';
import { EmptyState, QueryState, RecordTable, Section, useFormats, useLanguage } from '@elektron/ui';
import { useTranslation } from 'react-i18next';
import { toFilterInput } from '../../filter/filter-input.ts';
import { useFilter } from '../../filter/use-filter.ts';
import { roadClassLabel } from '../../graphql/near-road.ts';
import { mapStatus, toStatus } from '../../graphql/query-status.ts';
import { AccidentRoadsList } from './accident-roads-list.tsx';
import { OutcomeTable, PlacementRules } from './placement-parts.tsx';
import type { Place } from './roads-map.tsx';
import { ACCIDENTS_ON_ROADS, type AccidentsOnRoads } from './roads-queries.ts';
import styles from './roads.module.css';

/** The accidents of the one filter, on the roads as they stand. */
export function useAccidentsOnRoads() {
  const { filter } = useFilter();
  return useQuery(ACCIDENTS_ON_ROADS, { variables: { filter: toFilterInput(filter) }, fetchPolicy: 'cache-and-network' });
}

/** Which accidents lie on which roads, and why others lie on none. */
export function AccidentsOnRoadsPanel({ onShow }: { readonly onShow: (place: Place) => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const result = useAccidentsOnRoads();
  return (
    <QueryState
      status={mapStatus(toStatus(result, language), (data) => data.accidentsOnRoads)}
      isEmpty={({ accidents }) => accidents === 0}
      empty={<EmptyState title={t('onRoads.accidentsNone')}>{t('onRoads.accidentsNoneText')}</EmptyState>}
    >
      {(answer) => (
        <div className={styles['summary']}>
          <Sentence answer={answer} />
          <OutcomeTable title={t('onRoads.accidentsOutcomes')} placements={answer.placements} />
          <AccidentRoadsList placements={answer.placements} rules={answer.rules} onShow={onShow} />
          <Classes classes={answer.classes} />
          <PlacementRules rules={answer.rules} />
        </div>
      )}
    </QueryState>
  );
}

function Sentence({ answer: { accidents, onRoads, onOtherNumber, placedLines } }: { readonly answer: AccidentsOnRoads }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const [count, all] = [formats.count(onRoads), formats.count(accidents)];
  return (
    <Section
      card
      title={t('onRoads.accidentsTitle')}
      lead={t('onRoads.accidentsSentence', { onRoads: count, all, share: formats.percent(onRoads / accidents) })}
    >
      {onOtherNumber > 0 && (
        <p className={styles['note']}>{t('onRoads.onOtherNumber', { count: onOtherNumber, formatted: formats.count(onOtherNumber) })}</p>
      )}
      {placedLines == null && <p className={styles['note']}>{t('onRoads.tooMany')}</p>}
    </Section>
  );
}

function Classes({ classes }: Pick<AccidentsOnRoads, 'classes'>) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  if (classes.length === 0) return null;
  return (
    <Section title={t('onRoads.byClass')}>
      <RecordTable
        caption={t('onRoads.byClass')}
        rows={classes}
        rowKey={({ roadClass }) => roadClass ?? ''}
        columns={[
          {
            head: t('onRoads.class'),
            kind: 'name',
            cell: ({ roadClass }) => roadClassLabel(roadClass, language) ?? roadClass ?? t('onRoads.classUnknown'),
          },
          { head: t('onRoads.accidents'), kind: 'number', cell: ({ accidents }) => formats.count(accidents) },
          { head: t('onRoads.atJunctions'), kind: 'number', cell: ({ atJunctions }) => formats.count(atJunctions) },
        ]}
      />
    </Section>
  );
}
