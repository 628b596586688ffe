import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import styles from './imports.module.css';

/** The way to tables of sites, which carry numbers of accidents and no records of them. */
export function SiteTablesLink() {
  const { t } = useTranslation();
  const { search } = useLocation();
  const language = new URLSearchParams(search).get('lang');
  return (
    <p className={styles['soft']}>
      <Link to={`/app/site-tables${language === null ? '' : `?lang=${language}`}`}>{t('siteTables.open')}</Link>
    </p>
  );
}
