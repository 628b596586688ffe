import { LINK_NUMBERS, type LinkNumberName } from '@elektron/domain';
import { NumberField, useFormats } from '@elektron/ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isAllowed, useLinkQuestion } from './use-link-question.ts';
import styles from './priorities.module.css';

/** A distance that can be chosen: it goes into the address once it is one that the API takes. */
export function LinkNumberField({ name }: { readonly name: LinkNumberName }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { choice, choose } = useLinkQuestion();
  const [typed, setTyped] = useState<{ readonly value: number | null; readonly of: number } | null>(null);
  // What was typed gives way to what the address says since.
  const value = typed?.of === choice[name] ? typed.value : choice[name];
  const { least, most } = LINK_NUMBERS[name];
  const isWrong = value === null || !isAllowed(name, value);
  return (
    <div className={styles['number']}>
      <NumberField
        label={t(`priorities.${name}`)}
        value={value}
        whole
        error={isWrong ? t('priorities.outOfRange', { least: formats.count(least), most: formats.count(most) }) : undefined}
        onChange={(next) => {
          if (next !== null && isAllowed(name, next)) {
            setTyped(null);
            choose({ [name]: next });
          } else setTyped({ value: next, of: choice[name] });
        }}
      />
    </div>
  );
}
