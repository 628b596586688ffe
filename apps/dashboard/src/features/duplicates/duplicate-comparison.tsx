import { useFormats, useLanguage, type Formats } from '@elektron/ui';
import type { Language } from '@elektron/domain';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { placeText, severityText, whenText, type DuplicateSide } from './duplicate-side.ts';
import type { DuplicatePair } from './duplicates-queries.ts';
import styles from './duplicates.module.css';

type Value = (side: DuplicateSide, language: Language, formats: Formats) => string;

/** What is compared, in the order in which a person would. */
const ROWS: readonly (readonly ['when' | 'severity' | 'road' | 'place' | 'units' | 'casualties' | 'source' | 'batch', Value])[] = [
  ['when', ({ accident }, _, formats) => whenText(accident, formats)],
  ['severity', ({ accident }, language) => severityText(accident, language)],
  ['road', ({ accident }) => accident.roadName ?? '–'],
  ['place', ({ accident }) => placeText(accident)],
  ['units', ({ unitCount }, _, formats) => formats.count(unitCount)],
  ['casualties', ({ casualtyCount }, _, formats) => formats.count(casualtyCount)],
  ['source', ({ formatLabels }, language) => formatLabels[language]],
  ['batch', ({ batchId }) => batchId],
];

/** Both records, line by line; where they differ a mark says so. */
export function DuplicateComparison({ pair: { one, other, secondaryId } }: { readonly pair: DuplicatePair }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const chosen = new URLSearchParams(useLocation().search).get('lang');
  // What is chosen of the language goes along, and nothing else of this page.
  const addressOf = (accident: string): string =>
    `/app?${new URLSearchParams({ accident, ...(chosen === null ? {} : { lang: chosen }) }).toString()}`;
  const sides = [
    { side: one, name: t('duplicates.first') },
    { side: other, name: t('duplicates.second') },
  ];
  return (
    <table className={styles['comparison']}>
      <caption>{t('duplicates.compared')}</caption>
      <thead>
        <tr>
          <td />
          {sides.map(({ side, name }) => (
            <th key={name} scope="col">
              <Link to={addressOf(side.accident.id)}>{name}</Link>
              {secondaryId === side.accident.id && <span className={styles['soft']}> {t('duplicates.leftOut')}</span>}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {ROWS.map(([name, valueOf]) => {
          const values = sides.map(({ side }) => valueOf(side, language, formats));
          return (
            <tr key={name} data-differs={values[0] !== values[1] || undefined}>
              <th scope="row">{t(`duplicates.rows.${name}`)}</th>
              {sides.map((each, i) => (
                <td key={each.name}>{values[i]}</td>
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
