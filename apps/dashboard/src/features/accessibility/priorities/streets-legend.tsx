import { MapLegend, SwatchLegend, useFormats } from '@elektron/ui';
import { useComputedColorScheme } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DEFICIT_BREAKS, deficitColor } from './draw-streets.ts';
import styles from './priorities.module.css';

/** What the colours, shapes and sizes of crossings and footways mean. */
export function StreetsLegend() {
  const { t } = useTranslation();
  const formats = useFormats();
  const scheme = useComputedColorScheme('light');
  const colors = DEFICIT_BREAKS.map((from, index) => {
    const to = DEFICIT_BREAKS[index + 1];
    const color = deficitColor(from === 0 ? Number.EPSILON : from, scheme);
    return {
      label: to === undefined ? `${formats.percent(from)}+` : `${formats.percent(from)}–${formats.percent(to)}`,
      swatch: <span className={styles['swatch']} style={{ background: color ?? undefined }} />,
    };
  });
  return (
    <MapLegend title={t('map.legend')}>
      <span className={styles['legendTitle']}>{t('priorities.legend.title')}</span>
      <SwatchLegend items={[{ label: t('priorities.legend.none'), swatch: <span className={styles['swatch']} /> }, ...colors]} />
      <SwatchLegend
        items={[
          { label: t('priorities.legend.crossing'), swatch: <span className={styles['swatch']} /> },
          { label: t('priorities.legend.footway'), swatch: <span className={styles['swatch']} data-round /> },
        ]}
      />
      <span className={styles['soft']}>{t('priorities.legend.size')}</span>
    </MapLegend>
  );
}
