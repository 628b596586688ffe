import { SeverityMark, useFormats } from '@elektron/ui';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { whenOf } from '../accident-words.ts';
import { useKept } from '../use-kept.ts';
import { findSeverity, useCollisionWords, type ShownAccident } from './collision-words.ts';

interface AccidentMarkProps {
  readonly accident: ShownAccident;
  /** What its units were, where that is not said elsewhere. */
  readonly said?: string;
}

/** One accident of a pattern: its number, its severity by shape and word, its day, and the way to it. */
export function AccidentMark({ accident, said }: AccidentMarkProps) {
  const { t } = useTranslation();
  const kept = useKept();
  const formats = useFormats();
  const words = useCollisionWords();
  return (
    <li>
      <SeverityMark severity={findSeverity(accident.severity)} />{' '}
      <Link to={kept('/app', { accident: accident.id })}>
        {t('collisions.accident', { number: formats.count(accident.number), when: whenOf(accident) })}
      </Link>
      {`, ${words.severity(accident.severity)}`}
      {said !== undefined && `: ${said}`}
    </li>
  );
}
