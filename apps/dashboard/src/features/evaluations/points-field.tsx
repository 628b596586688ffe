import type { BoundingBox } from '@elektron/domain';
import { CloseIcon, useFormats } from '@elektron/ui';
import { Button, TextInput, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useBaseline } from '../../graphql/workspace.ts';
import type { DrawnShape } from './drawn-shape.ts';
import { PlacesMap } from './places-map.tsx';
import { findOddity, formatPoint, holdsPoint, parseTypedPoint, swapPoint, type SitePoint } from './site-points.ts';
import styles from './evaluations.module.css';

export interface PointsFieldProps {
  readonly points: readonly SitePoint[];
  /** Shown on the map too, and not changed here. */
  readonly others: readonly SitePoint[];
  readonly drawn: DrawnShape;
  readonly onChange: (points: readonly SitePoint[]) => void;
  /** What is wrong with the places as a whole. */
  readonly complaint: string | null;
}

/** Places of an intervention: clicked on the map among the accidents, or typed. */
export function PointsField({ points, others, drawn, onChange, complaint }: PointsFieldProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const [broken, setBroken] = useState(false);
  const [remark, setRemark] = useState('');
  const [lit, setLit] = useState<SitePoint | null>(null);
  const nameOf = usePlaceNames();
  const add = (point: SitePoint): void => {
    const isThere = holdsPoint(points, point);
    setRemark(isThere ? t('evaluations.placeThere', { place: nameOf(point) }) : '');
    if (!isThere) onChange([...points, point]);
  };
  const addTyped = (): void => {
    const point = parseTypedPoint(typed);
    setBroken(point === null);
    if (point === null) return;
    add(point);
    setTyped('');
  };
  return (
    <section className={styles['points']} aria-label={t('evaluations.places')}>
      <h2>{t('evaluations.places')}</h2>
      <p className={styles['soft']}>{t('evaluations.placesHelp')}</p>
      <PlacesMap points={[...others, ...points]} drawn={drawn} lit={lit} onAdd={add} />
      <div className={styles['typed']}>
        <TextInput
          label={t('evaluations.typePlace')}
          placeholder="51.570300, 0.014300"
          value={typed}
          error={broken ? t('evaluations.typePlaceWrong') : complaint}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            setBroken(false);
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            addTyped();
          }}
        />
        <Button variant="default" onClick={addTyped}>
          {t('evaluations.addPlace')}
        </Button>
      </div>
      <p className={styles['remark']} role="status">
        {remark}
      </p>
      {points.length === 0 ? (
        complaint === null && <p className={styles['soft']}>{t('evaluations.noPlaces')}</p>
      ) : (
        <PointList points={points} onChange={onChange} onLight={setLit} />
      )}
    </section>
  );
}

interface PointListProps extends Pick<PointsFieldProps, 'points' | 'onChange'> {
  readonly onLight: (point: SitePoint | null) => void;
}

function PointList({ points, onChange, onLight }: PointListProps) {
  const { t } = useTranslation();
  const nameOf = usePlaceNames();
  const baseline = useBaseline();
  const extent = (baseline.data?.accidentFacets.extent ?? null) as BoundingBox | null;
  const without = (point: SitePoint): readonly SitePoint[] => points.filter((other) => other !== point);
  const swap = (point: SitePoint): void => {
    const swapped = swapPoint(point);
    onChange(holdsPoint(points, swapped) ? without(point) : points.map((other) => (other === point ? swapped : other)));
  };
  return (
    <ol className={styles['pointList']}>
      {points.map((point) => {
        const place = nameOf(point);
        const oddity = findOddity(point, extent);
        return (
          <li key={formatPoint(point)} onMouseEnter={() => onLight(point)} onMouseLeave={() => onLight(null)}>
            <span>{place}</span>
            <UnstyledButton
              className={styles['remove']}
              aria-label={t('evaluations.removePlace', { place })}
              onClick={() => onChange(without(point))}
            >
              <CloseIcon size={12} />
            </UnstyledButton>
            {oddity !== null && (
              <p className={styles['odd']} role="alert">
                {t(`evaluations.oddPlace.${oddity}`, { place })}{' '}
                {oddity === 'swapped' && (
                  <UnstyledButton className={styles['swap']} onClick={() => swap(point)}>
                    {t('evaluations.swapPlace', { place: nameOf(swapPoint(point)) })}
                  </UnstyledButton>
                )}
              </p>
            )}
          </li>
        );
      })}
    </ol>
  );
}

/** About a metre. */
const NAMED_DIGITS = 5;

/** A place as the whole product writes it; the field for typing reads it back. */
function usePlaceNames(): (point: SitePoint) => string {
  const formats = useFormats();
  return ([longitude, latitude]) => `${formats.decimal(latitude, NAMED_DIGITS)} / ${formats.decimal(longitude, NAMED_DIGITS)}`;
}
