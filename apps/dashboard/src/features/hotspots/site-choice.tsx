import { useQuery } from '@apollo/client/react';
import { Notice, useFormats } from '@elektron/ui';
import { Anchor, NativeSelect } from '@mantine/core';
import { parseAsInteger, useQueryState } from 'nuqs';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMay } from '../../graphql/session.tsx';
import { SITE_TABLES, type SiteTableAnswer } from '../../graphql/site-tables.ts';

/** Which sites are to be ranked: null for those of the road network. */
export interface ChosenTable {
  readonly tables: readonly SiteTableAnswer[];
  readonly chosen: SiteTableAnswer | null;
  readonly onChoose: (siteTableId: number | null) => void;
}

/** The tables in use, and the one that the address names. */
export function useChosenTable(): ChosenTable {
  const { data } = useQuery(SITE_TABLES, { fetchPolicy: 'cache-and-network' });
  const [siteTableId, setSiteTableId] = useQueryState('sites', parseAsInteger);
  const tables = (data?.siteTables ?? []).filter(({ retiredAt }) => retiredAt == null);
  return {
    tables,
    chosen: tables.find((table) => table.siteTableId === siteTableId) ?? null,
    onChoose: (next) => void setSiteTableId(next),
  };
}

/** The organisation's own roads, or a table of sites that it has brought. */
export function SiteChoice({ tables, chosen, onChoose }: ChosenTable) {
  const { t } = useTranslation();
  const formats = useFormats();
  const mayImport = useMay('records.import');
  return (
    <>
      <NativeSelect
        label={t('siteTables.which')}
        description={t('siteTables.whichHelp')}
        value={chosen === null ? '' : String(chosen.siteTableId)}
        onChange={(event) => onChoose(event.currentTarget.value === '' ? null : Number(event.currentTarget.value))}
        data={[
          { value: '', label: t('siteTables.ownRoads') },
          ...tables.map(({ siteTableId, name, siteCount }) => ({
            value: String(siteTableId),
            label: `${name} (${formats.count(siteCount)})`,
          })),
        ]}
      />
      {chosen !== null && (
        <Notice kind="note">
          {chosen.firstYear == null
            ? t('siteTables.recordCounts')
            : t('siteTables.ownCounts', { first: chosen.firstYear, last: chosen.lastYear })}
        </Notice>
      )}
      {mayImport && (
        <Anchor component={Link} to="/app/site-tables" size="sm">
          {t('siteTables.bring')}
        </Anchor>
      )}
    </>
  );
}
