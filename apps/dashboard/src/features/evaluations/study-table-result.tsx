import { Notice, ScrollBox, useFormats, useLanguage } from '@elektron/ui';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { EstimatesPanel, EstimatesTablePanel, MethodsPanel } from './estimates-panel.tsx';
import type { StudyAnswer, StudyEvaluation } from './study-table.ts';
import styles from './evaluations.module.css';

/** More lines than these nobody reads on a screen; the file has all. */
const SHOWN = 200;

/** One sentence, the picture, the tables; and all of it as a file, since nothing is kept. */
export function StudyTableResult({ evaluation, answer }: { readonly evaluation: StudyEvaluation; readonly answer: StudyAnswer }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  return (
    <div className={styles['result']} aria-live="polite">
      <section className={styles['answer']} aria-label={t('studyTable.answer')}>
        <p className={styles['sentence']}>{evaluation.sentence[language]}</p>
        <p className={styles['soft']}>
          {t('studyTable.facts', {
            treated: formats.count(evaluation.treatedSites),
            reference: formats.count(evaluation.referenceSites),
            before: formats.count(evaluation.observedBefore),
            after: formats.count(evaluation.observedAfter),
            yearsBefore: formats.decimal(evaluation.yearsBefore, 1),
            yearsAfter: formats.decimal(evaluation.yearsAfter, 1),
          })}
        </p>
        {evaluation.warnings.length > 0 && (
          <Notice kind="warning">
            <ul className={styles['bullets']}>
              {evaluation.warnings.map(({ code, message }) => (
                <li key={code}>{message[language]}</li>
              ))}
            </ul>
          </Notice>
        )}
        <Button variant="default" size="sm" onClick={() => download(answer)}>
          {t('studyTable.download')}
        </Button>
      </section>
      <EstimatesPanel evaluation={evaluation} />
      <EstimatesTablePanel evaluation={evaluation} />
      <SitesTable evaluation={evaluation} />
      <MethodsPanel evaluation={evaluation} />
    </div>
  );
}

function download(answer: StudyAnswer): void {
  const url = URL.createObjectURL(new Blob([JSON.stringify(answer.evaluation, null, 1)], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = 'evaluation.json';
  link.click();
  URL.revokeObjectURL(url);
}

function SitesTable({ evaluation }: { readonly evaluation: StudyEvaluation }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const { sites } = evaluation;
  return (
    <section className={styles['box']} aria-labelledby="study-sites-title">
      <h2 id="study-sites-title">{t('studyTable.sites')}</h2>
      {sites.length > SHOWN && (
        <p className={styles['soft']}>{t('studyTable.firstSites', { shown: formats.count(SHOWN), sites: formats.count(sites.length) })}</p>
      )}
      <ScrollBox label={t('studyTable.sites')}>
        <table className={`${styles['table']} ${styles['stacked']}`}>
          <caption className="el-hidden">{t('studyTable.sites')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('studyTable.site')}</th>
              <th scope="col">{t('studyTable.role')}</th>
              {(['before', 'after', 'expected'] as const).map((column) => (
                <th key={column} scope="col" className={styles['number']}>
                  {t(`studyTable.column.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sites.slice(0, SHOWN).map((site) => (
              <tr key={site.code}>
                <th scope="row">{site.code}</th>
                <td data-label={t('studyTable.role')}>{site.roleLabels[language]}</td>
                <td className={styles['number']} data-label={t('studyTable.column.before')}>
                  {formats.count(site.observedBefore)}
                </td>
                <td className={styles['number']} data-label={t('studyTable.column.after')}>
                  {formats.count(site.observedAfter)}
                </td>
                <td className={styles['number']} data-label={t('studyTable.column.expected')}>
                  {site.expectedAfter === null ? '–' : formats.decimal(site.expectedAfter, 1)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </section>
  );
}
