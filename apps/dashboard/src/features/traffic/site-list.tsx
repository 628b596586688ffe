import { EmptyState, RecordTable, Section, Tag, useFormats } from '@elektron/ui';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { TrafficSite } from './traffic-queries.ts';

/** More are asked for. */
const FIRST = 25;

/** The sites under the filter, busiest first: the map for those who do not point at it. */
export function SiteList({ sites, onOpen }: { readonly sites: readonly TrafficSite[]; readonly onOpen: (id: string) => void }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const sorted = sites.toSorted((a, b) => (b.annualAverageDaily ?? -1) - (a.annualAverageDaily ?? -1));
  if (sites.length === 0) return <EmptyState title={t('traffic.noneTitle')}>{t('traffic.noneText')}</EmptyState>;
  return (
    <Section title={t('traffic.sites')} lead={t('traffic.sitesLead')}>
      <RecordTable
        caption={t('traffic.sites')}
        rows={sorted}
        rowKey={({ id }) => id}
        first={FIRST}
        columns={[
          { head: t('traffic.site'), kind: 'name', cell: (site) => nameOf(site, t('site.unnamed')) },
          { head: t('traffic.year'), kind: 'short', cell: ({ year }) => year },
          {
            head: t('traffic.perDay'),
            kind: 'number',
            cell: ({ annualAverageDaily }) => (annualAverageDaily == null ? t('site.notGiven') : formats.count(annualAverageDaily)),
          },
          {
            head: t('site.basis'),
            cell: ({ counted, bothDirections }) => (
              <>
                <Tag kind={counted ? 'plain' : 'quiet'}>{t(counted ? 'traffic.counted' : 'traffic.estimated')}</Tag>
                {!bothDirections && <Tag kind="bad">{t('traffic.oneDirection')}</Tag>}
              </>
            ),
          },
          { head: t('traffic.open'), kind: 'actions', cell: (site) => <OpenSite site={site} onOpen={onOpen} /> },
        ]}
      />
    </Section>
  );
}

interface NamedSite {
  readonly id: string;
  readonly roadName?: string | null;
  readonly startName?: string | null;
  readonly endName?: string | null;
  readonly sourceRecordId: string;
}

/** Opens a site from a list, told apart from the others by its name. */
export function OpenSite({ site, onOpen }: { readonly site: NamedSite; readonly onOpen: (id: string) => void }) {
  const { t } = useTranslation();
  return (
    <Button
      size="xs"
      variant="default"
      aria-label={`${t('traffic.open')}: ${nameOf(site, t('site.unnamed'))}`}
      onClick={() => onOpen(site.id)}
    >
      {t('traffic.open')}
    </Button>
  );
}

export function nameOf(site: Omit<NamedSite, 'id'>, unnamed: string): string {
  const between = [site.startName, site.endName].filter((name) => name != null).join(' – ');
  return `${site.roadName ?? unnamed} (${between === '' ? site.sourceRecordId : `${between}, ${site.sourceRecordId}`})`;
}
