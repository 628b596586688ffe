import { useQuery } from '@apollo/client/react';
import {
  ACCIDENT_TYPES,
  ACCIDENT_TYPE_LABELS,
  CASUALTY_CLASSES,
  CASUALTY_CLASS_LABELS,
  JUNCTION_TYPES,
  JUNCTION_TYPE_LABELS,
  LIGHT_CONDITIONS,
  LIGHT_CONDITION_LABELS,
  ROAD_TYPES,
  ROAD_TYPE_LABELS,
  ROAD_USERS,
  ROAD_USER_LABELS,
  SEXES,
  SEX_LABELS,
  SURFACE_CONDITIONS,
  SURFACE_CONDITION_LABELS,
  UNKNOWN_LABEL,
  WEATHER_CONDITIONS,
  WEATHER_CONDITION_LABELS,
  type Language,
  type Text,
} from '@elektron/domain';
import { EmptyState, QueryState, SeverityMark, useFormats, useLanguage } from '@elektron/ui';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { unitOfSpeed } from '../../filter/describe-filter.ts';
import { toStatus } from '../../graphql/query-status.ts';
import { useSession } from '../../graphql/session.tsx';
import { AlsoHeldBy } from './also-held-by.tsx';
import { CorrectButton } from './corrections/correct-button.tsx';
import { CorrectedMark } from './corrections/corrected-mark.tsx';
import { RecordHistory } from './corrections/record-history.tsx';
import { momentText, severityLabel, severityOf } from './accident-text.ts';
import { ACCIDENT, type AccidentRecord } from './overview-queries.ts';
import styles from './accident-panel.module.css';

export interface AccidentDetailsProps {
  readonly id: string;
  readonly onLight: (place: { longitude: number; latitude: number } | null) => void;
  /** The place must stay in sight. */
  readonly onShow: (place: { longitude: number; latitude: number }) => void;
}

/** One accident with its units and casualties. */
export function AccidentDetails({ id, onLight, onShow }: AccidentDetailsProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const result = useQuery(ACCIDENT, { variables: { id } });
  const place = result.data?.accident?.place ?? null;
  useEffect(() => {
    onLight(place);
    if (place !== null) onShow(place);
    return () => onLight(null);
  }, [place, onLight, onShow]);
  return (
    <QueryState
      status={toStatus(result, language)}
      isEmpty={(data) => data.accident == null}
      empty={<EmptyState title={t('accident.goneTitle')}>{t('accident.goneText')}</EmptyState>}
    >
      {({ accident }) => accident != null && <Details accident={accident} />}
    </QueryState>
  );
}

function labelFrom<T extends string>(
  list: readonly T[],
  labels: Readonly<Record<T, Text>>,
  value: string | null | undefined,
  language: Language,
): string {
  const known = list.find((candidate) => candidate === value);
  return known === undefined ? UNKNOWN_LABEL[language] : labels[known][language];
}

function Details({ accident }: { readonly accident: AccidentRecord }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const { recordsOf } = useSession();
  const facts: readonly (readonly [label: string, value: string, field: string])[] = [
    [t('accident.road'), accident.roadName ?? UNKNOWN_LABEL[language], 'roadName'],
    [t('accident.roadType'), labelFrom(ROAD_TYPES, ROAD_TYPE_LABELS, accident.roadType, language), 'roadType'],
    [t('accident.junction'), labelFrom(JUNCTION_TYPES, JUNCTION_TYPE_LABELS, accident.junction, language), 'junction'],
    [
      t('accident.speedLimit'),
      accident.speedLimit == null ? UNKNOWN_LABEL[language] : `${accident.speedLimit} ${unitOfSpeed(accident.speedUnit, t)}`,
      'speedLimit',
    ],
    [t('accident.accidentType'), labelFrom(ACCIDENT_TYPES, ACCIDENT_TYPE_LABELS, accident.accidentType, language), 'accidentType'],
    [t('accident.light'), labelFrom(LIGHT_CONDITIONS, LIGHT_CONDITION_LABELS, accident.light, language), 'light'],
    [t('accident.weather'), labelFrom(WEATHER_CONDITIONS, WEATHER_CONDITION_LABELS, accident.weather, language), 'weather'],
    [t('accident.surface'), labelFrom(SURFACE_CONDITIONS, SURFACE_CONDITION_LABELS, accident.surface, language), 'surface'],
    [t('accident.place'), accident.place == null ? t('accident.noPlace') : placeText(accident.place, formats.decimal), 'place'],
  ];
  return (
    <article className={styles['details']}>
      <h3 className={styles['headline']}>
        <SeverityMark severity={severityOf(accident.severity)} size={16} />
        {severityLabel(accident.severity, language)} · {momentText(accident, formats)}
      </h3>
      <p className={styles['source']}>
        {t('accident.source', { id: accident.sourceRecordId })}
        {['severity', 'date', 'time'].map((field) => (
          <CorrectedMark key={field} accident={accident} field={field} />
        ))}
      </p>
      <CorrectButton accident={accident} />
      <dl className={styles['facts']}>
        {facts.map(([name, value, field]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              {value}
              <CorrectedMark accident={accident} field={field} />
            </dd>
          </div>
        ))}
      </dl>
      <h4>{t('accident.units')}</h4>
      <ul className={styles['units']}>
        {accident.units.map((unit) => (
          <li key={unit.unitReference}>
            <strong>{labelFrom(ROAD_USERS, ROAD_USER_LABELS, unit.roadUser, language)}</strong>
            <CorrectedMark accident={accident} field="roadUser" unitReference={unit.unitReference} />
            <Casualties accident={accident} unitReference={unit.unitReference} />
          </li>
        ))}
      </ul>
      <AsRecorded accident={accident} />
      <RecordHistory accident={accident} />
      {recordsOf === null && <AlsoHeldBy accidentId={accident.id} />}
    </article>
  );
}

