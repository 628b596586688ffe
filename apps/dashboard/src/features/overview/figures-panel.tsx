import { ACCIDENT_MEASURE_TEXTS, type AccidentMeasure, type Period, type Severity } from '@elektron/domain';
import { SeverityMark, StatTile, useFormats, useLanguage, type Formats } from '@elektron/ui';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { useRecordsOwner } from '../../graphql/workspace.ts';
import { describeMissingCasualties, describeUnstatedInjuries } from './chart-meaning.ts';
import type { AccidentFacets } from './overview-queries.ts';
import styles from './overview.module.css';

type Figure = 'accidents' | 'killed' | 'seriouslyInjured' | 'slightlyInjured';

/** Killed, serious and slight stand apart: Greek "serious" counts are too unreliable to be added to deaths. */
const FIGURES: readonly { readonly figure: Figure; readonly measure: AccidentMeasure; readonly severity: Severity | null }[] = [
  { figure: 'accidents', measure: 'accidents', severity: null },
  { figure: 'killed', measure: 'killed', severity: 'fatal' },
  { figure: 'seriouslyInjured', measure: 'seriously-injured', severity: 'serious' },
  { figure: 'slightlyInjured', measure: 'slightly-injured', severity: 'slight' },
];

export function FiguresPanel({ facets, period }: { readonly facets: AccidentFacets; readonly period: Period | null }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const before = facets.figuresBefore ?? null;
  return (
    <>
      <dl className={styles['figures']}>
        {FIGURES.map((each) => (
          <FigureTile key={each.figure} {...each} facets={facets} covered={period ?? facets.dataPeriod ?? null} />
        ))}
      </dl>
      {before !== null && <p className={styles['compared']}>{t('overview.compared', { period: formats.period(before.period) })}</p>}
    </>
  );
}

interface FigureTileProps {
  readonly figure: Figure;
  readonly measure: AccidentMeasure;
  readonly severity: Severity | null;
  readonly facets: AccidentFacets;
  readonly covered: Period | null;
}

function FigureTile({ figure, measure, severity, facets, covered }: FigureTileProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const { attribution } = useRecordsOwner();
  const { labels, definition } = ACCIDENT_MEASURE_TEXTS[measure];
  const before = facets.figuresBefore ?? null;
  const warning =
    describeMissingCasualties(facets.figures, measure, formats, t) ?? describeUnstatedInjuries(facets.figures, measure, formats, t);
  // A change between two numbers of which one lacks casualties says nothing about the road.
  const comparable = measure === 'accidents' || (warning === undefined && before?.figures.withoutCasualties === 0);
  return (
    <StatTile
      label={labels[language]}
      value={measure !== 'accidents' && isNobodyOnRecord(facets.figures) ? '–' : formats.count(facets.figures[figure])}
      mark={severity === null ? undefined : <SeverityMark severity={severity} size={13} />}
      help={
        <>
          <p>{definition[language]}</p>
          <p>
            {t('overview.figureSource', {
              // Many sources end their line with a full stop of their own.
              source: attribution[language].replace(/\.\s*$/, ''),
              period: covered === null ? '–' : formats.period(covered),
              accidents: formats.count(facets.figures.accidents),
              version: formats.count(facets.dataVersion),
            })}
          </p>
        </>
      }
      warning={warning}
      {...(before !== null && comparable ? { change: describeChange(figure, facets, before, formats, t) } : {})}
    />
  );
}

/** Where the source names no casualty at all, none are known: that is not none. */
function isNobodyOnRecord({
  withoutCasualties,
  killed,
  seriouslyInjured,
  slightlyInjured,
  otherCasualties,
}: AccidentFacets['figures']): boolean {
  return withoutCasualties > 0 && killed + seriouslyInjured + slightlyInjured + otherCasualties === 0;
}

/** "+38 from 631", and for accidents how far chance alone may carry it. */
function describeChange(
  figure: Figure,
  facets: Pick<AccidentFacets, 'figures'>,
  before: NonNullable<AccidentFacets['figuresBefore']>,
  formats: Formats,
  t: TFunction,
): string {
  const counts = {
    difference: formats.signed(facets.figures[figure] - before.figures[figure]),
    before: formats.count(before.figures[figure]),
  };
  const { ratio, lower, upper, level } = before.accidentsRatio;
  // Casualties of one accident are not independent, so no interval of theirs would be right.
  if (figure !== 'accidents' || ratio == null || upper == null) return t('overview.change', counts);
  const percent = (of: number): string => `${of > 1 ? '+' : ''}${formats.percent(of - 1)}`;
  return t('overview.changePercent', {
    ...counts,
    percent: percent(ratio),
    lower: percent(lower),
    upper: percent(upper),
    level: formats.percent(level),
  });
}
