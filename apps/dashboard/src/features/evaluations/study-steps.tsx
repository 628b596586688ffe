import { useTranslation } from 'react-i18next';
import styles from './design.module.css';

/** Where each step of an evaluation begins on the page. */
export const STEP_IDS = { what: 'step-what', check: 'step-check', plan: 'step-plan', evaluate: 'step-evaluate' } as const;

/** The way through an evaluation. All steps are there at once: who knows the way goes straight to the last. */
export function StudySteps() {
  const { t } = useTranslation();
  return (
    <nav aria-label={t('design.steps')}>
      <ol className={styles['steps']}>
        {(['what', 'check', 'plan', 'evaluate'] as const).map((step) => (
          <li key={step}>
            <a href={`#${STEP_IDS[step]}`}>{t(`design.${step}`)}</a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
