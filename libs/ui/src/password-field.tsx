import { TextInput, UnstyledButton, type TextInputProps } from '@mantine/core';
import { useState } from 'react';
import { EyeIcon, EyeOffIcon } from './eye-icons.tsx';
import { useUiText } from './language-context.tsx';
import styles from './password-field.module.css';

export interface PasswordFieldProps extends Pick<TextInputProps, 'label' | 'description' | 'error' | 'required' | 'name'> {
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** What a password manager is told: the password there is, or one to be made and kept. */
  readonly autoComplete: 'current-password' | 'new-password';
  /** In a dialog: where the keyboard begins. */
  readonly first?: boolean;
}

/** A password that can be looked at while it is typed. (The button of Mantine's own field hears no click of a screen reader.) */
export function PasswordField({ value, onChange, first = false, ...input }: PasswordFieldProps) {
  const text = useUiText();
  const [visible, setVisible] = useState(false);
  return (
    <TextInput
      {...input}
      {...(first ? { 'data-autofocus': true } : {})}
      type={visible ? 'text' : 'password'}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      spellCheck={false}
      autoCapitalize="none"
      rightSectionWidth={40}
      rightSection={
        <UnstyledButton
          className={styles['reveal']}
          aria-label={text('showPassword')}
          aria-pressed={visible}
          title={text(visible ? 'hidePassword' : 'showPassword')}
          onClick={() => setVisible(!visible)}
        >
          {visible ? <EyeOffIcon size={18} /> : <EyeIcon size={18} />}
        </UnstyledButton>
      }
    />
  );
}
