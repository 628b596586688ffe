import { Notice, Tag, useFormats, useLanguage } from '@elektron/ui';
import { Button } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { DuplicateComparison } from './duplicate-comparison.tsx';
import type { DuplicatePair } from './duplicates-queries.ts';
import { PlaceSketch } from './place-sketch.tsx';
import { useDuplicateDecision } from './use-duplicate-decision.ts';
import styles from './duplicates.module.css';

export interface DuplicatePairCardProps {
  readonly pair: DuplicatePair;
  readonly onDecided: () => void;
}

/** Two records side by side, why they may be one, and what a person can say about that. */
export function DuplicatePairCard({ pair, onDecided }: DuplicatePairCardProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const title = useId();
  return (
    <li>
      <article className={styles['pair']} aria-labelledby={title}>
        <h3 id={title}>
          {t('duplicates.score', { score: formats.count(pair.score) })}
          {pair.status !== 'open' && <Tag kind="quiet">{t(`duplicates.${pair.status === 'same' ? 'same' : 'different'}`)}</Tag>}
        </h3>
        <div className={styles['body']}>
          <DuplicateComparison pair={pair} />
          <PlaceSketch one={pair.one} other={pair.other} />
          <ScoreParts pair={pair} />
        </div>
        <Decision pair={pair} title={title} onDecided={onDecided} />
      </article>
    </li>
  );
}

function ScoreParts({ pair }: { readonly pair: DuplicatePair }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  return (
    <table className={styles['score']}>
      <caption>{t('duplicates.why')}</caption>
      <tbody>
        {pair.parts.map(({ part, label, points, most, measured }) => (
          <tr key={part}>
            <th scope="row">{label[language]}</th>
            <td>{measured?.[language] ?? ''}</td>
            <td className={styles['points']}>{t('duplicates.points', { points: formats.count(points), most: formats.count(most) })}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Decision({ pair, title, onDecided }: DuplicatePairCardProps & { readonly title: string }) {
  const { t } = useTranslation();
  const decision = useDuplicateDecision(pair, onDecided);
  const buttons =
    pair.status === 'open'
      ? ([
          ['keepOne', () => decision.markSame(pair.other.accident.id)],
          ['keepOther', () => decision.markSame(pair.one.accident.id)],
          ['markDifferent', decision.markDifferent],
        ] as const)
      : ([['undo', decision.undo]] as const);
  return (
    <>
      {pair.decidedByName != null && <p className={styles['soft']}>{t('duplicates.decidedBy', { name: pair.decidedByName })}</p>}
      {decision.refusal !== null && (
        <Notice kind="danger" announce>
          {decision.refusal.message}
        </Notice>
      )}
      <div className={styles['go']}>
        {buttons.map(([name, act]) => (
          <Button key={name} size="sm" variant="default" aria-describedby={title} loading={decision.loading} onClick={() => void act()}>
            {t(`duplicates.${name}`)}
          </Button>
        ))}
      </div>
    </>
  );
}
