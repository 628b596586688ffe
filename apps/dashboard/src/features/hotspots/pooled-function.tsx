import { ScrollBox, useFormats, useLanguage } from '@elektron/ui';
import { useTranslation } from 'react-i18next';
import type { PooledFit, Screening } from './screening.ts';
import styles from './hotspots.module.css';

export interface PooledFunctionProps {
  readonly fit: PooledFit;
  readonly pool: Screening['pool'];
}

/** Whose sites a function rests on, at what level each is, and what the own sites say alone. */
export function PooledFunction({ fit, pool }: PooledFunctionProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const caption = t('screening.pool.factors');
  const nameOf = (key: string): string => pool?.organisations.find((organisation) => organisation.key === key)?.name[language] ?? '–';
  const number = styles['number'];
  return (
    <>
      <ScrollBox label={caption}>
        <table className={styles['table']}>
          <caption>{caption}</caption>
          <thead>
            <tr>
              <th scope="col">{t('screening.pool.organisation')}</th>
              {(['sites', 'accidents', 'factor'] as const).map((head) => (
                <th key={head} scope="col" className={number}>
                  {t(`screening.pool.${head}`)}
                </th>
              ))}
              <th scope="col" className={number}>
                {t('screening.interval')}
              </th>
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">{t('screening.pool.ours')}</th>
              <td className={number}>{formats.count(fit.ownSites)}</td>
              <td className={number}>{formats.count(fit.ownAccidents)}</td>
              <td className={number}>{formats.count(1)}</td>
              <td className={number}>–</td>
            </tr>
            {fit.organisations.map(({ key, sites, accidents, factor, lower, upper }) => (
              <tr key={key}>
                <th scope="row">{nameOf(key)}</th>
                <td className={number}>{formats.count(sites)}</td>
                <td className={number}>{formats.count(accidents)}</td>
                <td className={number}>{formats.decimal(factor, 2)}</td>
                <td className={number}>{t('screening.between', { lower: formats.decimal(lower, 2), upper: formats.decimal(upper, 2) })}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
      <p>
        {fit.exponentsPValue === null
          ? t('screening.pool.oneExponentUnknown')
          : t('screening.pool.oneExponent', { p: formats.pValue(fit.exponentsPValue) })}{' '}
        <Alone alone={fit.alone} />
      </p>
    </>
  );
}

const TRAFFIC = 'ln-traffic';

function Alone({ alone }: Pick<PooledFit, 'alone'>) {
  const { t } = useTranslation();
  const formats = useFormats();
  const exponent = typeof alone === 'string' ? undefined : alone.coefficients.find(({ name }) => name === TRAFFIC);
  if (typeof alone === 'string' || exponent === undefined) return t('screening.pool.aloneNone');
  return t('screening.pool.aloneExponent', {
    value: formats.decimal(exponent.value, 3),
    lower: formats.decimal(exponent.lower, 3),
    upper: formats.decimal(exponent.upper, 3),
    k: formats.decimal(alone.overdispersion, 3),
  });
}
