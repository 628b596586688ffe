import { SwatchLegend, useFormats } from '@elektron/ui';
import { useComputedColorScheme } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { describeClasses } from './class-legend.ts';
import { classColor, excessBreaks, mostExcess, type Screening } from './screening.ts';
import styles from './hotspots.module.css';

/** What the colours of sites mean: expected accidents a year beyond those of sites like it. */
export function SitesLegend({ screening }: { readonly screening: Screening }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const scheme = useComputedColorScheme('light');
  const breaks = excessBreaks(mostExcess(screening));
  const worse = describeClasses(breaks, formats).map((label, index) => ({
    label,
    swatch: <span className={styles['siteSwatch']} style={{ background: classColor(index, breaks.length, scheme) }} />,
  }));
  const others = [
    { label: t('screening.legendQuiet'), swatch: <span className={styles['quietSwatch']} /> },
    ...(screening.sites.some(({ rank }) => rank === null)
      ? [{ label: t('screening.legendUnranked'), swatch: <span className={styles['unrankedSwatch']} /> }]
      : []),
  ];
  return (
    <div>
      {worse.length > 0 && <span className={styles['legendTitle']}>{t('screening.legend')}</span>}
      <SwatchLegend items={[...worse, ...others]} />
    </div>
  );
}
