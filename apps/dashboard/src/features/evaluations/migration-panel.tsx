import { Help, ScrollBox, useFormats, useLanguage } from '@elektron/ui';
import { useTranslation } from 'react-i18next';
import type { Migration } from './evaluation-parts-queries.ts';
import { intervalWords } from './interval-words.ts';
import styles from './evaluations.module.css';

/** Whether accidents moved to the sites beside the treated ones. */
export function MigrationPanel({ migration }: { readonly migration: Migration }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const { ratio, interval, sites } = migration;
  const rows = [
    [
      t('evaluationParts.besideSites', { count: sites, formatted: formats.count(sites) }),
      migration.observedBefore,
      migration.observedAfter,
    ],
    [t('evaluations.allComparison'), migration.comparisonBefore, migration.comparisonAfter],
  ] as const;
  return (
    <section className={styles['box']} aria-labelledby="migration-title">
      <h2 id="migration-title" className={styles['withHelp']}>
        {t('evaluationParts.migration')}
        <Help what={t('evaluationParts.migration')}>{t('evaluationParts.migrationMeaning')}</Help>
      </h2>
      <p>{migration.sentence[language]}</p>
      <ScrollBox label={t('evaluationParts.migration')}>
        <table className={styles['table']}>
          <caption className="el-hidden">{t('evaluationParts.migration')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('evaluationParts.where')}</th>
              <th scope="col" className={styles['number']}>
                {t('evaluations.observedBefore')}
              </th>
              <th scope="col" className={styles['number']}>
                {t('evaluations.observedAfter')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(([name, before, after]) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td className={styles['number']}>{formats.count(before)}</td>
                <td className={styles['number']}>{formats.count(after)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t('evaluationParts.migrationRatio', { level: formats.percent(interval.level) })}</th>
              <td className={styles['number']} colSpan={2}>
                {`${ratio == null ? '–' : formats.decimal(ratio, 2)} (${intervalWords(interval, formats, 2)})`}
              </td>
            </tr>
          </tfoot>
        </table>
      </ScrollBox>
    </section>
  );
}
