import { Page } from '@elektron/ui';
import { parseAsString, useQueryState } from 'nuqs';
import { useTranslation } from 'react-i18next';
import { AcceptedFiles } from './accepted-files.tsx';
import { AreasLink } from './areas-link.tsx';
import { useMay } from '../../graphql/session.tsx';
import { BatchPage } from './batch-page.tsx';
import { BatchesList } from './batches-list.tsx';
import { DuplicatesLink } from './duplicates-link.tsx';
import { PlacesLink } from './places-link.tsx';
import { SiteTablesLink } from './site-tables-link.tsx';
import { TemplateLink } from './template-link.tsx';
import { UploadPanel } from './upload-panel.tsx';

/** Files in, and what became of each of them. */
export function ImportsPage() {
  const { t } = useTranslation();
  const [batch, setBatch] = useQueryState('batch', parseAsString.withOptions({ history: 'push' }));
  const mayImport = useMay('records.import');
  const open = (id: string | null): void => void setBatch(id);
  if (batch !== null) return <BatchPage key={batch} batchId={batch} onBack={() => open(null)} onOpen={open} />;
  return (
    <Page title={t('imports.title')} lead={t(mayImport ? 'imports.lead' : 'imports.leadToRead')}>
      {mayImport && <UploadPanel onStarted={open} />}
      {mayImport && <TemplateLink />}
      {mayImport && <AcceptedFiles />}
      {mayImport && <DuplicatesLink found={null} />}
      {mayImport && <SiteTablesLink />}
      {mayImport && <AreasLink />}
      {mayImport && <PlacesLink />}
      <BatchesList onOpen={open} />
    </Page>
  );
}
