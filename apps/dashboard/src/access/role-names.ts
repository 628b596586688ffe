import { MEMBER_ROLE_LABELS, MEMBER_ROLES, type Language } from '@elektron/domain';
import { useLanguage } from '@elektron/ui';

/** Roles in words, in the order of the list; one that this page does not know yet is left out. */
export function nameRoles(roles: readonly string[], language: Language): string {
  return MEMBER_ROLES.filter((role) => roles.includes(role))
    .map((role) => MEMBER_ROLE_LABELS[role][language])
    .join(', ');
}

export function useRoleNames(): (roles: readonly string[]) => string {
  const language = useLanguage();
  return (roles) => nameRoles(roles, language);
}
