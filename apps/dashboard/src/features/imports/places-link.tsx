import { Link, useLocation } from 'react-router';
import { useTranslation } from 'react-i18next';
import styles from './imports.module.css';

/** The way to accidents that have no place. */
export function PlacesLink() {
  const { t } = useTranslation();
  const { search } = useLocation();
  const language = new URLSearchParams(search).get('lang');
  return (
    <p className={styles['soft']}>
      <Link to={`/app/places${language === null ? '' : `?lang=${language}`}`}>{t('places.open')}</Link>
    </p>
  );
}
