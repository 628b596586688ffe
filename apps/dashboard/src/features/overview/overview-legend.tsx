import {
  AmountLegend,
  CountSiteSwatch,
  InterventionSwatch,
  MapLegend,
  SeverityLegend,
  SwatchLegend,
  useFormats,
  type TileLegend,
} from '@elektron/ui';
import { UnstyledButton, useComputedColorScheme } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useReportsBesideRecords } from '../../graphql/accepted-reports.ts';
import { useMay } from '../../graphql/session.tsx';
import { useMapContext } from '../../graphql/workspace.ts';
import { useInterventionPlaces } from './interventions-in-place.tsx';
import { ReportSwatch } from './report-marks.tsx';
import styles from './overview.module.css';

export interface OverviewLegendProps {
  readonly legend: TileLegend;
  /** Whether count sites are drawn. */
  readonly sites: boolean;
  /** Whether reports of citizens are drawn. */
  readonly reports: boolean;
  readonly notLocated: number;
  /** Accidents that lie far outside of what the map shows now. */
  readonly farAway: number;
  readonly onShowFarAway: () => void;
}

/** What the map shows at this scale, and what it cannot show. */
export function OverviewLegend({ legend, sites, reports, notLocated, farAway, onShowFarAway }: OverviewLegendProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const scheme = useComputedColorScheme('light');
  const { data } = useMapContext();
  const hasReports = useReportsBesideRecords().length > 0;
  const places = useInterventionPlaces();
  const mayPlace = useMay('records.import');
  return (
    <MapLegend title={t('map.legend')}>
      {legend.marks ? (
        <SeverityLegend />
      ) : (
        <>
          <AmountLegend title={t('map.perCell')} breaks={legend.breaks} scheme={scheme} />
          <SeverityLegend severities={['fatal']} />
        </>
      )}
      {sites && (data?.mapContext.countSites.length ?? 0) > 0 && (
        <SwatchLegend items={[{ label: t('map.countSite'), swatch: <CountSiteSwatch /> }]} />
      )}
      {reports && hasReports && (
        <>
          <SwatchLegend items={[{ label: t('map.reportsMeaning'), swatch: <ReportSwatch /> }]} />
          <Link className={styles['link']} to={{ pathname: '/app/reports', search: `lang=${formats.language}` }}>
            {t('map.reportsList')}
          </Link>
        </>
      )}
      {(places?.interventions.length ?? 0) > 0 && (
        <SwatchLegend items={[{ label: t('interventionsHere.mark'), swatch: <InterventionSwatch /> }]} />
      )}
      {notLocated > 0 && (
        <span className={styles['aside']}>
          {t('map.notLocated', { count: notLocated, formatted: formats.count(notLocated) })}{' '}
          {mayPlace && <Link to={{ pathname: '/app/places', search: `lang=${formats.language}` }}>{t('map.findPlaces')}</Link>}
        </span>
      )}
      {farAway > 0 && (
        <span className={styles['aside']}>
          {t('map.farAway', { count: farAway, formatted: formats.count(farAway) })}{' '}
          <UnstyledButton className={styles['link']} onClick={onShowFarAway}>
            {t('map.showFarAway')}
          </UnstyledButton>
        </span>
      )}
      {legend.failed && (
        <span className={styles['aside']} role="status">
          {t('map.tilesFailed')}
        </span>
      )}
    </MapLegend>
  );
}
