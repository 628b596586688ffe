import { useId, type ReactNode } from 'react';
import styles from './survey.module.css';

export interface ChoicesProps<Key extends string> {
  readonly legend: string;
  readonly options: readonly { readonly key: Key; readonly label: string; readonly mark?: ReactNode }[];
  readonly value: Key | null;
  readonly onChange: (key: Key | null) => void;
  readonly error?: string | undefined;
  /** What nobody has to say can be taken back: by the same button again. */
  readonly optional?: boolean;
}

/** One of a few, each large enough for a thumb. */
export function Choices<Key extends string>({ legend, options, value, onChange, error, optional = false }: ChoicesProps<Key>) {
  const id = useId();
  return (
    <fieldset
      role="radiogroup"
      // Where it complains it takes the focus as a whole.
      tabIndex={-1}
      className={styles['choices']}
      aria-required={!optional}
      aria-invalid={error !== undefined || undefined}
      aria-describedby={error === undefined ? undefined : `${id}-error`}
    >
      <legend>
        {legend}
        {!optional && <span aria-hidden="true"> *</span>}
      </legend>
      <div className={styles['options']}>
        {options.map(({ key, label, mark }) => (
          <label key={key} className={styles['option']} data-chosen={key === value || undefined}>
            <input
              type="radio"
              name={id}
              required={!optional}
              checked={key === value}
              onChange={() => onChange(key)}
              onClick={() => optional && key === value && onChange(null)}
            />
            {mark}
            <span>{label}</span>
          </label>
        ))}
      </div>
      {error !== undefined && (
        <p id={`${id}-error`} className={styles['error']}>
          {error}
        </p>
      )}
    </fieldset>
  );
}
