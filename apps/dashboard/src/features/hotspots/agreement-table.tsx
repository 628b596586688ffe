import { ScrollBox, useFormats, useLanguage } from '@elektron/ui';
import { useTranslation } from 'react-i18next';
import type { Agreement, Comparison } from './comparison.ts';
import styles from './hotspots.module.css';

/** How far every two runs agree: each measure with its counts, or the reason why there is none. */
export function AgreementTable({ comparison: { agreements, runs } }: { readonly comparison: Pick<Comparison, 'agreements' | 'runs'> }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <ScrollBox framed label={t('comparison.agreement')}>
      <table className={styles['table']}>
        <caption className="el-hidden">{t('comparison.agreement')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('comparison.pair')}</th>
            {(['matched', 'places', 'accidents', 'ranks'] as const).map((name) => (
              <th key={name} scope="col" className={styles['number']}>
                {t(`comparison.measures.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {agreements.map((agreement) => {
            const letters = agreement.runs.map((run) => runs[run]!.letter[language]);
            return <AgreementRow key={agreement.runs.join()} agreement={agreement} letters={letters} />;
          })}
        </tbody>
      </table>
    </ScrollBox>
  );
}

function AgreementRow({ agreement, letters }: { readonly agreement: Agreement; readonly letters: readonly string[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const { matched, places, accidents, ranks, reasonTexts } = agreement;
  const shares = { places: places.share, accidents: accidents.share };
  const of = {
    places: t('comparison.ofPlaces', countsOf(places)),
    accidents: t('comparison.ofAccidents', { ...countsOf(accidents), asked: formats.count(accidents.asked) }),
  };
  function countsOf({ both, either }: { readonly both: number; readonly either: number }) {
    return { both: formats.count(both), either: formats.count(either) };
  }
  return (
    <tr>
      <th scope="row">{letters.join(' – ')}</th>
      <td className={styles['agreement']}>
        {matched.map((one, k) => (
          <span key={letters[k]} className={styles['limits']}>
            {t('comparison.matchedOf', { letter: letters[k], matched: formats.count(one.matched), hotspots: formats.count(one.hotspots) })}
          </span>
        ))}
      </td>
      {(['places', 'accidents'] as const).map((name) => (
        <td key={name} className={styles['agreement']}>
          {shares[name] === null ? (reasonTexts[name]?.[language] ?? '–') : formats.percent(shares[name])}
          <span className={styles['limits']}>{of[name]}</span>
        </td>
      ))}
      <td className={styles['agreement']}>
        {ranks.correlation === null ? (reasonTexts.ranks?.[language] ?? '–') : `ρ = ${formats.decimal(ranks.correlation, 2)}`}
        <span className={styles['limits']}>n = {formats.count(ranks.places)}</span>
      </td>
    </tr>
  );
}
