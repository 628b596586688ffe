import type { Severity } from '@elektron/domain';
import { NumberField } from '@elektron/ui';
import { Button, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { isGiven, type AlternativeDraft } from './appraisal-draft.ts';
import { EffectFields } from './effect-fields.tsx';
import { NumbersFields } from './numbers-fields.tsx';
import styles from './appraisals.module.css';

export interface AlternativeFieldsProps {
  readonly number: number;
  readonly draft: AlternativeDraft;
  readonly severities: readonly Severity[];
  readonly basis: string | undefined;
  /** In which money, in brackets; empty until values are chosen. */
  readonly money: string;
  readonly asked: boolean;
  readonly change: (part: Partial<AlternativeDraft>) => void;
  readonly onRemove: (() => void) | null;
}

const COSTS = ['capital', 'yearlyMaintenance', 'residualValue', 'serviceLifeYears'] as const;

/** Something that could be built: where, at what cost, against how many accidents, with which effect. */
export function AlternativeFields(props: AlternativeFieldsProps) {
  const { number, draft, money, asked, change, onRemove } = props;
  const { t } = useTranslation();
  const id = `alternative-${draft.key}`;
  const needed = (isThere: boolean): string | undefined => (asked && !isThere ? t('appraisals.needed') : undefined);
  return (
    <section className={styles['box']} aria-labelledby={id}>
      <header className={styles['head']}>
        <h2 id={id}>{t('appraisals.alternative', { number })}</h2>
        {onRemove !== null && (
          <Button variant="default" size="xs" onClick={onRemove} aria-label={t('appraisals.removeOf', { number })}>
            {t('appraisals.remove')}
          </Button>
        )}
      </header>
      <div className={styles['fields']}>
        <TextInput
          required
          label={t('appraisals.measure')}
          value={draft.name}
          maxLength={200}
          error={needed(draft.name.trim() !== '')}
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
        <TextInput
          required
          label={t('appraisals.place')}
          description={t('appraisals.placeWhy')}
          value={draft.place}
          maxLength={200}
          error={needed(draft.place.trim() !== '')}
          onChange={(event) => change({ place: event.currentTarget.value })}
        />
        {COSTS.map((cost) => (
          <NumberField
            key={cost}
            label={`${t(`appraisals.costs.${cost}`)}${cost === 'serviceLifeYears' ? '' : money}`}
            whole={cost === 'serviceLifeYears'}
            mayBeNegative={cost === 'residualValue'}
            value={draft[cost]}
            error={needed(isGiven(draft[cost]))}
            onChange={(value) => change({ [cost]: value })}
          />
        ))}
      </div>
      <NumbersFields {...props} />
      <EffectFields {...props} />
    </section>
  );
}
