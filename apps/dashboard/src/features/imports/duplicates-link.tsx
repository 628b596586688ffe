import { useFormats } from '@elektron/ui';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import styles from './imports.module.css';

/** The way to accidents that are perhaps on record twice. @param found by one import; null where none is meant */
export function DuplicatesLink({ found }: { readonly found: number | null }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { search } = useLocation();
  const language = new URLSearchParams(search).get('lang');
  const to = `/app/duplicates${language === null ? '' : `?lang=${language}`}`;
  return (
    <p className={styles['soft']}>
      {found !== null && `${t('duplicates.foundByImport', { count: found, shown: formats.count(found) })} `}
      <Link to={to}>{t('duplicates.open')}</Link>
    </p>
  );
}
