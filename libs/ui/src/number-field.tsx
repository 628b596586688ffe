import type { Language } from '@elektron/domain';
import { TextInput } from '@mantine/core';
import { useState, type KeyboardEvent } from 'react';
import { useFormats, useUiText } from './language-context.tsx';
import { parseTypedNumber, writeTypedNumber } from './typed-number.ts';

export interface NumberFieldProps {
  readonly label: string;
  readonly description?: string;
  /** `null` while the field is empty, `NaN` while it holds what is no such number: never a value that was not typed. */
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
  readonly whole?: boolean;
  readonly mayBeNegative?: boolean;
  /** What the arrow keys add. */
  readonly step?: number;
  readonly placeholder?: string;
  readonly error?: string | undefined;
}

/** A number typed in the marks of the language. Nothing typed is changed or dropped: what is no number is an error at the field. */
export function NumberField({ label, description, value, onChange, error, placeholder, step = 1, ...rules }: NumberFieldProps) {
  const { language } = useFormats();
  const text = useUiText();
  const write = (number: number | null): string => (number === null ? '' : writeTypedNumber(number, language));
  const [typed, setTyped] = useState(() => write(value));
  const read = readNumber(typed, language, rules);
  // Set from outside (another method, a reset, another language in which the text says something else): what was typed gives way.
  if (!Object.is(read, value) && !Number.isNaN(value) && typed !== write(value)) setTyped(write(value));
  const change = (next: string): void => {
    setTyped(next);
    onChange(readNumber(next, language, rules));
  };
  const stepByKey = (event: KeyboardEvent): void => {
    const direction = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (direction === undefined || read === null || Number.isNaN(read)) return;
    event.preventDefault();
    change(write(Number((read + direction * step).toPrecision(STEP_DIGITS))));
  };
  const understood = parseTypedNumber(typed, language);
  const shownError = error ?? (Number.isNaN(value) ? text(rules.whole === true ? 'notWhole' : 'notNumber') : undefined);
  const hint = understood?.doubtful === true ? text('understood', { number: writeTypedNumber(understood.value, language) }) : '';
  return (
    <TextInput
      label={label}
      value={typed}
      inputMode={rules.mayBeNegative === true ? 'text' : rules.whole === true ? 'numeric' : 'decimal'}
      autoComplete="off"
      onChange={(event) => change(event.currentTarget.value)}
      onKeyDown={stepByKey}
      {...(description === undefined && hint === '' ? {} : { description: [description ?? '', hint].join(' ').trim() })}
      {...(placeholder === undefined ? {} : { placeholder })}
      {...(shownError === undefined ? {} : { error: shownError })}
    />
  );
}

/** Steps of a tenth add up to 0.30000000000000004. */
const STEP_DIGITS = 12;

function readNumber(typed: string, language: Language, rules: Pick<NumberFieldProps, 'whole' | 'mayBeNegative'>): number | null {
  if (typed.trim() === '') return null;
  const number = parseTypedNumber(typed, language)?.value ?? Number.NaN;
  const breaksRule = (rules.whole === true && !Number.isInteger(number)) || (rules.mayBeNegative !== true && number < 0);
  return breaksRule ? Number.NaN : number;
}
