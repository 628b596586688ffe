import { DIRECTIONS_ALONE, DRIVING_SIDES, type DrivingSide } from '@elektron/domain';
import { useFormats } from '@elektron/ui';
import { useTranslation } from 'react-i18next';
import { CompassFrame } from './collision-glyph.tsx';
import { findLegs, traceUnits, type Pattern } from './pattern-tracks.ts';
import { at, traceVehicle } from './vehicle-path.ts';
import styles from './collisions.module.css';

interface Flow {
  readonly from: number;
  readonly to: number;
  readonly vehicles: number;
}

const WIDEST = 3.4;
const NARROWEST = 0.8;

/** The whole place: from where to where how many vehicles of its accidents were going. */
export function FlowsPicture({ patterns }: { readonly patterns: readonly Pattern[] }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const flows = countFlows(patterns);
  const drivesOn: DrivingSide = DRIVING_SIDES.find((side) => side === patterns[0]?.drivesOn) ?? 'right';
  const most = Math.max(...flows.map(({ vehicles }) => vehicles));
  return (
    <figure className={styles['flows']}>
      <CompassFrame legs={findLegs(patterns)} label={t('collisions.flows')}>
        {flows.map(({ from, to, vehicles }, index) => {
          const rank = flows.slice(0, index).filter((flow) => flow.from === from).length;
          const path = traceVehicle({ from, to, drawing: DIRECTIONS_ALONE, drivesOn, lostControl: false, rank, alone: false });
          return (
            <g key={`${from} ${to}`}>
              <path
                className={styles['flow']}
                d={path.line}
                style={{ strokeWidth: NARROWEST + ((WIDEST - NARROWEST) * vehicles) / most }}
              />
              {path.arrows.map((corners, each) => (
                <polygon key={each} className={styles['filled']} points={corners.map(at).join(' ')} />
              ))}
              <text className={styles['flowNumber']} x={path.tail[0]} y={path.tail[1]}>
                {formats.count(vehicles)}
              </text>
            </g>
          );
        })}
      </CompassFrame>
      <figcaption>{t('collisions.flowsText')}</figcaption>
    </figure>
  );
}

/** Of all vehicles that have directions, the most frequent way first. */
function countFlows(patterns: readonly Pattern[]): Flow[] {
  const counts = new Map<string, Flow>();
  for (const pattern of patterns) {
    for (const { track } of traceUnits(pattern)) {
      if (track === null) continue;
      const key = `${track.from} ${track.to}`;
      const vehicles = (counts.get(key)?.vehicles ?? 0) + pattern.accidents.length;
      counts.set(key, { from: track.from, to: track.to, vehicles });
    }
  }
  return [...counts.values()].toSorted((a, b) => b.vehicles - a.vehicles);
}
