import type { Capability } from '@elektron/domain';
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Navigate, useLocation } from 'react-router';
import { MayNot } from '../access/may-not.tsx';
import { mayDo, useViewer } from '../graphql/viewer.ts';
import { firstPageOf, mayOpen } from './first-page.ts';
import { keepLanguage } from './shared-parameters.ts';
import styles from './failures.module.css';

/** A page for whoever may do one of these; anybody else who has its address is told whose it is. */
export function Needs({ any, children }: { readonly any: readonly Capability[]; readonly children: ReactNode }) {
  const { t } = useTranslation();
  const { search } = useLocation();
  const viewer = useViewer();
  if (viewer === null) return null;
  if (any.some((capability) => mayDo(viewer, capability))) return children;
  return (
    <div className={styles['page']}>
      <MayNot
        action={
          <Button component={Link} to={{ pathname: firstPageOf(viewer), search: keepLanguage(search) }}>
            {t('workspace.mayNot.home')}
          </Button>
        }
      />
    </div>
  );
}

/** The first page of the workspace: the overview, or where the work of somebody begins who reads no records. */
export function Home({ children }: { readonly children: ReactNode }) {
  const viewer = useViewer();
  const { search } = useLocation();
  if (viewer === null) return null;
  return mayOpen(viewer, '/app') ? children : <Navigate to={{ pathname: firstPageOf(viewer), search: keepLanguage(search) }} replace />;
}
