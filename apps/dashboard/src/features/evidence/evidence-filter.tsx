import { EVIDENCE_OUTCOME_LABELS, EVIDENCE_OUTCOMES, MOST_QUALITY_POINTS } from '@elektron/domain';
import { useFormats, useLanguage } from '@elektron/ui';
import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ORIGINS, useEvidenceFilter } from './use-evidence-filter.ts';
import styles from './evidence.module.css';

/** Limits of quality that can be asked for; any other stands in the address. */
const LIMITS = [50, 75, 100, 125];

/** Which studies are pooled. */
export function EvidenceFilter() {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const { choice, choose } = useEvidenceFilter();
  const limits = [...new Set([...LIMITS, ...(choice.points === null ? [] : [choice.points])])].sort((a, b) => a - b);
  return (
    <fieldset className={styles['filter']}>
      <legend className="el-hidden">{t('evidence.filter.title')}</legend>
      <NativeSelect
        label={t('evidence.filter.outcome')}
        value={choice.outcome ?? ''}
        onChange={({ currentTarget }) => void choose({ outcome: EVIDENCE_OUTCOMES.find((id) => id === currentTarget.value) ?? null })}
        data={[
          { value: '', label: t('evidence.filter.everyOutcome') },
          ...EVIDENCE_OUTCOMES.map((id) => ({ value: id, label: EVIDENCE_OUTCOME_LABELS[id][language] })),
        ]}
      />
      <NativeSelect
        label={t('evidence.filter.origin')}
        value={choice.origin}
        onChange={({ currentTarget }) => void choose({ origin: ORIGINS.find((id) => id === currentTarget.value) ?? 'all' })}
        data={ORIGINS.map((id) => ({ value: id, label: t(`evidence.filter.origins.${id}`) }))}
      />
      <NativeSelect
        label={t('evidence.filter.points', { most: formats.count(MOST_QUALITY_POINTS) })}
        value={choice.points === null ? '' : String(choice.points)}
        onChange={({ currentTarget }) => void choose({ points: currentTarget.value === '' ? null : Number(currentTarget.value) })}
        data={[
          { value: '', label: t('evidence.filter.anyPoints') },
          ...limits.map((points) => ({ value: String(points), label: t('evidence.filter.atLeast', { points: formats.count(points) }) })),
        ]}
      />
    </fieldset>
  );
}
