import { useQuery } from '@apollo/client/react';
import { EVIDENCE_OUTCOME_LABELS, EVIDENCE_OUTCOMES, MOST_QUALITY_POINTS, type EvidenceKind } from '@elektron/domain';
import { Notice, QueryState, useFormats, useLanguage } from '@elektron/ui';
import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { toStatus } from '../../graphql/query-status.ts';
import type { EvidenceFilterInput } from '../../graphql/generated/graphql.ts';
import { LIBRARY_FACTOR } from './design-queries.ts';
import styles from './design.module.css';

/** Which studies of the library are pooled: by origin and by the accidents that their effects are of. */
export type LibraryChoice = Required<Pick<EvidenceFilterInput, 'origin' | 'outcome'>>;

export const EVERY_STUDY: LibraryChoice = { origin: 'all', outcome: null };
const ORIGINS = ['all', 'evaluations', 'published'] as const;

export interface LibraryEffectProps {
  readonly kind: EvidenceKind;
  readonly choice: LibraryChoice;
  readonly onChoice: (choice: LibraryChoice) => void;
}

/** The effect that the network's library and published factors give for the kind of an intervention, with all that a reader needs to judge it. */
export function LibraryEffect({ kind, choice, onChoice }: LibraryEffectProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const result = useQuery(LIBRARY_FACTOR, { variables: { kind, filter: choice } });
  return (
    <div className={styles['library']}>
      <div className={styles['wanted']}>
        <NativeSelect
          label={t('evidence.filter.origin')}
          value={choice.origin ?? EVERY_STUDY.origin ?? ''}
          onChange={({ currentTarget }) => onChoice({ ...choice, origin: ORIGINS.find((id) => id === currentTarget.value) ?? 'all' })}
          data={ORIGINS.map((id) => ({ value: id, label: t(`evidence.filter.origins.${id}`) }))}
        />
        <NativeSelect
          label={t('evidence.filter.outcome')}
          value={choice.outcome ?? ''}
          onChange={({ currentTarget }) =>
            onChoice({ ...choice, outcome: EVIDENCE_OUTCOMES.find((id) => id === currentTarget.value) ?? null })
          }
          data={[
            { value: '', label: t('evidence.filter.everyOutcome') },
            ...EVIDENCE_OUTCOMES.map((id) => ({ value: id, label: EVIDENCE_OUTCOME_LABELS[id][language] })),
          ]}
        />
      </div>
      <QueryState status={toStatus(result, language)}>
        {({ kindEvidence: { entry, notices } }) => (
          <div role="status">
            <p>{entry.sentence[language]}</p>
            <Quality lowest={entry.lowestPoints ?? null} highest={entry.highestPoints ?? null} scored={entry.scoredStudies} />
            {entry.sources.length > 0 && (
              <p className={styles['soft']}>
                {t('design.library.sources', { sources: entry.sources.map((source) => source[language]).join('; ') })}
              </p>
            )}
            {(entry.factor ?? 0) >= 1 && <Notice kind="warning">{t('design.library.noFall')}</Notice>}
            {notices.map(({ code, message }) => (
              <p key={code} className={styles['advice']}>
                {message[language]}
              </p>
            ))}
          </div>
        )}
      </QueryState>
    </div>
  );
}

interface QualityProps {
  readonly lowest: number | null;
  readonly highest: number | null;
  readonly scored: number;
}

function Quality({ lowest, highest, scored }: QualityProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  if (lowest === null || highest === null) return null;
  const [low, high, most] = [lowest, highest, MOST_QUALITY_POINTS].map((points) => formats.count(points));
  return <p className={styles['soft']}>{t('design.library.quality', { low, high, most, scored: formats.count(scored) })}</p>;
}
