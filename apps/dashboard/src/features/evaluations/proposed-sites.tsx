import { ScrollBox, useFormats, useLanguage } from '@elektron/ui';
import { Button, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useRoadSiteName } from './road-site-name.ts';
import type { NearMiss, ProposedSite, ReferenceProposal } from './road-sites-queries.ts';
import styles from './evaluations.module.css';

/** More rows nobody reads; the map shows more of them, and all count. */
const LISTED_REFERENCE_SITES = 50;
const LONGEST_REASON = 500;

/** In which list of the criteria a site is named by hand. */
export type NamedList = 'excluded' | 'included';

export interface ProposedSitesProps {
  readonly proposal: Pick<ReferenceProposal, 'sites' | 'nearMisses'>;
  readonly onChoose: (list: NamedList, siteId: string, reason: string) => void;
}

/** The sites one by one, to leave out, and those that one criterion keeps out, to add: each with a reason. */
export function ProposedSites({ proposal, onChoose }: ProposedSitesProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [reason, setReason] = useState('');
  const { sites, nearMisses } = proposal;
  const reference = sites.filter(({ role }) => role === 'reference').slice(0, LISTED_REFERENCE_SITES);
  const button = (list: NamedList) => (site: ProposedSite | NearMiss, name: string) => (
    <Button
      variant="subtle"
      size="compact-sm"
      disabled={reason.trim() === ''}
      aria-label={t(`evaluations.roads.${list === 'excluded' ? 'leaveOutSite' : 'addSite'}`, { site: name })}
      onClick={() => onChoose(list, site.siteId, reason.trim())}
    >
      {t(`evaluations.roads.${list === 'excluded' ? 'leaveOut' : 'add'}`)}
    </Button>
  );
  return (
    <details>
      <summary className={styles['summary']}>{t('evaluations.roads.byHand')}</summary>
      <div className={styles['stack']}>
        <TextInput
          label={t('evaluations.roads.reason')}
          description={t('evaluations.roads.reasonHelp')}
          value={reason}
          maxLength={LONGEST_REASON}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <h4>{t('evaluations.roads.sitesCaption')}</h4>
        <SitesTable
          caption={t('evaluations.roads.sitesCaption')}
          sites={[...sites.filter(({ role }) => role === 'treated'), ...reference]}
          last={t('evaluations.roads.leaveOut')}
          remark={({ role }) => t(`evaluations.roads.${role}`)}
          action={(site, name) => site.role === 'reference' && button('excluded')(site, name)}
        />
        {nearMisses.length > 0 && (
          <>
            <h4>{t('evaluations.roads.nearMissesCaption')}</h4>
            <SitesTable
              caption={t('evaluations.roads.nearMissesCaption')}
              sites={nearMisses}
              last={t('evaluations.roads.add')}
              remark={(site) => t('evaluations.roads.keptOut', { criterion: site.reason[language] })}
              action={button('included')}
            />
          </>
        )}
      </div>
    </details>
  );
}

interface SitesTableProps<Site> {
  readonly caption: string;
  readonly sites: readonly Site[];
  readonly last: string;
  readonly remark: (site: Site) => string;
  readonly action: (site: Site, name: string) => ReactNode;
}

function SitesTable<Site extends ProposedSite | NearMiss>({ caption, sites, last, remark, action }: SitesTableProps<Site>) {
  const { t } = useTranslation();
  const formats = useFormats();
  const nameOf = useRoadSiteName();
  const rounded = (value: number | null): string => (value === null ? '–' : formats.count(Math.round(value)));
  return (
    <ScrollBox label={caption}>
      <table className={styles['table']}>
        <caption className="el-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('evaluations.roads.site')}</th>
            {[t('evaluations.roads.length'), t('evaluations.roads.traffic'), t('evaluations.observedBefore')].map((heading) => (
              <th key={heading} scope="col" className={styles['number']}>
                {heading}
              </th>
            ))}
            <th scope="col">{last}</th>
          </tr>
        </thead>
        <tbody>
          {sites.map((site) => (
            <tr key={site.siteId}>
              <th scope="row">
                {nameOf(site)} <span className={styles['soft']}>{remark(site)}</span>
              </th>
              <td className={styles['number']}>{rounded(site.lengthMeters)}</td>
              <td className={styles['number']}>{rounded(site.vehiclesPerDay)}</td>
              <td className={styles['number']}>{formats.count(site.observedBefore)}</td>
              <td>{action(site, nameOf(site))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}
