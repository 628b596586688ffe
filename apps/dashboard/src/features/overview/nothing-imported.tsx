import { EmptyState, useFormats } from '@elektron/ui';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMay } from '../../graphql/session.tsx';
import { useDataVersions, useMapContext } from '../../graphql/workspace.ts';
import styles from './overview.module.css';

/** The overview of an organisation without accidents: what to do, and where the records are that it has. */
export function NothingImported() {
  const { t } = useTranslation();
  const mayImport = useMay('records.import');
  return (
    <>
      <EmptyState
        title={t('overview.emptyTitle')}
        action={
          mayImport && (
            <Button component={Link} to="/app/imports">
              {t('overview.emptyAction')}
            </Button>
          )
        }
      >
        {t('overview.emptyText')}
      </EmptyState>
      <OtherRecords />
    </>
  );
}

function OtherRecords() {
  const { t } = useTranslation();
  const formats = useFormats();
  const versions = useDataVersions().data?.dataVersions;
  const context = useMapContext().data?.mapContext;
  const sites = context?.countSites.length ?? 0;
  const pages = [
    ...(sites > 0 ? [{ to: '/app/traffic', text: t('overview.otherTraffic', { count: sites, formatted: formats.count(sites) }) }] : []),
    ...(context?.roads == null ? [] : [{ to: '/app/roads', text: t('rail.roads') }]),
    ...((versions?.accessibility ?? 0) > 0 ? [{ to: '/app/accessibility', text: t('rail.accessibility') }] : []),
  ];
  if (pages.length === 0) return null;
  return (
    <section className={styles['others']} aria-labelledby="other-records">
      <h2 id="other-records">{t('overview.otherTitle')}</h2>
      <ul>
        {pages.map(({ to, text }) => (
          <li key={to}>
            <Link to={to}>{text}</Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
