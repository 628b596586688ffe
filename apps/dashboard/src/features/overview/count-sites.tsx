import type { BoundingBox } from '@elektron/domain';
import { EmptyState, QueryState, useFormats, useLanguage } from '@elektron/ui';
import { UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { toStatus } from '../../graphql/query-status.ts';
import { useMapContext, type CountSite } from '../../graphql/workspace.ts';
import styles from './accident-panel.module.css';

/** What is known of a traffic count site: the road, the latest year, motor vehicles and cycles. */
export function SiteDetails({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const siteOf = (sites: readonly CountSite[]): CountSite | undefined => sites.find((site) => site.id === id);
  return (
    <QueryState
      status={toStatus(useMapContext(), language)}
      isEmpty={({ mapContext }) => siteOf(mapContext.countSites) === undefined}
      empty={<EmptyState title={t('site.goneTitle')}>{t('site.goneText')}</EmptyState>}
    >
      {({ mapContext }) => {
        const site = siteOf(mapContext.countSites);
        return site !== undefined && <SiteFacts site={site} />;
      }}
    </QueryState>
  );
}

function SiteFacts({ site }: { readonly site: CountSite }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const perDay = (count: number | null | undefined): string => (count == null ? t('site.notGiven') : formats.count(count));
  const between = [site.startName, site.endName].filter((name) => name != null).join(' – ');
  const facts: readonly (readonly [string, string])[] = [
    [t('site.motorVehicles'), perDay(site.annualAverageDailyTraffic)],
    [t('site.cycles'), perDay(site.annualAverageDailyCycles)],
    [t('site.year'), String(site.latestYear)],
    [t('site.basis'), site.counted ? t('site.counted') : t('site.estimated')],
    ...(between === '' ? [] : [[t('site.between'), between] as const]),
  ];
  return (
    <article className={styles['details']}>
      <h3 className={styles['headline']}>{site.roadName ?? t('site.unnamed')}</h3>
      <dl className={styles['facts']}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {!site.bothDirections && <p>{t('site.oneDirection')}</p>}
      <p className={styles['source']}>{t('site.meaning')}</p>
    </article>
  );
}

/** More would be no list any more; the map comes nearer instead. */
const MOST_LISTED = 200;

export interface SitesInViewProps {
  readonly area: BoundingBox;
  readonly onOpen: (id: string) => void;
  readonly onLight: (place: { longitude: number; latitude: number } | null) => void;
}

/** The count sites in view, busiest first, for those who do not point at a map. */
export function SitesInView({ area, onOpen, onLight }: SitesInViewProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { data } = useMapContext();
  const sites = sitesIn(data?.mapContext.countSites ?? [], area);
  if (sites.length === 0) return null;
  return (
    <details className={styles['columns']}>
      <summary>{t('site.inView', { count: sites.length, formatted: formats.count(sites.length) })}</summary>
      <ul className={styles['rows']}>
        {sites.slice(0, MOST_LISTED).map((site) => (
          <li key={site.id}>
            <UnstyledButton
              className={styles['site']}
              data-site={site.id}
              onMouseEnter={() => onLight(site)}
              onMouseLeave={() => onLight(null)}
              onFocus={() => onLight(site)}
              onBlur={() => onLight(null)}
              onClick={() => {
                onLight(null);
                onOpen(site.id);
              }}
            >
              <span className={styles['when']}>{site.roadName ?? t('site.unnamed')}</span>
              {site.annualAverageDailyTraffic != null && (
                <span className={styles['who']}>{t('site.perDay', { vehicles: formats.count(site.annualAverageDailyTraffic) })}</span>
              )}
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Those inside of an area, busiest first. */
export function sitesIn<T extends Pick<CountSite, 'longitude' | 'latitude' | 'annualAverageDailyTraffic'>>(
  sites: readonly T[],
  [west, south, east, north]: BoundingBox,
): readonly T[] {
  return sites
    .filter(({ longitude, latitude }) => longitude >= west && longitude <= east && latitude >= south && latitude <= north)
    .sort((a, b) => (b.annualAverageDailyTraffic ?? -1) - (a.annualAverageDailyTraffic ?? -1));
}
