import { skipToken, useQuery } from '@apollo/client/react';
import { EVIDENCE_KINDS, INTERVENTION_KIND_LABELS } from '@elektron/domain';
import { QueryState, useLanguage } from '@elektron/ui';
import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { toStatus } from '../../graphql/query-status.ts';
import type { AlternativeDraft } from './appraisal-draft.ts';
import { FACTOR_TO_TAKE } from './appraisals-queries.ts';
import styles from './appraisals.module.css';

interface LibraryChoiceProps {
  readonly draft: AlternativeDraft;
  readonly asked: boolean;
  readonly change: (part: Partial<AlternativeDraft>) => void;
}

/** A factor of the network's library by kind of intervention, with what is known of it. */
export function LibraryChoice({ draft: { libraryKind }, asked, change }: LibraryChoiceProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const result = useQuery(FACTOR_TO_TAKE, libraryKind === '' ? skipToken : { variables: { kind: libraryKind } });
  return (
    <>
      <NativeSelect
        required
        label={t('appraisals.effect.libraryKind')}
        description={t('appraisals.effect.libraryWhy')}
        value={libraryKind}
        error={asked && libraryKind === '' ? t('appraisals.needed') : undefined}
        onChange={(event) => change({ libraryKind: event.currentTarget.value })}
        data={[
          { value: '', label: t('appraisals.effect.chooseKind') },
          ...EVIDENCE_KINDS.map((kind) => ({ value: kind, label: INTERVENTION_KIND_LABELS[kind][language] })),
        ]}
      />
      {libraryKind !== '' && (
        <QueryState status={toStatus(result, language)}>
          {({ kindEvidence: { entry } }) => (
            <p className={styles['soft']} role="status">
              {entry.sentence[language]} {entry.sources.map((source) => source[language]).join('; ')}
            </p>
          )}
        </QueryState>
      )}
    </>
  );
}
