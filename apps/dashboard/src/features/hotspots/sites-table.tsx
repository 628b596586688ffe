import { ScrollBox, useFormats, useLanguage, type Formats } from '@elektron/ui';
import { Button, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HotspotTableProps } from './hotspot-table.tsx';
import { SiteMeasuresTable } from './site-measures-table.tsx';
import { isRelative, type Interval, type ScreenedSite, type Screening } from './screening.ts';
import styles from './hotspots.module.css';

/** So many rows are read; the others are there for whoever asks. */
const FIRST_SITES = 20;

export interface SitesTableProps extends Pick<HotspotTableProps, 'lit' | 'onLight' | 'onPick'> {
  readonly screening: Screening;
}

/** The sites as a list: never a rank without its interval, its n and where its traffic is from. */
export function SitesTable({ screening, lit, onLight, onPick }: SitesTableProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const [whole, setWhole] = useState(false);
  const { sites } = screening;
  const places = Array.from({ length: whole ? sites.length : Math.min(FIRST_SITES, sites.length) }, (_, i) => i + 1);
  // A site that is lit on the map is shown here too, wherever it stands.
  if (lit !== null && lit > places.length) places.push(lit);
  const shown = places.map((place) => ({ place, site: sites[place - 1]! }));
  return (
    <>
      <ScrollBox framed label={t('screening.tableCaption')}>
        <table className={styles['table']}>
          <caption className="el-hidden">{t('screening.tableCaption')}</caption>
          <Heads level={formats.percent(screening.level)} relative={isRelative(screening)} />
          <tbody>
            {shown.map(({ place, site }) => (
              <tr
                key={`${site.kind} ${site.id}`}
                id={`site-${place}`}
                data-lit={place === lit || undefined}
                onMouseEnter={() => onLight(place)}
                onMouseLeave={() => onLight(null)}
              >
                <RankCell site={site} place={place} onLight={onLight} onPick={onPick} />
                <SiteCells site={site} screening={screening} formats={formats} />
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
      {!whole && sites.length > FIRST_SITES && (
        <Button variant="default" size="sm" onClick={() => setWhole(true)}>
          {t('hotspots.showAll', { formatted: formats.count(sites.length) })}
        </Button>
      )}
      <details className={styles['more']}>
        <summary>{t('screening.otherMeasures')}</summary>
        <SiteMeasuresTable sites={shown.map(({ site }) => site)} />
      </details>
    </>
  );
}

function Heads({ level, relative }: { readonly level: string; readonly relative: boolean }) {
  const { t } = useTranslation();
  return (
    <thead>
      <tr>
        <th scope="col">{t('hotspots.rank')}</th>
        <th scope="col">{t('screening.site')}</th>
        <th scope="col" className={styles['number']}>
          {t('screening.excess', { level })}
        </th>
        <th scope="col" className={styles['number']}>
          {t('hotspots.n')}
        </th>
        <th scope="col" className={styles['number']}>
          {t('screening.expected', { level })}
        </th>
        <th scope="col" className={styles['number']}>
          {t('screening.predicted')}
        </th>
        <th scope="col" className={styles['number']}>
          {t('screening.probability')}
        </th>
        <th scope="col">{t(relative ? 'siteTables.relativeTraffic' : 'screening.traffic')}</th>
      </tr>
    </thead>
  );
}

function RankCell({
  site,
  place,
  onLight,
  onPick,
}: { readonly site: ScreenedSite; readonly place: number } & Pick<SitesTableProps, 'onLight' | 'onPick'>) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { rank, rankInterval: limits } = site;
  return (
    <td>
      <UnstyledButton
        className={styles['rankButton']}
        onClick={() => onPick(place)}
        onFocus={() => onLight(place)}
        onBlur={() => onLight(null)}
        aria-label={rank === null ? t('screening.showUnranked', { n: place }) : t('screening.showOnMap', { rank })}
      >
        {rank ?? '–'}
      </UnstyledButton>
      {limits !== null && (
        <span className={styles['limits']}>
          {formats.count(Math.round(limits.lower))}–{formats.count(Math.round(limits.upper))}
        </span>
      )}
    </td>
  );
}

function SiteCells({
  site,
  screening,
  formats,
}: {
  readonly site: ScreenedSite;
  readonly screening: Screening;
  readonly formats: Formats;
}) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { kinds, exposures, reasons } = screening.labels;
  const kind = kinds[site.kind]?.[language] ?? site.kind;
  const length = site.lengthMeters === null ? '' : `, ${t('screening.meters', { value: describeMeters(site.lengthMeters, formats) })}`;
  const { exposure } = site;
  return (
    <>
      <th scope="row" className={styles['siteName']}>
        {site.roadName ?? t('hotspots.noRoad')}
        <span className={styles['limits']}>
          {kind}
          {length}
        </span>
        {screening.siteTable !== undefined && site.id !== site.roadName && (
          <span className={styles['limits']}>{t('siteTables.siteCode', { code: site.id })}</span>
        )}
        {site.reason !== null && <span className={styles['limits']}>{reasons[site.reason]?.[language]}</span>}
      </th>
      <Estimate value={site.excessPerYear} interval={site.excessPerYearInterval} digits={2} formats={formats} signed />
      <td className={styles['number']}>{formats.count(site.accidents)}</td>
      <Estimate value={site.expected} interval={site.expectedInterval} digits={1} formats={formats} />
      <td className={styles['number']}>{site.predicted === null ? '–' : formats.decimal(site.predicted, 1)}</td>
      <td className={styles['number']}>{site.probabilityAbove === null ? '–' : formats.percent(site.probabilityAbove)}</td>
      <td className={styles['trafficCell']}>
        {exposure === null ? (
          exposures['missing']?.[language]
        ) : (
          <>
            {formats.count(Math.round(exposure.vehiclesPerDay))}
            <span className={styles['limits']}>
              {exposures[exposure.label]?.[language]},{' '}
              {exposure.year === null
                ? t('siteTables.ofColumn', { column: exposure.source })
                : t('screening.countSite', { source: exposure.source, year: exposure.year })}
            </span>
          </>
        )}
      </td>
    </>
  );
}

/** A section of some metres is no section of none. */
function describeMeters(meters: number, formats: Formats): string {
  return meters < 10 ? formats.decimal(meters, 1) : formats.count(Math.round(meters));
}

interface EstimateProps {
  readonly value: number | null;
  readonly interval: Interval | null;
  readonly digits: number;
  readonly formats: Formats;
  readonly signed?: boolean;
}

/** A number with its interval below it. */
export function Estimate({ value, interval, digits, formats, signed = false }: EstimateProps) {
  const { t } = useTranslation();
  if (value === null) return <td className={styles['number']}>–</td>;
  return (
    <td className={styles['number']}>
      {signed && value > 0 && '+'}
      {formats.decimal(value, digits)}
      {interval !== null && (
        <span className={styles['limits']}>
          {t('screening.between', { lower: formats.decimal(interval.lower, digits), upper: formats.decimal(interval.upper, digits) })}
        </span>
      )}
    </td>
  );
}
