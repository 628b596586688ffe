import { INTERVENTION_KIND_LABELS, INTERVENTION_KINDS, nameInterventionKind } from '@elektron/domain';
import { DateField, useLanguage } from '@elektron/ui';
import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CostFields } from './cost-fields.tsx';
import type { DraftFault, InterventionDraft } from './intervention-draft.ts';
import { ReasonFields } from './reason-fields.tsx';
import { TargetField } from './target-field.tsx';
import styles from './evaluations.module.css';

export interface InterventionFieldsProps {
  readonly draft: InterventionDraft;
  readonly change: (part: Partial<InterventionDraft>) => void;
  /** What to complain of, each at its field. */
  readonly faults: ReadonlySet<DraftFault>;
}

type NamedFault = Extract<DraftFault, 'name' | 'worksStart' | 'worksLastDay' | 'order' | 'source'>;

/** What was done and when, why there, and who says so. */
export function InterventionFields({ draft, change, faults }: InterventionFieldsProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const complaint = (fault: NamedFault): string | undefined => (faults.has(fault) ? t(`evaluations.missing.${fault}`) : undefined);
  const kinds: readonly string[] = INTERVENTION_KINDS;
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
        onChange={(event) => change({ kind: event.currentTarget.value })}
        data={[
          ...INTERVENTION_KINDS.map((kind) => ({ value: kind, label: INTERVENTION_KIND_LABELS[kind][language] })),
          // One beyond the catalogue stays as it was written.
          ...(kinds.includes(draft.kind) ? [] : [{ value: draft.kind, label: nameInterventionKind(draft.kind)[language] }]),
        ]}
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
      <ReasonFields draft={draft} change={change} faults={faults} />
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
      <CostFields draft={draft} change={change} faults={faults} />
      <TargetField target={draft.target} onTarget={(target) => change({ target })} />
    </>
  );
}
