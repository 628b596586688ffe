import { CloseIcon } from '@elektron/ui';
import { Button, TextInput, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SitesMap } from './sites-map.tsx';
import { formatPoint, parseTypedPoint, type SitePoint } from './site-points.ts';
import styles from './evaluations.module.css';

/** Places of an intervention: clicked on the map, or typed. */
export function PointsField({
  points,
  onChange,
}: {
  readonly points: readonly SitePoint[];
  readonly onChange: (points: readonly SitePoint[]) => void;
}) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const [broken, setBroken] = useState(false);
  const [lit, setLit] = useState<SitePoint | null>(null);
  const add = (): void => {
    const point = parseTypedPoint(typed);
    setBroken(point === null);
    if (point === null) return;
    onChange([...points, point]);
    setTyped('');
  };
  return (
    <section className={styles['points']} aria-label={t('evaluations.places')}>
      <h2>{t('evaluations.places')}</h2>
      <p className={styles['soft']}>{t('evaluations.placesHelp')}</p>
      <SitesMap
        label={t('evaluations.placesMap')}
        points={points}
        lit={lit === null ? null : { longitude: lit[0], latitude: lit[1] }}
        onAdd={(point) => onChange([...points, point])}
      />
      <div className={styles['typed']}>
        <TextInput
          label={t('evaluations.typePlace')}
          placeholder="51.570300, 0.014300"
          value={typed}
          error={broken ? t('evaluations.typePlaceWrong') : null}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            add();
          }}
        />
        <Button variant="default" onClick={add}>
          {t('evaluations.addPlace')}
        </Button>
      </div>
      {points.length === 0 ? (
        <p className={styles['soft']}>{t('evaluations.noPlaces')}</p>
      ) : (
        <ol className={styles['pointList']}>
          {points.map((point, index) => (
            <li key={`${formatPoint(point)}-${index}`} onMouseEnter={() => setLit(point)} onMouseLeave={() => setLit(null)}>
              <span>{formatPoint(point)}</span>
              <UnstyledButton
                className={styles['remove']}
                aria-label={t('evaluations.removePlace', { place: formatPoint(point) })}
                onClick={() => onChange(points.filter((_, other) => other !== index))}
              >
                <CloseIcon size={12} />
              </UnstyledButton>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
