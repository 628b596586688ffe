import { useId, useState } from 'react';
import { REPORT_TEXTS } from '../texts/report-texts.ts';
import { useWords } from '../use-words.ts';
import type { PickedPlace } from './place-map.tsx';
import styles from './report.module.css';

/** Some metre. */
const DIGITS = 5;
/** How far each may be from zero, in degrees: maps end short of the poles. */
const FARTHEST = { latitude: 85, longitude: 180 } as const satisfies Record<keyof PickedPlace, number>;
const AXES = ['latitude', 'longitude'] as const;
type Axis = (typeof AXES)[number];

export interface DegreesProps {
  readonly place: PickedPlace | null;
  readonly onPick: (place: PickedPlace) => void;
}

/** A place in numbers: for who sees no map, and for who has them from elsewhere. Only both together are a place. */
export function Degrees({ place, onPick }: DegreesProps) {
  const words = useWords(REPORT_TEXTS);
  const id = useId();
  const [typed, setTyped] = useState<Readonly<Partial<Record<Axis, string>>>>({});
  const [wrong, setWrong] = useState<readonly Axis[]>([]);
  // What was typed stays until both are read, or the place comes from elsewhere.
  const [former, setFormer] = useState(place);
  if (former !== place) {
    setFormer(place);
    setTyped({});
    setWrong([]);
  }
  const shown = (axis: Axis): string => typed[axis] ?? (place === null ? '' : String(place[axis]));
  const leave = (): void => {
    setWrong(AXES.filter((axis) => shown(axis).trim() !== '' && readDegrees(shown(axis), axis) === null));
    const [latitude, longitude] = AXES.map((axis) => readDegrees(shown(axis), axis));
    if (latitude == null || longitude == null) return;
    if (latitude !== place?.latitude || longitude !== place.longitude) onPick({ latitude, longitude });
  };
  return (
    <div className={styles['degrees']}>
      {AXES.map((axis) => (
        <div key={axis} className={styles['field']}>
          <label className={styles['help']} htmlFor={`${id}-${axis}`}>
            {words(axis)}
          </label>
          <input
            id={`${id}-${axis}`}
            className={styles['input']}
            inputMode="decimal"
            value={shown(axis)}
            aria-invalid={wrong.includes(axis)}
            aria-describedby={`${id}-${axis}-wrong`}
            onChange={({ target }) => setTyped({ ...typed, [axis]: target.value })}
            onBlur={leave}
          />
          <p role="alert" id={`${id}-${axis}-wrong`}>
            {wrong.includes(axis) && words('wrongDegrees', { farthest: FARTHEST[axis] })}
          </p>
        </div>
      ))}
    </div>
  );
}

/** @returns null for what is no such number */
function readDegrees(text: string, axis: Axis): number | null {
  const plain = text.trim().replace(',', '.').replace('−', '-');
  const degrees = plain === '' ? NaN : Number(plain);
  return Math.abs(degrees) <= FARTHEST[axis] ? roundDegrees(degrees) : null;
}

export function roundDegrees(degrees: number): number {
  return Number(degrees.toFixed(DIGITS));
}
