import { COMPASS_POINTS, COMPASS_WORDS, bearingOf } from '@elektron/domain';
import { useLanguage } from '@elektron/ui';
import type { ReactNode } from 'react';
import { traceUnits, type Pattern, type TracedVehicle } from './pattern-tracks.ts';
import { ParkedShape, VehicleShape } from './vehicle-shape.tsx';
import { HALF, scale, towards } from './vehicle-path.ts';
import styles from './collisions.module.css';

interface CollisionGlyphProps {
  readonly pattern: Pattern;
  /** Bearings of the place's legs. */
  readonly legs: readonly number[];
  /** What it shows, in words. */
  readonly label: string;
}

/** The picture of one pattern; its units are numbered as in the list beside it. */
export function CollisionGlyph({ pattern, legs, label }: CollisionGlyphProps) {
  const vehicles = traceUnits(pattern);
  if (pattern.drawing !== 'compass') return <OwnFrames vehicles={vehicles} label={label} />;
  return (
    <CompassFrame legs={legs} label={label}>
      {vehicles.map((vehicle, index) => (
        <TracedShape
          key={index}
          vehicle={vehicle}
          number={index + 1}
          parkedAt={[-HALF + 16, HALF - 14 - parkedBefore(vehicles, index) * 16]}
        />
      ))}
    </CompassFrame>
  );
}

const parkedBefore = (vehicles: readonly TracedVehicle[], index: number): number =>
  vehicles.slice(0, index).filter(({ track }) => track === null).length;

/** Room for the letters of the compass. */
const MARGIN = 14;
const SIDE = (HALF + MARGIN) * 2;

/** A schematic place, north up. */
export function CompassFrame({
  legs,
  label,
  children,
}: {
  readonly legs: readonly number[];
  readonly label: string;
  readonly children: ReactNode;
}) {
  const language = useLanguage();
  return (
    <svg className={styles['glyph']} viewBox={`${-SIDE / 2} ${-SIDE / 2} ${SIDE} ${SIDE}`} role="img" aria-label={label}>
      {legs.map((bearing) => {
        const [x, y] = scale(towards(bearing), HALF - 4);
        return <line key={bearing} className={styles['leg']} x1={0} y1={0} x2={x} y2={y} />;
      })}
      {COMPASS_POINTS.filter((point) => point === 'north' || legs.includes(bearingOf(point))).map((point) => {
        const [x, y] = scale(towards(bearingOf(point)), HALF + 7);
        return (
          <text key={point} className={styles['letter']} x={x} y={y} data-north={point === 'north' || undefined}>
            {COMPASS_WORDS[point].letters[language]}
          </text>
        );
      })}
      {children}
    </svg>
  );
}

/** So wide is the frame of one vehicle. */
const FRAME = 98;

/** Each vehicle in its own frame: how they stood to each other is not recorded. */
function OwnFrames({ vehicles, label }: { readonly vehicles: readonly TracedVehicle[]; readonly label: string }) {
  const height = HALF * 2 + MARGIN;
  return (
    <svg className={styles['glyph']} viewBox={`0 ${-height / 2} ${FRAME * vehicles.length} ${height}`} role="img" aria-label={label}>
      {vehicles.map((vehicle, index) => (
        <g key={index} transform={`translate(${FRAME * (index + 0.5)} 0)`}>
          {index > 0 && <line className={styles['between']} x1={-FRAME / 2} y1={-HALF} x2={-FRAME / 2} y2={HALF} />}
          <TracedShape vehicle={vehicle} number={index + 1} parkedAt={[0, 0]} />
        </g>
      ))}
    </svg>
  );
}

interface TracedShapeProps {
  readonly vehicle: TracedVehicle;
  readonly number: number;
  readonly parkedAt: readonly [number, number];
}

function TracedShape({ vehicle: { track, hitObject, pedestrians }, number, parkedAt: [x, y] }: TracedShapeProps) {
  if (track === null) return <ParkedShape x={x} y={y} pedestrians={pedestrians} label={String(number)} />;
  return <VehicleShape track={track} hitObject={hitObject} pedestrians={pedestrians} label={String(number)} />;
}
