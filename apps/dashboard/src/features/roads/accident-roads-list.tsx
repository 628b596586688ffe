import { useQuery } from '@apollo/client/react';
import { EmptyState, QueryState, RecordTable, Section, useFormats, useLanguage, type Formats } from '@elektron/ui';
import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { toFilterInput } from '../../filter/filter-input.ts';
import { useFilter } from '../../filter/use-filter.ts';
import { isOnRoad } from '../../graphql/near-road.ts';
import { mapStatus, toStatus } from '../../graphql/query-status.ts';
import { useMay } from '../../graphql/session.tsx';
import { RoadCell, usePlacementLabel } from './placement-parts.tsx';
import { AccidentRoadsExport } from './placements-export.tsx';
import type { Place } from './roads-map.tsx';
import { ACCIDENT_ROADS, type AccidentOnRoad, type AccidentsOnRoads } from './roads-queries.ts';
import styles from './roads.module.css';

const PAGE_SIZE = 50;
const OFF_ROADS = 'off';
const EVERY_ONE = 'all';

export interface AccidentRoadsListProps extends Pick<AccidentsOnRoads, 'placements' | 'rules'> {
  readonly onShow: (place: Place) => void;
}

/** The accidents one by one: first those that lie on no road, with the reason. */
export function AccidentRoadsList({ placements, rules, onShow }: AccidentRoadsListProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const labelOf = usePlacementLabel();
  const off = placements.filter(({ placement }) => !isOnRoad(placement));
  const sum = (rows: typeof placements): number => rows.reduce((total, { count }) => total + count, 0);
  const [which, setWhich] = useState(sum(off) > 0 ? OFF_ROADS : EVERY_ONE);
  const options = [
    { value: OFF_ROADS, label: t('onRoads.offRoads', { count: sum(off), formatted: formats.count(sum(off)) }) },
    ...placements
      .filter(({ count }) => count > 0)
      .map(({ placement, count }) => ({
        value: placement,
        label: `${labelOf(placement)} (${formats.count(count)})`,
      })),
    { value: EVERY_ONE, label: t('onRoads.everyOne', { formatted: formats.count(sum(placements)) }) },
  ];
  const known = options.some(({ value }) => value === which) ? which : EVERY_ONE;
  const asked = placements.filter(({ placement }) =>
    known === OFF_ROADS ? !isOnRoad(placement) : known === EVERY_ONE || placement === known,
  );
  return (
    <Section
      title={t('onRoads.listTitle')}
      actions={
        <div className={styles['listActions']}>
          <NativeSelect
            size="xs"
            label={t('onRoads.which')}
            value={known}
            onChange={({ currentTarget }) => setWhich(currentTarget.value)}
            data={options}
          />
          <AccidentRoadsExport placements={known === EVERY_ONE ? null : asked.map(({ placement }) => placement)} count={sum(asked)} />
        </div>
      }
    >
      <Rows placements={asked.map(({ placement }) => placement)} nearestMeters={rules.nearestMeters} onShow={onShow} />
    </Section>
  );
}

interface RowsProps {
  readonly placements: readonly AccidentOnRoad['placement'][];
  readonly nearestMeters: number;
  readonly onShow: (place: Place) => void;
}

function Rows({ placements, nearestMeters, onShow }: RowsProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const { filter } = useFilter();
  const variables = { filter: toFilterInput(filter), placements: [...placements], first: PAGE_SIZE };
  const result = useQuery(ACCIDENT_ROADS, { variables, fetchPolicy: 'cache-and-network' });
  const more = (after: string): void => {
    void result
      .fetchMore({
        variables: { after },
        updateQuery: (former, { fetchMoreResult: { accidentRoads: next } }) => ({
          accidentRoads: { ...next, edges: [...former.accidentRoads.edges, ...next.edges] },
        }),
      })
      .catch(() => undefined);
  };
  return (
    <QueryState
      status={mapStatus(toStatus(result, language), (data) => data.accidentRoads)}
      isEmpty={({ totalCount }) => totalCount === 0}
      empty={<EmptyState title={t('onRoads.listEmpty')}>{null}</EmptyState>}
    >
      {({ edges, pageInfo, totalCount }) => (
        <>
          <AccidentsTable accidents={edges.map(({ node }) => node)} nearestMeters={nearestMeters} onShow={onShow} />
          {pageInfo.hasNextPage && pageInfo.endCursor != null && (
            <Button variant="default" size="sm" mt={8} onClick={() => more(pageInfo.endCursor ?? '')}>
              {t('onRoads.more', { shown: formats.count(edges.length), total: formats.count(totalCount) })}
            </Button>
          )}
        </>
      )}
    </QueryState>
  );
}

