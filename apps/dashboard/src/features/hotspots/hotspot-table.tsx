import { ScrollBox, useFormats, useLanguage, type Formats } from '@elektron/ui';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../graphql/session.tsx';
import { KeepLink, RankButton, Severities } from './hotspot-cells.tsx';
import type { Hotspot, Run } from './hotspots-queries.ts';
import { readScan, ScanCells, ScanHeads } from './scan-columns.tsx';
import styles from './hotspots.module.css';

/** So many rows are read; the others are there for whoever asks. */
export const FIRST_RANKS = 20;
const SMALL_SCORE = 10;

export interface HotspotTableProps {
  readonly run: Run;
  readonly lit: number | null;
  readonly onLight: (rank: number | null) => void;
  readonly onPick: (rank: number) => void;
}

/** The hotspots as a list: never a rank without its n, and with its test where the method makes one. */
export function HotspotTable({ run, lit, onLight, onPick }: HotspotTableProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const tested = run.hotspots.some((hotspot) => hotspot.zScore != null || hotspot.adjustedPValue != null);
  // A z is the score itself, and so is the number of accidents of a cluster.
  const hasZ = run.hotspots.some((hotspot) => hotspot.zScore != null);
  const scored = !hasZ && run.hotspots.some((hotspot) => hotspot.score != null && hotspot.score !== hotspot.accidents);
  const along = run.hotspots.some((hotspot) => hotspot.lengthMeters != null);
  // Shares and small densities need more digits.
  const digits = run.hotspots.every(({ score }) => (score ?? 0) < SMALL_SCORE) ? 2 : 1;
  const scanned = run.hotspots.some((hotspot) => readScan(hotspot) !== null);
  const sorted = run.hotspots.some((hotspot) => hotspot.sort != null);
  const mayKeep = useMay('analyses.run');
  const [whole, setWhole] = useState(false);
  // A hotspot picked on the map is shown here too, wherever it stands.
  const shown = whole || (lit ?? 0) > FIRST_RANKS ? run.hotspots : run.hotspots.slice(0, FIRST_RANKS);
  return (
    <>
      <ScrollBox framed label={t('hotspots.tableCaption')}>
        <table className={styles['table']}>
          <caption className="el-hidden">{t('hotspots.tableCaption')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('hotspots.rank')}</th>
              <th scope="col">{t('hotspots.road')}</th>
              <th scope="col" className={styles['number']}>
                {t('hotspots.n')}
              </th>
              <th scope="col">{t('hotspots.bySeverity')}</th>
              <th scope="col" className={styles['number']}>
                {t('hotspots.perYear')}
              </th>
              {along && (
                <th scope="col" className={styles['number']}>
                  {t('streets.length')}
                </th>
              )}
              {scored && (
                <th scope="col" className={styles['number']}>
                  {run.scoreLabels?.[language]}
                </th>
              )}
              {sorted && <th scope="col">{t('methods.sort')}</th>}
              {tested && (hasZ ? <TestHeads /> : <SimulatedHeads />)}
              {scanned && <ScanHeads />}
              {mayKeep && (
                <th scope="col">
                  <span className="el-hidden">{t('blackSpots.addShort')}</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {shown.map((hotspot) => (
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
                <th scope="row">{hotspot.roadName ?? t('hotspots.noRoad')}</th>
                <td className={styles['number']}>{formats.count(hotspot.accidents)}</td>
                <td>
                  <Severities hotspot={hotspot} />
                </td>
                <td className={styles['number']}>{formats.decimal(hotspot.accidentsPerYear, 1)}</td>
                {along && (
                  <td className={styles['number']}>
                    {hotspot.lengthMeters == null ? '–' : formats.count(Math.round(hotspot.lengthMeters))}
                  </td>
                )}
                {scored && <td className={styles['number']}>{hotspot.score == null ? '–' : formats.decimal(hotspot.score, digits)}</td>}
                {sorted && <td>{hotspot.sortLabels?.[language] ?? '–'}</td>}
                {tested && <TestCells hotspot={hotspot} formats={formats} hasZ={hasZ} />}
                {scanned && <ScanCells hotspot={hotspot} />}
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

function TestHeads() {
  const { t } = useTranslation();
  return (
    <>
      <th scope="col" className={styles['number']}>
        {t('hotspots.withNeighbors')}
      </th>
      <th scope="col" className={styles['number']}>
        z
      </th>
      <th scope="col" className={styles['number']}>
        <abbr title={t('hotspots.pMeaning')}>p</abbr>
      </th>
      <th scope="col" className={styles['number']}>
        <abbr title={t('hotspots.qMeaning')}>q</abbr>
      </th>
    </>
  );
}

/** Of tests by simulation there is no z. */
function SimulatedHeads() {
  const { t } = useTranslation();
  return (
    <>
      <th scope="col" className={styles['number']}>
        <abbr title={t('streets.pMeaning')}>p</abbr>
      </th>
      <th scope="col" className={styles['number']}>
        <abbr title={t('streets.adjustedMeaning')}>{t('streets.adjusted')}</abbr>
      </th>
    </>
  );
}

interface TestCellsProps {
  readonly hotspot: Hotspot;
  readonly formats: Formats;
  readonly hasZ: boolean;
}

function TestCells({ hotspot, formats, hasZ }: TestCellsProps) {
  const language = useLanguage();
  const why = hotspot.nullReason?.[language];
  const number = (value: number | null | undefined, format: (value: number) => string): string => (value == null ? '–' : format(value));
  return (
    <>
      {hasZ && (
        <>
          <td className={styles['number']}>{number(hotspot.neighborhoodAccidents, formats.count)}</td>
          <td className={styles['number']} title={why}>
            {number(hotspot.zScore, (value) => formats.decimal(value, 1))}
          </td>
        </>
      )}
      <td className={styles['number']}>{number(hotspot.exactPValue, formats.pValue)}</td>
      <td className={styles['number']}>{number(hotspot.adjustedPValue, formats.pValue)}</td>
    </>
  );
}