const CASUALTY_FIELDS = ['severity', 'casualtyClass', 'roadUser', 'sex', 'age'];

const DEGREE_DIGITS = 5;

function placeText(
  place: { readonly longitude: number; readonly latitude: number },
  decimal: (value: number, digits: number) => string,
): string {
  return `${decimal(place.latitude, DEGREE_DIGITS)}, ${decimal(place.longitude, DEGREE_DIGITS)}`;
}

function Casualties({ accident, unitReference }: { readonly accident: AccidentRecord; readonly unitReference: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const casualties = accident.casualties.filter((casualty) => casualty.unitReference === unitReference);
  if (casualties.length === 0) return null;
  return (
    <ul className={styles['casualties']}>
      {casualties.map((casualty) => (
        <li key={casualty.casualtyReference}>
          <SeverityMark severity={severityOf(casualty.severity)} size={11} />
          <span>
            {[
              t(`casualtySeverity.${casualtySeverity(casualty.severity)}`),
              labelFrom(CASUALTY_CLASSES, CASUALTY_CLASS_LABELS, casualty.casualtyClass, language),
              labelFrom(SEXES, SEX_LABELS, casualty.sex, language),
              casualty.age == null ? t('accident.ageUnknown') : t('accident.age', { count: casualty.age }),
            ].join(', ')}
            {CASUALTY_FIELDS.map((field) => (
              <CorrectedMark
                key={field}
                accident={accident}
                field={field}
                unitReference={casualty.unitReference}
                casualtyReference={casualty.casualtyReference}
              />
            ))}
            <RequestLink accidentId={accident.id} unit={casualty.unitReference} casualty={casualty.casualtyReference} />
          </span>
        </li>
      ))}
    </ul>
  );
}

/** The way to a request that concerns this person, of the own records. */
function RequestLink({ accidentId, unit, casualty }: { readonly accidentId: string; readonly unit: string; readonly casualty: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { recordsOf } = useSession();
  if (recordsOf !== null) return null;
  const search = new URLSearchParams({ accident: accidentId, unit, casualty, lang: language }).toString();
  return (
    <Link className={styles['request']} to={{ pathname: '/app/organisation/protection', search }}>
      {t('accident.request')}
    </Link>
  );
}

function casualtySeverity(severity: string | null | undefined): 'fatal' | 'serious' | 'slight' | 'unknown' {
  return severity === 'fatal' || severity === 'serious' || severity === 'slight' ? severity : 'unknown';
}

/** What the file itself said, in its own words and codes: apart from what was made of them, and folded. */
function AsRecorded({ accident }: { readonly accident: AccidentRecord }) {
  const { t } = useTranslation();
  const columns = Object.entries((accident.attributes ?? {}) as Record<string, unknown>).map(
    ([name, value]) => [name, String(value)] as const,
  );
  const natives: readonly (readonly [string, string])[] = [
    [t('accident.nativeSeverity'), accident.severityNative],
    ...accident.units.map((unit) => [t('accident.nativeUnit', { unit: unit.unitReference }), unit.roadUserNative] as const),
  ];
  const written = [...natives, ...columns].filter(([, value]) => value !== '');
  if (written.length === 0) return null;
  return (
    <details className={styles['columns']}>
      <summary>{t('accident.asRecorded')}</summary>
      <p className={styles['source']}>{t('accident.asRecordedText')}</p>
      <dl>
        {written.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
