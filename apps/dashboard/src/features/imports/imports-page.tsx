import { Page } from '@elektron/ui';
import { parseAsString, useQueryState } from 'nuqs';
import { useTranslation } from 'react-i18next';
import { AcceptedFiles } from './accepted-files.tsx';
import { BatchPage } from './batch-page.tsx';
import { BatchesList } from './batches-list.tsx';
import { UploadPanel } from './upload-panel.tsx';

/** Files in, and what became of each of them. */
export function ImportsPage() {
  const { t } = useTranslation();
  const [batch, setBatch] = useQueryState('batch', parseAsString.withOptions({ history: 'push' }));
  const open = (id: string | null): void => void setBatch(id);
  if (batch !== null) return <BatchPage batchId={batch} onBack={() => open(null)} />;
  return (
    <Page title={t('imports.title')} lead={t('imports.lead')}>
      <UploadPanel onStarted={open} />
      <AcceptedFiles />
      <BatchesList onOpen={open} />
    </Page>
  );
}
