import { useFormats, useLanguage } from '@elektron/ui';
import { useTranslation } from 'react-i18next';
import { usePrintedAt } from '../../filter/print-title.tsx';
import { useOrganisation, useRecordsOwner } from '../../graphql/workspace.ts';
import own from './evaluation-parts.module.css';

/** On paper only: whose evaluation of what, from where, and when it was printed. */
export function ResultPrintHead({ name }: { readonly name: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const { data } = useOrganisation();
  const { name: owner, attribution } = useRecordsOwner();
  const printedAt = usePrintedAt();
  return (
    <header className={own['printHead']}>
      <p>
        <strong>{owner[language]}</strong> · {t('evaluations.title')} · {name}
      </p>
      <p>{attribution[language]}</p>
      <p>{t('evaluationParts.printed', { when: formats.dateTime(printedAt, data?.organisation.timeZone) })}</p>
    </header>
  );
}
