import { useFormats } from '@elektron/ui';
import { useTranslation } from 'react-i18next';
import type { AccidentRecord } from '../overview-queries.ts';
import { fieldLabel, valueText } from './value-text.ts';
import styles from './corrections.module.css';

export interface CorrectedMarkProps {
  readonly accident: AccidentRecord;
  readonly field: string;
  /** Of a unit or a casualty of the accident. */
  readonly unitReference?: string;
  readonly casualtyReference?: string;
}

/** Beside a value that a person has set right: what the source says. */
export function CorrectedMark({ accident, field, unitReference = '', casualtyReference = '' }: CorrectedMarkProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const subject = casualtyReference !== '' ? 'casualty' : unitReference !== '' ? 'unit' : 'accident';
  const correction = accident.history.corrections.find(
    (each) =>
      each.isInForce &&
      each.field === field &&
      each.subject === subject &&
      each.unitReference === unitReference &&
      each.casualtyReference === casualtyReference,
  );
  if (correction === undefined) return null;
  return (
    <small className={styles['mark']}>
      {subject !== 'accident' && `${fieldLabel(subject, field)[formats.language]}: `}
      {t('corrections.mark', { value: valueText(subject, field, correction.sourceNow, formats) })}
    </small>
  );
}
