import { NumberField } from '@elektron/ui';
import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SamplePlaces } from './sample-places.tsx';
import { SampleLines } from './sample-lines.tsx';
import { useSample } from './use-sample.ts';
import type { Wizard } from './use-wizard.ts';
import { RoadFields } from './road-fields.tsx';
import { exchangeAxes, LINE_FIELD } from './wizard-draft.ts';
import styles from './mapping.module.css';

/** How dates, numbers and coordinates are read, with what comes of the first lines. */
export function PlaceStep({ wizard }: { readonly wizard: Wizard }) {
  const { t } = useTranslation();
  const { tableDraft, changeTable } = wizard;
  const sample = useSample(wizard);
  const isOfRoads = tableDraft.rowIs === 'road';
  return (
    <>
      <div className={styles['reading']}>
        {!isOfRoads && <DateField wizard={wizard} />}
        <NativeSelect
          label={t('mapping.decimalMark')}
          value={tableDraft.decimalMark}
          onChange={(event) => changeTable({ decimalMark: event.currentTarget.value })}
          data={[
            { value: ',', label: t('mapping.comma') },
            { value: '.', label: t('mapping.point') },
          ]}
        />
        {isOfRoads ? (
          <RoadFields wizard={wizard} />
        ) : (
          <>
            <SystemFields wizard={wizard} />
            <AxesField wizard={wizard} />
          </>
        )}
      </div>
      <SamplePlaces {...sample} isPlaced={PLACED_BY.some((field) => tableDraft.fields.includes(field))} />
      <SampleLines {...sample} severities={wizard.survey.lists['severity']} />
    </>
  );
}

const PLACED_BY = ['longitude', 'easting', LINE_FIELD];

function DateField({ wizard: { tableDraft, changeTable } }: { readonly wizard: Wizard }) {
  const { t } = useTranslation();
  return (
    <NativeSelect
      label={t('mapping.dateOrder')}
      value={tableDraft.dateOrder}
      onChange={(event) => changeTable({ dateOrder: event.currentTarget.value })}
      data={[
        { value: 'day-first', label: t('mapping.dayFirst') },
        { value: 'month-first', label: t('mapping.monthFirst') },
        { value: 'year-first', label: t('mapping.yearFirst') },
      ]}
    />
  );
}

const GREEK_GRID = 2100;
/** Greece lies in two zones. */
const UTM = [
  { zone: '34N', code: 32_634 },
  { zone: '35N', code: 32_635 },
];
const KNOWN = [GREEK_GRID, ...UTM.map(({ code }) => code)];
const OTHER = 'other';

function SystemFields({ wizard: { table, tableDraft, changeTable } }: { readonly wizard: Wizard }) {
  const { t } = useTranslation();
  const { srid } = tableDraft;
  const proposed = table.mapping.srid;
  const listed = proposed === null || KNOWN.includes(proposed) ? KNOWN : [...KNOWN, proposed];
  const [isOther, setIsOther] = useState(srid !== null && !listed.includes(srid));
  const choose = (value: string): void => {
    setIsOther(value === OTHER);
    if (value !== OTHER) changeTable({ srid: value === '' ? null : Number(value) });
  };
  return (
    <>
      <NativeSelect
        label={t('mapping.srid')}
        value={isOther ? OTHER : srid === null ? '' : String(srid)}
        onChange={(event) => choose(event.currentTarget.value)}
        data={[
          { value: '', label: t('mapping.sridNone') },
          { value: String(GREEK_GRID), label: t('mapping.sridGreek') },
          ...UTM.map(({ zone, code }) => ({ value: String(code), label: t('mapping.sridUtm', { zone, code }) })),
          ...listed.filter((code) => !KNOWN.includes(code)).map((code) => ({ value: String(code), label: `EPSG:${code}` })),
          { value: OTHER, label: t('mapping.sridOther') },
        ]}
      />
      {isOther && (
        <NumberField
          label={t('mapping.epsg')}
          value={srid}
          onChange={(value) => changeTable({ srid: typeof value === 'number' ? value : null })}
        />
      )}
    </>
  );
}

/** Which of the two columns goes east; the fields themselves say it, this turns them round. */
function AxesField({ wizard: { table, tableDraft, changeTable } }: { readonly wizard: Wizard }) {
  const { t } = useTranslation();
  const at = (...fields: string[]): number => tableDraft.fields.findIndex((field) => field !== null && fields.includes(field));
  const [east, north] = [at('easting', 'longitude'), at('northing', 'latitude')];
  if (east === -1 || north === -1) return null;
  const nameOf = (position: number): string => table.columns[position]?.heading || t('mapping.noHeading', { number: position + 1 });
  return (
    <NativeSelect
      label={t('mapping.axes')}
      value="now"
      onChange={() => changeTable(exchangeAxes)}
      data={[
        { value: 'now', label: t('mapping.axesAre', { east: nameOf(east), north: nameOf(north) }) },
        { value: 'other', label: t('mapping.axesAre', { east: nameOf(north), north: nameOf(east) }) },
      ]}
    />
  );
}
