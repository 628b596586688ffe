import { useQuery } from '@apollo/client/react';
import { EmptyState, QueryState, RecordTable, Section, useFormats, useLanguage, type RecordColumn } from '@elektron/ui';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { isOnRoad } from '../../graphql/near-road.ts';
import { mapStatus, toStatus } from '../../graphql/query-status.ts';
import { OutcomeTable, PlacementRules, RoadCell, usePlacementLabel } from './placement-parts.tsx';
import { CountSiteRoadsExport } from './placements-export.tsx';
import type { Place } from './roads-map.tsx';
import { COUNT_SITES_ON_ROADS, type CountSitesOnRoads, type SiteOnRoad } from './roads-queries.ts';
import styles from './roads.module.css';

/** So many rows are read; the others are there for whoever asks. */
const FIRST_ROWS = 25;

export function useCountSitesOnRoads() {
  return useQuery(COUNT_SITES_ON_ROADS, { fetchPolicy: 'cache-and-network' });
}

/** Which count sites count which roads, in which years. */
export function CountSitesOnRoadsPanel({ onShow }: { readonly onShow: (place: Place) => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const result = useCountSitesOnRoads();
  return (
    <QueryState
      status={mapStatus(toStatus(result, language), (data) => data.countSitesOnRoads)}
      isEmpty={({ sites }) => sites.length === 0}
      empty={<EmptyState title={t('onRoads.sitesNone')}>{t('onRoads.sitesNoneText')}</EmptyState>}
    >
      {(answer) => <Answer answer={answer} onShow={onShow} />}
    </QueryState>
  );
}

function Answer({ answer, onShow }: { readonly answer: CountSitesOnRoads; readonly onShow: (place: Place) => void }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { sites, attached, placements, rules } = answer;
  const nearestMeters = rules.nearestMeters;
  const [withRoad, without] = [sites.filter(({ placement }) => isOnRoad(placement)), sites.filter(({ placement }) => !isOnRoad(placement))];
  return (
    <div className={styles['summary']}>
      <Section
        card
        title={t('onRoads.sitesTitle')}
        lead={t('onRoads.sitesSentence', { attached: formats.count(attached), all: formats.count(sites.length) })}
        actions={<CountSiteRoadsExport count={sites.length} />}
      >
        {null}
      </Section>
      <OutcomeTable title={t('onRoads.sitesOutcomes')} placements={placements} />
      {without.length > 0 && (
        <SitesTable title={t('onRoads.sitesOther')} sites={without} reasons nearestMeters={nearestMeters} onShow={onShow} />
      )}
      {withRoad.length > 0 && (
        <SitesTable title={t('onRoads.sitesAttached')} sites={withRoad} nearestMeters={nearestMeters} onShow={onShow} />
      )}
      <PlacementRules rules={rules} more={t('onRoads.sitesRule')} />
    </div>
  );
}

interface SitesTableProps {
  readonly title: string;
  readonly sites: readonly SiteOnRoad[];
  /** Whether each row says why its site has no road. */
  readonly reasons?: boolean;
  readonly nearestMeters: number;
  readonly onShow: (place: Place) => void;
}

function SitesTable({ title, sites, reasons = false, nearestMeters, onShow }: SitesTableProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const labelOf = usePlacementLabel();
  const reason: RecordColumn<SiteOnRoad> = { head: t('onRoads.reason'), cell: ({ placement }) => labelOf(placement) };
  return (
    <Section title={title}>
      <RecordTable
        caption={title}
        rows={sites}
        rowKey={({ id }) => id}
        first={FIRST_ROWS}
        columns={[
          { head: t('onRoads.site'), kind: 'name', cell: nameOf },
          ...(reasons ? [reason] : []),
          {
            head: t('onRoads.road'),
            kind: 'wide',
            cell: (site) => <RoadCell placed={site} onRoad={!reasons} nearestMeters={nearestMeters} />,
          },
          {
            head: t('onRoads.distance'),
            kind: 'number',
            cell: ({ road }) => (road == null ? '–' : t('onRoads.meters', { value: formats.decimal(road.distanceMeters, 1) })),
          },
          { head: t('onRoads.years'), cell: ({ years }) => (years.length === 0 ? t('onRoads.yearsNone') : yearsText(years)) },
          { head: t('onRoads.openSite'), kind: 'actions', cell: (site) => <Actions site={site} onShow={onShow} /> },
        ]}
      />
    </Section>
  );
}

function Actions({ site, onShow }: { readonly site: SiteOnRoad; readonly onShow: (place: Place) => void }) {
  const { t } = useTranslation();
  const { longitude, latitude } = site;
  return (
    <>
      {longitude != null && latitude != null && (
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => onShow({ longitude, latitude })}
          aria-label={t('onRoads.showNamed', { name: nameOf(site) })}
        >
          {t('onRoads.show')}
        </Button>
      )}
      <Button
        component={Link}
        to={`/app/traffic?countSite=${site.id}`}
        size="compact-sm"
        variant="default"
        aria-label={t('onRoads.openSiteNamed', { name: nameOf(site) })}
      >
        {t('onRoads.openSite')}
      </Button>
    </>
  );
}

function nameOf({ roadName, sourceRecordId }: SiteOnRoad): string {
  return roadName == null ? sourceRecordId : `${roadName} (${sourceRecordId})`;
}

/** Years in a row as one stretch: "2008–2012, 2016". */
export function yearsText(years: readonly number[]): string {
  const stretches: [first: number, last: number][] = [];
  for (const year of years) {
    const stretch = stretches.at(-1);
    if (stretch !== undefined && stretch[1] === year - 1) stretch[1] = year;
    else stretches.push([year, year]);
  }
  return stretches.map(([first, last]) => (first === last ? String(first) : `${first}–${last}`)).join(', ');
}
