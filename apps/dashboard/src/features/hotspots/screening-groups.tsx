import { Notice, ScrollBox, useFormats, useLanguage } from '@elektron/ui';
import { useTranslation } from 'react-i18next';
import { CalibratedFunctionOfGroup } from './calibrated-function.tsx';
import { LeftOutTable } from './left-out-table.tsx';
import { PooledFunction } from './pooled-function.tsx';
import { ResidualsChart } from './residuals-chart.tsx';
import { isRelative, type SafetyFunction, type ScreenedGroup, type Screening, type Term } from './screening.ts';
import styles from './hotspots.module.css';

export interface ScreeningGroupsProps {
  readonly screening: Pick<Screening, 'groups' | 'notAtSites'> & Partial<Pick<Screening, 'table' | 'pool'>>;
  /** Of the table of accidents that were not looked at; by default that they are at no site. */
  readonly leftOutTitle?: string;
}

/** What each group of like sites was compared by, and how well that fits. */
export function ScreeningGroups({ screening, leftOutTitle }: ScreeningGroupsProps) {
  const { t } = useTranslation();
  return (
    <section className={styles['groups']} aria-labelledby="screening-groups">
      <h2 id="screening-groups">{t('screening.groups')}</h2>
      <p className={styles['soft']}>{t('screening.groupsText')}</p>
      <PooledRanks pool={screening.pool} />
      {screening.groups.map((group) => (
        <Group key={group.group} group={group} pool={screening.pool} relative={isRelative(screening)} />
      ))}
      <LeftOutTable caption={leftOutTitle ?? t('screening.notAtSites')} leftOut={screening.notAtSites} />
    </section>
  );
}

function PooledRanks({ pool }: { readonly pool: Screening['pool'] }) {
  const { t } = useTranslation();
  const formats = useFormats();
  if (pool?.ranks == null) return null;
  const { first, alsoAlone } = pool.ranks;
  return <p>{t('screening.pool.ranks', { first: formats.count(first), alsoAlone: formats.count(alsoAlone) })}</p>;
}

interface GroupProps {
  readonly group: ScreenedGroup;
  readonly pool: Screening['pool'];
  readonly relative: boolean;
}

function Group({ group, pool, relative }: GroupProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const traffic = { measured: formats.count(group.measuredSites), modelled: formats.count(group.modelledSites) };
  const unknown = formats.count(group.sites - group.measuredSites - group.modelledSites);
  return (
    <article className={styles['group']}>
      <h3>{group.labels[language]}</h3>
      <p>
        {t('screening.groupSize', { sites: formats.count(group.sites), accidents: formats.count(group.accidents) })}{' '}
        {group.lengthMeters !== null && t('screening.groupLength', { length: formats.decimal(group.lengthMeters / 1000, 1) })}{' '}
        {t('screening.groupTraffic', { ...traffic, unknown })}
      </p>
      {group.noFunctionText !== null && <p>{group.noFunctionText[language]}</p>}
      {group.reasonText !== null && <p>{group.reasonText[language]}</p>}
      {group.moments !== null && (
        <p>
          {t(group.kind === 'segment' ? 'screening.momentsPerKm' : 'screening.momentsPerJunction', {
            mean: formats.decimal(group.moments.mean, 3),
            k: formats.decimal(group.moments.overdispersion, 2),
          })}
        </p>
      )}
      {group.warnings.length > 0 && (
        <Notice kind="warning">
          <ul className={styles['warnings']}>
            {group.warnings.map(({ code, message }) => (
              <li key={code}>{message[language]}</li>
            ))}
          </ul>
        </Notice>
      )}
      {group.calibrated !== undefined && <CalibratedFunctionOfGroup name={group.labels[language]} calibrated={group.calibrated} />}
      {group.function !== null && <FunctionOfGroup name={group.labels[language]} spf={group.function} relative={relative} />}
      {group.function?.pooled !== undefined && <PooledFunction fit={group.function.pooled} pool={pool} />}
    </article>
  );
}

const COEFFICIENTS = ['(intercept)', 'ln-traffic', 'ln-minor-traffic', 'ln-length'] as const;

/** Before the name of a further column of a table of sites. */
const COVARIATE = 'covariate:';

interface FunctionOfGroupProps {
  readonly name: string;
  readonly spf: SafetyFunction;
  /** Traffic is no number of vehicles a day. */
  readonly relative: boolean;
}

function FunctionOfGroup({ name, spf, relative }: FunctionOfGroupProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const range = { least: formats.count(Math.round(spf.vehiclesPerDay[0])), most: formats.count(Math.round(spf.vehiclesPerDay[1])) };
  return (
    <>
      <ScrollBox label={name}>
        <table className={styles['table']}>
          <caption>
            {t(relative ? 'screening.functionCaptionRelative' : 'screening.functionCaption', {
              sites: formats.count(spf.sites),
              accidents: formats.count(spf.accidents),
              ...range,
            })}
          </caption>
          <thead>
            <tr>
              <th scope="col">{t('screening.term')}</th>
              <th scope="col" className={styles['number']}>
                {t('screening.estimate')}
              </th>
              <th scope="col" className={styles['number']}>
                {t('screening.standardError')}
              </th>
              <th scope="col" className={styles['number']}>
                {t('screening.interval')}
              </th>
              <th scope="col" className={styles['number']}>
                {t('screening.pValue')}
              </th>
            </tr>
          </thead>
          <tbody>
            {spf.coefficients.map((term) => (
              <TermRow key={term.name} term={term} />
            ))}
          </tbody>
        </table>
      </ScrollBox>
      <p>
        {t(spf.overdispersionForm === 'constant' ? 'screening.fitConstant' : 'screening.fitOverLength', {
          k: formats.decimal(spf.overdispersion, 3),
          aic: formats.decimal(spf.akaike, 1),
        })}
      </p>
      <ResidualsChart name={name} residuals={spf.residuals} relative={relative} />
    </>
  );
}

function TermRow({ term }: { readonly term: Term }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const known = COEFFICIENTS.find((candidate) => candidate === term.name);
  const own = term.name.startsWith(COVARIATE) ? t('screening.coefficientOf', { column: term.name.slice(COVARIATE.length) }) : term.name;
  return (
    <tr>
      <th scope="row">{known === undefined ? own : t(`screening.coefficients.${known}`)}</th>
      <td className={styles['number']}>{formats.decimal(term.value, 3)}</td>
      <td className={styles['number']}>{formats.decimal(term.standardError, 3)}</td>
      <td className={styles['number']}>
        {t('screening.between', { lower: formats.decimal(term.lower, 3), upper: formats.decimal(term.upper, 3) })}
      </td>
      <td className={styles['number']}>{formats.pValue(term.pValue)}</td>
    </tr>
  );
}
