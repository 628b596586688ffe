import { Notice, useLanguage } from '@elektron/ui';
import { useTranslation } from 'react-i18next';
import type { Assessment } from './assessment.ts';
import { CoverageTable } from './coverage-table.tsx';
import { LegalFacts, ReportFacts } from './report-facts.tsx';
import { SitesTable } from './sites-table.tsx';
import { TotalsTables } from './totals-table.tsx';
import styles from './network-assessment.module.css';

export interface AssessmentReportProps {
  readonly assessment: Assessment;
  readonly lit: string | null;
  readonly onLight: (id: string) => void;
}

/** Beside the map: what to beware of, the lengths, which roads are covered, every section, and how it was computed. */
export function AssessmentReport({ assessment, lit, onLight }: AssessmentReportProps) {
  const coverage = <CoverageTable roads={assessment.roads} classes={assessment.coverage.classes} />;
  // With no road covered there are no lengths to show: first somebody has to say which are.
  const isNone = assessment.siteCount === 0;
  return (
    <div className={styles['report']}>
      {isNone ? coverage : <TotalsTables assessment={assessment} />}
      <Caveats notices={assessment.notices} />
      {!isNone && coverage}
      {!isNone && <SitesTable assessment={assessment} lit={lit} onLight={onLight} />}
      <RunWarnings warnings={assessment.runWarnings} />
      <ReportFacts assessment={assessment} />
      <LegalFacts />
    </div>
  );
}

function Caveats({ notices }: Pick<Assessment, 'notices'>) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <Notice kind="warning" title={t('assessment.beware')}>
      <ul className={styles['caveats']}>
        {notices.map(({ code, message }, k) => (
          <li key={`${code} ${k}`}>{message[language]}</li>
        ))}
      </ul>
    </Notice>
  );
}

/** What holds for the ranking holds for the classes that are made from it. */
function RunWarnings({ warnings }: { readonly warnings: Assessment['runWarnings'] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (warnings.length === 0) return null;
  return (
    <details className={styles['more']}>
      <summary>{t('assessment.runWarnings', { count: warnings.length })}</summary>
      <ul className={styles['caveats']}>
        {warnings.map(({ code, message }) => (
          <li key={code}>{message[language]}</li>
        ))}
      </ul>
    </details>
  );
}
