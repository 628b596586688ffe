import { EmptyState, useLanguage } from '@elektron/ui';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { actingMembership, useViewer } from '../graphql/viewer.ts';
import { useRoleNames } from './role-names.ts';

/** In the place of what somebody has the address of, and not the right to: whose it is, and who can change that. */
export function MayNot({ action }: { readonly action?: ReactNode }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const roleNames = useRoleNames();
  const viewer = useViewer();
  const membership = viewer === null ? null : actingMembership(viewer);
  return (
    <EmptyState title={t('workspace.mayNot.title')} action={action}>
      {membership === null
        ? t('workspace.mayNot.textNone')
        : t('workspace.mayNot.text', { organisation: membership.organisation.name[language], roles: roleNames(membership.roles) })}
    </EmptyState>
  );
}
