import { useQuery } from '@apollo/client/react';
import type { AccidentFilter, BoundingBox } from '@elektron/domain';
import { EmptyState, QueryState, SeverityMark, useFormats, useLanguage } from '@elektron/ui';
import { Button, UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { toFilterInput } from '../../filter/filter-input.ts';
import { toStatus } from '../../graphql/query-status.ts';
import { momentText, roadUsersText, severityLabel, severityOf } from './accident-text.ts';
import { ACCIDENTS, type AccidentRow } from './overview-queries.ts';
import styles from './accident-panel.module.css';

const PAGE_SIZE = 50;

export interface AccidentListProps {
  readonly filter: AccidentFilter;
  /** What part of the map; already cut with the filter's own area. */
  readonly area: BoundingBox;
  readonly litBox: BoundingBox | null;
  readonly onLight: (place: { longitude: number; latitude: number } | null) => void;
  /** A place that must come into sight. */
  readonly onShow: (place: { longitude: number; latitude: number }) => void;
  /** `null` for whoever may count accidents and not look at a single one. */
  readonly onOpen: ((id: string) => void) | null;
}

/** The accidents of an area, newest first: what the map shows, as a list. */
export function AccidentList({ filter, area, litBox, onLight, onShow, onOpen }: AccidentListProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const result = useQuery(ACCIDENTS, { variables: { filter: toFilterInput({ ...filter, area }), first: PAGE_SIZE } });
  const more = (after: string): void => {
    void result.fetchMore({
      variables: { after },
      updateQuery: (former, { fetchMoreResult }) => ({
        accidents: { ...fetchMoreResult.accidents, edges: [...former.accidents.edges, ...fetchMoreResult.accidents.edges] },
      }),
    });
  };
  return (
    <QueryState
      status={toStatus(result, language)}
      isEmpty={(data) => data.accidents.totalCount === 0}
      empty={<EmptyState title={t('list.emptyTitle')}>{t('list.emptyText')}</EmptyState>}
    >
      {({ accidents }) => (
        <>
          <p className={styles['total']} role="status">
            {t('list.total', { count: accidents.totalCount, formatted: formats.count(accidents.totalCount) })}
          </p>
          {onOpen === null && <p className={styles['total']}>{t('list.noDetails')}</p>}
          <ol className={styles['rows']}>
            {accidents.edges.map(({ node }) => (
              <li key={node.id}>
                <Row accident={node} lit={isInside(node, litBox)} onLight={onLight} onShow={onShow} onOpen={onOpen} />
              </li>
            ))}
          </ol>
          {accidents.pageInfo.hasNextPage && accidents.pageInfo.endCursor != null && (
            <Button variant="default" size="sm" fullWidth mt={8} onClick={() => more(accidents.pageInfo.endCursor ?? '')}>
              {t('list.more', { shown: formats.count(accidents.edges.length), total: formats.count(accidents.totalCount) })}
            </Button>
          )}
        </>
      )}
    </QueryState>
  );
}

function isInside(accident: AccidentRow, box: BoundingBox | null): boolean {
  if (box === null || accident.place == null) return false;
  const { longitude, latitude } = accident.place;
  return longitude >= box[0] && longitude <= box[2] && latitude >= box[1] && latitude <= box[3];
}

interface RowProps {
  readonly accident: AccidentRow;
  readonly lit: boolean;
  readonly onLight: AccidentListProps['onLight'];
  readonly onShow: AccidentListProps['onShow'];
  readonly onOpen: AccidentListProps['onOpen'];
}

function Row({ accident, lit, onLight, onShow, onOpen }: RowProps) {
  const language = useLanguage();
  const formats = useFormats();
  const light = (): void => onLight(accident.place ?? null);
  const dim = (): void => onLight(null);
  const show = (): void => {
    if (accident.place != null) onShow(accident.place);
  };
  return (
    <UnstyledButton
      className={styles['row']}
      data-lit={lit || undefined}
      data-accident={accident.id}
      onMouseEnter={light}
      onMouseLeave={dim}
      onFocus={light}
      onBlur={dim}
      onClick={() => (onOpen === null ? show() : onOpen(accident.id))}
    >
      <span className={styles['mark']}>
        <SeverityMark severity={severityOf(accident.severity)} size={13} />
        <span className="el-hidden">{severityLabel(accident.severity, language)}</span>
      </span>
      <span>
        <span className={styles['when']}>{momentText(accident, formats)}</span>
        {accident.roadName != null && <span className={styles['road']}>{accident.roadName}</span>}
        <span className={styles['who']}>{roadUsersText(accident.roadUsers, language)}</span>
      </span>
    </UnstyledButton>
  );
}
