import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import styles from './imports.module.css';

/** The way to the areas and points of interest by which accidents are counted. */
export function AreasLink() {
  const { t } = useTranslation();
  const { search } = useLocation();
  const language = new URLSearchParams(search).get('lang');
  return (
    <p className={styles['soft']}>
      <Link to={`/app/areas${language === null ? '' : `?lang=${language}`}`}>{t('areas.open')}</Link>
    </p>
  );
}
