import { AmountLegend, CountSiteSwatch, MapLegend, SeverityLegend, SwatchLegend, useFormats, type TileLegend } from '@elektron/ui';
import { useComputedColorScheme } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useMapContext } from '../../graphql/workspace.ts';
import styles from './overview.module.css';

/** What the map shows at this scale, and what it cannot show. */
export function OverviewLegend({ legend, notLocated }: { readonly legend: TileLegend; readonly notLocated: number }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const scheme = useComputedColorScheme('light');
  const { data } = useMapContext();
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
      {(data?.mapContext.countSites.length ?? 0) > 0 && (
        <SwatchLegend items={[{ label: t('map.countSite'), swatch: <CountSiteSwatch /> }]} />
      )}
      {notLocated > 0 && (
        <span className={styles['aside']}>{t('map.notLocated', { count: notLocated, formatted: formats.count(notLocated) })}</span>
      )}
      {legend.failed && (
        <span className={styles['aside']} role="status">
          {t('map.tilesFailed')}
        </span>
      )}
    </MapLegend>
  );
}
