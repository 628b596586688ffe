import { ScrollBox, useFormats, useLanguage } from '@elektron/ui';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../graphql/session.tsx';
import { KeepLink, RankButton, Severities } from './hotspot-cells.tsx';
import { FIRST_RANKS, type HotspotTableProps } from './hotspot-table.tsx';
import type { Hotspot } from './hotspots-queries.ts';
import { Estimate } from './sites-table.tsx';
import type { Stretch, StretchFlag, Stretches, StretchSearch } from './stretches.ts';
import styles from './hotspots.module.css';

export interface StretchTableProps extends HotspotTableProps {
  readonly stretches: Stretches;
}

/** Stretches of road as a list: beside what a method found always what empirical Bayes expects there, or why nothing. */
export function StretchTable({ run, stretches, lit, onLight, onPick }: StretchTableProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const mayKeep = useMay('analyses.run');
  const [whole, setWhole] = useState(false);
  // A stretch picked on the map is shown here too, wherever it stands.
  const shown = whole || (lit ?? 0) > FIRST_RANKS ? run.hotspots : run.hotspots.slice(0, FIRST_RANKS);
  return (
    <>
      <ScrollBox framed label={t('stretches.tableCaption')}>
        <table className={styles['table']}>
          <caption className="el-hidden">{t('stretches.tableCaption')}</caption>
          <Heads stretches={stretches} mayKeep={mayKeep} />
          <tbody>
            {shown.map((hotspot, k) => (
              <tr
                key={hotspot.rank}
                id={`hotspot-${hotspot.rank}`}
                data-lit={hotspot.rank === lit || undefined}
                onMouseEnter={() => onLight(hotspot.rank)}
                onMouseLeave={() => onLight(null)}
              >
                <td>
                  <RankButton rank={hotspot.rank} onLight={onLight} onPick={onPick} />
                </td>
                <StretchCells hotspot={hotspot} stretch={stretches.stretches[k]!} stretches={stretches} />
                {mayKeep && (
                  <td>
                    <KeepLink rank={hotspot.rank} />
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
      {shown.length < run.hotspots.length && (
        <Button variant="default" size="sm" onClick={() => setWhole(true)}>
          {t('hotspots.showAll', { formatted: formats.count(run.hotspots.length) })}
        </Button>
      )}
    </>
  );
}

function Heads({ stretches, mayKeep }: { readonly stretches: Stretches; readonly mayKeep: boolean }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const level = formats.percent(stretches.level);
  const isSearch = stretches.rule === null;
  return (
    <thead>
      <tr>
        <th scope="col">{t('hotspots.rank')}</th>
        <th scope="col">{t('stretches.stretch')}</th>
        <th scope="col" className={styles['number']}>
          {t(isSearch ? 'stretches.perKilometer' : 'stretches.byRule')}
        </th>
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
          {t('stretches.probability', { times: formats.number(stretches.timesOfPredicted) })}
        </th>
        <th scope="col">{t('hotspots.bySeverity')}</th>
        {mayKeep && (
          <th scope="col">
            <span className="el-hidden">{t('blackSpots.addShort')}</span>
          </th>
        )}
      </tr>
    </thead>
  );
}

interface StretchCellsProps {
  readonly hotspot: Hotspot;
  readonly stretch: Stretch;
  readonly stretches: Stretches;
}

function StretchCells({ hotspot, stretch, stretches }: StretchCellsProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const { estimate, flag, search } = stretch;
  const [from, to] = [stretch.fromMeters, stretch.toMeters].map((meters) => formats.count(Math.round(meters)));
  const type = flag?.type == null ? undefined : stretches.labels.types[flag.type]?.[language];
  return (
    <>
      <th scope="row" className={styles['siteName']}>
        {stretch.roadName ?? hotspot.roadName ?? t('hotspots.noRoad')}
        <span className={styles['limits']}>{t('stretches.between', { from, to })}</span>
        {type !== undefined && <span className={styles['limits']}>{type}</span>}
        {estimate.reason !== null && (
          <span className={styles['limits']}>
            {t('stretches.noEstimate')} {stretches.labels.reasons[estimate.reason]?.[language]}
          </span>
        )}
      </th>
      {flag !== null && <FlagCell flag={flag} />}
      {search !== null && <SearchCell score={hotspot.score ?? null} search={search} />}
      <Estimate value={estimate.excessPerYear} interval={estimate.excessPerYearInterval} digits={2} formats={formats} signed />
      <td className={styles['number']}>{formats.count(estimate.accidents)}</td>
      <Estimate value={estimate.expected} interval={estimate.expectedInterval} digits={1} formats={formats} />
      <td className={styles['number']}>{estimate.predicted === null ? '–' : formats.decimal(estimate.predicted, 1)}</td>
      <td className={styles['number']}>{estimate.probabilityAbove === null ? '–' : formats.percent(estimate.probabilityAbove)}</td>
      <td>
        <Severities hotspot={hotspot} />
      </td>
    </>
  );
}

/** The counts that fulfilled the rule. */
function FlagCell({ flag }: { readonly flag: StretchFlag }) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <td className={styles['number']}>
      {t('stretches.inWindow', { count: flag.mostAccidents, formatted: formats.count(flag.mostAccidents) })}
      {flag.highestScore !== null && (
        <span className={styles['limits']}>
          {t('stretches.score', { score: formats.number(Math.round(flag.highestScore * 100) / 100) })}
        </span>
      )}
      <span className={styles['limits']}>
        {t('stretches.windows', { count: flag.windows, windows: formats.count(flag.windows), accidents: formats.count(flag.counted) })}
      </span>
    </td>
  );
}

function SearchCell({ score, search }: { readonly score: number | null; readonly search: StretchSearch }) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <td className={styles['number']}>
      {score === null ? '–' : `+${formats.decimal(score, 2)}`}
      <span className={styles['limits']}>{t('stretches.variation', { value: formats.decimal(search.coefficientOfVariation, 2) })}</span>
      {search.isPreciseEnough === false && <span className={styles['limits']}>{t('stretches.notPrecise')}</span>}
    </td>
  );
}
