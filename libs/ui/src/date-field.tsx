import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { findDateFault, parseTypedDate } from './formats.ts';
import { useFormats, useUiText } from './language-context.tsx';
import type { UiTextKey } from './ui-texts.ts';

export interface DateFieldProps {
  readonly label: string;
  /** ISO date, or `null` while there is none. */
  readonly value: string | null;
  readonly onChange: (isoDate: string | null) => void;
  readonly description?: string;
  readonly required?: boolean;
  /** Something wrong with the date beyond its form. */
  readonly error?: string | undefined;
}

const FAULT_TEXTS = {
  form: 'dateInvalid',
  'short-year': 'dateShortYear',
  'no-such-day': 'dateNotReal',
  missing: 'dateMissing',
} as const satisfies Readonly<Record<string, UiTextKey>>;

/** A date typed as day/month/year, in both languages; the browser's own date field would follow the browser's country instead. */
export function DateField({ label, value, onChange, description, required = false, error }: DateFieldProps) {
  const formats = useFormats();
  const text = useUiText();
  const shown = value === null ? '' : formats.date(value);
  const [typed, setTyped] = useState(shown);
  const [lastShown, setLastShown] = useState(shown);
  if (shown !== lastShown) {
    // Set from outside (a preset was chosen): what was typed gives way. A value that came from typing leaves it alone.
    setLastShown(shown);
    if (parseTypedDate(typed) !== value) setTyped(shown);
  }
  const [left, setLeft] = useState(false);
  const fault = typed.trim() === '' ? (required ? 'missing' : null) : findDateFault(typed);
  const shownError = fault !== null && left ? text(FAULT_TEXTS[fault]) : error;
  return (
    <TextInput
      label={label}
      value={typed}
      required={required}
      placeholder={text('datePlaceholder')}
      inputMode="numeric"
      autoComplete="off"
      {...(description === undefined ? {} : { description })}
      {...(shownError === undefined ? {} : { error: shownError })}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        setLeft(false);
        onChange(parseTypedDate(event.currentTarget.value));
      }}
      onBlur={() => {
        setLeft(true);
        const date = parseTypedDate(typed);
        if (date !== null) setTyped(formats.date(date));
      }}
    />
  );
}
