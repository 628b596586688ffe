import { SEVERITIES, type Severity } from '@elektron/domain';
import { SeverityMark, useFormats } from '@elektron/ui';
import { useTranslation } from 'react-i18next';
import { AccidentMark } from './accident-mark.tsx';
import { CollisionGlyph } from './collision-glyph.tsx';
import { findSeverity, useCollisionWords } from './collision-words.ts';
import type { Pattern } from './pattern-tracks.ts';
import styles from './collisions.module.css';

/** So few stand below their picture; more are opened. */
const SHOWN_ACCIDENTS = 2;

interface PatternCardProps {
  readonly pattern: Pattern;
  /** As the table calls it. */
  readonly number: number;
  readonly legs: readonly number[];
}

/** Accidents whose units moved alike: the picture, the same in words, and the accidents one by one. */
export function PatternCard({ pattern, number, legs }: PatternCardProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const words = useCollisionWords();
  const { units, accidents } = pattern;
  const count = t('collisions.accidents', { count: accidents.length, shown: formats.count(accidents.length) });
  const list = (
    <ul className={styles['marks']}>
      {accidents.map(({ accident, roadUsers }) => (
        <AccidentMark
          key={accident.id}
          accident={accident}
          said={units.flatMap(({ hitBy }, index) => (hitBy == null ? [words.roadUser(roadUsers[index])] : [])).join(', ')}
        />
      ))}
    </ul>
  );
  return (
    <li className={styles['card']}>
      <p className={styles['count']}>{t('collisions.pattern', { number: formats.count(number), accidents: count })}</p>
      <Severities accidents={accidents} />
      <CollisionGlyph pattern={pattern} legs={legs} label={`${count}: ${units.map(words.unit).join('; ')}`} />
      <ol className={styles['units']}>
        {units.map((unit, index) => (
          <li key={index}>{words.unit(unit)}</li>
        ))}
      </ol>
      {accidents.length <= SHOWN_ACCIDENTS ? (
        list
      ) : (
        <details>
          <summary>{t('collisions.oneByOne')}</summary>
          {list}
        </details>
      )}
    </li>
  );
}

/** How many of each severity, by shape and word. */
function Severities({ accidents }: { readonly accidents: Pattern['accidents'] }) {
  const formats = useFormats();
  const words = useCollisionWords();
  const counts = Map.groupBy(accidents, ({ accident }) => findSeverity(accident.severity));
  return (
    <ul className={styles['severities']}>
      {SEVERITIES_AND_UNKNOWN.filter((severity) => counts.has(severity)).map((severity) => (
        <li key={severity ?? 'unknown'}>
          <SeverityMark severity={severity} />
          {`${words.severity(severity)} ${formats.count(counts.get(severity)!.length)}`}
        </li>
      ))}
    </ul>
  );
}

const SEVERITIES_AND_UNKNOWN: readonly (Severity | null)[] = [...SEVERITIES, null];
