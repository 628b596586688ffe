import { ScrollBox, SwatchLegend, useFormats } from '@elektron/ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Evaluation } from './evaluations-queries.ts';
import { useSiteName } from './road-site-name.ts';
import { SitesMap } from './sites-map.tsx';
import styles from './evaluations.module.css';

type Site = Evaluation['sites'][number];

/** Where the evaluation looked: on the map, and as a list. */
export function SitesPanel({ evaluation }: { readonly evaluation: Evaluation }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const [lit, setLit] = useState<Site | null>(null);
  const nameOf = useSiteName();
  const treated = evaluation.sites.filter((site) => site.role === 'treated');
  const expected = evaluation.estimates.find(({ methodId }) => methodId === evaluation.recommendedMethodId)?.expectedAfter;
  const leftOut = evaluation.sites.filter((site) => site.role === 'left-out').length;
  return (
    <section className={styles['box']} aria-labelledby="sites-title">
      <h2 id="sites-title">{t('evaluations.sitesTitle')}</h2>
      <div className={styles['mapAndList']}>
        <div>
          <SitesMap label={t('evaluations.sitesMap')} sites={evaluation.sites} lit={lit} />
          <div className={styles['legend']}>
            <SwatchLegend
              items={[
                {
                  label: t('evaluations.treatedSites', {
                    count: evaluation.treatedSites,
                    formatted: formats.count(evaluation.treatedSites),
                  }),
                  swatch: <span className={styles['treatedSwatch']} />,
                },
                ...(leftOut === 0
                  ? []
                  : [
                      {
                        label: t('evaluations.leftOutSites', { count: leftOut, formatted: formats.count(leftOut) }),
                        swatch: <span className={styles['leftOutSwatch']} />,
                      },
                    ]),
                {
                  label: t('evaluations.referenceSites', {
                    count: evaluation.referenceSites,
                    formatted: formats.count(evaluation.referenceSites),
                  }),
                  swatch: <span className={styles['referenceSwatch']} />,
                },
              ]}
            />
          </div>
        </div>
        <ScrollBox label={t('evaluations.sitesCaption')}>
          <table className={styles['table']}>
            <caption className="el-hidden">{t('evaluations.sitesCaption')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('evaluations.site')}</th>
                <th scope="col" className={styles['number']}>
                  {t('evaluations.observedBefore')}
                </th>
                <th scope="col" className={styles['number']}>
                  {t('evaluations.observedAfter')}
                </th>
                <th scope="col" className={styles['number']}>
                  {t('evaluations.expectedAfter')}
                </th>
              </tr>
            </thead>
            <tbody>
              {treated.map((site, index) => (
                <tr
                  key={`${site.longitude} ${site.latitude}`}
                  data-lit={site === lit || undefined}
                  onMouseEnter={() => setLit(site)}
                  onMouseLeave={() => setLit(null)}
                >
                  <th scope="row">
                    {nameOf(site, index + 1)}
                    <span className={styles['soft']}>
                      {' '}
                      {`${formats.decimal(site.latitude, 4)} / ${formats.decimal(site.longitude, 4)}`}
                    </span>
                  </th>
                  <td className={styles['number']}>{formats.count(site.observedBefore)}</td>
                  <td className={styles['number']}>{formats.count(site.observedAfter)}</td>
                  <td className={styles['number']}>{site.expectedAfter == null ? '–' : formats.decimal(site.expectedAfter, 1)}</td>
                </tr>
              ))}
            </tbody>
            <tfoot>
              <tr>
                <th scope="row">{t('evaluations.allTreated')}</th>
                <td className={styles['number']}>{formats.count(evaluation.observedBefore)}</td>
                <td className={styles['number']}>{formats.count(evaluation.observedAfter)}</td>
                <td className={styles['number']}>{expected == null ? '–' : formats.decimal(expected, 1)}</td>
              </tr>
              <tr>
                <th scope="row">{t('evaluations.allComparison')}</th>
                <td className={styles['number']}>{formats.count(evaluation.comparisonBefore)}</td>
                <td className={styles['number']}>{formats.count(evaluation.comparisonAfter)}</td>
                <td className={styles['why']}>{t('evaluations.isYardstick')}</td>
              </tr>
            </tfoot>
          </table>
        </ScrollBox>
      </div>
    </section>
  );
}
