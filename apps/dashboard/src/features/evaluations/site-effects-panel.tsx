import { EstimatePlot, Help, ScrollBox, useFormats } from '@elektron/ui';
import { useTranslation } from 'react-i18next';
import type { SiteEffect } from './evaluation-parts-queries.ts';
import { intervalWords } from './interval-words.ts';
import styles from './evaluations.module.css';

const USUAL_LEVEL = 0.95;
/** More rows are a curtain of lines; the table holds all. */
export const DRAWN_SITES = 20;

/** Most expected first: what weighs most stands first, and no site is ranked by its own luck. */
export function inOrderOfExpected(sites: readonly SiteEffect[]): readonly SiteEffect[] {
  return sites.toSorted((a, b) => b.expectedAfter - a.expectedAfter || a.number - b.number);
}

export interface SiteEffectsPanelProps {
  readonly sites: readonly SiteEffect[];
  readonly nameOf: (site: SiteEffect) => string;
}

/** Each treated site with limits of its own, and no claim about any of them. */
export function SiteEffectsPanel({ sites, nameOf }: SiteEffectsPanelProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const ordered = inOrderOfExpected(sites);
  const drawn = ordered.slice(0, DRAWN_SITES);
  const level = ordered.find(({ interval }) => interval != null)?.interval?.level ?? USUAL_LEVEL;
  return (
    <section className={styles['box']} aria-labelledby="site-effects-title">
      <h2 id="site-effects-title" className={styles['withHelp']}>
        {t('evaluationParts.siteEffects', { level: formats.percent(level) })}
        <Help what={t('evaluationParts.siteEffects', { level: formats.percent(level) })}>{t('evaluationParts.siteEffectsMeaning')}</Help>
      </h2>
      <p className={styles['soft']}>{t('evaluationParts.noClaim')}</p>
      {drawn.length < ordered.length && (
        <p className={styles['soft']}>
          {t('evaluationParts.sitesDrawn', { drawn: formats.count(drawn.length), sites: formats.count(ordered.length) })}
        </p>
      )}
      <EstimatePlot
        title={t('evaluations.ratio')}
        level={level}
        rows={drawn.map((site) => ({
          id: String(site.number),
          label: `${nameOf(site)} · ${t('evaluationParts.expectedOf', { expected: formats.decimal(site.expectedAfter, 1) })}`,
          value: site.ratio ?? null,
          lower: site.interval?.lower ?? null,
          upper: site.interval?.upper ?? null,
          contrastOnly: false,
          nullReason: t('evaluationParts.noRatio'),
        }))}
      />
      <ScrollBox label={t('evaluationParts.siteTable')}>
        <table className={styles['table']}>
          <caption className="el-hidden">{t('evaluationParts.siteTable')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('evaluations.site')}</th>
              {[
                t('evaluations.observedBefore'),
                t('evaluations.observedAfter'),
                t('evaluations.expectedAfter'),
                t('evaluations.ratio'),
                t('evaluations.interval'),
              ].map((heading) => (
                <th key={heading} scope="col" className={styles['number']}>
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {ordered.map((site) => (
              <tr key={site.number}>
                <th scope="row">{nameOf(site)}</th>
                <td className={styles['number']}>{formats.count(site.observedBefore)}</td>
                <td className={styles['number']}>{formats.count(site.observedAfter)}</td>
                <td className={styles['number']}>{formats.decimal(site.expectedAfter, 1)}</td>
                <td className={styles['number']}>{site.ratio == null ? '–' : formats.decimal(site.ratio, 2)}</td>
                <td className={styles['number']}>{intervalWords(site.interval, formats, 2)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </section>
  );
}
