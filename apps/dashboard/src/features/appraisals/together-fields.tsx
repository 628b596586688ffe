import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { MOST_FURTHER, NO_EFFECT, type AlternativeDraft, type FurtherDraft } from './appraisal-draft.ts';
import { FactorFields } from './factor-fields.tsx';
import styles from './appraisals.module.css';

interface TogetherFieldsProps {
  readonly draft: AlternativeDraft;
  readonly asked: boolean;
  readonly change: (part: Partial<AlternativeDraft>) => void;
}

const WAYS = ['multiplied', 'strongest'] as const;

/** Factors of what is built along with the measure, and how they become one with its own: each way says what it takes for granted. */
export function TogetherFields({ draft: { together, combining }, asked, change }: TogetherFieldsProps) {
  const { t } = useTranslation();
  const set = (at: number, part: Partial<FurtherDraft>): void =>
    change({ together: together.map((each, index) => (index === at ? { ...each, ...part } : each)) });
  return (
    <>
      {together.map((each, index) => (
        <div key={index} className={styles['stack']}>
          <FactorFields
            name={t('appraisals.together.further', { number: index + 2 })}
            effect={each.effect}
            asked={asked}
            onChange={(effect) => set(index, { effect })}
          />
          <TextInput
            required
            label={`${t('appraisals.together.further', { number: index + 2 })}: ${t('appraisals.effect.source')}`}
            value={each.source}
            maxLength={2000}
            error={asked && each.source.trim() === '' ? t('appraisals.needed') : undefined}
            onChange={(event) => set(index, { source: event.currentTarget.value })}
          />
        </div>
      ))}
      {together.length > 0 && (
        <NativeSelect
          required
          label={t('appraisals.together.how')}
          description={t('appraisals.together.howWhy')}
          value={combining}
          error={asked && combining === '' ? t('appraisals.needed') : undefined}
          onChange={(event) => change({ combining: WAYS.find((way) => way === event.currentTarget.value) ?? '' })}
          data={[
            { value: '', label: t('appraisals.together.choose') },
            ...WAYS.map((way) => ({ value: way, label: t(`appraisals.together.ways.${way}`) })),
          ]}
        />
      )}
      <div className={styles['choices']}>
        {together.length < MOST_FURTHER && (
          <Button
            type="button"
            variant="default"
            size="xs"
            onClick={() => change({ together: [...together, { effect: NO_EFFECT, source: '' }] })}
          >
            {t('appraisals.together.add')}
          </Button>
        )}
        {together.length > 0 && (
          <Button type="button" variant="default" size="xs" onClick={() => change({ together: together.slice(0, -1) })}>
            {t('appraisals.together.remove')}
          </Button>
        )}
      </div>
    </>
  );
}
