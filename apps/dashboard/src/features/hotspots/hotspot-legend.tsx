import { AmountLegend, MapLegend, SeverityLegend, SwatchLegend, amountColor, useFormats, type TileLegend } from '@elektron/ui';
import { useComputedColorScheme } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { BINS, LARGEST_Q_OF_BIN, SORTED_METHOD, SORTS, colorOfBin, colorOfSort, type Bin } from './cell-bins.ts';
import type { Run } from './hotspots-queries.ts';
import type { Proportions } from './proportions.ts';
import type { Screening } from './screening.ts';
import { SharesLegend, SitesLegend } from './sites-legend.tsx';
import { StreetsLegend } from './streets-legend.tsx';
import type { Streets } from './streets.ts';
import type { Surface } from './surface-image.ts';
import styles from './hotspots.module.css';

export interface HotspotLegendProps {
  readonly run: Run | null;
  readonly screening: Screening | null;
  readonly proportions: Proportions | null;
  readonly streets: Streets | null;
  readonly surface: Surface | null;
  readonly tiles: TileLegend;
}

/** What the colours of this result mean. */
export function HotspotLegend({ run, screening, proportions, streets, surface, tiles }: HotspotLegendProps) {
  const { t } = useTranslation();
  const scheme = useComputedColorScheme('light');
  const ranksSites = screening !== null || proportions !== null;
  return (
    <MapLegend title={t('map.legend')}>
      {screening !== null && <SitesLegend screening={screening} />}
      {proportions !== null && <SharesLegend proportions={proportions} />}
      {run !== null && !ranksSites && (
        <SwatchLegend
          items={[
            {
              label: t(run.hotspots.some(({ scan }) => scan != null) ? 'methods.circle' : 'hotspots.outline'),
              swatch: <span className={styles['outlineSwatch']} />,
            },
          ]}
        />
      )}
      {streets !== null && <StreetsLegend streets={streets} />}
      {surface !== null && <SurfaceLegend maximum={surface.maximum} />}
      {run?.cells != null && (run.methodId === SORTED_METHOD ? <SortLegend /> : <BinLegend />)}
      {surface === null &&
        !ranksSites &&
        streets === null &&
        run?.cells == null &&
        (tiles.marks ? <SeverityLegend /> : <AmountLegend title={t('map.perCell')} breaks={tiles.breaks} scheme={scheme} />)}
    </MapLegend>
  );
}

function SurfaceLegend({ maximum }: { readonly maximum: number }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const scheme = useComputedColorScheme('light');
  const stops = Array.from({ length: 9 }, (_, index) => amountColor(index / 8, scheme)).join(', ');
  return (
    <span className={styles['surfaceLegend']}>
      <span>{t('hotspots.density')}</span>
      <span>0</span>
      <span className={styles['ramp']} style={{ background: `linear-gradient(90deg, ${stops})` }} aria-hidden="true" />
      <span>{formats.decimal(maximum, maximum < 10 ? 1 : 0)}</span>
    </span>
  );
}

/** Fewer on the left, more on the right, as on a scale; each step names its q. */
function BinLegend() {
  const { t } = useTranslation();
  const formats = useFormats();
  const scheme = useComputedColorScheme('light');
  const label = (bin: Bin): string =>
    bin === 0 ? t('hotspots.neither') : `q ≤ ${formats.decimal(LARGEST_Q_OF_BIN[Math.abs(bin) as 1 | 2 | 3], 2)}`;
  return (
    <span className={styles['bins']}>
      <span>{t('hotspots.fewer')}</span>
      {BINS.map((bin) => (
        <span key={bin} className={styles['bin']}>
          <span className={styles['binSwatch']} style={{ background: colorOfBin(bin, scheme) }} />
          {label(bin)}
        </span>
      ))}
      <span>{t('hotspots.more')}</span>
    </span>
  );
}

/** What a cell and its neighbours are like, where that is no chance. */
function SortLegend() {
  const { t } = useTranslation();
  const scheme = useComputedColorScheme('light');
  const items = SORTS.map((sort) => ({
    label: t(`methods.sorts.${sort}`),
    swatch: (
      <span
        className={`${styles['siteSwatch']} ${sort === 'high-low' ? styles['outlierSwatch'] : ''}`}
        style={{ background: colorOfSort(sort, scheme) }}
      />
    ),
  }));
  const neither = {
    label: t('hotspots.neither'),
    swatch: <span className={styles['siteSwatch']} style={{ background: colorOfBin(0, scheme) }} />,
  };
  return <SwatchLegend items={[...items, neither]} />;
}
