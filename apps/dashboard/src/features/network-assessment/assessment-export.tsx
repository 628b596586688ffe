import {
  ACCIDENT_TABLE_KINDS,
  COVERAGE_PARAMETERS,
  formatNames,
  type AccidentTableKind,
  type Language,
  type ParameterValues,
} from '@elektron/domain';
import { useLanguage } from '@elektron/ui';
import { useTranslation } from 'react-i18next';
import { FileMenu } from '../../exports/file-menu.tsx';
import { useAssessmentQuestion, type AssessmentChoice } from './use-assessment-question.ts';

/** The assessment as the page shows it, with all that it was asked. */
export function AssessmentExport({ runId, count }: { readonly runId: string; readonly count: number }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { choice, numbers } = useAssessmentQuestion();
  return (
    <FileMenu
      kinds={ACCIDENT_TABLE_KINDS}
      pathOf={(kind) => assessmentPath(kind, runId, numbers, choice, language)}
      heading={t('assessment.fileHeading')}
      idle={count === 0}
    />
  );
}

export function assessmentPath(
  kind: AccidentTableKind,
  runId: string,
  numbers: ParameterValues,
  coverage: Pick<AssessmentChoice, (typeof COVERAGE_PARAMETERS)[number]>,
  language: Language,
): string {
  const search = new URLSearchParams({ run: runId, lang: language });
  for (const [name, value] of Object.entries(numbers)) search.set(name, String(value));
  for (const name of COVERAGE_PARAMETERS) {
    const names = coverage[name];
    if (names !== null) search.set(name, formatNames(names));
  }
  return `/api/export/network-assessment.${kind}?${search.toString()}`;
}
