import { useFormats, useLanguage } from '@elektron/ui';
import { useTranslation } from 'react-i18next';
import { confidenceText } from './place-text.ts';
import type { Candidate } from './places-queries.ts';
import styles from './places.module.css';

export interface PlaceCandidatesProps {
  readonly candidates: readonly Candidate[];
  readonly disabled: boolean;
  readonly onAccept: (number: number) => void;
}

/** The places that the words may mean, each with what speaks for it; the table behind the numbers of the map. */
export function PlaceCandidates({ candidates, disabled, onAccept }: PlaceCandidatesProps) {
  const { t } = useTranslation();
  if (candidates.length === 0) return <p className={styles['soft']}>{t('places.noCandidates')}</p>;
  return (
    <ol className={styles['candidates']}>
      {candidates.map((candidate, i) => (
        <li key={`${candidate.longitude} ${candidate.latitude}`}>
          <button type="button" aria-disabled={disabled} onClick={() => onAccept(i + 1)}>
            <kbd>{i + 1}</kbd>
            <CandidateText candidate={candidate} />
          </button>
        </li>
      ))}
    </ol>
  );
}

function CandidateText({ candidate }: { readonly candidate: Candidate }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const { foundByLabel, streets, source, rows, agreeing, outside } = candidate;
  const support = source === 'network' ? t('places.network') : t('places.rows', { count: rows, agreeing: formats.count(agreeing) });
  return (
    <span className={styles['candidate']}>
      <strong>{foundByLabel[language]}</strong>
      <span>{streets.join(' & ')}</span>
      <span className={styles['soft']}>
        {t('places.sure', { confidence: confidenceText(candidate, formats) })} · {support}
      </span>
      {outside && <span className={styles['why']}>{t('places.outside')}</span>}
    </span>
  );
}
