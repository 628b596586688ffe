import { MEMBER_ROLE_LABELS, MEMBER_ROLES, type MemberRole } from '@elektron/domain';
import { useLanguage } from '@elektron/ui';
import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import styles from './people.module.css';

export interface RolesFieldProps {
  readonly value: readonly MemberRole[];
  readonly onChange: (roles: readonly MemberRole[]) => void;
  readonly error?: string | undefined;
}

/** What somebody will do, each role with what it opens and what it does not. */
export function RolesField({ value, onChange, error }: RolesFieldProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <Checkbox.Group
      label={t('people.roles')}
      value={[...value]}
      error={error}
      onChange={(chosen) => onChange(MEMBER_ROLES.filter((role) => chosen.includes(role)))}
    >
      <div className={styles['roles']}>
        {MEMBER_ROLES.map((role) => (
          <Checkbox key={role} value={role} label={MEMBER_ROLE_LABELS[role][language]} description={t(`roles.${role}.text`)} />
        ))}
      </div>
    </Checkbox.Group>
  );
}

/** The roles that this page knows, of those that somebody has. */
export function knownRoles(roles: readonly string[]): readonly MemberRole[] {
  return MEMBER_ROLES.filter((role) => roles.includes(role));
}
