import { AREA_KIND_SHAPES, AREA_KINDS } from '@elektron/domain';
import { Notice, useFormats, useLanguage } from '@elektron/ui';
import { NativeSelect, TextInput } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { FileLook } from '../../forms/use-file-look.ts';
import type { AreaLayer, AreaLook } from './send-areas.ts';

/** What a person has decided of a file; empty for as found. */
export const AS_FOUND = { layer: '', epsg: '', nameColumnEl: '', nameColumnEn: '' };
export type Reading = typeof AS_FOUND;

export interface FileReadingProps {
  readonly look: FileLook<AreaLook>;
  readonly reading: Reading;
  readonly onReading: (reading: Reading) => void;
}

/** What was found in a file: its layers, its reference system, and where the names are; each can be changed. */
export function FileReading({ look, reading, onReading }: FileReadingProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  if (look.stage === 'none') return null;
  if (look.stage === 'looking') return <p role="status">{t('areas.looking')}</p>;
  if (look.stage === 'refused') {
    return (
      <Notice kind="danger" announce>
        {look.message?.[language] ?? t('areas.sendFailed')}
      </Notice>
    );
  }
  const layer = findLayer(look, reading);
  if (layer === undefined) return null;
  return (
    <>
      {look.found.layers.length > 1 && (
        <NativeSelect
          label={t('areas.layer')}
          value={layer.name}
          onChange={(event) => onReading({ ...reading, layer: event.currentTarget.value, nameColumnEl: '', nameColumnEn: '' })}
          data={look.found.layers.map(({ name, features }) => ({ value: name, label: `${name} (${formats.count(features)})` }))}
        />
      )}
      <TextInput
        label={t('areas.epsg')}
        description={describeSystem(layer, t)}
        placeholder={layer.srid === null ? '' : String(layer.srid)}
        inputMode="numeric"
        maxLength={6}
        value={reading.epsg}
        error={isCode(reading.epsg, layer) ? undefined : t('areas.epsgMissing')}
        onChange={(event) => onReading({ ...reading, epsg: event.currentTarget.value.trim() })}
      />
      <NameColumn
        language="el"
        layer={layer}
        value={reading.nameColumnEl}
        onValue={(nameColumnEl) => onReading({ ...reading, nameColumnEl })}
      />
      <NameColumn
        language="en"
        layer={layer}
        value={reading.nameColumnEn}
        onValue={(nameColumnEn) => onReading({ ...reading, nameColumnEn })}
      />
      <p role="status">{describeLayer(layer, language, formats.count, t)}</p>
    </>
  );
}

/** The layer that is meant, once the file has been looked at. */
function findLayer(look: FileLook<AreaLook>, { layer }: Reading): AreaLayer | undefined {
  return look.stage === 'seen' ? (look.found.layers.find(({ name }) => name === layer) ?? look.found.layers[0]) : undefined;
}

/** Whether a kind is of areas while the file has none of them, or of points; `null` where it fits or nobody knows. */
export function findMisfit(look: FileLook<AreaLook>, reading: Reading, chosenKind: string): 'kindNeedsAreas' | 'kindNeedsPoints' | null {
  const layer = findLayer(look, reading);
  const kind = AREA_KINDS.find((each) => each === chosenKind);
  if (layer === undefined || kind === undefined || layer.points + layer.polygons === 0) return null;
  if (AREA_KIND_SHAPES[kind] === 'polygon') return layer.polygons === 0 ? 'kindNeedsAreas' : null;
  return layer.points === 0 ? 'kindNeedsPoints' : null;
}

function isCode(epsg: string, { srid }: AreaLayer): boolean {
  return epsg === '' ? srid !== null : /^\d{4,6}$/.test(epsg);
}

function describeSystem({ srid, system }: AreaLayer, t: TFunction): string {
  return t(`areas.system.${system}`, { epsg: srid === 2100 ? t('areas.greekGrid') : `EPSG:${srid ?? ''}` });
}

function describeLayer(
  { features, points, polygons, examples }: AreaLayer,
  language: 'el' | 'en',
  count: (value: number) => string,
  t: TFunction,
): string {
  const names = examples.map((name) => name[language]).filter((name) => name !== '');
  const numbers = t('areas.seen', { features: count(features), points: count(points), polygons: count(polygons) });
  return `${numbers} ${names.length === 0 ? t('areas.noNames') : t('areas.firstNames', { names: names.join(', ') })}`;
}

interface NameColumnProps {
  readonly language: 'el' | 'en';
  readonly layer: AreaLayer;
  readonly value: string;
  readonly onValue: (heading: string) => void;
}

function NameColumn({ language, layer, value, onValue }: NameColumnProps) {
  const { t } = useTranslation();
  const found = layer.nameColumns[language];
  return (
    <NativeSelect
      label={t(`areas.nameColumn.${language}`)}
      value={value}
      onChange={(event) => onValue(event.currentTarget.value)}
      data={[
        { value: '', label: found === '' ? t('areas.nameColumn.none') : t('areas.nameColumn.found', { column: found }) },
        ...layer.columns.map((column) => ({ value: column, label: column })),
      ]}
    />
  );
}
