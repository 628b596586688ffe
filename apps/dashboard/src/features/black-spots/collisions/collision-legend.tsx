import { PEDESTRIAN_MOVEMENTS, SEVERITIES, ACCIDENT_SEVERITY_LABELS, UNIT_MOVEMENT_LABELS, UNIT_MOVEMENTS } from '@elektron/domain';
import { SeverityMark, useLanguage } from '@elektron/ui';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { findSeverity } from './collision-words.ts';
import { traceUnits, type Pattern, type PatternUnit } from './pattern-tracks.ts';
import { ParkedShape, VehicleShape } from './vehicle-shape.tsx';
import { HALF } from './vehicle-path.ts';
import styles from './collisions.module.css';

const PLAIN: PatternUnit = {
  movement: 'ahead',
  from: null,
  to: null,
  lostControl: false,
  hitObject: false,
  hitBy: null,
};

/** The signs that occur in a diagram, and no others. */
export function CollisionLegend({ patterns }: { readonly patterns: readonly Pattern[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const units = patterns.flatMap((pattern) => pattern.units);
  const severities = patterns.flatMap(({ accidents }) => accidents.map(({ accident }) => findSeverity(accident.severity)));
  return (
    <ul className={styles['legend']} aria-label={t('collisions.legend')}>
      {UNIT_MOVEMENTS.filter((movement) => movement !== 'other' && units.some((unit) => unit.movement === movement)).map((movement) => (
        <Sign key={movement} units={unitsOf(movement)}>
          {UNIT_MOVEMENT_LABELS[movement][language]}
        </Sign>
      ))}
      {units.some(({ lostControl }) => lostControl) && (
        <Sign units={[{ ...PLAIN, lostControl: true }]}>{t('collisions.lostControlSign')}</Sign>
      )}
      {units.some(({ hitObject }) => hitObject) && <Sign units={[{ ...PLAIN, hitObject: true }]}>{t('collisions.hitObjectSign')}</Sign>}
      {SEVERITIES.filter((severity) => severities.includes(severity)).map((severity) => (
        <li key={severity}>
          <SeverityMark severity={severity} />
          {ACCIDENT_SEVERITY_LABELS[severity][language]}
        </li>
      ))}
    </ul>
  );
}

function unitsOf(movement: string): PatternUnit[] {
  const isPedestrian = PEDESTRIAN_MOVEMENTS.some((known) => known === movement);
  return isPedestrian ? [PLAIN, { ...PLAIN, movement, hitBy: 0 }] : [{ ...PLAIN, movement }];
}

function Sign({ units, children }: { readonly units: PatternUnit[]; readonly children: ReactNode }) {
  const [vehicle] = traceUnits({ drawing: 'movements', drivesOn: 'left', units, accidents: [] });
  if (vehicle === undefined) return null;
  const { track, ...shown } = vehicle;
  return (
    <li>
      <svg className={styles['sign']} viewBox={`${-HALF * 0.8} ${-HALF} ${HALF * 1.6} ${HALF * 2}`} aria-hidden="true">
        {track === null ? <ParkedShape x={0} y={0} /> : <VehicleShape track={track} {...shown} />}
      </svg>
      {children}
    </li>
  );
}