interface AccidentsTableProps extends Omit<RowsProps, 'placements'> {
  readonly accidents: readonly AccidentOnRoad[];
}

export function AccidentsTable({ accidents, nearestMeters, onShow }: AccidentsTableProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const labelOf = usePlacementLabel();
  const meters = (value: number | undefined, digits: number): string =>
    value === undefined ? '–' : t('onRoads.meters', { value: formats.decimal(value, digits) });
  return (
    <RecordTable
      caption={t('onRoads.listTitle')}
      rows={accidents}
      rowKey={({ id }) => id}
      columns={[
        { head: t('onRoads.when'), kind: 'name', cell: (accident) => whenText(accident, formats) },
        { head: t('onRoads.outcome'), cell: ({ placement }) => labelOf(placement) },
        {
          head: t('onRoads.road'),
          kind: 'wide',
          cell: (accident) => <RoadOfAccident accident={accident} nearestMeters={nearestMeters} />,
        },
        { head: t('onRoads.distance'), kind: 'number', cell: ({ road }) => meters(road?.distanceMeters, 1) },
        { head: t('onRoads.open'), kind: 'actions', cell: (accident) => <Actions accident={accident} onShow={onShow} /> },
      ]}
    />
  );
}

/** Its road, where along it, and what the record says. */
function RoadOfAccident({ accident, nearestMeters }: { readonly accident: AccidentOnRoad; readonly nearestMeters: number }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { road, placement, roadName } = accident;
  const onRoad = isOnRoad(placement);
  const meters = (value: number): string => formats.decimal(value, 0);
  return (
    <>
      <RoadCell placed={accident} onRoad={onRoad} nearestMeters={nearestMeters} />
      {road != null && onRoad && (
        <span className={styles['under']}>
          {t('onRoads.alongOf', { along: meters(road.alongMeters), length: meters(road.segmentLengthMeters) })}
        </span>
      )}
      {roadName != null && road?.agreement !== 'SAME' && (
        <span className={styles['under']}>{t('onRoads.inRecord', { road: roadName })}</span>
      )}
    </>
  );
}

function Actions({ accident, onShow }: { readonly accident: AccidentOnRoad; readonly onShow: (place: Place) => void }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { search } = useLocation();
  const mayOpen = useMay('records.personal');
  const { longitude, latitude } = accident;
  const when = whenText(accident, formats);
  const parameters = new URLSearchParams(search);
  parameters.delete('lies');
  parameters.set('accident', accident.id);
  return (
    <>
      {longitude != null && latitude != null && (
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => onShow({ longitude, latitude })}
          aria-label={t('onRoads.showNamed', { name: when })}
        >
          {t('onRoads.show')}
        </Button>
      )}
      {mayOpen && (
        <Button
          component={Link}
          to={`/app?${parameters.toString()}`}
          size="compact-sm"
          variant="default"
          aria-label={t('onRoads.openNamed', { when })}
        >
          {t('onRoads.open')}
        </Button>
      )}
    </>
  );
}

type Moment = Pick<AccidentOnRoad, 'year' | 'month' | 'day' | 'hour' | 'minute'>;

/** As much of the moment as is known: "18/08/2014 14:46", "08/2014", "2014". */
function whenText({ year, month, day, hour, minute }: Moment, formats: Formats): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const date = month == null ? String(year) : day == null ? `${two(month)}/${year}` : `${two(day)}/${two(month)}/${year}`;
  return hour == null ? date : `${date} ${formats.clock(hour, minute ?? null)}`;
}
