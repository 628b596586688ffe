import { ScrollBox, useFormats, useLanguage } from '@elektron/ui';
import { Button, SegmentedControl, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RunSwatch } from './comparison-legend.tsx';
import { showPlaces, type ComparedPlace, type Comparison, type Reading, type Shown } from './comparison.ts';
import styles from './hotspots.module.css';

/** So many rows are read; the others are there for whoever asks. */
const FIRST_PLACES = 20;

export interface ComparisonTableProps {
  readonly comparison: Comparison;
  readonly lit: ComparedPlace | null;
  readonly onLight: (place: ComparedPlace | null) => void;
  readonly onPick: (place: ComparedPlace) => void;
}

/** The places that any run has found, with what each says of them and why one has them higher than another. */
export function ComparisonTable({ comparison, lit, onLight, onPick }: ComparisonTableProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const [shown, setShown] = useState<Shown>('every');
  const [whole, setWhole] = useState(false);
  const places = showPlaces(comparison.places, shown);
  const first = whole ? places : places.slice(0, FIRST_PLACES);
  // A place that is picked on the map is shown here too, wherever it stands.
  const rows = lit === null || first.includes(lit) || !places.includes(lit) ? first : [...first, lit];
  const label = t(comparison.change === null ? 'comparison.tableCaption' : 'comparison.changeCaption');
  return (
    <>
      <SegmentedControl
        size="xs"
        aria-label={t('comparison.which')}
        value={shown}
        onChange={(value) => setShown(value)}
        data={(['every', 'common', 'single'] as const).map((value) => ({
          value,
          label: t(`comparison.shown.${value}`, { formatted: formats.count(showPlaces(comparison.places, value).length) }),
        }))}
      />
      <ScrollBox framed label={label}>
        <table className={styles['table']}>
          <caption className="el-hidden">{label}</caption>
          <Heads comparison={comparison} />
          <tbody>
            {rows.map((place) => (
              <PlaceRow
                key={comparison.places.indexOf(place)}
                place={place}
                number={comparison.places.indexOf(place) + 1}
                comparison={comparison}
                isLit={place === lit}
                onLight={onLight}
                onPick={onPick}
              />
            ))}
          </tbody>
        </table>
      </ScrollBox>
      {rows.length < places.length && (
        <Button variant="default" size="sm" onClick={() => setWhole(true)}>
          {t('hotspots.showAll', { formatted: formats.count(places.length) })}
        </Button>
      )}
    </>
  );
}

function Heads({ comparison: { runs, change } }: Pick<ComparisonTableProps, 'comparison'>) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <thead>
      <tr>
        <th scope="col">{t('comparison.place')}</th>
        <th scope="col">{t('hotspots.road')}</th>
        {change !== null && <th scope="col">{t('comparison.status')}</th>}
        {runs.map((run, position) => (
          <th key={run.id} scope="col" className={styles['number']}>
            <RunSwatch position={position} /> {run.letter[language]}
            <span className={styles['limits']}>{run.scoreLabels[language]}</span>
          </th>
        ))}
        {change !== null && (
          <th scope="col" className={styles['number']}>
            {t('comparison.rankChange')}
          </th>
        )}
      </tr>
    </thead>
  );
}

interface PlaceRowProps extends Pick<ComparisonTableProps, 'comparison' | 'onLight' | 'onPick'> {
  readonly place: ComparedPlace;
  /** In the whole list, from 1. */
  readonly number: number;
  readonly isLit: boolean;
}

function PlaceRow({ place, number, comparison: { change }, isLit, onLight, onPick }: PlaceRowProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const light = { onMouseEnter: () => onLight(place), onMouseLeave: () => onLight(null), 'data-lit': isLit || undefined };
  const hasWhy = place.explanations.length > 0;
  return (
    <>
      <tr id={`place-${number}`} {...light} data-explained={hasWhy || undefined}>
        <td>
          <UnstyledButton
            className={styles['rankButton']}
            onClick={() => onPick(place)}
            onFocus={() => onLight(place)}
            onBlur={() => onLight(null)}
            aria-label={t('comparison.showOnMap', { number })}
          >
            {number}
          </UnstyledButton>
        </td>
        <th scope="row">{place.roadName ?? t('hotspots.noRoad')}</th>
        {change !== null && <td>{place.status !== null && t(`comparison.statuses.${place.status}`)}</td>}
        {place.readings.map((reading, run) => (
          <ReadingCell key={run} reading={reading} />
        ))}
        {change !== null && <RankChange before={place.readings[change.older]!} after={place.readings[change.newer]!} />}
      </tr>
      {hasWhy && (
        <tr {...light}>
          <td />
          <td colSpan={1 + place.readings.length + (change === null ? 0 : 2)} className={styles['why']}>
            <span className="el-hidden">{t('comparison.why', { number })}</span>
            {place.explanations.map(({ message }) => message[language]).join(' ')}
          </td>
        </tr>
      )}
    </>
  );
}

/** Never a rank without its n: the accidents that the run counts there, or where it has found nothing, those that it was asked about. */
function ReadingCell({ reading: { ranks, score, accidents, accidentsHere } }: { readonly reading: Reading }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const [best, ...others] = ranks;
  if (best === undefined || score === null || accidents === null) {
    return (
      <td className={styles['number']}>
        <span className="el-hidden">{t('comparison.notFound')}</span>
        <span aria-hidden="true">–</span>
        <span className={styles['limits']}>{t('comparison.nHere', { n: formats.count(accidentsHere) })}</span>
      </td>
    );
  }
  return (
    <td className={styles['number']}>
      {formats.count(best)}
      {others.length > 0 && ` ${t('comparison.andOthers', { n: formats.count(others.length) })}`}
      <span className={styles['limits']}>
        {formats.decimal(score, Number.isInteger(score) ? 0 : 2)} · n {formats.count(accidents)}
      </span>
    </td>
  );
}

/** From the rank before to the rank now, and how the measure has changed. */
function RankChange({ before, after }: { readonly before: Reading; readonly after: Reading }) {
  const formats = useFormats();
  const [then, now] = [before.ranks[0], after.ranks[0]];
  if (then === undefined || now === undefined || before.score === null || after.score === null)
    return <td className={styles['number']}>–</td>;
  const change = after.score - before.score;
  return (
    <td className={styles['number']}>
      {formats.count(then)} → {formats.count(now)}
      <span className={styles['limits']}>
        {change > 0 && '+'}
        {formats.decimal(change, Number.isInteger(change) ? 0 : 2)}
      </span>
    </td>
  );
}
