import { SwatchLegend, useFormats } from '@elektron/ui';
import { useComputedColorScheme } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { describeClasses } from './class-legend.ts';
import { probabilityBreaks, type Proportions } from './proportions.ts';
import { classColor, excessBreaks, mostExcess, type Screening } from './screening.ts';
import styles from './hotspots.module.css';

/** What the colours of sites mean: expected accidents a year beyond those of sites like it. */
export function SitesLegend({ screening }: { readonly screening: Screening }) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <ClassesLegend
      title={t('screening.legend')}
      classes={describeClasses(excessBreaks(mostExcess(screening)), formats)}
      quiet={t('screening.legendQuiet')}
      sites={screening.sites}
    />
  );
}

/** The same of shares: with which probability they are above their group's. */
export function SharesLegend({ proportions }: { readonly proportions: Proportions }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const percents = probabilityBreaks(proportions).map((from) =>
    formats.percent(from, Number.isInteger(Math.round(from * 1e6) / 1e4) ? 0 : 1),
  );
  return (
    <ClassesLegend
      title={t('proportions.legend')}
      classes={percents.map((from, k) => (percents[k + 1] === undefined ? `${from}+` : `${from}–${percents[k + 1]}`))}
      quiet={t('proportions.legendQuiet')}
      sites={proportions.sites}
    />
  );
}

interface ClassesLegendProps {
  readonly title: string;
  /** In words, the lowest first. */
  readonly classes: readonly string[];
  /** What is not coloured. */
  readonly quiet: string;
  readonly sites: readonly { readonly rank: number | null }[];
}

function ClassesLegend({ title, classes, quiet, sites }: ClassesLegendProps) {
  const { t } = useTranslation();
  const scheme = useComputedColorScheme('light');
  const worse = classes.map((label, index) => ({
    label,
    swatch: <span className={styles['siteSwatch']} style={{ background: classColor(index, classes.length, scheme) }} />,
  }));
  const others = [
    { label: quiet, swatch: <span className={styles['quietSwatch']} /> },
    ...(sites.some(({ rank }) => rank === null)
      ? [{ label: t('screening.legendUnranked'), swatch: <span className={styles['unrankedSwatch']} /> }]
      : []),
  ];
  return (
    <div>
      {worse.length > 0 && <span className={styles['legendTitle']}>{title}</span>}
      <SwatchLegend items={[...worse, ...others]} />
    </div>
  );
}
