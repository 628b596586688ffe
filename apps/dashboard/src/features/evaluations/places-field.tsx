import { CloseIcon, Notice } from '@elektron/ui';
import { Button, FileInput, Radio, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { canFinish, DRAWINGS, finish, readGeoJson, type DrawnShape } from './drawn-shape.ts';
import { PointsField } from './points-field.tsx';
import { holdsPoint, type SitePoint } from './site-points.ts';
import styles from './evaluations.module.css';

export interface PlacesFieldProps {
  readonly sites: readonly SitePoint[];
  readonly drawn: DrawnShape;
  readonly onChange: (part: { readonly sites?: readonly SitePoint[]; readonly drawn?: DrawnShape }) => void;
  /** What is wrong with the places as a whole. */
  readonly complaint: string | null;
}

/** Where an intervention was: places, lines and areas, clicked on the map, typed point by point, or read from a file. */
export function PlacesField({ sites, drawn, onChange, complaint }: PlacesFieldProps) {
  const { t } = useTranslation();
  const isDrawing = drawn.drawing !== 'points';
  return (
    <div className={styles['points']}>
      <Radio.Group
        label={t('register.drawing')}
        value={drawn.drawing}
        onChange={(value) =>
          onChange({ drawn: { ...finish(drawn), vertices: [], drawing: DRAWINGS.find((known) => known === value) ?? 'points' } })
        }
      >
        <div className={styles['choices']}>
          {DRAWINGS.map((drawing) => (
            <Radio key={drawing} value={drawing} label={t(`register.drawings.${drawing}`)} />
          ))}
        </div>
      </Radio.Group>
      <PointsField
        points={isDrawing ? drawn.vertices : sites}
        others={isDrawing ? sites : []}
        drawn={drawn}
        onChange={(points) => onChange(isDrawing ? { drawn: { ...drawn, vertices: points } } : { sites: points })}
        complaint={complaint}
      />
      {isDrawing && (
        <div>
          <Button variant="default" disabled={!canFinish(drawn)} onClick={() => onChange({ drawn: finish(drawn) })}>
            {t(`register.finish.${drawn.drawing}`)}
          </Button>
        </div>
      )}
      <Parts drawn={drawn} onDrawn={(next) => onChange({ drawn: next })} />
      <GeoJsonFile
        onRead={(read) =>
          onChange({
            sites: [...sites, ...read.points.filter((point) => !holdsPoint(sites, point))],
            drawn: { ...drawn, lines: [...drawn.lines, ...read.lines], areas: [...drawn.areas, ...read.areas] },
          })
        }
      />
    </div>
  );
}

function Parts({ drawn, onDrawn }: { readonly drawn: DrawnShape; readonly onDrawn: (drawn: DrawnShape) => void }) {
  const { t } = useTranslation();
  const { lines, areas } = drawn;
  if (lines.length + areas.length === 0) return null;
  const named = [
    ...lines.map((line, k) => ({
      name: t('register.lineOf', { number: k + 1, count: line.length }),
      remove: () => onDrawn({ ...drawn, lines: lines.filter((other) => other !== line) }),
    })),
    ...areas.map((area, k) => ({
      // The last point of an outline is its first.
      name: t('register.areaOf', { number: k + 1, count: area[0]!.length - 1 }),
      remove: () => onDrawn({ ...drawn, areas: areas.filter((other) => other !== area) }),
    })),
  ];
  return (
    <ul className={styles['pointList']} aria-label={t('register.parts')}>
      {named.map(({ name, remove }) => (
        <li key={name}>
          <span>{name}</span>
          <UnstyledButton className={styles['remove']} aria-label={t('register.removePart', { name })} onClick={remove}>
            <CloseIcon size={12} />
          </UnstyledButton>
        </li>
      ))}
    </ul>
  );
}

function GeoJsonFile({ onRead }: { readonly onRead: (read: NonNullable<ReturnType<typeof readGeoJson>>) => void }) {
  const { t } = useTranslation();
  const [refused, setRefused] = useState<string | null>(null);
  const take = async (file: File | null): Promise<void> => {
    if (file === null) return;
    const read = readGeoJson(await file.text());
    setRefused(read === null ? file.name : null);
    if (read !== null) onRead(read);
  };
  return (
    <>
      <FileInput
        label={t('register.geoJson')}
        description={t('register.geoJsonHelp')}
        placeholder={t('register.geoJsonNone')}
        accept=".geojson,.json,application/geo+json"
        value={null}
        onChange={(file) => void take(file)}
      />
      {refused !== null && (
        <Notice kind="danger" announce>
          {t('register.geoJsonRefused', { file: refused })}
        </Notice>
      )}
    </>
  );
}
