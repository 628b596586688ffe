import { describeProblem } from '@elektron/domain';
import { PasswordField, useLanguage } from '@elektron/ui';
import { useTranslation } from 'react-i18next';
import { useSignInOptions } from '../graphql/sign-in.ts';
import styles from './forms.module.css';

export interface NewPasswordFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** After an attempt: says what is wrong, if it can be seen here. */
  readonly complains?: boolean;
}

/** A password to be made. Its rule stands there before anything is typed, and how far it is kept is said while typing. */
export function NewPasswordField({ label, value, onChange, complains = false }: NewPasswordFieldProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const minimum = useSignInOptions().data?.signInOptions.passwordMinimum;
  const left = minimum === undefined ? null : minimum - lengthOf(value);
  const tooShort = left !== null && left > 0;
  const error =
    value === ''
      ? t('entrance.link.missing.password')
      : describeProblem({ code: 'PASSWORD_TOO_SHORT', details: { minimum: minimum ?? 0 } }, language);
  return (
    <div className={styles['newPassword']}>
      <PasswordField
        name="newPassword"
        label={label}
        autoComplete="new-password"
        description={minimum === undefined ? undefined : t('entrance.passwordRule.rule', { minimum })}
        value={value}
        error={complains && (value === '' || tooShort) ? error : undefined}
        onChange={onChange}
      />
      {value !== '' && left !== null && (
        <p className={styles['left']} data-enough={left <= 0 || undefined} role="status">
          {left > 0 ? t('entrance.passwordRule.left', { count: left }) : t('entrance.passwordRule.enough')}
        </p>
      )}
    </div>
  );
}

/** Whether it is worth sending; what the server knows beyond the length it says itself. */
export function isLongEnough(password: string, minimum: number | undefined): boolean {
  return password !== '' && lengthOf(password) >= (minimum ?? 0);
}

/** As the server counts: a letter outside of the basic plane is one character, not two. */
function lengthOf(password: string): number {
  return Array.from(password).length;
}
