import { UNKNOWN_LABEL, type CorrectableField } from '@elektron/domain';
import { useLanguage } from '@elektron/ui';
import { NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';

export interface RecordFieldProps {
  readonly field: CorrectableField;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error?: string | undefined;
  /** Beside how it is typed. */
  readonly hint?: string | undefined;
  readonly required?: boolean;
}

/** One field of a record: a list to choose from, or a text that is read when it is sent. */
export function RecordField({ field, value, onChange, error, hint, required = false }: RecordFieldProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const form = field.kind === 'date' || field.kind === 'time' || field.kind === 'place' ? t(`records.forms.${field.kind}`) : undefined;
  const description = [form, hint].filter((text) => text !== undefined).join(' · ');
  const shared = {
    label: field.labels[language],
    value,
    required,
    ...(description === '' ? {} : { description }),
    ...(error === undefined ? {} : { error }),
  };
  if (field.kind === 'code') {
    const options = (field.values ?? []).map((code) => ({ value: code, label: field.valueLabels?.[code]?.[language] ?? code }));
    return (
      <NativeSelect
        {...shared}
        data={[{ value: '', label: UNKNOWN_LABEL[language] }, ...options]}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    );
  }
  return (
    <TextInput
      {...shared}
      autoComplete="off"
      inputMode={field.kind === 'number' ? 'numeric' : 'text'}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
