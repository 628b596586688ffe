import {
  LENGTH_UNITS,
  MOST_COVARIATES,
  TRAFFIC_MEASURE_LABELS,
  TRAFFIC_MEASURES,
  TRAFFIC_ORIGIN_LABELS,
  TRAFFIC_ORIGINS,
  type SiteField,
} from '@elektron/domain';
import { NumberField, useLanguage } from '@elektron/ui';
import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { SiteColumnChoice } from './site-column-choice.tsx';
import { hasCounts, kindOf, needsSystem, type Faults, type Said, type TableLook } from './send-site-table.ts';
import styles from './site-tables.module.css';

export interface TableColumnsProps {
  readonly look: TableLook;
  readonly said: Said;
  readonly onSaid: (said: Said) => void;
  /** Empty before somebody has tried to send it. */
  readonly faults: Faults;
}

/** What the columns of a table are: where the sites lie, what passes there, and what happened. */
export function TableColumns(props: TableColumnsProps) {
  const { t } = useTranslation();
  const { look, said } = props;
  const kind = kindOf(said.columns);
  const hasLines = look.columns.line !== undefined;
  const place: readonly SiteField[] = hasLines ? ['line', 'length'] : ['longitude', 'latitude', 'easting', 'northing'];
  return (
    <>
      <Part title={t('siteTables.place')}>
        <Choices {...props} fields={place} error={props.faults.place} />
        {hasLines && <LengthUnitField {...props} />}
        {!hasLines && <SystemField {...props} />}
      </Part>
      <Part title={t('siteTables.identity')}>
        <Choices {...props} fields={['code', 'name', 'group']} />
      </Part>
      <Part title={t('siteTables.traffic')}>
        <Choices {...props} fields={kind === 'segment' ? ['traffic'] : ['traffic', 'minor-traffic']} />
        {said.columns.traffic !== undefined && <TrafficFields {...props} />}
      </Part>
      <Part title={t('siteTables.accidents')}>
        <Choices {...props} fields={['accidents', 'fatal', 'serious', 'slight', 'damage-only']} error={props.faults.accidents} />
        {hasCounts(said.columns) ? <YearFields {...props} /> : <p className={styles['wide']}>{t('siteTables.noCounts')}</p>}
      </Part>
      <CovariateFields {...props} />
    </>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <fieldset className={styles['part']}>
      <legend>{title}</legend>
      {children}
    </fieldset>
  );
}

function Choices({
  look,
  said,
  onSaid,
  fields,
  error,
}: TableColumnsProps & { readonly fields: readonly SiteField[]; readonly error?: 'placeMissing' | 'accidentsMissing' | undefined }) {
  const { t } = useTranslation();
  return fields.map((field, i) => (
    <SiteColumnChoice
      key={field}
      field={field}
      look={look}
      columns={said.columns}
      onColumns={(columns) => onSaid({ ...said, columns })}
      error={i === 0 && error !== undefined ? t(`siteTables.${error}`) : undefined}
    />
  ));
}

function LengthUnitField({ said, onSaid }: TableColumnsProps) {
  const { t } = useTranslation();
  if (said.columns.length === undefined) return null;
  return (
    <NativeSelect
      label={t('siteTables.lengthUnit')}
      value={said.lengthUnit}
      onChange={(event) => onSaid({ ...said, lengthUnit: LENGTH_UNITS.find((unit) => unit === event.currentTarget.value) ?? 'm' })}
      data={LENGTH_UNITS.map((unit) => ({ value: unit, label: unit }))}
    />
  );
}

function SystemField({ look, said, onSaid, faults }: TableColumnsProps) {
  const { t } = useTranslation();
  if (said.columns.longitude !== undefined || said.columns.easting === undefined) return null;
  return (
    <TextInput
      label={t('siteTables.epsg')}
      description={needsSystem(said, look) ? t('siteTables.epsgHelp') : t('siteTables.epsgFound', { epsg: look.srid })}
      inputMode="numeric"
      maxLength={6}
      value={said.epsg}
      error={faults.epsg === undefined ? undefined : t('siteTables.epsgMissing')}
      onChange={(event) => onSaid({ ...said, epsg: event.currentTarget.value.trim() })}
    />
  );
}

function TrafficFields({ said, onSaid, faults }: TableColumnsProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <>
      <NativeSelect
        label={t('siteTables.trafficMeasure')}
        description={t('siteTables.trafficMeasureHelp')}
        value={said.trafficMeasure}
        onChange={(event) => {
          const chosen = TRAFFIC_MEASURES.find((measure) => measure === event.currentTarget.value);
          if (chosen !== undefined) onSaid({ ...said, trafficMeasure: chosen });
        }}
        data={TRAFFIC_MEASURES.map((measure) => ({ value: measure, label: TRAFFIC_MEASURE_LABELS[measure][language] }))}
      />
      <NativeSelect
        label={t('siteTables.trafficOrigin')}
        value={said.trafficOrigin ?? ''}
        error={faults.trafficOrigin === undefined ? undefined : t('siteTables.originMissing')}
        onChange={(event) =>
          onSaid({ ...said, trafficOrigin: TRAFFIC_ORIGINS.find((origin) => origin === event.currentTarget.value) ?? null })
        }
        data={[
          { value: '', label: t('siteTables.choose') },
          ...TRAFFIC_ORIGINS.map((origin) => ({ value: origin, label: TRAFFIC_ORIGIN_LABELS[origin][language] })),
        ]}
      />
    </>
  );
}

function YearFields({ said, onSaid, faults }: TableColumnsProps) {
  const { t } = useTranslation();
  const { firstYear, lastYear } = faults;
  return (
    <>
      <NumberField
        label={t('siteTables.firstYear')}
        description={t('siteTables.yearsHelp')}
        value={said.firstYear}
        onChange={(year) => onSaid({ ...said, firstYear: year })}
        whole
        error={firstYear === undefined ? undefined : t(`siteTables.${firstYear}`)}
      />
      <NumberField
        label={t('siteTables.lastYear')}
        value={said.lastYear}
        onChange={(year) => onSaid({ ...said, lastYear: year })}
        whole
        error={lastYear === undefined ? undefined : t(`siteTables.${lastYear}`)}
      />
    </>
  );
}

function CovariateFields({ look, said, onSaid }: TableColumnsProps) {
  const { t } = useTranslation();
  const taken = new Set(Object.values(said.columns));
  const offered = look.numbers.filter((heading) => !taken.has(heading));
  const chosen = said.covariates.filter((heading) => !taken.has(heading));
  if (offered.length === 0) return null;
  return (
    <details>
      <summary>{t('siteTables.covariates')}</summary>
      <Checkbox.Group
        label={t('siteTables.covariatesLabel', { most: MOST_COVARIATES })}
        description={t('siteTables.covariatesHelp')}
        value={[...chosen]}
        onChange={(covariates) => onSaid({ ...said, covariates })}
      >
        {offered.map((heading) => (
          <Checkbox
            key={heading}
            value={heading}
            label={heading}
            mt="xs"
            disabled={chosen.length >= MOST_COVARIATES && !chosen.includes(heading)}
          />
        ))}
      </Checkbox.Group>
    </details>
  );
}
