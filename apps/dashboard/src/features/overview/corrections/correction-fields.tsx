import { useTranslation } from 'react-i18next';
import { RecordField } from '../../../forms/record-field.tsx';
import { toTyped } from '../../../forms/record-values.ts';
import { keyOf, type CorrectableSubject, type CorrectionDraft } from './correction-draft.ts';
import { subjectLabel } from './subject-label.ts';
import styles from './corrections.module.css';

export interface CorrectionFieldsProps {
  readonly subjects: readonly CorrectableSubject[];
  readonly draft: CorrectionDraft;
  readonly faults: Readonly<Record<string, string>>;
  readonly onChange: (key: string, value: string) => void;
}

/** The accident, its units and its casualties, each with its fields as they are now. */
export function CorrectionFields({ subjects, draft, faults, onChange }: CorrectionFieldsProps) {
  const { t } = useTranslation();
  return subjects.map((subject) => (
    <fieldset key={keyOf(subject, '')} className={styles['subject']}>
      <legend>{subjectLabel(subject.subject, { unit: subject.unitReference, casualty: subject.casualtyReference }, t)}</legend>
      <div className={styles['fields']}>
        {subject.fields.map(({ field, value }) => {
          const key = keyOf(subject, field.id);
          return (
            <RecordField
              key={key}
              field={field}
              value={draft[key] ?? toTyped(field, value)}
              error={faults[key]}
              onChange={(typed) => onChange(key, typed)}
            />
          );
        })}
      </div>
    </fieldset>
  ));
}
