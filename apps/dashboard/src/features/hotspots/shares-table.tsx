import { ScrollBox, useFormats, useLanguage } from '@elektron/ui';
import { Button, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LeftOutTable } from './left-out-table.tsx';
import type { Proportions, SiteShare } from './proportions.ts';
import type { SitesTableProps } from './sites-table.tsx';
import styles from './hotspots.module.css';

/** So many rows are read; the others are there for whoever asks. */
const FIRST_SITES = 20;

export interface SharesTableProps extends Pick<SitesTableProps, 'lit' | 'onLight' | 'onPick'> {
  readonly proportions: Proportions;
}

/** The sites as a list: never a share without its n, its exact limits and that of its group. */
export function SharesTable({ proportions, lit, onLight, onPick }: SharesTableProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const [whole, setWhole] = useState(false);
  const { sites } = proportions;
  const places = Array.from({ length: whole ? sites.length : Math.min(FIRST_SITES, sites.length) }, (_, i) => i + 1);
  // A site that is lit on the map is shown here too, wherever it stands.
  if (lit !== null && lit > places.length) places.push(lit);
  return (
    <>
      <p className={styles['soft']}>{t('proportions.type', { type: proportions.typeText[language] })}</p>
      <ScrollBox framed label={t('proportions.tableCaption')}>
        <table className={styles['table']}>
          <caption className="el-hidden">{t('proportions.tableCaption')}</caption>
          <Heads level={formats.percent(proportions.level)} />
          <tbody>
            {places.map((place) => (
              <ShareRow
                key={place}
                place={place}
                share={sites[place - 1]!}
                proportions={proportions}
                lit={lit}
                onLight={onLight}
                onPick={onPick}
              />
            ))}
          </tbody>
        </table>
      </ScrollBox>
      {!whole && sites.length > FIRST_SITES && (
        <Button variant="default" size="sm" onClick={() => setWhole(true)}>
          {t('hotspots.showAll', { formatted: formats.count(sites.length) })}
        </Button>
      )}
      <ShareGroups proportions={proportions} />
    </>
  );
}

function Heads({ level }: { readonly level: string }) {
  const { t } = useTranslation();
  const numbers = [
    t('proportions.probability'),
    t('proportions.ofType'),
    t('proportions.proportion', { level }),
    t('proportions.ofGroup'),
    t('proportions.unknown'),
  ];
  return (
    <thead>
      <tr>
        <th scope="col">{t('hotspots.rank')}</th>
        <th scope="col">{t('screening.site')}</th>
        {numbers.map((label) => (
          <th key={label} scope="col" className={styles['number']}>
            {label}
          </th>
        ))}
      </tr>
    </thead>
  );
}

interface ShareRowProps extends SharesTableProps {
  readonly place: number;
  readonly share: SiteShare;
}

function ShareRow({ place, share, proportions, lit, onLight, onPick }: ShareRowProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const group = proportions.groups[share.group];
  const { proportionInterval: limits, rank, excess, probability } = share;
  const percentLimits = { lower: formats.percent(limits.lower), upper: formats.percent(limits.upper) };
  return (
    <tr id={`site-${place}`} data-lit={place === lit || undefined} onMouseEnter={() => onLight(place)} onMouseLeave={() => onLight(null)}>
      <td>
        <UnstyledButton
          className={styles['rankButton']}
          onClick={() => onPick(place)}
          onFocus={() => onLight(place)}
          onBlur={() => onLight(null)}
          aria-label={rank === null ? t('screening.showUnranked', { n: place }) : t('screening.showOnMap', { rank })}
        >
          {rank ?? '–'}
        </UnstyledButton>
      </td>
      <SiteCell share={share} proportions={proportions} />
      <td className={styles['number']}>{probability === null ? '–' : formats.percent(probability, 1)}</td>
      <td className={styles['number']}>{t('proportions.of', { of: formats.count(share.ofType), all: formats.count(share.accidents) })}</td>
      <td className={styles['number']}>
        {formats.percent(share.proportion)}
        <span className={styles['limits']}>{t('screening.between', percentLimits)}</span>
      </td>
      <td className={styles['number']}>
        {group?.proportion == null ? '–' : formats.percent(group.proportion)}
        {group?.proportion != null && excess !== null && (
          <span className={styles['limits']}>
            {t('proportions.here', { difference: `${excess > 0 ? '+' : ''}${formats.percent(excess)}` })}
          </span>
        )}
      </td>
      <td className={styles['number']}>{formats.count(share.unknown)}</td>
    </tr>
  );
}

function SiteCell({ share, proportions }: Pick<ShareRowProps, 'share' | 'proportions'>) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const { kinds, reasons } = proportions.labels;
  const { lengthMeters: meters } = share;
  const length = meters === null ? '' : `, ${t('screening.meters', { value: formats.decimal(meters, meters < 10 ? 1 : 0) })}`;
  return (
    <th scope="row" className={styles['siteName']}>
      {share.roadName ?? t('hotspots.noRoad')}
      <span className={styles['limits']}>
        {kinds[share.kind]?.[language] ?? share.kind}
        {length}
      </span>
      {proportions.siteTable !== undefined && share.id !== share.roadName && (
        <span className={styles['limits']}>{t('siteTables.siteCode', { code: share.id })}</span>
      )}
      {share.reason !== null && <span className={styles['limits']}>{reasons[share.reason]?.[language]}</span>}
    </th>
  );
}

/** What each group of like sites was compared by, or why it was not. */
function ShareGroups({ proportions }: { readonly proportions: Proportions }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  return (
    <section className={styles['groups']} aria-labelledby="share-groups">
      <h2 id="share-groups">{t('screening.groups')}</h2>
      <p className={styles['soft']}>{t('proportions.groupsText')}</p>
      <ScrollBox framed label={t('screening.groups')}>
        <table className={styles['table']}>
          <caption className="el-hidden">{t('screening.groups')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('proportions.group')}</th>
              {(['sites', 'modelledSites', 'ofType', 'ofGroup', 'alpha', 'beta'] as const).map((name) => (
                <th key={name} scope="col" className={styles['number']}>
                  {t(`proportions.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {proportions.groups.map((group) => (
              <tr key={group.group}>
                <th scope="row" className={styles['siteName']}>
                  {group.labels[language]}
                  {group.reasonText !== null && <span className={styles['limits']}>{group.reasonText[language]}</span>}
                </th>
                <td className={styles['number']}>{formats.count(group.sites)}</td>
                <td className={styles['number']}>{formats.count(group.modelledSites)}</td>
                <td className={styles['number']}>
                  {t('proportions.of', { of: formats.count(group.ofType), all: formats.count(group.accidents) })}
                </td>
                <td className={styles['number']}>{group.proportion === null ? '–' : formats.percent(group.proportion, 1)}</td>
                <td className={styles['number']}>{group.alpha === null ? '–' : formats.decimal(group.alpha, 2)}</td>
                <td className={styles['number']}>{group.beta === null ? '–' : formats.decimal(group.beta, 2)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
      <LeftOutTable caption={t('screening.notAtSites')} leftOut={proportions.notAtSites} />
    </section>
  );
}
