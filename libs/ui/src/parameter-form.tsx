import type { ParameterDeclaration, ParameterValue, ParameterValues } from '@elektron/domain';
import { NativeSelect } from '@mantine/core';
import type { Formats } from './formats.ts';
import { useFormats, useText, useUiText } from './language-context.tsx';
import { NumberField } from './number-field.tsx';
import styles from './parameter-form.module.css';

export interface ParameterFieldsProps {
  readonly parameters: readonly ParameterDeclaration[];
  readonly values: ParameterValues;
  readonly onChange: (values: ParameterValues) => void;
}

/** The fields of a method, drawn from its declaration; nothing about a method is known here. */
export function ParameterFields({ parameters, values, onChange }: ParameterFieldsProps) {
  return (
    <div className={styles['fields']}>
      {parameters
        .filter((parameter) => isRead(parameter, values))
        .map((parameter) => (
          <ParameterField
            key={parameter.name}
            parameter={parameter}
            value={values[parameter.name] ?? null}
            onChange={(value) => onChange({ ...values, [parameter.name]: value, ...setBy(parameter, value) })}
          />
        ))}
    </div>
  );
}

/** What the other values do not ask for is not shown. */
function isRead({ onlyWith }: ParameterDeclaration, values: ParameterValues): boolean {
  return onlyWith === undefined || onlyWith.values.some((value) => values[onlyWith.parameter] === value);
}

/** Values that come with a choice. */
function setBy(parameter: ParameterDeclaration, value: ParameterValue): ParameterValues {
  if (parameter.kind !== 'choice') return {};
  return parameter.choices.find((choice) => choice.value === value)?.sets ?? {};
}

interface ParameterFieldProps {
  readonly parameter: ParameterDeclaration;
  readonly value: ParameterValue;
  readonly onChange: (value: ParameterValue) => void;
}

function ParameterField({ parameter, value, onChange }: ParameterFieldProps) {
  const inLanguage = useText();
  const text = useUiText();
  const formats = useFormats();
  const label = inLanguage(parameter.labels);
  if (parameter.kind === 'choice') {
    const chosen = typeof value === 'string' ? value : parameter.defaultValue;
    const notes = parameter.choices.find((choice) => choice.value === chosen)?.notes;
    return (
      <div>
        <NativeSelect
          label={label}
          description={inLanguage(parameter.meaning)}
          value={chosen}
          onChange={(event) => onChange(event.currentTarget.value)}
          data={parameter.choices.map((choice) => ({ value: choice.value, label: inLanguage(choice.labels) }))}
        />
        {notes !== undefined && (
          <p className={styles['notes']} role="status">
            {inLanguage(notes)}
          </p>
        )}
      </div>
    );
  }
  const unit = inLanguage(parameter.unit);
  const automatic = parameter.defaultValue === null;
  const error = isParameterValid(parameter, value)
    ? undefined
    : text(parameter.whole ? 'wholeInvalid' : 'rangeInvalid', rangeOf(parameter, formats));
  return (
    <NumberField
      label={unit === '' ? label : `${label} (${unit})`}
      description={`${inLanguage(parameter.meaning)} ${text('range', rangeOf(parameter, formats))}.`}
      value={typeof value === 'number' ? value : null}
      onChange={onChange}
      step={parameter.step}
      whole={parameter.whole}
      mayBeNegative={parameter.minimum < 0}
      error={error}
      {...(automatic ? { placeholder: text('leftEmpty') } : {})}
    />
  );
}

function rangeOf(parameter: { readonly minimum: number; readonly maximum: number }, formats: Formats): Record<string, string> {
  const format = (value: number): string => (Number.isInteger(value) ? formats.count(value) : trimZeros(formats.decimal(value, 6)));
  return { minimum: format(parameter.minimum), maximum: format(parameter.maximum) };
}

function trimZeros(decimal: string): string {
  return decimal.replace(/0+$/, '');
}

/** Whether a value may be sent: in range, whole where it must be, absent only where the method may choose. */
export function isParameterValid(parameter: ParameterDeclaration, value: ParameterValue): boolean {
  if (parameter.kind === 'choice') return parameter.choices.some((choice) => choice.value === value);
  if (value === null) return parameter.defaultValue === null;
  if (typeof value !== 'number' || !Number.isFinite(value)) return false;
  return value >= parameter.minimum && value <= parameter.maximum && (!parameter.whole || Number.isInteger(value));
}

/** Where a form starts. */
export function defaultParameterValues(parameters: readonly ParameterDeclaration[]): ParameterValues {
  const defaults = Object.fromEntries(parameters.map((parameter) => [parameter.name, parameter.defaultValue]));
  return parameters.reduce((values, parameter) => ({ ...values, ...setBy(parameter, parameter.defaultValue) }), defaults);
}
