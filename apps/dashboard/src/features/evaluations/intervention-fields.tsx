import { INTERVENTION_KIND_LABELS, INTERVENTION_KINDS } from '@elektron/domain';
import { DateField, useLanguage } from '@elektron/ui';
import { Checkbox, NativeSelect, Radio, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DraftFault, InterventionDraft } from './intervention-draft.ts';
import styles from './evaluations.module.css';

export interface InterventionFieldsProps {
  readonly draft: InterventionDraft;
  readonly change: (part: Partial<InterventionDraft>) => void;
  /** What to complain of, each at its field. */
  readonly faults: ReadonlySet<DraftFault>;
}

/** What was done and when, why there, and who says so. */
export function InterventionFields({ draft, change, faults }: InterventionFieldsProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const complaint = (fault: DraftFault): string | undefined => (faults.has(fault) ? t(`evaluations.missing.${fault}`) : undefined);
  return (
    <>
      <TextInput
        required
        label={t('evaluations.name')}
        value={draft.name}
        maxLength={200}
        error={complaint('name')}
        onChange={(event) => change({ name: event.currentTarget.value })}
      />
      <NativeSelect
        label={t('evaluations.kind')}
        value={draft.kind}
        onChange={(event) => change({ kind: INTERVENTION_KINDS.find((kind) => kind === event.currentTarget.value) ?? 'other' })}
        data={INTERVENTION_KINDS.map((kind) => ({ value: kind, label: INTERVENTION_KIND_LABELS[kind][language] }))}
      />
      <div className={styles['dates']}>
        <DateField
          required
          label={t('evaluations.worksFirst')}
          value={draft.worksStart}
          error={complaint('worksStart')}
          onChange={(worksStart) => change({ worksStart })}
        />
        <DateField
          required
          label={t('evaluations.worksLast')}
          value={draft.worksLastDay}
          error={complaint('worksLastDay') ?? complaint('order')}
          onChange={(worksLastDay) => change({ worksLastDay })}
        />
      </div>
      <Radio.Group
        label={t('evaluations.selected')}
        description={t('evaluations.selectedWhy')}
        value={draft.selected}
        onChange={(selected) => change({ selected: selected })}
      >
        <div className={styles['choices']}>
          {(['yes', 'no', 'unknown'] as const).map((value) => (
            <Radio key={value} value={value} label={t(`evaluations.selectedChoices.${value}`)} />
          ))}
        </div>
      </Radio.Group>
      <TextInput
        label={t('evaluations.source')}
        description={t('evaluations.sourceWhy')}
        value={draft.source}
        maxLength={500}
        required={!draft.illustrative}
        error={complaint('source')}
        onChange={(event) => change({ source: event.currentTarget.value })}
      />
      <Checkbox
        checked={draft.illustrative}
        onChange={(event) => change({ illustrative: event.currentTarget.checked })}
        label={t('evaluations.isIllustrative')}
      />
    </>
  );
}
