import { useTranslation } from 'react-i18next';
import styles from './evaluations.module.css';

/** Said loudly wherever an invented intervention appears: its result must not travel as a finding. */
export function IllustrativeBadge() {
  const { t } = useTranslation();
  return <span className={styles['badge']}>{t('evaluations.illustrative')}</span>;
}
