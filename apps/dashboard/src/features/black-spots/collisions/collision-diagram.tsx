import { useFormats } from '@elektron/ui';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SpotDiagnosis } from '../black-spots-queries.ts';
import { AccidentMark } from './accident-mark.tsx';
import { CollisionLegend } from './collision-legend.tsx';
import { CollisionTable } from './collision-table.tsx';
import { useCollisionWords } from './collision-words.ts';
import { FlowsPicture } from './flows-picture.tsx';
import { PatternCard } from './pattern-card.tsx';
import { findLegs, type Pattern } from './pattern-tracks.ts';
import styles from './collisions.module.css';

/** How the units of the place's accidents moved: by compass where directions are on record, each by itself where they are not. */
export function CollisionDiagram({ diagnosis: { collisionDiagram, listed, accidents } }: { readonly diagnosis: SpotDiagnosis }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { patterns, undrawn } = collisionDiagram;
  const byCompass = patterns.filter(({ drawing }) => drawing === 'compass');
  const byMovement = patterns.filter(({ drawing }) => drawing !== 'compass');
  if (patterns.length === 0 && undrawn.length === 0) return <p className={styles['soft']}>{t('blackSpots.noAccidents')}</p>;
  return (
    <div className={styles['diagram']}>
      <p>
        {t('collisions.account', {
          compass: formats.count(countOf(byCompass)),
          movements: formats.count(countOf(byMovement)),
          undrawn: formats.count(undrawn.reduce((sum, { accidents: own }) => sum + own.length, 0)),
        })}{' '}
        {listed.length < accidents && t('blackSpots.onlyNewest', { shown: formats.count(listed.length), all: formats.count(accidents) })}
      </p>
      {patterns.length > 0 && (
        <>
          <p className={styles['soft']}>{t('collisions.schematic')}</p>
          <CollisionLegend patterns={patterns} />
        </>
      )}
      {byCompass.length > 0 && (
        <>
          <h4>{t('collisions.byCompass')}</h4>
          <FlowsPicture patterns={byCompass} />
          <Cards patterns={byCompass} firstNumber={1} />
        </>
      )}
      {byMovement.length > 0 && (
        <>
          <h4>{t('collisions.byMovement')}</h4>
          <p className={styles['soft']}>{t('collisions.byMovementText')}</p>
          <Cards patterns={byMovement} firstNumber={byCompass.length + 1} />
        </>
      )}
      <Undrawn diagram={collisionDiagram} />
      <CollisionTable diagram={collisionDiagram} />
    </div>
  );
}

type Diagram = SpotDiagnosis['collisionDiagram'];

function countOf(patterns: readonly Pattern[]): number {
  return patterns.reduce((sum, { accidents }) => sum + accidents.length, 0);
}

/** So many are seen at once; the others are there for whoever asks. */
const FIRST_PATTERNS = 8;

function Cards({ patterns, firstNumber }: { readonly patterns: readonly Pattern[]; readonly firstNumber: number }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const [whole, setWhole] = useState(false);
  const legs = findLegs(patterns);
  return (
    <>
      <ul className={styles['cards']}>
        {(whole ? patterns : patterns.slice(0, FIRST_PATTERNS)).map((pattern, index) => (
          <PatternCard key={pattern.accidents[0]!.accident.id} pattern={pattern} number={firstNumber + index} legs={legs} />
        ))}
      </ul>
      {patterns.length > FIRST_PATTERNS && (
        <div>
          <Button variant="default" size="sm" aria-expanded={whole} onClick={() => setWhole(!whole)}>
            {whole
              ? t('collisions.firstPatterns', { shown: formats.count(FIRST_PATTERNS) })
              : t('collisions.allPatterns', { shown: formats.count(patterns.length) })}
          </Button>
        </div>
      )}
    </>
  );
}

function Undrawn({ diagram: { undrawn } }: { readonly diagram: Diagram }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const words = useCollisionWords();
  if (undrawn.length === 0) return null;
  return (
    <>
      <h4>{t('collisions.undrawn')}</h4>
      <ul className={styles['reasons']}>
        {undrawn.map(({ reason, accidents }) => (
          <li key={reason}>
            {words.reason(reason)}{' '}
            <details>
              <summary>{t('collisions.accidents', { count: accidents.length, shown: formats.count(accidents.length) })}</summary>
              <ul className={styles['marks']}>
                {accidents.map((accident) => (
                  <AccidentMark key={accident.id} accident={accident} />
                ))}
              </ul>
            </details>
          </li>
        ))}
      </ul>
    </>
  );
}
