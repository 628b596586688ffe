import { NumberInput } from '@mantine/core';
import { useState } from 'react';
import { useFormats } from './language-context.tsx';

export interface NumberFieldProps {
  readonly label: string;
  readonly description?: string;
  /** `null` while the field is empty or holds no number. */
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
  readonly whole?: boolean;
  readonly mayBeNegative?: boolean;
  readonly step?: number;
  readonly placeholder?: string;
  readonly error?: string | undefined;
}

/** A number typed in the marks of the language; what is half typed ("62,") stays as it is. */
export function NumberField({ label, description, value, onChange, error, placeholder, ...rules }: NumberFieldProps) {
  const formats = useFormats();
  const [typed, setTyped] = useState<number | string>(value ?? '');
  // Set from outside (another method, a reset): what was typed gives way.
  if (toNumber(typed) !== value) setTyped(value ?? '');
  return (
    <NumberInput
      label={label}
      value={typed}
      onChange={(next) => {
        setTyped(next);
        onChange(toNumber(next));
      }}
      step={rules.step ?? 1}
      allowDecimal={rules.whole !== true}
      allowNegative={rules.mayBeNegative === true}
      decimalSeparator={formats.language === 'el' ? ',' : '.'}
      clampBehavior="none"
      hideControls
      {...(description === undefined ? {} : { description })}
      {...(placeholder === undefined ? {} : { placeholder })}
      {...(error === undefined ? {} : { error })}
    />
  );
}

/** Mantine hands over text while the number is half typed, with a point whatever is shown. */
function toNumber(typed: number | string): number | null {
  if (typeof typed === 'number') return typed;
  return typed.trim() === '' || !Number.isFinite(Number(typed)) ? null : Number(typed);
}
