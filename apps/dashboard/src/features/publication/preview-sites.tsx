import { RecordTable, useFormats, useLanguage } from '@elektron/ui';
import { useTranslation } from 'react-i18next';
import type { Preview } from './publication-queries.ts';

const KINDS = ['black-spot', 'intervention'] as const;

/** Black spots and interventions with their rounded numbers, and how many barriers. */
export function PreviewSites({ preview: { sites, barriers } }: { readonly preview: Preview }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const nameOf = (kind: string): string => {
    const known = KINDS.find((each) => each === kind);
    return known === undefined ? kind : t(`publication.siteKind.${known}`);
  };
  return (
    <>
      {sites.length > 0 && (
        <>
          <h3>{t('publication.sites')}</h3>
          <RecordTable
            caption={t('publication.sites')}
            rows={sites}
            rowKey={({ id }) => id}
            columns={[
              { head: t('publication.place'), kind: 'name', cell: ({ names }) => names[language] },
              { head: t('publication.value'), cell: ({ kind }) => nameOf(kind) },
              { head: t('publication.years'), kind: 'short', cell: ({ from, to }) => `${from}–${to}` },
              {
                head: t('publication.columns.accidents'),
                kind: 'number',
                cell: ({ accidentsAbout }) => t('publication.about', { count: formats.count(accidentsAbout) }),
              },
            ]}
          />
        </>
      )}
      {barriers > 0 && <p>{t('publication.barriersIn', { count: barriers })}</p>}
    </>
  );
}
