import { useQuery } from '@apollo/client/react';
import { QueryState, RecordTable, Section, useFormats, useLanguage, type Formats } from '@elektron/ui';
import { ACCIDENT_SEVERITY_LABELS, SEVERITIES } from '@elektron/domain';
import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toFilterInput } from '../../filter/filter-input.ts';
import { isEveryAccident } from '../../filter/filter-url.ts';
import { useFilter } from '../../filter/use-filter.ts';
import { useStoredFilterWords } from '../../filter/use-stored-filter-words.ts';
import { mapStatus, toStatus } from '../../graphql/query-status.ts';
import { useOrganisation } from '../../graphql/workspace.ts';
import { BLACK_SPOT_DIAGNOSIS, type SpotDiagnosis } from './black-spots-queries.ts';
import { CollisionDiagram } from './collisions/collision-diagram.tsx';
import { DiagnosedAccidents } from './diagnosed-accidents.tsx';
import { HoursTable } from './hours-table.tsx';
import styles from './black-spots.module.css';

export interface DiagnosisPanelProps {
  readonly id: string;
  /** The filter with which the place was accepted. */
  readonly accepted: unknown;
  readonly isOutline: boolean;
}

/** What the accidents of a place have in common, beside those of its peers. */
export function DiagnosisPanel({ id, accepted, isOutline }: DiagnosisPanelProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { filter } = useFilter();
  const [ofPage, setOfPage] = useState(false);
  const result = useQuery(BLACK_SPOT_DIAGNOSIS, { variables: { id, filter: ofPage ? (toFilterInput(filter) ?? {}) : null } });
  const { data } = useOrganisation();
  const words = useStoredFilterWords(ofPage ? filter : accepted, data?.organisation.speedUnit ?? 'km/h');
  return (
    <Section
      title={t('blackSpots.diagnosis')}
      lead={`${t('blackSpots.diagnosisLead', { filter: words })} ${isOutline ? t('blackSpots.outlineHolds') : ''}`}
      actions={
        !isEveryAccident(filter) && (
          <SegmentedControl
            size="xs"
            aria-label={t('blackSpots.whichFilter')}
            value={ofPage ? 'page' : 'accepted'}
            onChange={(value) => setOfPage(value === 'page')}
            data={[
              { value: 'accepted', label: t('blackSpots.filterAccepted') },
              { value: 'page', label: t('blackSpots.filterPage') },
            ]}
          />
        )
      }
    >
      <QueryState status={mapStatus(toStatus(result, language), (answer) => answer.blackSpotDiagnosis ?? null)}>
        {(diagnosis) => diagnosis !== null && <Findings diagnosis={diagnosis} />}
      </QueryState>
    </Section>
  );
}

function Findings({ diagnosis }: { readonly diagnosis: SpotDiagnosis }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const found = diagnosis.factors.filter(({ overRepresented }) => overRepresented);
  return (
    <div className={styles['findings']}>
      <p className={styles['sentence']}>{diagnosis.sentence[language]}</p>
      {found.length > 0 && (
        <ul className={styles['factors']}>
          {found.map(({ sentence, group, value }) => (
            <li key={`${group.en} ${value.en}`}>{sentence?.[language]}</li>
          ))}
        </ul>
      )}
      <p className={styles['soft']}>
        {diagnosis.peersText[language]} {t('blackSpots.method', { level: formats.percent(diagnosis.level) })}{' '}
        {diagnosis.notLocated > 0 &&
          t('blackSpots.notLocated', { count: diagnosis.notLocated, shown: formats.count(diagnosis.notLocated) })}
      </p>
      {diagnosis.tested > 0 && <FactorsTable diagnosis={diagnosis} />}
      <h3>{t('collisions.title')}</h3>
      <CollisionDiagram diagnosis={diagnosis} />
      <h3>{t('blackSpots.severities')}</h3>
      <SeverityTable diagnosis={diagnosis} />
      <h3>{t('blackSpots.hours')}</h3>
      <HoursTable counts={diagnosis.hoursOfWeek} />
      <h3>{t('blackSpots.oneByOne')}</h3>
      <DiagnosedAccidents diagnosis={diagnosis} />
    </div>
  );
}

/** So many are read at once; the others are there for whoever asks. */
const FIRST_FACTORS = 8;

function FactorsTable({ diagnosis: { factors, tested, untested } }: { readonly diagnosis: SpotDiagnosis }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  return (
    <details>
      <summary>{t('blackSpots.allFactors', { tested: formats.count(tested), untested: formats.count(untested) })}</summary>
      <RecordTable
        caption={t('blackSpots.factors')}
        rows={factors.filter(({ qValue }) => qValue != null)}
        first={FIRST_FACTORS}
        rowKey={({ group, value }) => `${group.en} ${value.en}`}
        columns={[
          { head: t('blackSpots.factor'), kind: 'name', cell: ({ group, value }) => `${group[language]}: ${value[language]}` },
          { head: t('blackSpots.here'), kind: 'number', cell: ({ here, hereKnown }) => shareOf(here, hereKnown, formats) },
          {
            head: t('blackSpots.elsewhere'),
            kind: 'number',
            cell: ({ elsewhere, elsewhereKnown }) => shareOf(elsewhere, elsewhereKnown, formats),
          },
          {
            head: t('blackSpots.oddsRatio'),
            kind: 'number',
            cell: ({ oddsRatio, oddsRatioLower, oddsRatioUpper }) =>
              `${oddsRatio == null ? '–' : formats.decimal(oddsRatio, 1)} (${formats.decimal(oddsRatioLower, 1)}–${oddsRatioUpper == null ? '∞' : formats.decimal(oddsRatioUpper, 1)})`,
          },
          { head: 'p', kind: 'number', cell: ({ pValue }) => formats.pValue(pValue) },
          { head: 'q', kind: 'number', cell: ({ qValue }) => (qValue == null ? '–' : formats.pValue(qValue)) },
        ]}
      />
    </details>
  );
}

function shareOf(count: number, known: number, formats: Formats): string {
  return known === 0 ? '–' : `${formats.count(count)}/${formats.count(known)} (${formats.percent(count / known)})`;
}

function SeverityTable({ diagnosis: { severities, unknownSeverity } }: { readonly diagnosis: SpotDiagnosis }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const labelOf = (severity: string): string => {
    const known = SEVERITIES.find((candidate) => candidate === severity);
    return known === undefined ? severity : ACCIDENT_SEVERITY_LABELS[known][language];
  };
  return (
    <>
      <RecordTable
        caption={t('blackSpots.severities')}
        rows={severities}
        rowKey={({ severity }) => severity}
        columns={[
          { head: t('blackSpots.severityHead'), kind: 'name', cell: ({ severity }) => labelOf(severity) },
          { head: t('blackSpots.accidents'), kind: 'number', cell: ({ count }) => formats.count(count) },
          { head: t('blackSpots.share'), kind: 'number', cell: ({ share }) => (share == null ? '–' : formats.percent(share)) },
          {
            head: t('blackSpots.interval'),
            kind: 'number',
            cell: ({ shareLower, shareUpper }) =>
              shareLower == null || shareUpper == null ? '–' : `${formats.percent(shareLower)}–${formats.percent(shareUpper)}`,
          },
        ]}
      />
      {unknownSeverity > 0 && (
        <p className={styles['soft']}>{t('blackSpots.unknownSeverity', { shown: formats.count(unknownSeverity) })}</p>
      )}
    </>
  );
}
