import { LOCALES } from '@elektron/domain';
import { RecordTable, Section, useFormats, useLanguage } from '@elektron/ui';
import { useTranslation } from 'react-i18next';
import type { SiteDetails } from './traffic-queries.ts';

/** A year of a permanent counter, month by month: on an island a summer day may be several winter days. */
export function SeasonTable({ season: { year, monthShares } }: { readonly season: SiteDetails['seasons'][number] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  // "Ιανουάριος" as it stands alone.
  const month = new Intl.DateTimeFormat(LOCALES[language], { month: 'long', timeZone: 'UTC' });
  const title = t('traffic.season.title', { year });
  return (
    <Section title={title} lead={t('traffic.season.lead')}>
      <RecordTable
        caption={title}
        rows={monthShares.map((share, k) => ({ k, share }))}
        rowKey={({ k }) => String(k)}
        columns={[
          { head: t('traffic.season.month'), kind: 'name', cell: ({ k }) => month.format(new Date(Date.UTC(year, k, 1))) },
          { head: t('traffic.season.share'), kind: 'number', cell: ({ share }) => formats.percent(share) },
        ]}
      />
    </Section>
  );
}
