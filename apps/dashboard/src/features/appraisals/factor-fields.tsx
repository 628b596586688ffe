import { NumberField } from '@elektron/ui';
import { useTranslation } from 'react-i18next';
import { isGiven, type EffectDraft } from './appraisal-draft.ts';
import styles from './appraisals.module.css';

export interface FactorFieldsProps {
  readonly name: string;
  readonly effect: EffectDraft;
  readonly asked: boolean;
  readonly onChange: (effect: EffectDraft) => void;
}

/** A factor with its interval. */
export function FactorFields({ name, effect, asked, onChange }: FactorFieldsProps) {
  const { t } = useTranslation();
  return (
    <div className={styles['fields']}>
      <NumberField
        label={`${name}: ${t('appraisals.effect.factor')}`}
        value={effect.factor}
        step={0.05}
        error={asked && !isGiven(effect.factor) ? t('appraisals.needed') : undefined}
        onChange={(factor) => onChange({ ...effect, factor })}
      />
      <NumberField
        label={`${name}: ${t('appraisals.effect.lower')}`}
        value={effect.lower}
        step={0.05}
        onChange={(lower) => onChange({ ...effect, lower })}
      />
      <NumberField
        label={`${name}: ${t('appraisals.effect.upper')}`}
        value={effect.upper}
        step={0.05}
        onChange={(upper) => onChange({ ...effect, upper })}
      />
    </div>
  );
}
